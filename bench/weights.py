"""The bytes of a first look: a page with all that a browser loads for it, compressed as it is sent, over what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient

from bench.answering import token
from bench.place import Place
from bench.ratio import Ratio
from surveyapp.config import ROOT
from surveyapp.questionnaire_files import read_questionnaire

KILOBYTE = 1024
QUESTION, QUESTION_WITH_FONTS, DASHBOARD, DASHBOARD_TO_READ = 40, 80, 450, 45
ASKED = ("my-story", "our-story")
PEOPLE = 1_000
_FACE = re.compile(r"@font-face\s*{(?P<rules>[^}]*)}")
_FAMILY = re.compile(r"font-family:\s*\"?(?P<family>[^;\"]+)")
_ADDRESS = re.compile(r"url\(\"?(?P<address>[^)\"]+)")
_RANGE = re.compile(r"U\+(?P<first>[0-9A-F]+)(?:-(?P<last>[0-9A-F]+))?")
_USUAL = re.compile(r"--face:\s*\"?(?P<family>[^,;\"]+)")


@dataclass(frozen=True)
class Weight:
    """The bytes of a page by what they are. `read`: the page and its stylesheets."""

    read: int = 0
    scripts: int = 0
    pictures: int = 0
    fonts: int = 0

    @property
    def without_fonts(self) -> int:
        return self.read + self.scripts + self.pictures

    @property
    def everything(self) -> int:
        return self.without_fonts + self.fonts


def ratios(folder: Path) -> Iterator[Ratio]:
    """The first question of My story, and the first page of the dashboard."""
    asked = [read_questionnaire(ROOT / "questionnaires" / f"{name}.yaml") for name in ASKED]
    place = Place.filled(folder, asked, PEOPLE)
    question = max((weight(place.client, page) for page in _questions(place.client)), key=lambda one: one.everything)
    yield _ratio("the first question page of My story, with its pictures", question.without_fonts, QUESTION)
    yield _ratio("the same with its typefaces", question.everything, QUESTION_WITH_FONTS)
    dashboard = weight(place.client, "/results/")
    yield _ratio("the dashboard's page and stylesheets: enough to read it", dashboard.read, DASHBOARD_TO_READ)
    yield _ratio("all that the dashboard loads", dashboard.everything, DASHBOARD)


def _ratio(what: str, size: int, most: int) -> Ratio:
    return Ratio(f"bytes of {what}: {size / KILOBYTE:.1f} KB", f"{most} KB", size / KILOBYTE / most, 1)


def _questions(client: FlaskClient) -> Iterator[str]:
    """Where somebody comes who begins, and the first question whose answer is about the area."""
    yield client.post("/s/my-story/start", data={"csrf_token": token(client, "/s/my-story/")}).location
    yield "/s/my-story/page/safe-town"


def weight(client: FlaskClient, address: str) -> Weight:
    """What a browser that was never here gets for an address."""
    page, size = _got(client, address)
    parts = Parts(page)
    sheets = {path: _got(client, path) for path in parts.found("stylesheets", address)}
    faces = {font for path, (sheet, _) in sheets.items() for font in fonts(sheet, path, set(page), typeface(sheets))}
    return Weight(
        read=size + sum(size for _, size in sheets.values()),
        scripts=sum(_got(client, path)[1] for path in parts.found("scripts", address)),
        pictures=sum(_got(client, path)[1] for path in parts.found("pictures", address)),
        fonts=sum(_got(client, path)[1] for path in faces),
    )


def _got(client: FlaskClient, address: str) -> tuple[str, int]:
    """A text and its bytes on the way."""
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    packed = client.get(address, headers={"Accept-Encoding": "br"})
    assert plain.status_code == packed.status_code == 200, address
    return plain.data.decode(errors="replace"), len(packed.data)


class Parts(HTMLParser):
    """The addresses that a page loads, by kind."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._addresses: dict[str, list[str]] = {"stylesheets": [], "scripts": [], "pictures": []}
        self.feed(page)

    def found(self, kind: str, base: str) -> set[str]:
        """Paths on the site, each once. What stands in the page itself weighs there."""
        joined = (urljoin(base, address) for address in self._addresses[kind] if not address.startswith("data:"))
        return {f"{parts.path}?{parts.query}" for parts in map(urlsplit, joined)}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        relation, address = given.get("rel") or "", given.get("href") or given.get("src") or given.get("data")
        kinds = {
            "script": "scripts",
            "img": "pictures",
            "object": "pictures",
            "link": {"stylesheet": "stylesheets", "icon": "pictures"}.get(relation, ""),
        }
        if address and kinds.get(tag):
            self._addresses[kinds[tag]].append(address)


def typeface(sheets: dict[str, tuple[str, int]]) -> str:
    """The family of letters that readers get who chose none."""
    found = next(found for sheet, _ in sheets.values() if (found := _USUAL.search(sheet)))
    return found["family"].strip()


def fonts(sheet: str, base: str, characters: set[str], family: str) -> Iterator[str]:
    """The files of a family that have some of the characters."""
    for face in _FACE.finditer(sheet):
        rules = face["rules"]
        named, address = _FAMILY.search(rules), _ADDRESS.search(rules)
        ranges = [_numbers(one["first"], one["last"]) for one in _RANGE.finditer(rules)]
        used = any(ord(character) in some for some in ranges for character in characters)
        if named and address and named["family"].strip() == family and used:
            yield urljoin(base, address["address"])


def _numbers(first: str, last: str | None) -> range:
    return range(int(first, 16), int(last or first, 16) + 1)
