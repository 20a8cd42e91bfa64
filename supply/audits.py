"""Asks whether a weakness is known of what is pinned. Where nobody can be asked, that is said, and never taken for a no."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from supply.licences import ALLOWED
from supply.pins import REQUIREMENTS, ROOT

AUDITOR = ROOT / ".venv-supply" / "bin" / "python"
PATIENCE = 600  # seconds


@dataclass(frozen=True)
class Audit:
    """What asking came to. `asked` is False where one package or more could not be asked about."""

    of: str
    asked: bool
    weaknesses: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def passes(self) -> bool:
        """Asked, and nothing found."""
        return self.asked and not self.weaknesses

    def __str__(self) -> str:
        if not self.asked:
            return f"{self.of}: NOT AUDITED. {self.why_not}"
        found = ", ".join(self.weaknesses)
        return f"{self.of}: known weaknesses: {found}" if found else f"{self.of}: no weakness is known."


@dataclass(frozen=True)
class Exemption:
    """A known weakness that does not touch the product, until somebody has to look again."""

    package: str
    why: str
    until: date


def exemptions() -> dict[str, Exemption]:
    """The known weaknesses that do not touch the product, by id."""
    said = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["weaknesses"]
    return {name: Exemption(**each) for name, each in said.items()}


def left(found: Iterable[tuple[str, str]], exempt: dict[str, Exemption], today: date) -> tuple[str, ...]:
    """The weaknesses (package, id) that no exemption covers today."""
    covers = {(each.package, name) for name, each in exempt.items() if today <= each.until and each.why}
    return tuple(f"{package} {name}" for package, name in found if (package, name) not in covers)


def read_python(report: dict[str, Any], exempt: dict[str, Exemption], today: date) -> Audit:
    """What pip-audit's report comes to. It counts a package that the index does not know as well as any other."""
    packages = report["dependencies"]
    skipped = [package["name"] for package in packages if package.get("skip_reason")]
    if skipped or not packages:
        some = f"{len(skipped)} of {len(packages)} packages"
        return Audit(
            "Python", asked=False, why_not=f"The index gave no answer about {some}: ask again where it can be reached."
        )
    found = [(package["name"], each["id"]) for package in packages for each in package["vulns"]]
    return Audit("Python", asked=True, weaknesses=left(found, exempt, today))


def read_npm(report: dict[str, Any], exempt: dict[str, Exemption], today: date) -> Audit:
    """What npm's report comes to."""
    if "vulnerabilities" not in report:
        return Audit("npm", asked=False, why_not="The registry gave no answer: ask again where it can be reached.")
    found = [
        (package, str(each.get("url", "")).rpartition("/")[2] or str(each.get("source")))
        for package, said in report["vulnerabilities"].items()
        for each in said["via"]
        if isinstance(each, dict)
    ]
    return Audit("npm", asked=True, weaknesses=left(found, exempt, today))


def _report(command: list[str]) -> dict[str, Any] | None:
    """What a command prints as JSON; None where it prints none or takes too long."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
        said = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return None
    return said if isinstance(said, dict) else None


def python_audit(today: date) -> Audit:
    """Asks about every pinned package that the product runs with."""
    command = [str(AUDITOR), "-m", "pip_audit", "-r", str(REQUIREMENTS / "runtime.txt"), "--require-hashes",
               "--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]  # fmt: skip
    report = _report(command)
    if report is None or "dependencies" not in report:
        return Audit("Python", asked=False, why_not="pip-audit gave no report.")
    return read_python(report, exemptions(), today)


def npm_audit(today: date) -> Audit:
    """Asks about every npm package that is shipped."""
    npm = shutil.which("npm")
    if npm is None:
        return Audit("npm", asked=False, why_not="There is no npm here.")
    report = _report([npm, "audit", "--json", "--package-lock-only", "--omit=dev"])
    return read_npm(report or {}, exemptions(), today)
