"""The checks themselves: each finds what it looks for on a page that was spoilt on purpose, and nothing on a sound one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.browser.checks import Look, quick
from tests.browser.crawling import Shown
from tests.browser.replay import replaying
from tests.browser.valid_html import html_faults

pytestmark = pytest.mark.browser

SOUND = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A page – Site</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/look.css"></head>
<body class="easy-read"><a class="skip" href="#content">Go to the main part</a>
<header><p>Site</p></header><main id="content"><h1>A page</h1><p>Words, and <a href="/there">a link in a sentence</a>.</p>
<p><a class="large" href="/onward">Go on</a></p></main><footer><p>Rutland</p></footer></body></html>"""
LOOK = """body { color: #000; background: #fff } .large { display: inline-block; padding: 30px 40px; background: #fff }
.skip { display: inline-block; padding: 20px } .pale { color: #ddd } .wide { width: 500px } .low { height: 1.1em; overflow: hidden }
.on-top { margin-block-start: -30px; position: relative }"""
SPOILT = {
    "axe/color-contrast": ("<p>Words, and", '<p class="pale">Words, and'),
    "axe/image-alt": ("<h1>A page</h1>", '<h1>A page</h1><img src="data:," width="64" height="64">'),
    "sideways/sideways-scroll": ("<h1>A page</h1>", '<h1>A page</h1><p class="wide">Wide</p>'),
    "spacing/text-cut-off": (
        "<h1>A page</h1>",
        '<h1>A page</h1><p class="low">Words that a low box holds only just</p>',
    ),
    "targets/target-too-small": ('class="large" ', ""),
    "targets/targets-overlap": ("</main>", '<p class="on-top"><a class="large on-top" href="/two">Two</a></p></main>'),
    "outline/one-main-heading": ("</main>", "<h1>A page</h1></main>"),
    "outline/title": ("<title>A page", "<title>Elsewhere"),
    "outline/language": ('lang="en"', 'lang="de"'),
    "outline/direction": ('dir="ltr"', 'dir="rtl"'),
    "outline/ids": ("</main>", '<p id="twice">One</p><p id="twice">Two</p></main>'),
    "outline/skip-link": ("#content", "#elsewhere"),
    "outline/landmarks": ("<footer><p>Rutland</p></footer>", ""),
    "requests/other-host": ('href="data:,"', 'href="http://127.0.0.2:9/icon.png"'),
    "requests/browser-error": ("</main>", "</main><script>alert(1)</script>"),
}
POLICY = ("Content-Security-Policy", "default-src 'self' data: http://127.0.0.2:9")


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Look]:
    app = Flask(__name__)
    app.add_url_rule("/look.css", "look", lambda: (LOOK, 200, {"Content-Type": "text/css"}))
    with replaying(app) as replay:
        opened = Look(browser, replay)
        yield opened
        opened.close()


def page(html: str) -> Shown:
    headers = (("Content-Type", "text/html; charset=utf-8"), POLICY)
    return Shown("full", "/page", "GET", 200, "page", "page.html", "en", headers, html.encode())


def rules(look: Look, html: str) -> set[str]:
    return {f"{found.kind}/{found.rule}" for found in quick(look, page(html), 0)}


def test_nothing_is_found_on_a_sound_page(look: Look) -> None:
    assert rules(look, SOUND) == set()


@pytest.mark.parametrize("rule", SPOILT)
def test_what_is_wrong_is_found(look: Look, rule: str) -> None:
    sound, spoilt = SPOILT[rule]
    assert sound in SOUND
    assert rule in rules(look, SOUND.replace(sound, spoilt))


def test_html_that_is_not_valid_is_found(tmp_path: Path) -> None:
    assert list(html_faults([page(SOUND)], tmp_path)) == []
    found = list(html_faults([page(SOUND.replace("</h1>", "</h2>"))], tmp_path))
    assert [one.address for one in found] == ["/page"] * len(found)
    assert "close-order" in {one.rule for one in found}
