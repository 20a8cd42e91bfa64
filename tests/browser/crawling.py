"""A crawler that finds every page by itself: it follows links, walks through the questionnaires, and makes mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from flask import Flask, request, template_rendered

from surveyapp.storage import drafts
from surveyapp.storage.database import DatabaseAway
from surveyapp.web.reader import COOKIE as SETTINGS_COOKIE
from surveyapp.web.security import LARGEST_BODY
from tests.integration.person import Page, Person

STARTS = ("/", "/results/", "/help", "/settings", "/accessibility/", "/credits/", "/paper/", "/invitation")
"""Where a reader may come in."""
FULL = "full"
QUIET = ("/", "/results/", "/results/who/", "/s/my-story/", "/s/my-story/questions", "/paper/")
"""What says something else where nothing is open or nothing was released."""
TEXTS = (
    "They were kind.\r\nIt took long.",
    "They were kind. Ring us on 07700 900123.",
    "He hits me. Ring us on 07700 900123.",
)
"""What is written into boxes, in the first walk, the second, and so on: nothing to ask about, details, and a concern, too."""
MOST_OPTIONS = 5
"""How many walks a questionnaire gets: in the first the first option of each question is chosen, and so on."""
NOT_FOLLOWED = ("/static/", "/leave")
"""Files, and the way out, which takes the key to the answers away."""
FILES = (".pdf", ".json", ".csv", ".xlsx", ".zip", ".xml", ".sav", ".svg", ".png")
REDIRECTS = (301, 302, 303, 307, 308)
WRONG_CODE = "0000-0000-0000"


@dataclass(frozen=True)
class Shown:
    """A page as the server sent it, so that a browser can be shown it again."""

    site: str
    address: str
    method: str
    status: int
    endpoint: str
    template: str
    language: str
    headers: tuple[tuple[str, str], ...]
    html: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def name(self) -> str:
        """How reports call it: the address, and what came back where that is not an ordinary page."""
        parts = [
            self.path,
            "after sending a form" if self.method == "POST" else "",
            f"({self.status})" if self.status != 200 else "",
            "" if self.site == FULL else f"[{self.site}]",
        ]
        return " ".join(part for part in parts if part)


@dataclass
class Crawl:
    """What one crawl found, each page once."""

    language: str
    site: str = FULL
    pages: dict[tuple[str, ...], Shown] = field(default_factory=dict)
    endpoints: set[str] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)
    questions: set[tuple[str, str]] = field(default_factory=set)
    """(questionnaire, name of a field) of everything that was asked."""

    def note(self, shown: Shown, page: Page) -> bool:
        """Keep a page that is new; whether it was. A page that asks something else is another page."""
        key = (shown.site, shown.path, shown.method, str(shown.status), shown.template, *sorted(page.names))
        self.endpoints.add(shown.endpoint)
        self.templates.add(shown.template)
        if shown.path.startswith("/s/"):
            self.questions |= {(shown.path.split("/")[2], name) for name in page.names}
        return self.pages.setdefault(key, shown) is shown


class Visitor(Person):
    """Somebody whose pages are all kept. They are not judged here: the checks do that."""

    def __init__(self, app: Flask, crawl: Crawl) -> None:
        super().__init__(app)
        self.crawl = crawl
        self.links: dict[str, str] = {}

    def ask(self, method: str, address: str, **about: Any) -> Page:
        """One request and its answer, kept where it is a page."""
        rendered: list[str] = []
        asked: list[str] = []

        def note(_app: Flask, template: Any, **_: Any) -> None:
            rendered.append(template.name)
            asked.append(request.endpoint or "")

        with template_rendered.connected_to(note, self.browser.application):
            response = self.browser.open(
                address, method=method, headers={"Accept-Language": self.crawl.language}, **about
            )
        page = Page(address, response)
        if response.mimetype == "text/html" and response.status_code not in REDIRECTS:
            self.links |= {urlsplit(link).path: link for link in page.links if self._is_ours(link)}
            headers = tuple((name, value) for name, value in response.headers if name not in ("Set-Cookie", "Date"))
            shown = Shown(
                self.crawl.site,
                address,
                method,
                response.status_code,
                "".join(asked[:1]),
                "".join(rendered[:1]),
                self.crawl.language,
                headers,
                response.data,
            )
            self.crawl.note(shown, page)
        return page

    @staticmethod
    def _is_ours(link: str) -> bool:
        """Whether a link stays on this site and in this language."""
        parts = urlsplit(link)
        stays = not parts.scheme and not parts.netloc and "lang" not in parse_qs(parts.query)
        return stays and parts.path.startswith("/")

    def look_around(self, starts: Iterable[str] = ()) -> None:
        """Open every page that links lead to, from `starts` and from all pages that this visitor saw.

        Pages of the questionnaires depend on what was answered; of the others each is the same for everybody.
        """
        seen = {shown.path for shown in self.crawl.pages.values() if not shown.path.startswith("/s/")}
        self.links |= {start: start for start in starts}
        while new := [path for path in self.links if path not in seen]:
            for path in new:
                seen.add(path)
                if self.wants(path):
                    self._follow(self.links[path])

    def wants(self, path: str) -> bool:
        """Whether a link is followed."""
        return not path.startswith(NOT_FOLLOWED) and not path.endswith(FILES)

    def _follow(self, address: str) -> None:
        page = self.ask("GET", address)
        for _ in range(5):
            if page.status not in REDIRECTS or not self._is_ours(page.response.headers["Location"]):
                return
            page = self.ask("GET", page.leads_to)

    def mistakes(self, page: Page) -> None:
        """What comes back when a form is sent with nothing in it."""
        if page.names:
            self.ask("POST", page.address, data={"csrf_token": page.token, "action": "next"})


def chosen(page: Page, number: int) -> dict[str, Any]:
    """The option of that number in each question, words in each box, and one section of the menu after the other."""
    return {name: _chosen(page, name, number) for name in page.names}


def _chosen(page: Page, name: str, number: int) -> Any:
    offered = [given for given in page.inputs if given.name == name]
    sections = [given.value for given in offered if given.value.startswith("section-")]
    match offered[0].type:
        case "radio":
            return sections[0] if sections else offered[number % len(offered)].value
        case "checkbox":
            return [offered[number % len(offered)].value]
    if offered[0].numeric:
        return ["5", "2024"] if len(offered) == 2 else "2"
    return TEXTS[number % len(TEXTS)] if offered[0].type == "textarea" else "Oakham"


def walk(visitor: Visitor, questionnaire: str, number: int) -> Page:
    """From Start to "check your answers", always choosing the option of that number."""
    page = visitor.start(questionnaire)
    for _ in range(200):
        if page.address.split("?")[0].endswith("/check"):
            return page
        if number == 0 and visitor.crawl.site == FULL:
            visitor.mistakes(page)
        page = visitor.go_on(page, chosen(page, number))
        assert page.status == 200, f"{page.address}: {page.status}: {page.words}"
    raise AssertionError(f"{questionnaire} never ends; the last page is {page.address}")


def stop_and_come_back(visitor: Visitor, questionnaire: str) -> None:
    """Stop, get a code, mistype it, and come back by it."""
    stop = visitor.open(f"/s/{questionnaire}/stop")
    code = visitor.send(stop).code
    resume = visitor.open("/resume")
    visitor.send(resume, code=WRONG_CODE)
    visitor.send(resume, code=code)


def send_and_take_back(visitor: Visitor, check: Page) -> None:
    """Send, clear the device, and take the answers back; each of them first in a way that cannot be."""
    base = check.address.split("?")[0].rpartition("/")[0]
    visitor.ask("POST", f"{base}/send")
    sent = visitor.open(visitor.send(check, f"{base}/send").leads_to)
    visitor.look_around()
    receipt = sent.code
    if "respond.clear" in visitor.browser.application.view_functions:
        visitor.ask("POST", f"{base}/clear")
        cleared = visitor.send(sent, f"{base}/clear")
        if cleared.status in REDIRECTS:
            visitor.open(cleared.leads_to)
    withdraw = visitor.open("/withdraw")
    visitor.send(withdraw, code=WRONG_CODE)
    visitor.send(withdraw, code=receipt)


def answer(app: Flask, crawl: Crawl, questionnaire: str) -> None:
    """See everything of one questionnaire."""
    for number in range(MOST_OPTIONS):
        visitor = Visitor(app, crawl)
        check = walk(visitor, questionnaire, number)
        if number == 0:
            visitor.ask("POST", f"/s/{questionnaire}/start")
            visitor.look_around()
            stop_and_come_back(visitor, questionnaire)
            send_and_take_back(visitor, visitor.open(check.address))


def answer_in_other_words(app: Flask, crawl: Crawl, questionnaire: str, words: str) -> None:
    """See the questions of one questionnaire in the words that it was not made for."""
    crawl.site = words
    visitor = Visitor(app, crawl)
    visitor.browser.set_cookie(SETTINGS_COOKIE, f"words={words}")
    check = walk(visitor, questionnaire, 0)
    send_and_take_back(visitor, check)
    crawl.site = FULL


def look_at(app: Flask, crawl: Crawl) -> None:
    """Everything that can be seen without answering, and what goes wrong."""
    visitor = Visitor(app, crawl)
    visitor.look_around(STARTS)
    visitor.ask("POST", "/settings")
    visitor.ask("GET", "/nowhere")
    visitor.ask("POST", "/resume", data={"code": "A" * LARGEST_BODY})
    visitor.send(visitor.open("/i/0000-0000-0000"), "/invitation", code=WRONG_CODE)
    nothing_saved(visitor)
    check_of_nothing(visitor)


def nothing_saved(visitor: Visitor) -> None:
    """What comes back where nothing can be saved: a page that sends the same once more."""
    about = visitor.open("/s/my-story/")
    with patch.object(drafts, "begin", side_effect=DatabaseAway):
        visitor.send(about, "/s/my-story/start")


def check_of_nothing(visitor: Visitor) -> None:
    """ "Check your answers" of somebody who skipped everything."""
    page = visitor.start("my-story")
    while not page.address.endswith("/check"):
        ends = {name: "done" for name in page.names if "skip" not in page.buttons}
        page = visitor.press(page, "next", ends) if ends else visitor.press(page, "skip")


def look_at_quiet(app: Flask, crawl: Crawl, site: str) -> None:
    """What is different where nothing collects, or nothing was released."""
    crawl.site = site
    visitor = Visitor(app, crawl)
    for address in QUIET:
        visitor.ask("GET", address)
