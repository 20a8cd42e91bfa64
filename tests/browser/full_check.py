"""Checks every page in every language, palette and width, and writes the record that the accessibility statement shows."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape
from multiprocessing import get_context
from pathlib import Path
from re import DOTALL, search, sub
from subprocess import run
from xml.etree import ElementTree

from playwright.sync_api import sync_playwright

from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.web.checked import RECORD, CheckedPage, Finding, Kind, Record, Tool, Way
from tests.browser import checks, valid_html
from tests.browser.checks import PALETTES, WIDTHS, Found, Look
from tests.browser.conftest import FLAGS, chromium
from tests.browser.crawling import FULL, Shown
from tests.browser.replay import replaying
from tests.browser.sites import LANGUAGES, crawl, make_sites

ALL_TURNS = len(PALETTES) * len(WIDTHS)
TIMES = {
    "axe": ALL_TURNS,
    "sideways": 1,
    "spacing": len(WIDTHS),
    "targets": len(WIDTHS),
    "outline": 1,
    "requests": 1,
    "html": 1,
}
"""How often each kind of check is made on one page in one language."""
JOURNEYS = "tests/browser/test_journeys.py::test_"
SHARED = "tests/browser/test_shared_device.py::test_"
FIRST = "tests/browser/test_first_load.py::test_"
TOLD = "_told_on_two_devices_by_the_keyboard_alone"
WAYS = {
    "keyboard": (f"{JOURNEYS}my_story_is{TOLD}", f"{JOURNEYS}our_story_is_told_about_two_children{TOLD[5:]}"),
    "no-javascript": (f"{JOURNEYS}my_story_is{TOLD}", f"{JOURNEYS}our_story_is_told_about_two_children{TOLD[5:]}"),
    "large-text": (f"{JOURNEYS}a_story_is_told_with_text_of_twice_the_size_and_no_pictures",),
    "right-to-left": (f"{JOURNEYS}a_story_is_told_in_arabic_from_right_to_left",),
    "shared-device": (
        f"{SHARED}back_shows_no_answer_however_often_it_is_pressed",
        f"{SHARED}a_reopened_tab_and_every_address_of_the_history_show_no_answer",
        f"{SHARED}storage_and_cookies_hold_no_answer_and_no_key_to_one",
        f"{SHARED}clearing_the_device_takes_the_receipt_away_too",
    ),
    "slow-connection": (
        f"{FIRST}the_first_load_of_a_question_is_small",
        f"{FIRST}a_question_is_complete_before_typefaces_and_scripts_arrive",
    ),
}
"""The tests that show each way of using the website. All journeys are without JavaScript, and by the keyboard alone."""


def look_at(pages: Sequence[Shown]) -> tuple[list[Found], tuple[str, str]]:
    """What the full check finds on some pages; and the versions of chromium and axe that looked."""
    found: list[Found] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = create_app(load_settings(instance=Path(folder), secure_cookies=False))
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with replaying(app) as replay:
            look = Look(browser, replay)
            for shown in pages:
                found += checks.full(look, shown)
                print(".", end="", flush=True, file=sys.stderr)
            versions = (browser.version, str(look.page.evaluate("axe.version")))
        browser.close()
    return found, versions


def every_finding(pages: Sequence[Shown], processes: int) -> tuple[list[Found], tuple[str, str]]:
    """What all checks find on all pages, shared out to processes."""
    with get_context("spawn").Pool(processes) as pool:
        parts = pool.map(look_at, [pages[number::processes] for number in range(processes)], chunksize=1)
    found = [one for part, _versions in parts for one in part]
    with tempfile.TemporaryDirectory() as folder:
        found += valid_html.html_faults(pages, Path(folder))
    return sorted(found), parts[0][1]


def ways() -> Iterator[Way]:
    """Which ways of using the website the tests went, and whether they came through."""
    wanted = sorted({test for tests in WAYS.values() for test in tests})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        run([sys.executable, "-m", "pytest", f"--junit-xml={report}", "-n", "2", *wanted], cwd=ROOT, check=False)
        passed, failed = outcomes(report)
    for way, tests in WAYS.items():
        names = {test.rpartition("::")[2] for test in tests}
        yield Way(id=way, tests=tests, passed=names <= passed and not names & failed)


def outcomes(report: Path) -> tuple[set[str], set[str]]:
    """The names of the tests that passed, and of those that did not, without what they were parametrised with."""
    passed: set[str] = set()
    failed: set[str] = set()
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  # pytest wrote it just now
        name = case.attrib["name"].partition("[")[0]
        (failed if [part for part in case if part.tag in ("failure", "error", "skipped")] else passed).add(name)
    return passed, failed


def kinds(pages: Sequence[Shown], found: Iterable[Found]) -> Iterator[Kind]:
    """How often each check was made; and how often, on how many pages shown in how many ways, it found something."""
    failed = Counter(kind for kind, _address, _shown in {(one.kind, one.address, one.shown) for one in found})
    for kind, times in TIMES.items():
        yield Kind(id=kind, done=times * len(pages), failed=failed[kind])


def findings(found: Iterable[Found]) -> Iterator[Finding]:
    """Each thing that is wrong once, with how often it was met."""
    met: dict[tuple[str, str, str, str], list[Found]] = {}
    for one in found:
        met.setdefault((one.kind, one.address, one.rule, one.element), []).append(one)
    for (kind, address, rule, element), all_of_it in sorted(met.items()):
        first = min(all_of_it)
        yield Finding(
            kind=kind,
            address=address,
            rule=rule,
            help=first.help,
            element=element,
            shown=first.shown,
            times=len(all_of_it),
        )


def checked_pages(pages: Iterable[Shown]) -> Iterator[CheckedPage]:
    """The English pages by their addresses, each once, with what their headings say."""
    titles: dict[str, str] = {}
    for shown in pages:
        if shown.language == "en" and shown.site == FULL and shown.status == 200:
            titles.setdefault(shown.path, heading(shown))
    for address, title in sorted(titles.items()):
        yield CheckedPage(address=address, title=title)


def heading(shown: Shown) -> str:
    """What a page's main heading says."""
    found = search(r"<h1[^>]*>(.*?)</h1>", shown.html.decode(), DOTALL)
    return " ".join(unescape(sub(r"<[^>]+>", " ", found[1])).split()) if found else ""


def everything(processes: int, every: int = 1) -> Record:
    """One run of all checks, on all pages or on every so manieth."""
    with tempfile.TemporaryDirectory() as folder:
        sites = make_sites(Path(folder))
        pages = [shown for language in LANGUAGES for shown in crawl(sites, language).pages.values()][::every]
    print(f"{len(pages)} pages, {len(pages) * sum(TIMES.values()):,} checks", file=sys.stderr)
    found, (browser, axe) = every_finding(pages, processes)
    return Record(
        made_on=date.today(),
        tools=(
            Tool(name="axe-core", version=axe),
            Tool(name="Chromium", version=browser),
            Tool(name="html-validate", version=valid_html.version()),
        ),
        languages=LANGUAGES,
        palettes=PALETTES,
        widths=WIDTHS,
        kinds=tuple(kinds(pages, found)),
        ways=tuple(ways()),
        findings=tuple(findings(found)),
        pages=tuple(checked_pages(pages)),
    )


def main() -> int:
    """0 where nothing wrong was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2, help="how many browsers look at once")
    parser.add_argument("--write", action="store_true", help=f"write the record into {RECORD.relative_to(ROOT)}")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="look only at every Nth page, to try it out")
    given = parser.parse_args()
    if given.write and given.every != 1:
        parser.error("a record is written of all pages only")
    record = everything(given.processes, given.every)
    if given.write:
        RECORD.write_text(record.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for finding in record.findings:
        print(f"{finding.address} [{finding.shown}] {finding.kind}/{finding.rule}: {finding.element}: {finding.help}")
    for kind in record.kinds:
        print(f"{kind.id}: {kind.done:,} checks, {kind.failed:,} found something")
    for way in record.ways:
        print(f"{way.id}: {'came through' if way.passed else 'FAILED'}")
    return 1 if record.findings or not all(way.passed for way in record.ways) else 0


if __name__ == "__main__":
    sys.exit(main())
