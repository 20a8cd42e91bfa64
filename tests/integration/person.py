"""A person with a browser: opens pages, fills them in, presses buttons. Every page that comes back is checked."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from random import Random
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from surveyapp.respond.begun import COOKIE as DRAFT_COOKIE
from surveyapp.storage.drafts import Draft

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
CODE = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}\b")
MOST_STEPS = 200

Filling = Callable[["Page"], Mapping[str, Any]]


@dataclass
class Input:
    """One input of a page's form, as it stands."""

    name: str
    type: str
    value: str = ""
    chosen: bool = False
    numeric: bool = False


@dataclass
class _Reader(HTMLParser):
    """What a browser would make of a page, and what is wrong with it."""

    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    inputs: list[Input] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ways_on: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    alerts: int = 0
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        if len(attributes) != len(given):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self._open.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.fetched += [attributes["src"]] if "src" in attributes else []
        self.alerts += attributes.get("role") == "alert"
        reader = getattr(self, f"_read_{tag}", None)
        if reader:
            reader(attributes)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title":
            self.title += data
        elif inside == "textarea":
            self.inputs[-1].value += data
        elif "h1" in self._open:
            self.headings[-1] += data
        self.words.append(data)

    def _read_html(self, attributes: dict[str, str]) -> None:
        self.language = attributes.get("lang", "")

    def _read_h1(self, attributes: dict[str, str]) -> None:
        self.headings.append("")

    def _read_a(self, attributes: dict[str, str]) -> None:
        self.links.append(attributes.get("href", ""))
        self.ways_on += [attributes.get("href", "")] if "button-next" in attributes.get("class", "").split() else []

    def _read_label(self, attributes: dict[str, str]) -> None:
        self.labels += [attributes["for"]] if "for" in attributes else []

    def _read_link(self, attributes: dict[str, str]) -> None:
        self.fetched.append(attributes.get("href", ""))

    def _read_button(self, attributes: dict[str, str]) -> None:
        self.buttons.append(attributes.get("value", ""))

    def _read_input(self, attributes: dict[str, str]) -> None:
        self.inputs.append(
            Input(
                attributes.get("name", ""),
                attributes.get("type", "text"),
                attributes.get("value", ""),
                "checked" in attributes,
                attributes.get("inputmode") == "numeric",
            )
        )

    def _read_textarea(self, attributes: dict[str, str]) -> None:
        self.inputs.append(Input(attributes.get("name", ""), "textarea"))


@dataclass(frozen=True)
class Page:
    """What came back."""

    address: str
    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @cached_property
    def text(self) -> str:
        return self.response.get_data(as_text=True)

    def header(self, name: str) -> str | None:
        return self.response.headers.get(name)

    @property
    def leads_to(self) -> str:
        """Where a redirect points."""
        parts = urlsplit(self.response.headers["Location"])
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @cached_property
    def _read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.text.replace("\r\n", "\n"))  # as browsers do
        reader.close()
        return reader

    @property
    def heading(self) -> str:
        return " ".join(self._read.headings[0].split())

    @property
    def links(self) -> list[str]:
        return self._read.links

    @property
    def way_on(self) -> str:
        """Where the link leads that stands in the place of a Next button."""
        assert len(self._read.ways_on) == 1, f"{self.address} has {len(self._read.ways_on)} links that lead on"
        return self._read.ways_on[0]

    @property
    def inputs(self) -> list[Input]:
        return [given for given in self._read.inputs if given.name not in ("", "csrf_token")]

    @property
    def names(self) -> list[str]:
        """The names of the fields that can be filled in, each once, in the order of the page."""
        return list(dict.fromkeys(given.name for given in self.inputs if given.type != "hidden"))

    @property
    def buttons(self) -> list[str]:
        return self._read.buttons

    @property
    def complains(self) -> bool:
        """Whether the page says that something is to be put right."""
        return self._read.alerts > 0

    @property
    def holds_form(self) -> bool:
        """Whether something can be sent from the page."""
        return any(given.name == "csrf_token" for given in self._read.inputs)

    @property
    def token(self) -> str:
        return next(given.value for given in self._read.inputs if given.name == "csrf_token")

    @property
    def words(self) -> str:
        """Everything that can be read on the page."""
        return " ".join(" ".join(self._read.words).split())

    @property
    def code(self) -> str:
        """The receipt or the code that the page shows."""
        found = CODE.findall(self.words)
        assert len(found) == 1, f"{self.address} shows {len(found)} codes"
        return str(found[0])

    @property
    def standing(self) -> MultiDict[str, str]:
        """What the form holds as it stands: what a browser would send."""
        sent: MultiDict[str, str] = MultiDict()
        for given in self.inputs:
            if given.type not in ("radio", "checkbox") or given.chosen:
                # A browser drops the line break that follows <textarea>, and sends the others as two signs.
                plain = given.value.removeprefix("\n") if given.type == "textarea" else given.value
                sent.add(given.name, plain.replace("\n", "\r\n"))
        return sent

    def standing_in(self, name: str) -> list[str]:
        return self.standing.getlist(name)

    def check(self) -> Page:
        """Refuse what no page may have: a bad outline, ids twice, labels of nothing, things fetched from elsewhere."""
        read = self._read
        about = f"{self.address} ({self.status})"
        assert self.text.lower().startswith("<!doctype html>"), about
        assert read.language, about
        assert read.title.strip(), about
        assert len(read.headings) == 1, f"{about} has {len(read.headings)} h1"
        assert self.heading, about
        assert not read.faults, f"{about}: {read.faults}"
        twice = {one for one in read.ids if read.ids.count(one) > 1}
        assert not twice, f"{about} has ids twice: {twice}"
        assert set(read.labels) <= set(read.ids), about
        elsewhere = [one for one in read.fetched if urlsplit(one).netloc or not one]
        assert not elsewhere, f"{about} fetches {elsewhere}"
        assert any(link.startswith("/") for link in read.links), f"{about} has no way on"
        return self


class Person:
    """Somebody who answers, in one browser."""

    def __init__(self, app: Flask, chance: int = 0) -> None:
        self.browser = app.test_client()
        self.chance = Random(chance)

    def other_tab(self) -> Person:
        """The same browser once more: it holds the same cookies."""
        other = Person(self.browser.application, self.chance.randrange(1000))
        other.browser._cookies = dict(self.browser._cookies or {})
        return other

    def hold(self, draft: Draft) -> None:
        """Keep the key of a draft, as a browser that began it does."""
        secret = urlsafe_b64encode(draft.key.secret).decode().rstrip("=")
        path = f"/s/{draft.version.questionnaire}/"
        self.browser.set_cookie(DRAFT_COOKIE, f"{draft.key.wave}.{secret}", path=path)

    def forget(self, cookie: str) -> None:
        """Lose a cookie, whatever page it is for."""
        kept = {key: one for key, one in (self.browser._cookies or {}).items() if one.key != cookie}
        self.browser._cookies = kept

    def cookie(self, name: str) -> str | None:
        return next((one.value for one in (self.browser._cookies or {}).values() if one.key == name), None)

    def open(self, address: str, status: int = 200) -> Page:
        """Open a page, following redirects."""
        page = self.ask("GET", address)
        for _ in range(5):
            if page.status not in (301, 302, 303, 308):
                break
            page = self.ask("GET", page.leads_to)
        assert page.status == status, f"{page.address}: {page.status}, not {status}"
        return page

    def ask(self, method: str, address: str, **about: Any) -> Page:
        """One request and its answer, checked where it is a page."""
        response = self.browser.open(address, method=method, **about)
        page = Page(address, response)
        is_page = response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308)
        if is_page and method in ("GET", "POST"):
            page.check()
        return page

    def send(self, page: Page, address: str = "", **fields: Any) -> Page:
        """Post fields with the token of `page`; fields that are None are left out."""
        given = {name: value for name, value in fields.items() if value is not None}
        return self.ask("POST", address or page.address, data={"csrf_token": page.token, **given})

    def start(self, questionnaire: str) -> Page:
        """Press Start; the first page of questions."""
        about = self.open(f"/s/{questionnaire}/")
        begun = self.send(about, f"/s/{questionnaire}/start")
        assert begun.status == 303, begun.status
        return self.open(begun.leads_to)

    def press(self, page: Page, button: str = "next", given: Mapping[str, Any] | None = None) -> Page:
        """Press a button of a page with what stands in it, `given` put in first. A redirect is followed."""
        fields = page.standing
        for name, value in (given or {}).items():
            fields.setlist(name, list(value) if isinstance(value, list | tuple) else [str(value)])
        data = {"csrf_token": page.token, **fields.to_dict(flat=False), "action": button}
        answer = self.ask("POST", page.address, data=data)
        return self.open(answer.leads_to) if answer.status == 303 else answer

    def go_on(self, page: Page, given: Mapping[str, Any] | None = None) -> Page:
        """Press Next with `given` put in; on a page that asks nothing and has a link in its place, follow it."""
        return self.press(page, "next", given) if "next" in page.buttons else self.open(page.way_on)

    def answer_until(self, page: Page, stop: str, fill: Filling | None = None) -> Page:
        """Answer page after page, by chance or as `fill` says, until the address has `stop` in it."""
        for _ in range(MOST_STEPS):
            if stop in page.address:
                return page
            following = self.go_on(page, {**self.by_chance(page), **(fill(page) if fill else {})})
            assert following.status == 200, f"{page.address}: {following.status}: {following.words}"
            page = following
        raise AssertionError(f"no way to {stop}")

    def answer_all(self, questionnaire: str, fill: Filling | None = None) -> Page:
        """Begin, answer everything, and arrive at "check your answers"."""
        return self.answer_until(self.start(questionnaire), "/check", fill)

    def answer_and_send(self, questionnaire: str, fill: Filling | None = None) -> str:
        """The whole way, to the receipt."""
        check = self.answer_all(questionnaire, fill)
        sent = self.send(check, f"/s/{questionnaire}/send")
        assert sent.status == 303, sent.status
        return self.open(sent.leads_to).code

    def by_chance(self, page: Page) -> dict[str, Any]:
        """Something that fits into each field of a page."""
        return {name: self._one(page, name) for name in page.names}

    def _one(self, page: Page, name: str) -> Any:
        offered = [given for given in page.inputs if given.name == name]
        if offered[0].type == "radio":
            return self.chance.choice(offered).value
        if offered[0].type == "checkbox":
            return [self.chance.choice(offered).value]
        if offered[0].numeric:
            return ["5", "2024"] if len(offered) == 2 else "2"
        return self.chance.choice(["", "They were kind.", "It took long\r\nand nobody rang."])
