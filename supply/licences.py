"""On what terms each part of the product may be used, held against those that are allowed. What is not known is not allowed."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from supply.pins import ROOT, NpmPin, Pin

ALLOWED = Path(__file__).resolve().parent / "allowed.toml"
INSTALLED = sorted((ROOT / ".venv").glob("lib/python3*/site-packages")) or [ROOT / ".venv" / "Lib" / "site-packages"]
LEDGERS = (ROOT / "surveyapp/static/vendor/ledger.json", ROOT / "surveyapp/static/pictures/ledger.json")
TOKEN = re.compile(r"\(|\)|\bAND\b|\bOR\b|[A-Za-z0-9.+-]+")
OURS = "OpenMoji"
LONGEST = 80


@dataclass(frozen=True)
class Terms:
    """What supply/allowed.toml says of licences."""

    licences: dict[str, str]
    same: dict[str, str]
    read: dict[str, str]

    def allows(self, expression: str) -> bool:
        """Whether one may keep to an SPDX expression: with all of an AND, with one of an OR."""
        tokens = TOKEN.findall(expression)
        allowed, rest = self._any(tokens) if tokens else (False, [])
        return allowed and not rest

    def _any(self, tokens: list[str]) -> tuple[bool, list[str]]:
        allowed, rest = self._all(tokens)
        while rest and rest[0] == "OR":
            other, rest = self._all(rest[1:])
            allowed = allowed or other
        return allowed, rest

    def _all(self, tokens: list[str]) -> tuple[bool, list[str]]:
        allowed, rest = self._one(tokens)
        while rest and rest[0] == "AND":
            other, rest = self._one(rest[1:])
            allowed = allowed and other
        return allowed, rest

    def _one(self, tokens: list[str]) -> tuple[bool, list[str]]:
        if tokens[:1] != ["("]:
            return bool(tokens) and tokens[0] in self.licences, tokens[1:]
        allowed, rest = self._any(tokens[1:])
        return allowed and rest[:1] == [")"], rest[1:]


def terms() -> Terms:
    """What is allowed now."""
    said = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))
    return Terms(licences=said["licences"], same=said["same"], read=said["read"])


def plain(name: str) -> str:
    """A package's name as every list writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> dict[tuple[str, str], Distribution]:
    """What is installed beside the product, by name and version."""
    found = distributions(path=[str(folder) for folder in INSTALLED])
    return {(plain(each.metadata["Name"]), each.version): each for each in found}


def declared(package: Distribution) -> list[str]:
    """What a package's metadata says of its licence, the clearest first. A licence's whole text is no name."""
    said = package.metadata
    kinds = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License :: ")]
    names = [said[field] for field in ("License-Expression", "License") if field in said]
    return [*(name for name in names if len(name) <= LONGEST), *(kinds if len(kinds) == 1 else ())]


def licence_of(pin: Pin, allowed: Terms, there: dict[tuple[str, str], Distribution]) -> str:
    """The SPDX expression of a package; empty where nothing is known that means one thing."""
    read = allowed.read.get(f"{plain(pin.name)}=={pin.version}")
    package = None if pin.marker else there.get((plain(pin.name), pin.version))  # the answer is the same everywhere
    if read or package is None:
        return read or ""
    meant = [allowed.same.get(name, name) for name in declared(package)]
    return next((name for name in meant if allowed.allows(name)), meant[0] if meant else "")


def python_problems(pinned: Iterable[Pin], allowed: Terms) -> list[str]:
    """Packages whose licence is not known or not allowed, and readings of versions that are not used."""
    there = installed()
    problems = []
    names = set()
    for pin in pinned:
        names.add(f"{plain(pin.name)}=={pin.version}")
        licence = licence_of(pin, allowed, there)
        if not licence:
            problems.append(
                f"{pin.name} {pin.version}: its licence is not known. Read it, and say it in supply/allowed.toml."
            )
        elif not allowed.allows(licence):
            problems.append(f"{pin.name} {pin.version}: {licence} is not allowed.")
    unused = sorted(set(allowed.read) - names)
    return problems + [f"supply/allowed.toml: {each} is not used; take its line out." for each in unused]


def npm_problems(pinned: Iterable[NpmPin], allowed: Terms) -> list[str]:
    """npm packages that are shipped and whose licence is not allowed."""
    shipped = (pin for pin in pinned if pin.shipped)
    return [
        f"{pin.name} {pin.version}: “{pin.licence}” is not allowed."
        for pin in shipped
        if not allowed.allows(pin.licence)
    ]


def ledger_problems(path: Path, allowed: Terms) -> list[str]:
    """Shipped pictures and files whose licence is not allowed. An area's own pictures are on its own terms."""
    problems = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        if entry.get("set", OURS) != OURS:
            continue
        licence = allowed.same.get(entry["licence"], entry["licence"])
        if not allowed.allows(licence):
            problems.append(f"{path.parent.name}/{entry['name']}: “{entry['licence']}” is not allowed.")
    return problems
