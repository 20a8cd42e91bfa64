"""The checks that every page has to pass. Each gives what it found; tests and the full run judge by the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from babel import Locale
from playwright.sync_api import Browser, ConsoleMessage

from tests.browser.crawling import Shown
from tests.browser.replay import HEADER, Replay

PALETTES = ("light", "cream", "blue", "dark", "contrast")
WIDTHS = (320, 390, 1280)
HEIGHT = 900
FOUR_TIMES_AS_LARGE = (320, 256)
"""What is left of a screen of 1280 by 1024 pixels when everything on it is four times as large (WCAG 1.4.10)."""
WAYS_TO_LOOK = tuple(product(PALETTES, WIDTHS))

DISCREET = ("respond/worry.html",)
"""Whose titles do not tell on purpose: they stand in the browser's history."""

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
OUR_CHECKS = (Path(__file__).parent / "page_checks.js").read_text(encoding="utf-8")


@dataclass(frozen=True, order=True)
class Found:
    """Something wrong on a page."""

    kind: str
    address: str
    rule: str
    element: str
    help: str
    shown: str

    def __str__(self) -> str:
        return f"{self.address} [{self.shown}] {self.kind}/{self.rule}: {self.element}: {self.help}"


class Look:
    """A browser that is shown crawled pages one after the other, and notes what each of them does."""

    def __init__(self, browser: Browser, replay: Replay) -> None:
        self._replay = replay
        self._context = browser.new_context(base_url=replay.address, reduced_motion="reduce")
        self._context.add_init_script(AXE)
        self._context.add_init_script(f"({OUR_CHECKS})()")
        self.page = self._context.new_page()
        self.page.on("request", lambda request: self._asked.append(request.url))
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self._faults.append(str(error)))
        self._asked: list[str] = []
        self._faults: list[str] = []
        self.shown: Shown | None = None

    def _note_message(self, message: ConsoleMessage) -> None:
        is_this_page = message.location.get("url", "").split("?")[0] == self.page.url.split("?")[0]
        if message.type == "error" and not (is_this_page and "Failed to load resource" in message.text):
            self._faults.append(message.text)

    def open(self, shown: Shown, size: tuple[int, int]) -> None:
        """Show a page, as it is when somebody has begun to use it."""
        self._asked.clear()
        self._faults.clear()
        self.shown = shown
        self.page.set_extra_http_headers({HEADER: self._replay.show(shown)})
        self.size(size)
        self.page.goto(shown.path)
        self.page.evaluate("document.fonts.ready.then(() => pageChecks.use())")

    def size(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def close(self) -> None:
        self._context.close()

    # The checks

    def axe(self, palette: str) -> Iterator[Found]:
        """What axe finds in a palette, at the size of now."""
        self.page.evaluate("(palette) => pageChecks.dress(palette)", palette)
        results = self.page.evaluate("(options) => axe.run(document, options)", AXE_OPTIONS)
        for violation in results["violations"]:
            for node in violation["nodes"]:
                found = [violation["id"], str(node["target"][0]), f"{violation['help']}. {_reasons(node)}".strip()]
                yield from self._found("axe", [found], palette)

    def sideways(self) -> Iterator[Found]:
        """Nothing has to be moved sideways at four times the size, nor on a small phone with the largest text.

        What stays in place covers no low screen.
        """
        self.size(FOUR_TIMES_AS_LARGE)
        self.page.evaluate("pageChecks.drawnAnew()")
        yield from self._ours("sideways")
        yield from self._found("sideways", self.page.evaluate("pageChecks.covered()"))
        self.size((WIDTHS[0], HEIGHT))
        self.page.evaluate("pageChecks.enlarge(true)")
        self.page.evaluate("pageChecks.drawnAnew()")
        yield from self._found("sideways", self.page.evaluate("pageChecks.sideways()"), "largest text")
        self.page.evaluate("pageChecks.enlarge(false)")

    def spacing(self) -> Iterator[Found]:
        """No words are lost with the spaces of WCAG 1.4.12."""
        assert self.shown
        self.page.evaluate("(language) => pageChecks.space(language)", self.shown.language)
        self.page.evaluate("pageChecks.drawnAnew()")
        found = [
            *self._found("spacing", self.page.evaluate("pageChecks.clipped()")),
            *self._ours("sideways", "spacing"),
        ]
        self.page.evaluate("pageChecks.unspace()")
        yield from found

    def targets(self) -> Iterator[Found]:
        """What is pressed is large enough, and apart."""
        yield from self._ours("targets")

    def outline(self) -> Iterator[Found]:
        """Headings, title, language, ids, the link to the main part, landmarks."""
        assert self.shown
        language = self.shown.language
        about = [language, Locale.parse(language).text_direction, self.shown.template in DISCREET]
        yield from self._found("outline", self.page.evaluate("(about) => pageChecks.outline(about)", about))

    def requests(self) -> Iterator[Found]:
        """Nothing was asked of another host, nothing was refused by the policy, nothing broke."""
        away = [url for url in self._asked if not url.startswith((f"{self._replay.address}/", "data:", "blob:"))]
        yield from self._found("requests", [["other-host", url, "The page asks another website"] for url in away])
        yield from self._found("requests", [["browser-error", "html", fault] for fault in self._faults])

    def _ours(self, check: str, kind: str = "") -> Iterator[Found]:
        yield from self._found(kind or check, self.page.evaluate(f"pageChecks.{check}()"))

    def _found(self, kind: str, found: Iterable[Iterable[str]], look: str = "") -> Iterator[Found]:
        assert self.shown
        size = self.page.viewport_size
        shown = ", ".join(part for part in (self.shown.language, look, str(size["width"]) if size else "") if part)
        for rule, element, help_ in found:
            yield Found(kind, self.shown.name, rule, element, help_, shown)


def _reasons(node: dict[str, Any]) -> str:
    """What axe says of one element, such as the two colours that are too near."""
    return " ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))


def quick(look: Look, shown: Shown, number: int) -> Iterator[Found]:
    """Every kind of check once; the palettes and the widths take turns."""
    palette, width = WAYS_TO_LOOK[number % len(WAYS_TO_LOOK)]
    look.open(shown, (width, HEIGHT))
    yield from look.outline()
    yield from look.targets()
    yield from look.axe(palette)
    yield from look.spacing()
    yield from look.sideways()
    yield from look.requests()


def at_a_desk(look: Look, shown: Shown, number: int) -> Iterator[Found]:
    """Every kind of check on a page of staff, at the smallest and the largest width. In one of them axe looks, by turns."""
    palette, turn = PALETTES[number % len(PALETTES)], number // len(PALETTES) % 2
    look.open(shown, (WIDTHS[0], HEIGHT))
    yield from look.outline()
    for place, width in enumerate((WIDTHS[0], WIDTHS[-1])):
        look.size((width, HEIGHT))
        yield from look.targets()
        yield from look.spacing()
        if place == turn:
            yield from look.axe(palette)
    yield from look.sideways()
    yield from look.requests()


def full(look: Look, shown: Shown) -> Iterator[Found]:
    """Every check in every palette and width."""
    look.open(shown, (WIDTHS[-1], HEIGHT))
    yield from look.outline()
    for width in WIDTHS:
        look.size((width, HEIGHT))
        yield from look.targets()
        yield from look.spacing()
        for palette in PALETTES:
            yield from look.axe(palette)
    yield from look.sideways()
    yield from look.requests()


def told(found: Iterable[Found]) -> str:
    """What a failed test prints."""
    return "\n".join(str(one) for one in found)
