"""A language is added by a folder of catalogues alone, and a right-to-left one turns every page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from surveyapp.questionnaire_files import questionnaire_paths
from surveyapp.storage.database import Database
from surveyapp.translating.catalogues import domains
from surveyapp.translating.reviewers import REVIEWERS
from tests import pretended
from tests.integration.person import Page, Person
from tests.pretended import QUESTIONNAIRES, WORD, set_one

WORDS = {"Next": "التالي", "Tell us": "أخبرنا"}
UNCHECKED = "Unchecked translation: nobody has checked these words yet."
NOT_CHECKED_IN_ARABIC = "ترجمة لم يراجعها أحد بعد."


@pytest.fixture(scope="session")
def arabic_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages") / "translations"
    pretended.translate(pretended.begin(folder, "ar"), "ar")
    for english, translated in {**WORDS, UNCHECKED: NOT_CHECKED_IN_ARABIC}.items():
        set_one(folder, "ar", english, translated)
    return pretended.compiled(folder)


@pytest.fixture
def arabic(arabic_once: Path, tmp_path: Path) -> Path:
    """Whole catalogues of a pretended Arabic, with a few real words in them."""
    folder = tmp_path / "translations"
    folder.symlink_to(arabic_once, target_is_directory=True)
    return folder


@pytest.fixture
def own_arabic(arabic_once: Path, tmp_path: Path) -> Path:
    """As `arabic`, to be changed by one test."""
    return shutil.copytree(arabic_once, tmp_path / "own")


@pytest.fixture
def open_app(make_app: Any, sqlite: Database, collect: Any, every_kind: Any) -> Any:
    """Makes the app with a folder of catalogues, collecting with `every_kind`; somebody who looks at it."""
    collect(sqlite, every_kind)
    return lambda folder: Person(make_app(sqlite, translations=folder))


def is_arabic(page: Page) -> bool:
    """Whether a page is in Arabic; else it is in English."""
    turned = '<html lang="ar" dir="rtl"' in page.text
    assert turned or '<html lang="en" dir="ltr"' in page.text
    return turned


def test_the_reader_gets_the_language_and_its_direction_and_keeps_them(open_app: Any, arabic: Path) -> None:
    person = open_app(arabic)
    assert not is_arabic(person.open("/"))
    turned = person.open("/?lang=ar")
    assert is_arabic(turned)
    assert WORDS["Tell us"] in turned.words
    page = person.start("every-kind")
    assert is_arabic(page)
    assert WORDS["Next"] in page.words


def test_a_language_that_nobody_checked_says_so_and_leads_back_to_english(open_app: Any, arabic: Path) -> None:
    person = open_app(arabic)
    assert UNCHECKED not in person.open("/").words
    for address in ("/?lang=ar", "/help", "/results/", "/s/every-kind/"):
        page = person.open(address)
        assert NOT_CHECKED_IN_ARABIC in page.words, address
        assert f"{address.partition('?')[0]}?lang=en" in page.links, address
    page = person.start("every-kind")
    assert NOT_CHECKED_IN_ARABIC in page.words
    assert not is_arabic(person.open("/?lang=en"))


def test_a_language_is_checked_when_somebody_is_named_for_each_domain(open_app: Any, own_arabic: Path) -> None:
    lines = [f"  - {{language: ar, domain: {name}, name: A Reader, on: 2026-11-01}}" for name in domains(own_arabic)]
    (own_arabic / REVIEWERS).write_text("\n".join(["reviewed:", *lines]), encoding="utf-8")
    page = open_app(own_arabic).open("/?lang=ar")
    assert is_arabic(page)
    assert NOT_CHECKED_IN_ARABIC not in page.words


def test_a_language_in_progress_is_not_offered(open_app: Any, own_arabic: Path) -> None:
    (own_arabic / REVIEWERS).write_text("in_progress: [ar]\n", encoding="utf-8")
    person = open_app(own_arabic)
    page = person.open("/?lang=ar")
    assert not is_arabic(page)
    assert "العربية" not in page.words


def test_a_file_of_reviewers_that_cannot_be_read_leaves_every_language_unchecked(
    open_app: Any, own_arabic: Path
) -> None:
    (own_arabic / REVIEWERS).write_bytes(b"reviewed: [\xff")
    assert NOT_CHECKED_IN_ARABIC in open_app(own_arabic).open("/?lang=ar").words


@pytest.mark.parametrize("wanted", ["xx", "*", "", "AR", "ar%00", "%FF%FE", "../ar", "ar_EG", "a" * 10_000, "&lang=ar"])
def test_a_language_that_there_is_not_leaves_the_page_in_english(open_app: Any, arabic: Path, wanted: str) -> None:
    assert not is_arabic(open_app(arabic).open(f"/?lang={wanted}"))


@pytest.mark.parametrize("accepted", ["*", "xx", "", "ar;q=0", ";;;,,,", "q=1", "en-GB,ar;q=0.1", "a" * 10_000, "\xff"])
def test_a_browser_that_asks_for_nothing_known_gets_english(open_app: Any, arabic: Path, accepted: str) -> None:
    page = open_app(arabic).ask("GET", "/", headers={"Accept-Language": accepted})
    assert page.status == 200
    assert not is_arabic(page)


@pytest.mark.parametrize("accepted", ["ar", "ar-EG,en;q=0.5", "xx,AR;q=0.9,en;q=0.8", "en;q=0.2,ar;q=0.3"])
def test_the_browsers_first_language_is_the_first_guess(open_app: Any, arabic: Path, accepted: str) -> None:
    assert is_arabic(open_app(arabic).ask("GET", "/", headers={"Accept-Language": accepted}))


def test_another_language_in_the_middle_keeps_what_was_answered(open_app: Any, arabic: Path) -> None:
    person = open_app(arabic)
    first = person.start("every-kind")
    second = person.press(first, "next", {"colour": "green", "children": "1", "story": "They were kind."})
    assert second.address != first.address
    assert is_arabic(person.open(f"{second.address}?lang=ar"))
    again = person.open(first.address)
    assert is_arabic(again)
    assert again.standing_in("colour") == ["green"]
    assert again.standing_in("story") == ["They were kind."]


def test_the_links_to_other_languages_keep_the_rest_of_the_address(open_app: Any, arabic: Path) -> None:
    page = open_app(arabic).open("/help?back=/s/every-kind/&lang=ar")
    assert "/help?back=%2Fs%2Fevery-kind%2F&lang=en" in page.links


def test_numbers_take_the_languages_own_plural_form_and_western_digits(open_app: Any, own_arabic: Path) -> None:
    few, many = "حوالي %(num)s دقائق", "حوالي %(num)s دقيقة"
    set_one(own_arabic, "ar", "About %(num)s minutes", many, many, many, few, many, many)
    page = open_app(pretended.compiled(own_arabic)).open("/?lang=ar")
    assert few % {"num": 10} in page.words


@pytest.mark.parametrize("language", ["ar", "ne", "ur"])
def test_no_page_writes_digits_other_than_0_to_9(open_app: Any, tmp_path: Path, language: str) -> None:
    folder = tmp_path / "digits"
    pretended.compiled(pretended.translate(pretended.begin(folder, language), language))
    person = open_app(folder)
    for address in (f"/?lang={language}", "/help", "/s/every-kind/"):
        page = person.open(address)
        assert WORD[language] in page.words
        assert not [sign for sign in page.words if sign.isdigit() and not sign.isascii()]
    assert '<bdi dir="ltr">999</bdi>' in person.open("/help").text


def test_a_language_with_a_script_in_its_name_has_pages(open_app: Any, tmp_path: Path) -> None:
    folder = tmp_path / "script"
    pretended.compiled(pretended.translate(pretended.begin(folder, "zh-Hant"), "zh-Hant"))
    page = open_app(folder).open("/?lang=zh-Hant")
    assert '<html lang="zh-Hant" dir="ltr"' in page.text
    assert WORD["zh-Hant"] in page.words


def test_every_shipped_questionnaire_has_a_domain_of_its_own(arabic: Path) -> None:
    questionnaires = {path.stem for path in questionnaire_paths(QUESTIONNAIRES)}
    assert set(domains(arabic)) == {"messages", "area", *questionnaires}
