"""Files that people hand over: bombs are refused with a sentence, hostile cells and translations do no harm."""

from __future__ import annotations

import csv
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner, Result

from surveyapp.cli import main
from surveyapp.config import ROOT
from surveyapp.domain.parsing import parse_questionnaire
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.loading import rejects
from surveyapp.questionnaire_files import read_area
from surveyapp.storage.database import Database
from surveyapp.translating.comparing import faults_between
from surveyapp.web import csv_text
from tests import builders as build
from tests.hostile.bombs import MEMORY, exploded
from tests.hostile.corpora import CONTROLS, EVERY, FORMULA, PATH, REFUSED, SHOWN, SURROGATES, XSS
from tests.integration.conftest import SECRET, Collect, MakeApp
from tests.integration.person import Person
from tests.integration.watching import rows_of

ASKED = build.questionnaire(
    build.page(build.one_choice("rating", "good", "poor"), build.long_text("comment", optional=True)), id="asked"
)
Load = Callable[..., Result]
SHORTEST = ROOT / "questionnaires" / "friends-and-family.yaml"


# Bombs


def test_every_bomb_is_refused_with_a_sentence_in_little_time_and_memory(tmp_path: Path) -> None:
    found = exploded(tmp_path, megabytes=40)
    assert len(found) > 25
    assert [one for one in found if not one.is_refused] == []
    assert max(one.grew for one in found) < MEMORY / 2


# Rows


@pytest.fixture
def load(sqlite: Database, collect: Collect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads rows by the command; what it said."""
    collect(sqlite, ASKED)
    monkeypatch.setenv("DATABASE_URL", sqlite.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path / "instance"))

    def run(*rows: list[str]) -> Result:
        path = tmp_path / "rows.csv"
        with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            csv.writer(file).writerows(rows)
        left = str(tmp_path / "rejects.csv")
        return CliRunner().invoke(main, ["responses", "load", str(path), "--questionnaire", "asked", "--rejects", left])

    return run


def obeyed(text: str) -> list[str]:
    """What of a text a terminal would obey, or what would make it look like another."""
    return [
        one
        for one in text
        if one != "\n" and (unicodedata.category(one) in ("Cc", "Cs") or "\u202a" <= one <= "\u202e")
    ]


def said_plainly(said: Result) -> bool:
    """Whether it ended as commands do, and a terminal obeys nothing that was printed."""
    return (said.exception is None or isinstance(said.exception, SystemExit)) and not obeyed(said.output)


def test_hostile_comments_of_a_file_are_kept_as_they_are_or_said_to_be_mended(load: Load, sqlite: Database) -> None:
    texts = [text for texts in SHOWN.values() for text in texts]
    said = load(["rating", "comment"], *(["good", text] for text in texts))
    assert f"{len(texts)} stored" in said.output
    stored = {row.text for row in rows_of(sqlite, "comments")}
    assert {unicodedata.normalize("NFC", text).strip() for text in texts} == {text.strip() for text in stored}


def test_hidden_characters_of_a_file_reach_neither_the_database_nor_the_screen(load: Load, sqlite: Database) -> None:
    hidden = [text for texts in REFUSED.values() for text in texts if text not in SURROGATES]
    said = load(
        ["rating", "comment"], *(["good", f"a {text} b"] for text in hidden), *(["good", one] for one in SURROGATES)
    )
    assert said_plainly(said)
    assert not obeyed("".join(row.text for row in rows_of(sqlite, "comments")))


def test_hostile_choices_are_told_on_one_plain_line_and_are_no_formulas_in_the_file_of_rejects(
    load: Load, tmp_path: Path
) -> None:
    cells = [*FORMULA, *CONTROLS, *XSS, "a\nline 1: all is well", "{0.__class__}", "\u202egnp.exe"]
    said = load(["rating", "comment"], *([cell, cell] for cell in cells))
    assert said.exit_code == 0
    assert said_plainly(said)
    assert not [line for line in said.output.splitlines() if line.startswith("line 1:")]
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        left = [cell for row in csv.reader(file) for cell in row]
    assert len(left) > len(cells)
    assert not [cell for cell in left if cell.startswith(csv_text.FORMULA_STARTS)]


def test_a_file_whose_columns_have_hostile_names_is_refused_in_plain_words(load: Load) -> None:
    for texts in EVERY.values():
        said = load(["rating", texts[-1][:5_000]], ["good", "a"])
        assert said.exit_code == 1
        assert said.output
        assert said_plainly(said)


def test_rejects_and_exports_know_the_same_formulas() -> None:
    assert set(rejects._FORMULA) == set(csv_text.FORMULA_STARTS)


# Names of pictures


def test_a_picture_has_a_plain_name_or_the_file_is_refused() -> None:
    area, themes = read_area(SHORTEST.parent)
    text = SHORTEST.read_text(encoding="utf-8")
    for name in (*PATH, *XSS[:3], "\\0", "🙂", "a" * 500):
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        with pytest.raises(ProblemsFound) as found:
            parse_questionnaire(text.replace("\npicture: hospital", f'\npicture: "{quoted}"', 1), area, themes)
        assert [problem.place for problem in found.value.problems] == ["picture"], name


# Translations

HOSTILE_TRANSLATIONS = (XSS[0], "%(nothing)s", "{nothing}", "a\x00b", "\u202egnp.exe", "&lt;b&gt;")


@pytest.fixture
def hostile_polish(tmp_path: Path) -> Path:
    """A folder of translations in which the Polish words of the interface are hostile."""
    folder = tmp_path / "translations"
    path = folder / "pl" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    shutil.copy(ROOT / "translations" / path.relative_to(folder), path)
    with path.open("rb") as file:
        catalog = read_po(file)
    for number, message in enumerate(one for one in catalog if one.id):
        text = HOSTILE_TRANSLATIONS[number % len(HOSTILE_TRANSLATIONS)]
        message.string = (text,) * len(message.string or ()) if isinstance(message.id, tuple) else text
    with path.open("wb") as file:
        write_po(file, catalog)
    return folder


def test_hostile_translations_change_no_page(
    hostile_polish: Path, sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Questionnaire
) -> None:
    collect(sqlite, every_kind)
    person = Person(make_app(sqlite, translations=hostile_polish))
    for address in ("/", "/settings", "/help", "/privacy/", "/accessibility/", "/resume", "/results/", "/nowhere"):
        page = person.ask("GET", f"{address}?lang=pl")
        assert page.status in (200, 404)
        assert 'lang="pl"' in page.text
        assert "__owned" not in page.text
        assert not set("\x00\u202e") & set(page.text)
    assert "Ustawienia" not in person.open("/settings").words


def test_what_is_hostile_in_a_translation_is_named() -> None:
    for text in HOSTILE_TRANSLATIONS:
        assert list(faults_between("Settings", text, filled_in=True))
