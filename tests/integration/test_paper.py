"""What is printed: tagged PDFs of every questionnaire in every language, made from our own files alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from flask import Flask

from surveyapp.config import ROOT
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.paper import routes
from surveyapp.paper.booklet import lay_out
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from surveyapp.storage import versions, waves
from surveyapp.storage.database import Database
from surveyapp.translating.catalogues import catalogues
from surveyapp.web import press
from surveyapp.web.languages import available
from tests import builders as build
from tests import pretended
from tests.integration.conftest import FIRST_DAY, WAVE
from tests.integration.person import Person
from tests.integration.printing import counting
from tests.pdf import read, tags, typefaces

TRANSLATIONS = ROOT / "translations"
LANGUAGES = available(TRANSLATIONS)
OFFERED = [path.stem for path in questionnaire_paths(ROOT / "questionnaires") if read_questionnaire(path).listed]
ENDINGS = ("", "-large", "-board", "-poster")
LARGE_IN = ("en", "ar")
TRIED = [(one, code) for one in OFFERED for code in LANGUAGES if one == OFFERED[0] or code in LARGE_IN]
"""Every language of the shorter questionnaire, and two of the longer one: a left-to-right and a right-to-left."""
"""Large print is the booklet with larger letters: it is tried one way round and the other."""
A4 = (595, 842)
OURS = ("Atkinson", "Paper-")
"""How the names of the typefaces begin that css/printed.css brings. A machine's own would differ from place to place."""

pytestmark = pytest.mark.xdist_group("paper")


def collect_translated(database: Database, translations: Path, *questionnaires: Questionnaire) -> None:
    published = [
        versions.publish(database, one, catalogues(translations, one.id), FIRST_DAY)[0] for one in questionnaires
    ]
    waves.open_wave(database, Wave(id=WAVE, title="Autumn", opened_on=FIRST_DAY, versions=dict(published)))


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whole catalogues in which every word is one Arabic word."""
    folder = tmp_path_factory.mktemp("paper") / "translations"
    return pretended.compiled(pretended.translate(pretended.begin(folder, "ar"), "ar"))


@pytest.fixture
def translated_app(sqlite: Database, make_app: Any, real_questionnaires: dict[str, Questionnaire]) -> Flask:
    collect_translated(sqlite, TRANSLATIONS, *real_questionnaires.values())
    app: Flask = make_app(sqlite)
    return app


def size(pdf: pikepdf.Pdf) -> tuple[int, int]:
    left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
    return round(right - left), round(top - bottom)


@pytest.mark.parametrize(("questionnaire", "language"), TRIED)
def test_everything_can_be_printed_in_every_language(
    translated_app: Flask, calls: list[object], language: str, questionnaire: str
) -> None:
    pages = {}
    for ending in (one for one in ENDINGS if one != "-large" or language in LARGE_IN):
        answer = translated_app.test_client().get(f"/paper/{questionnaire}{ending}.pdf?lang={language}")
        assert answer.status_code == 200
        assert answer.mimetype == "application/pdf"
        assert f'inline; filename="{questionnaire}{ending}-{language}.pdf"' in answer.headers["Content-Disposition"]
        pdf = read(answer.data)
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]).strip()
        assert {"/H1", "/P"} <= tags(pdf) or ending == "-board"
        assert not {name for name in typefaces(pdf) if not name.startswith(OURS)}
        assert size(pdf) == (A4[::-1] if ending == "-board" else A4)
        pages[ending] = len(pdf.pages)
    assert pages["-poster"] == 1
    assert pages.get("-large", 100) >= pages[""] > 5
    assert calls == []


def test_a_sheet_that_is_laid_out_as_one_side_of_paper_is_one(
    translated_app: Flask, real_questionnaires: dict[str, Questionnaire]
) -> None:
    """Else a hard word would be explained on the side before, and the line between two questions would part nothing."""
    for name in ("my-story", "our-story"):
        answer = translated_app.test_client().get(f"/paper/{name}.pdf?lang=en")
        with translated_app.test_request_context("/?lang=en"):
            shown = routes._shown(versions.Version(name, 1))
            sheets = list(lay_out(shown).sheets)
        around = ["cover", "before", "help and how", "menu", "the end", "who helps"]
        with read(answer.data) as pdf:
            assert len(pdf.pages) == len(sheets) + len(around), name


def test_arabic_runs_right_to_left_in_letters_that_are_ours(
    sqlite: Database, make_app: Any, arabic: Path, real_questionnaires: dict[str, Questionnaire]
) -> None:
    collect_translated(sqlite, arabic, real_questionnaires["my-story"])
    app = make_app(sqlite, translations=arabic)
    answer = app.test_client().get("/paper/my-story.pdf?lang=ar")
    pdf = read(answer.data)
    assert str(pdf.Root.Lang) == "ar"
    assert "كلمة" in str(pdf.docinfo["/Title"])
    assert "Paper-Arabic" in typefaces(pdf)
    with app.test_request_context("/?lang=ar"):
        page = routes._page(routes._shown(versions.Version("my-story", 1)), routes.Kind.BOOKLET)
    assert '<html lang="ar" dir="rtl"' in page


def test_hostile_words_stay_words_and_fetch_nothing(
    sqlite: Database, make_app: Any, collect: Any, calls: list[object]
) -> None:
    attack = '"><script>alert(1)</script><img src="https://evil.example/x.png"><link rel=stylesheet href="file:///etc/passwd">'
    hostile = build.questionnaire(
        build.page(build.one_choice("a", build.option("b", words=attack), words=attack, hint=attack), title=attack),
        title=attack,
    )
    collect(sqlite, hostile)
    app = make_app(sqlite)
    for ending in ENDINGS:
        answer = app.test_client().get(f"/paper/{hostile.id}{ending}.pdf")
        assert answer.status_code == 200
        with read(answer.data) as pdf:
            assert str(pdf.docinfo["/Title"]).startswith(attack)
        assert b"/JavaScript" not in answer.data
    with app.test_request_context():
        page = routes._page(routes._shown(versions.Version(hostile.id, 1)), routes.Kind.BOOKLET)
    assert "<script" not in page
    assert "evil.example/x.png&#34;" in page
    assert calls == []


def test_a_pdf_is_printed_once_and_not_sent_to_a_browser_that_has_it(
    light_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    new = press.Press(Path(light_app.static_folder or ""))
    monkeypatch.setattr(press, "press", lambda static: new)
    monkeypatch.setattr(press, "to_pdf", counting(printed))
    browser = light_app.test_client()
    first = browser.get("/paper/my-story-board.pdf")
    assert browser.get("/paper/my-story-board.pdf").data == first.data
    again = browser.get("/paper/my-story-board.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert len(printed) == 1
    other = browser.get("/paper/our-story-board.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert len(printed) == 2


def test_the_page_offers_what_people_can_answer_and_each_link_leads_to_a_pdf(light_app: Flask) -> None:
    person = Person(light_app)
    page = person.open("/paper/")
    links = [link for link in page.links if ".pdf" in link]
    assert len(links) == 2 * len(ENDINGS)
    assert not any("friends-and-family" in link for link in links)  # loaded from files, never offered
    for link in links:
        assert person.ask("HEAD", link).status == 200


def test_what_is_not_collecting_is_not_found(light_app: Flask) -> None:
    person = Person(light_app)
    for address in ("/paper/nothing.pdf", "/paper/nothing-large.pdf", "/paper/my-story-tiny.pdf", "/paper/.pdf"):
        assert person.ask("GET", address).status == 404
    assert person.ask("HEAD", "/paper/my-story-board.pdf?lang=tlh").status == 200


def test_without_the_libraries_the_pages_say_so_in_plain_words(
    light_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "can_print", lambda: False)
    person = Person(light_app)
    listed = person.open("/paper/")
    assert "Booklets cannot be made on this computer" in listed.words
    assert not [link for link in listed.links if ".pdf" in link]
    assert person.ask("GET", "/paper/my-story.pdf").status == 503


def test_a_poster_leads_to_the_questions_in_its_own_language(light_app: Flask) -> None:
    light_app.config["TRUSTED_HOSTS"] = ["survey.example"]
    with light_app.test_request_context("/", base_url="https://survey.example/"):
        poster = routes._poster(routes._shown(versions.Version("my-story", 1)))
    assert poster.address == "survey.example/s/my-story/"
    assert poster.code.startswith("data:image/svg+xml")
