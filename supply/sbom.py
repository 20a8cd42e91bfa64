"""Writes the bill of materials (CycloneDX). The same lists make the same file: no time, no serial number, no path, no host.

Runs where cyclonedx-python-lib is: `python -m supply.sbom OUT`.
"""

from __future__ import annotations

import base64
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from supply.licences import installed, licence_of, plain, terms
from supply.pins import ROOT, NpmPin, Pin, npm, runtime

SPACE = UUID("6f6f0f3c-3f0e-5d0c-9b0a-2f5f5c3f7a11")


def product() -> Component:
    """The product itself."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licence = LicenseFactory().make_from_string(said["license"])
    return Component(name=said["name"], version=said["version"], type=ComponentType.APPLICATION, licenses=[licence],
                     bom_ref=said["name"])  # fmt: skip


def python_parts(pinned: Iterable[Pin]) -> Iterator[Component]:
    """What is installed with pip. Every file that a list allows is there with its hash: which one comes depends on the machine."""
    allowed, there, make = terms(), installed(), LicenseFactory()
    for pin in pinned:
        url = PackageURL(type="pypi", name=plain(pin.name), version=pin.version)
        yield Component(
            name=pin.name,
            version=pin.version,
            type=ComponentType.LIBRARY,
            purl=url,
            bom_ref=url.to_string(),
            licenses=[make.make_from_string(licence_of(pin, allowed, there))],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in pin.hashes],
        )


def npm_parts(pinned: Iterable[NpmPin]) -> Iterator[Component]:
    """What is fetched with npm and shipped."""
    make = LicenseFactory()
    for pin in pinned:
        if not pin.shipped:
            continue
        scope, _, name = pin.name.rpartition("/")
        url = PackageURL(type="npm", namespace=scope or None, name=name, version=pin.version)
        digest = base64.b64decode(pin.integrity.removeprefix("sha512-")).hex()
        yield Component(
            name=name,
            group=scope or None,
            version=pin.version,
            type=ComponentType.LIBRARY,
            purl=url,
            bom_ref=url.to_string(),
            licenses=[make.make_from_string(pin.licence)],
            hashes=[HashType(alg=HashAlgorithm.SHA_512, content=digest)],
        )


def bill() -> str:
    """The bill of materials as JSON."""
    bom = Bom(components=[*python_parts(runtime()), *npm_parts(npm())])
    bom.metadata.component = product()
    bom.register_dependency(bom.metadata.component, bom.components)
    said = json.loads(JsonV1Dot6(bom).output_as_string())
    del said["metadata"]["timestamp"], said["serialNumber"]
    said["serialNumber"] = uuid5(SPACE, json.dumps(said, sort_keys=True)).urn
    return json.dumps(said, indent=2, sort_keys=True) + "\n"


def main() -> int:
    """0 where the file is written and holds to the schema."""
    out = Path(sys.argv[1])
    text = bill()
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        print(f"The bill of materials does not hold to CycloneDX 1.6: {wrong}")
        return 1
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    print(f"{out.name}: {len(json.loads(text)['components'])} parts, CycloneDX 1.6, valid.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
