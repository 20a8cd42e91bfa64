"""A site whose every word is hostile: pages, charts and files say just what was written, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import openpyxl
import pytest
from pikepdf import Dictionary

from surveyapp.dashboard.exports.formats import FileName
from surveyapp.domain.parsing import parse_questionnaire
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.yaml_reading import read_with_problems
from surveyapp.questionnaire_files import questionnaire_paths, read_area
from surveyapp.web import press
from tests.hostile.corpora import REFUSED, SHOWN
from tests.hostile.folder import MARK
from tests.hostile.reading import changed, strings_in, words_of_page
from tests.hostile.site import ASKED, HostileSite, make_site
from tests.integration.channels import sav_rows
from tests.integration.person import Person
from tests.integration.printing import counting
from tests.pdf import Words, read

pytestmark = pytest.mark.xdist_group("hostile")

LOOKED_AT = (
    "/",
    "/help",
    "/settings",
    "/accessibility/",
    "/privacy/",
    "/paper/",
    "/s/my-story/",
    "/results/",
    "/results/theme/safe/",
    "/results/theme/safe/by/age/",
    "/results/who/",
    "/results/comments/",
    "/results/files/",
    "/results/releases/",
)
SHORTEST, TITLE = "friends-and-family", 4
Titled = Callable[[str], Questionnaire | list[Problem]]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
"""A tag with a handler of its own: our templates have none."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileSite]:
    made = make_site(tmp_path_factory.mktemp("hostile"))
    yield made
    made.database.engine.dispose()


@pytest.fixture
def visitor(site: HostileSite) -> Person:
    return Person(site.app)


def agrees(site: HostileSite, words: str, *, least: int = 1) -> None:
    """Refuse words in which a hostile text stands otherwise than it was given, or in which hardly any stands at all."""
    assert len(set(MARK.findall(words))) >= least
    assert not changed(words, site.words.given)


def page_agrees(site: HostileSite, text: str) -> None:
    agrees(site, words_of_page(text))
    assert not HANDLER.search(text.replace("&lt;", ""))
    assert "<script>" not in text


# Pages


@pytest.mark.parametrize("address", LOOKED_AT)
def test_a_page_says_hostile_words_just_as_they_were_written(site: HostileSite, visitor: Person, address: str) -> None:
    page_agrees(site, visitor.open(address).text)


def test_hostile_questions_are_asked_as_they_were_written_from_the_first_page_to_the_last(
    site: HostileSite, visitor: Person
) -> None:
    page, seen = visitor.start(ASKED), set[str]()
    while "/check" not in page.address:
        page_agrees(site, page.text)
        seen |= set(MARK.findall(page.text))
        page = visitor.go_on(page, visitor.by_chance(page))
    page_agrees(site, page.text)
    assert len(seen) > 60


def test_charts_as_pictures_say_hostile_words_as_they_were_written(site: HostileSite, visitor: Person) -> None:
    chart = next(link for link in visitor.open("/results/").links if ".svg" in link)
    picture = visitor.browser.get(f"/results/{chart}")
    assert picture.status_code == 200
    elements = list(ElementTree.fromstring(picture.data).iter())  # noqa: S314 (a picture of our own)
    assert not [one for one in elements if one.tag.endswith(("script", "foreignObject", "image", "}a"))]
    assert not [name for one in elements for name in one.attrib if name.lower().startswith("on")]
    agrees(site, "".join(one.text or "" for one in elements))


# Files


def file(visitor: Person, name: FileName) -> bytes:
    answer = visitor.browser.get(f"/results/{name}")
    assert answer.status_code == 200
    return bytes(answer.data)


@pytest.mark.parametrize("name", [FileName.CSV, FileName.CODEBOOK, FileName.COMMENTS])
def test_no_cell_of_a_csv_file_is_a_formula_and_each_says_what_was_written(
    site: HostileSite, visitor: Person, name: FileName
) -> None:
    cells = [cell for line in csv.reader(io.StringIO(file(visitor, name).decode(), newline="")) for cell in line]
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    marked = [cell for cell in cells if MARK.search(cell)]
    assert marked
    given = site.words.given
    assert not [cell for cell in marked if changed(cell, given) and changed(cell.removeprefix("'"), given)]


def test_no_cell_of_a_spreadsheet_is_a_formula_or_a_link_and_each_says_what_was_written(
    site: HostileSite, visitor: Person
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file(visitor, FileName.XLSX)))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    agrees(site, "\n".join(str(cell.value) for cell in cells), least=100)


def test_documents_say_what_was_written(site: HostileSite, visitor: Person) -> None:
    agrees(site, "\n".join(strings_in(json.loads(file(visitor, FileName.JSON)))), least=100)
    root = ElementTree.fromstring(file(visitor, FileName.DDI))  # noqa: S314 (a file of our own)
    agrees(site, "\n".join(root.itertext()), least=100)
    agrees(site, "\n".join(strings_in(sav_rows(file(visitor, FileName.SPSS)))), least=100)


def test_what_is_printed_holds_hostile_words_as_text(visitor: Person) -> None:
    answer = visitor.browser.get("/paper/my-story-board.pdf")
    assert answer.status_code == 200
    pdf = read(bytes(answer.data))
    assert not {"/OpenAction", "/AA"} & set(pdf.Root.keys())
    assert not [
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") in ("/JavaScript", "/Launch")
    ]
    words = Words(pdf)
    printed = "".join("".join(words.of_page(number) for number in range(len(pdf.pages))).split())
    assert len(set(MARK.findall(printed))) > 30
    assert "window.__owned=1" in printed
    assert "etc/passwd" in printed


def test_the_report_says_hostile_words_as_they_were_written(
    site: HostileSite, visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(press, "to_pdf", counting(printed))
    assert visitor.browser.get("/results/report.pdf").status_code == 200
    page_agrees(site, printed.pop())


# Files that people write


@pytest.fixture(scope="module")
def titled(site: HostileSite) -> Titled:
    """A questionnaire with another title, or everything wrong with it."""
    folder = site.folder / "questionnaires"
    (path,) = (path for path in questionnaire_paths(folder) if path.stem == SHORTEST)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[TITLE - 1].startswith(' "title": ')
    area, themes = read_area(folder)

    def parsed(title: str) -> Questionnaire | list[Problem]:
        text = "\n".join([*lines[: TITLE - 1], f' "title": {json.dumps(title)},', *lines[TITLE:]])
        try:
            return parse_questionnaire(text, area, themes)
        except ProblemsFound as found:
            return found.problems

    return parsed


@pytest.mark.parametrize("text", [texts[0] for texts in SHOWN.values()])
def test_a_text_of_a_questionnaire_is_taken_as_it_is_or_its_braces_are_said(titled: Titled, text: str) -> None:
    taken = titled(text)
    if isinstance(taken, Questionnaire):
        assert taken.title.standard == text
    else:
        assert set("{}") & set(text)
        assert [(problem.line, "braces" in problem.sentence) for problem in taken] == [(TITLE, True)]


@pytest.mark.parametrize("text", [text for texts in REFUSED.values() for text in texts])
def test_a_text_of_a_questionnaire_that_hides_something_is_refused_with_its_line(titled: Titled, text: str) -> None:
    found = titled(text)
    assert isinstance(found, list)
    assert {problem.line for problem in found} == {TITLE}
    assert "hidden" in found[0].sentence
    assert all(str(problem).isprintable() for problem in found)


@pytest.mark.parametrize("text", [text for texts in REFUSED.values() for text in texts])
def test_what_an_escape_hides_in_a_name_is_said_and_never_printed(text: str) -> None:
    read_file = read_with_problems(f'{json.dumps(f"name{text}")}: 1\n"b": {json.dumps(text)}\n')
    assert [problem.line for problem in read_file.problems] == [1, 2]
    assert all(str(problem).isprintable() for problem in read_file.problems)


def test_the_folder_holds_every_kind_of_text(site: HostileSite) -> None:
    given = list(site.words.given.values())
    for texts in SHOWN.values():
        assert all(any(one.startswith(text) for one in given) for text in texts)
