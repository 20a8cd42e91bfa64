"""A site whose every word is hostile, in a real browser: no script of theirs runs, nothing is refused, nothing is fetched elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request
from werkzeug.serving import make_server

from surveyapp.domain.roles import Role
from tests.hostile.corpora import SHOWN
from tests.hostile.site import ASKED, HostileSite, make_site
from tests.integration.person import Person
from tests.integration.reading_room import address as address_of_comment
from tests.integration.staff import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile in a browser")]

NOTE_VIOLATIONS = """
window.__refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__refused.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));
"""
RESULTS = ("/results/", "/results/theme/safe/", "/results/who/", "/results/comments/")
PAGES = ("/", "/help", "/settings", "/s/my-story/")


@dataclass
class Watched:
    """A browser in which everything is noted that a hostile text could bring about."""

    context: BrowserContext
    home: str
    page: Page = field(init=False)
    happened: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.add_init_script(NOTE_VIOLATIONS)
        self.page = self.context.new_page()
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.happened.append(f"error: {error}"))
        self.page.on("popup", lambda other: self.happened.append(f"window: {other.url}"))
        self.context.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.happened.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.happened.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:")):
            self.happened.append(f"request: {request.url}")

    def look(self, address: str = "") -> None:
        """Open a page, or look at the one that is open, until its scripts have done their work; refuse what they should not have."""
        if address:
            self.page.goto(self.home + address)
        self.page.wait_for_load_state()
        self.page.mouse.move(200, 200)
        self.happened += self.page.evaluate("[...window.__refused, ...(window.__owned ? ['it ran'] : [])]")
        assert self.happened == [], self.page.url
        assert self.page.url.startswith(f"{self.home}/")


@dataclass(frozen=True)
class Served:
    site: HostileSite
    home: str

    def watched(self, chromium: Browser, person: Person | None = None) -> Watched:
        """A new browser, in which `person` is signed in."""
        context = chromium.new_context()
        for cookie in (person.browser._cookies or {}).values() if person else ():
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": f"{self.home}{cookie.path}"}])
        return Watched(context, self.home)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    site = make_site(folder)
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(site, f"http://127.0.0.1:{server.port}")
    server.shutdown()
    site.database.engine.dispose()


def test_no_script_of_a_hostile_questionnaire_runs_where_people_answer(served: Served, browser: Browser) -> None:
    person = Person(served.site.app)
    first = person.start(ASKED)
    watched = served.watched(browser, person)
    for address in (*PAGES, first.address):
        watched.look(address)
    text = "\n".join(chain.from_iterable(SHOWN.values()))
    pages = 0
    page = person.open(first.address)
    while "/check" not in page.address:
        boxes = [one.name for one in page.inputs if one.type == "textarea"]
        page = person.go_on(page, {**person.by_chance(page), **dict.fromkeys(boxes, text[:1_900])})
        if boxes and page.status == 200 and pages < 2:
            watched.look(page.address)
            pages += 1
    watched.look(page.address)
    watched.context.close()


def test_no_script_of_hostile_words_runs_where_results_are_looked_at(served: Served, browser: Browser) -> None:
    watched = served.watched(browser)
    for address in RESULTS:
        watched.look(address)
    watched.look("/results/theme/safe/")
    watched.page.locator(".picture.drawn .main-svg").first.wait_for()
    watched.page.locator(".picture.drawn .main-svg").first.hover(force=True)
    watched.look()
    watched.context.close()


def test_no_script_of_a_comment_runs_where_it_is_read(served: Served, browser: Browser) -> None:
    person = signed_in(served.site.app, served.site.database, Role.SAFEGUARDING_LEAD, name="<b>Lead</b> {{7*7}}")
    watched = served.watched(browser, person)
    ref = served.site.comments[0]
    for address in ("/forum/comments/", address_of_comment(ref), f"{address_of_comment(ref)}quote/", "/forum/quotes/"):
        watched.look(address)
    watched.context.close()
