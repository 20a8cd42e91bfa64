"""Figures as files: where they are, that others can read them, and that no word of a person does harm in them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import csvw
import frictionless
import jsonschema
import openpyxl
import pytest
from flask import Flask
from openpyxl.cell.cell import Cell

from surveyapp.dashboard.exports import formats, spss
from surveyapp.dashboard.exports.columns import COLUMNS
from surveyapp.dashboard.exports.formats import FileName
from surveyapp.dashboard.exports.reasons import REASONS
from surveyapp.dashboard.exports.spss import LONGEST_LABEL
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Withheld
from surveyapp.domain.translation import Published
from surveyapp.domain.waves import Wave
from surveyapp.domain.words import Rendering, Words
from surveyapp.publishing import make_release
from surveyapp.storage import releases, versions, waves
from surveyapp.storage.database import Database
from tests import builders as build
from tests.integration import shapes, told_on_pages
from tests.integration.channels import csv_rows, sav_rows, xlsx_rows
from tests.integration.conftest import FIRST_DAY, WAVE, Collect, MakeApp
from tests.integration.person import Person

DDI = "{ddi:codebook:2_5}"
VAR = ("labl", "qstn", "universe", "txt", "catgry", "concept", "derivation", "varFormat")
CUBE = ("labl", "universe", "dmns", "measure")
"""The order of the parts of a variable and of a cube, as DDI-Codebook 2.5 has it."""


@pytest.fixture
def site(sqlite: Database, make_app: MakeApp, collect: Collect) -> Person:
    """A small survey with two releases."""
    survey = build.safety_survey()
    collect(sqlite, survey)
    for people in (shapes.crowd((40, "yes", "child"), (35, "no", "teenager")), shapes.crowd((45, "no", "child"))):
        shapes.arrive_with(sqlite, survey, people)
        make_release(sqlite, FIRST_DAY, audit=False)
    return Person(make_app(sqlite))


@pytest.fixture
def hostile(sqlite: Database, make_app: MakeApp) -> Person:
    """A release of a survey whose words are hostile."""
    shapes.publish(sqlite, shapes.hostile_labels())
    return Person(make_app(sqlite))


def get(person: Person, address: str) -> bytes:
    response = person.browser.get(f"/results/{address}")
    assert response.status_code == 200, address
    return bytes(response.data)


def ddi(person: Person) -> ElementTree.Element:
    return ElementTree.fromstring(get(person, "release.xml"))  # noqa: S314 (a file of our own)


# Addresses


@pytest.mark.parametrize("file", FileName)
def test_a_file_of_every_release_stays_where_it_is(site: Person, file: FileName) -> None:
    newest, second, first = (get(site, address) for address in (file, f"releases/2/{file}", f"releases/1/{file}"))
    assert newest == second
    assert first != second


@pytest.mark.parametrize("file", FileName)
def test_a_file_is_named_after_its_area_and_release(site: Person, file: FileName) -> None:
    response = site.browser.get(f"/results/releases/1/{file}")
    name = response.headers["Content-Disposition"].removeprefix("attachment; filename=")
    assert name.startswith("rutland-release-1")
    assert Path(name).suffix == Path(file).suffix


@pytest.mark.parametrize("file", FileName)
def test_a_file_that_somebody_has_is_not_sent_again(site: Person, file: FileName) -> None:
    first = site.browser.get(f"/results/{file}", headers={"Accept-Encoding": "br"})
    again = {"If-None-Match": first.headers["ETag"], "Accept-Encoding": "br"}
    assert (site.browser.get(f"/results/{file}", headers=again).status_code) == 304
    assert site.browser.get(f"/results/releases/1/{file}", headers=again).status_code == 200


@pytest.mark.parametrize("file", FileName)
def test_a_file_is_the_same_whenever_it_is_made(site: Person, file: FileName) -> None:
    before = get(site, file)
    formats.made.cache_clear()
    assert get(site, file) == before


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999", "-1", "one"])
def test_an_unknown_release_is_a_plain_page(site: Person, number: str) -> None:
    for address in (f"/results/releases/{number}/", f"/results/releases/{number}/release.csv"):
        assert "We cannot find this page" in site.open(address, status=404).words


def test_a_release_that_is_held_back_has_no_files_until_it_is_published(site: Person, sqlite: Database) -> None:
    shapes.arrive_with(sqlite, build.safety_survey(), shapes.crowd((50, "sometimes", "teenager")))
    make_release(sqlite, FIRST_DAY, held=True, audit=False)
    held = ("/results/releases/3/", "/results/releases/3/release.json")
    assert {site.browser.get(address).status_code for address in held} == {404}
    assert json.loads(get(site, "release.json"))["release"] == 2
    assert "Release 3" not in site.open("/results/releases/").words
    releases.publish(sqlite, 3, FIRST_DAY)
    assert {site.browser.get(address).status_code for address in held} == {200}
    assert json.loads(get(site, "release.json"))["release"] == 3


def test_the_page_of_files_leads_to_every_file(site: Person) -> None:
    for address, stem in (("/results/files/", "/results/"), ("/results/releases/1/", "/results/releases/1/")):
        page = site.open(address)
        assert {f"{stem}{file}" for file in FileName} <= set(page.links)
        for link in page.links:
            assert site.browser.get(link).status_code < 400, link
    assert "/results/files/" in site.open("/results/").links


def test_the_list_names_every_release_with_its_date(site: Person) -> None:
    page = site.open("/results/releases/")
    assert re.findall(r"Release \d(?= Published)", " ".join(page.words.split())) == ["Release 2", "Release 1"]
    assert "2 November 2026" in page.words
    assert {"/results/releases/1/", "/results/releases/2/release.xlsx"} <= set(page.links)


def test_without_a_release_there_are_no_files(light_app: Flask) -> None:
    person = Person(light_app)
    for address in ("/results/files/", "/results/releases/"):
        assert "There are no results yet." in person.open(address).words
    assert {person.browser.get(f"/results/{file}").status_code for file in FileName} == {404}


def test_without_the_extra_the_page_says_that_there_is_no_file_for_spss(
    site: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    spss.has_spss.cache_clear()
    monkeypatch.setattr(spss, "find_spec", lambda name: None)
    page = site.open("/results/files/")
    status = site.browser.get("/results/release.sav").status_code
    spss.has_spss.cache_clear()
    assert "cannot make a file for SPSS" in page.words
    assert "/results/release.sav" not in page.links
    assert status == 404


# What others read them with


def test_the_json_document_keeps_to_the_schema_that_it_names(site: Person) -> None:
    document = json.loads(get(site, "release.json"))
    schema = json.loads(site.browser.get(document["$schema"]).data)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(document)
    document["sets"][0]["figures"][0]["base"] = "about 40"
    assert not validator.is_valid(document)


def test_frictionless_finds_nothing_wrong_with_the_data_package(site: Person, tmp_path: Path) -> None:
    path = tmp_path / "release.zip"
    path.write_bytes(get(site, "release.zip"))
    report = frictionless.Package(str(path)).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks] == ["figures", "comments", "codebook"]
    with zipfile.ZipFile(path) as package:
        assert package.read("figures.csv") == get(site, "release.csv")
        assert package.read("codebook.csv") == get(site, "codebook.csv")


@pytest.mark.parametrize("inside", [False, True])
def test_the_csvw_description_fits_the_table_beside_it(site: Person, tmp_path: Path, inside: bool) -> None:
    if inside:
        zipfile.ZipFile(io.BytesIO(get(site, "release.zip"))).extractall(tmp_path)
    else:
        for name in ("release.csv", "release.csv-metadata.json"):
            (tmp_path / name).write_bytes(get(site, name))
    description = next(tmp_path.glob("*.csv-metadata.json"))
    table = csvw.CSVW(str(description), validate=True)
    assert table.is_valid, table.warnings
    assert table.warnings == []
    rows = list(table.tables[0])
    assert len(rows) == len(csv_rows(get(site, "release.csv")))
    assert any(row["share"] is not None and row["share"] > 0 for row in rows)


def test_the_ddi_codebook_is_in_order(site: Person) -> None:
    root = ddi(site)
    assert root.tag == f"{DDI}codeBook"
    assert [part.tag.removeprefix(DDI) for part in root] == ["stdyDscr", "fileDscr", "dataDscr"]
    data = root[2]
    kinds = [part.tag.removeprefix(DDI) for part in data]
    assert kinds == sorted(kinds, reverse=True)
    assert set(kinds) == {"var", "nCube"}
    for part in data:
        order = VAR if part.tag == f"{DDI}var" else CUBE
        names = [child.tag.removeprefix(DDI) for child in part]
        assert names == sorted(names, key=order.index), part.attrib


def test_every_reference_of_the_ddi_codebook_leads_somewhere(site: Person) -> None:
    root = ddi(site)
    ids = [part.attrib["ID"] for part in root.iter() if "ID" in part.attrib]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
    names = ("varRef", "files", "var")
    references = [one for part in root.iter() for name in names for one in part.attrib.get(name, "").split()]
    assert references
    assert set(references) <= set(ids)
    cubes = {part.attrib["name"]: part for part in root.iter(f"{DDI}nCube")}
    assert cubes["autumn-2026.feeling-safe.self.age"].attrib["dmnsQnty"] == "2"
    described = [part.attrib["name"] for part in root.iter(f"{DDI}var")][: len(COLUMNS)]
    assert described == list(csv_rows(get(site, "release.csv"))[0])


def test_the_spreadsheet_says_first_what_it_is_and_keeps_its_heads_in_sight(site: Person) -> None:
    book = openpyxl.load_workbook(io.BytesIO(get(site, "release.xlsx")))
    assert book.sheetnames == ["Read me first", "Figures", "Comments", "Codebook"]
    told = [row[0] for row in book["Read me first"].iter_rows(values_only=True) if row[0]]
    assert "release 2" in told[0]
    assert any("never added" in line for line in told)
    for name in ("Figures", "Comments", "Codebook"):
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref == book[name].dimensions
    assert numbers(site, "Share").number_format.endswith("0%")
    assert numbers(site, "Made on").number_format == "yyyy-mm-dd"


def test_a_nought_in_the_spreadsheet_is_not_shown_as_nobody(site: Person) -> None:
    assert numbers(site, "People with this answer").number_format.startswith('[=0]"fewer than 5"')
    assert numbers(site, "Share").number_format.startswith('[=0]"fewer than 5"')


def numbers(person: Person, head: str) -> Cell:
    """The first cell of a column that holds something."""
    sheet = openpyxl.load_workbook(io.BytesIO(get(person, "release.xlsx")))["Figures"]
    column = next(cells for cells in sheet.iter_cols() if cells[0].value == head)
    return next(cell for cell in column[1:] if cell.value is not None)


# Words


def test_the_codebook_explains_every_column_code_and_name_in_the_table(site: Person) -> None:
    lines = list(csv.DictReader(io.StringIO(get(site, "codebook.csv").decode())))
    explained = {(line["part"], line["name"], line["value"]) for line in lines}
    for row in csv_rows(get(site, "release.csv")):
        assert {("column", name, "") for name in row} <= explained
        if row["subject"] != "people":
            assert (row["subject"], row["name"], "") in explained
        if row["subject"] == "measure":
            assert ("outcome", row["name"], row["outcome"]) in explained or not row["outcome"]
        if row["subject"] == "question" and row["outcome"]:
            assert ("answer", row["name"], row["outcome"]) in explained
        if row["breakdown"]:
            assert ("group", row["breakdown"], row["group"]) in explained
        assert ("population", "population", row["population"]) in explained
        assert not row["withheld"] or ("withheld", "withheld", row["withheld"]) in explained
    assert all(line["meaning"] for line in lines)


def test_the_codebook_tells_how_several_answers_become_one(site: Person) -> None:
    lines = csv.DictReader(io.StringIO(get(site, "codebook.csv").decode()))
    measure = next(line for line in lines if line["part"] == "measure")
    assert "in-town, online" in measure["meaning"]
    assert "The worst answer counts" in measure["meaning"]


def test_every_reason_why_a_number_is_not_shown_is_in_words() -> None:
    assert [reason.withheld for reason in REASONS] == list(Withheld)
    assert all(reason.meaning for reason in REASONS)
    assert {reason.withheld: reason.words for reason in REASONS} == told_on_pages.REASONS, (
        "other words than on the pages"
    )


def test_no_cell_of_a_table_is_a_formula(hostile: Person) -> None:
    for name in ("release.csv", "codebook.csv"):
        cells = [cell for line in csv.reader(io.StringIO(get(hostile, name).decode())) for cell in line]
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    book = openpyxl.load_workbook(io.BytesIO(get(hostile, "release.xlsx")))
    for sheet in book:
        for line in sheet.iter_rows():
            assert not [cell for cell in line if cell.data_type == "f" or cell.hyperlink]
    assert any(str(row["label"]).startswith("=HYPERLINK") for row in xlsx_rows(get(hostile, "release.xlsx")))


def test_hostile_words_reach_every_file_as_they_are(hostile: Person) -> None:
    label = f"{shapes.HOSTILE} yes"
    document = json.loads(get(hostile, "release.json"))
    assert label in [one["label"] for one in document["sets"][0]["figures"][2]["amounts"]] + [
        option["words"] for question in document["sets"][0]["questions"] for option in question["options"]
    ]
    labels = {part.text for part in ddi(hostile).iter(f"{DDI}labl")}
    assert label in labels
    assert label in {row["label"] for row in sav_rows(get(hostile, "release.sav"))}


@pytest.mark.parametrize("hidden", ["\x00", "\x0b", "\x1f", "\x7f", "\ud800", "\ufffe", "\u202e"])
def test_a_hidden_character_reaches_no_file(
    sqlite: Database, make_app: MakeApp, hidden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of the site refuse such words; what an older version let through is still harmless."""
    shape = shapes.tiny()
    shapes.publish(sqlite, shape)
    person = Person(make_app(sqlite))
    _let_through(monkeypatch, hidden)
    formats.made.cache_clear()
    for file in FileName:
        data = get(person, file)
        if file is FileName.XLSX:
            assert xlsx_rows(data)
        elif file is FileName.SPSS:
            assert sav_rows(data)
        elif file is not FileName.DATA_PACKAGE:
            text = data.decode("utf-8")
            assert hidden not in text
            assert "in-town" in text or file in (FileName.WEB_TABLE, FileName.COMMENTS)


def _let_through(monkeypatch: pytest.MonkeyPatch, hidden: str) -> None:
    shown = Published.shown

    def with_hidden(self: Published, language: str, rendering: Rendering) -> Questionnaire:
        questionnaire = shown(self, language, rendering)
        words = Words.model_construct(standard=f"peo{hidden}ple", easy_read=None)
        measures = tuple(one.model_copy(update={"title": words}) for one in questionnaire.measures)
        return questionnaire.model_copy(update={"people": words, "measures": measures})

    monkeypatch.setattr(Published, "shown", with_hidden)


def test_long_labels_fit_into_what_spss_has_room_for(sqlite: Database, make_app: MakeApp) -> None:
    shapes.publish(sqlite, shapes.long_labels())
    rows = sav_rows(get(Person(make_app(sqlite)), "release.sav"))
    assert max(len(row["label"]) for row in rows) > LONGEST_LABEL


def test_a_demonstration_says_so_in_every_file(sqlite: Database, make_app: MakeApp) -> None:
    survey = build.safety_survey()
    waves.mark_as_demo(sqlite)
    published = versions.publish(sqlite, survey, {}, FIRST_DAY)[0]
    waves.open_wave(sqlite, Wave(WAVE, "Autumn", FIRST_DAY, demo=True, versions={survey.id: published.number}))
    shapes.arrive_with(sqlite, survey, shapes.crowd((40, "yes", "child")))
    make_release(sqlite, FIRST_DAY, audit=False)
    person = Person(make_app(sqlite, demo=True))
    mark = "Nobody real said this."
    assert mark in get(person, "release.xml").decode()
    assert mark in get(person, "release.csv-metadata.json").decode()
    assert mark in str(list(openpyxl.load_workbook(io.BytesIO(get(person, "release.xlsx"))).worksheets[0].values))
    assert json.loads(get(person, "release.json"))["demo"] is True
    assert {row["demo"] for row in csv_rows(get(person, "release.csv")) + sav_rows(get(person, "release.sav"))} == {
        "yes"
    }
    disposition = person.browser.get("/results/release.csv").headers["Content-Disposition"]
    assert "demo-rutland-release-1.csv" in disposition
