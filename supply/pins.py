"""Reads the lists of pinned packages, and says what is wrong with one: nothing in them may be taken from just anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCK = ROOT / "package-lock.json"
PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(\[[^\]]*\])?==(?P<version>[^\s;]+)(\s*;\s*(?P<marker>.*))?")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
INTEGRITY = re.compile(r"sha512-[A-Za-z0-9+/]{86}==")


@dataclass(frozen=True)
class Pin:
    """One version of one package. A marker says on which machines it is installed."""

    name: str
    version: str
    hashes: tuple[str, ...]
    marker: str = ""


@dataclass(frozen=True)
class NpmPin:
    """One version of one npm package. One that is not `shipped` is only there to develop with."""

    name: str
    version: str
    integrity: str
    licence: str
    shipped: bool
    resolved: bool


def entries(text: str) -> Iterator[str]:
    """The entries of a list of requirements, each on one line."""
    for entry in text.replace("\\\n", " ").splitlines():
        said = entry.split(" #")[0].strip()
        if said and not said.startswith("#"):
            yield said


def pins(text: str) -> list[Pin]:
    """The pinned packages of a list. What is no pin is left to `pin_problems`."""
    found = []
    for entry in entries(text):
        pinned = PINNED.fullmatch(entry.split(" --hash")[0].strip())
        if pinned:
            marker = (pinned["marker"] or "").strip()
            found.append(Pin(pinned["name"].lower(), pinned["version"], tuple(HASH.findall(entry)), marker))
    return found


def pin_problems(file: str, text: str) -> list[str]:
    """What is wrong with a list of requirements."""
    problems = []
    for entry in entries(text):
        head, *hashes = entry.split(" --hash=")
        if not PINNED.fullmatch(head.strip()):
            problems.append(f"{file}: “{head.strip()}” is not one version of one package.")
        elif not hashes or any(not HASH.fullmatch(f"--hash={each.strip()}") for each in hashes):
            problems.append(f"{file}: {head.strip()} has no SHA-256 hash.")
    return problems


def npm_pins(text: str) -> list[NpmPin]:
    """The packages of package-lock.json, without the product itself."""
    packages: dict[str, dict[str, Any]] = json.loads(text)["packages"]
    return [
        NpmPin(
            name=place.rpartition("node_modules/")[2],
            version=said.get("version", ""),
            integrity=said.get("integrity", ""),
            licence=said.get("license", ""),
            shipped=not said.get("dev", False),
            resolved="resolved" in said,
        )
        for place, said in packages.items()
        if place
    ]


def npm_problems(text: str) -> list[str]:
    """What is wrong with package-lock.json."""
    found = npm_pins(text)
    loose = [
        f"package-lock.json: {pin.name} has no SHA-512." for pin in found if not INTEGRITY.fullmatch(pin.integrity)
    ]
    named = [f"package-lock.json: {pin.name} says where it was fetched." for pin in found if pin.resolved]
    return loose + named


def runtime() -> list[Pin]:
    """What the product runs with."""
    return pins((REQUIREMENTS / "runtime.txt").read_text(encoding="utf-8"))


def npm() -> list[NpmPin]:
    """What is fetched with npm."""
    return npm_pins(LOCK.read_text(encoding="utf-8"))


def problems() -> list[str]:
    """What is wrong with any of the lists."""
    lists = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(REQUIREMENTS.glob("*.txt"))]
    found = [problem for name, text in lists for problem in pin_problems(name, text)]
    return found + npm_problems(LOCK.read_text(encoding="utf-8"))
