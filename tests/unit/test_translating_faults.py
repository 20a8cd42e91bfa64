"""`translations check` lets no language through that is not whole, and says what to do; `status` counts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from surveyapp.comments.masking import LABELS
from surveyapp.translating import faults as module_of_faults
from surveyapp.translating import status as module_of_status
from surveyapp.translating.catalogues import INTERFACE, catalogue_path
from surveyapp.translating.extracting import templates
from surveyapp.translating.faults import examples_of_form, faults
from surveyapp.translating.reviewers import REVIEWERS
from surveyapp.translating.status import status
from tests import pretended
from tests.pretended import QUESTIONNAIRES, rewrite, set_one

PLURAL = "Please look at this"
FORMS = ("słowo %(num)s", "słowa %(num)s", "słów %(num)s")


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[dict[str, Catalog]]:
    """Reading every text takes seconds, and no test here changes the English."""
    found = templates(QUESTIONNAIRES)
    with pytest.MonkeyPatch.context() as patch:
        for module in (module_of_faults, module_of_status):
            patch.setattr(module, "templates", lambda _folder: found)
        yield found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Polish, whole."""
    folder = tmp_path_factory.mktemp("whole")
    return pretended.translate(pretended.begin(folder, "pl"), "pl")


@pytest.fixture
def polish(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "translations")


def found(folder: Path) -> list[str]:
    return list(faults(folder, QUESTIONNAIRES))


def the_fault(folder: Path) -> str:
    one, *others = found(folder)
    assert others == []
    return one


def test_translators_get_what_each_kind_of_personal_detail_is_called(read_once: dict[str, Catalog]) -> None:
    texts = {message.id for message in read_once[INTERFACE]}
    assert set(LABELS.values()) <= texts


def test_a_whole_language_has_no_fault(polish: Path) -> None:
    assert found(polish) == []


def test_a_text_that_is_not_translated_is_a_fault(polish: Path) -> None:
    set_one(polish, "pl", "Next", "")
    assert "1 texts are not translated (the first is “Next”" in the_fault(polish)


def test_a_text_that_the_translator_is_not_sure_of_is_a_fault(polish: Path) -> None:
    def mark(message: Message) -> None:
        if message.id == "Next":
            message.flags.add("fuzzy")

    rewrite(polish, "pl", "messages", mark)
    assert "1 texts are not translated" in the_fault(polish)


def test_a_language_in_progress_may_have_gaps_but_no_wrong_numbers(polish: Path) -> None:
    (polish / REVIEWERS).write_text("in_progress: [pl]\n", encoding="utf-8")
    set_one(polish, "pl", "Next", "")
    catalogue_path(polish, "pl", "my-story").unlink()
    assert found(polish) == []
    set_one(polish, "pl", "95% interval", "przedział 59%")
    assert "changes a number" in the_fault(polish)


def test_a_missing_catalogue_is_a_fault(polish: Path) -> None:
    catalogue_path(polish, "pl", "my-story").unlink()
    assert "pl/my-story.po is missing" in the_fault(polish)


def test_a_stale_catalogue_is_a_fault(polish: Path) -> None:
    path = catalogue_path(polish, "pl", "area")
    path.write_text(path.read_text("utf-8") + '\nmsgid "An old text"\nmsgstr "Stary tekst"\n', encoding="utf-8")
    assert "pl/area.po lacks 0 texts, holds 1 old ones" in the_fault(polish)


def test_each_plural_form_is_needed_and_its_numbers_are_named(polish: Path) -> None:
    set_one(polish, "pl", PLURAL, FORMS[0], "", FORMS[2])
    assert "lacks the form for 2, 3, 4." in the_fault(polish)


def test_plural_forms_follow_the_languages_own_rule(polish: Path) -> None:
    path = catalogue_path(polish, "pl", "area")
    text = path.read_text("utf-8")
    start = text.index('"Plural-Forms:')
    end = text.index("\n", start)
    path.write_text(text[:start] + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' + text[end:], encoding="utf-8")
    assert "the header counts otherwise. Write “Plural-Forms: nplurals=3;" in the_fault(polish)
    as_editors_write = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"
    path.write_text(text[:start] + f'"Plural-Forms: {as_editors_write}\\n"' + text[end:], encoding="utf-8")
    assert found(polish) == []


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("pl", ["1", "2, 3, 4", "0, 5, 6"]),
        ("uk", ["1, 21, 31", "2, 3, 4", "0, 5, 6"]),
        ("ro", ["1", "0, 2, 3", "20, 21, 22"]),
        ("ne", ["1", "0, 2, 3"]),
        ("ar", ["0", "1", "2", "3, 4, 5", "100, 101, 102", "11, 12, 13"]),
        ("ur", ["1", "0, 2, 3"]),
    ],
)
def test_the_numbers_of_each_form_are_as_the_docs_say(language: str, forms: list[str]) -> None:
    assert [examples_of_form(language, form) for form in range(len(forms))] == forms


def test_english_that_stayed_is_a_fault_unless_it_is_listed(polish: Path) -> None:
    text = "Leave this page quickly"
    set_one(polish, "pl", text, text)
    assert "is English still" in the_fault(polish)
    (polish / REVIEWERS).write_text(f"left_in_english: [{text}]\n", encoding="utf-8")
    assert found(polish) == []


def test_listing_a_text_that_there_is_not_is_a_fault(polish: Path) -> None:
    (polish / REVIEWERS).write_text("left_in_english: [Nobody ever wrote this]\n", encoding="utf-8")
    assert "there is no such text" in the_fault(polish)


def test_a_fault_in_the_file_of_reviewers_is_said(polish: Path) -> None:
    (polish / REVIEWERS).write_text("in_progress: pl\n", encoding="utf-8")
    assert the_fault(polish).startswith("reviewers.yaml, line 1, in_progress: A list is expected here.")


def test_a_folder_that_is_no_language_is_a_fault(polish: Path) -> None:
    shutil.copytree(polish / "pl", polish / "old_polish_9")
    assert any("old-polish-9 is no language" in fault for fault in found(polish))


def test_a_header_of_another_language_is_a_fault(polish: Path) -> None:
    path = catalogue_path(polish, "pl", "area")
    path.write_text(path.read_text("utf-8").replace('"Language: pl', '"Language: uk'), encoding="utf-8")
    assert "does not say “Language: pl”" in found(polish)[0]


def test_what_is_no_catalogue_is_a_fault(polish: Path) -> None:
    catalogue_path(polish, "pl", "area").write_bytes(b'msgid "open\n\xff')
    assert "not a gettext catalogue" in the_fault(polish)


def test_the_status_counts_each_text_once(polish: Path) -> None:
    set_one(polish, "pl", "Next", "")
    set_one(polish, "pl", PLURAL, FORMS[0], "", FORMS[2])
    (polish / REVIEWERS).write_text(
        "reviewed:\n  - {language: pl, domain: area, name: A Reader, on: 2026-11-01}\n", encoding="utf-8"
    )
    (one,) = status(polish, QUESTIONNAIRES)
    by_name = {domain.domain: domain for domain in one.domains}
    pages = by_name["messages"]
    assert (pages.missing, pages.stale, pages.fuzzy) == (2, 0, 0)
    assert pages.translated + pages.missing == pages.texts
    assert by_name["area"].missing == 0
    assert by_name["area"].reviewed_by == ("A Reader, 2026-11-01",)
    assert one.missing == 2
    assert not one.checked
