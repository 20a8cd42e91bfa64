"""What a person types, whatever it is, is kept as it is or said to be wrong and kept in its box; staff read it as text."""

from __future__ import annotations

import json
import unicodedata
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.roles import Role
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from tests.hostile.corpora import BENT, FORMULA_AFTER_SPACE, HEADERS, REFUSED, SHOWN, SURROGATES, XSS, as_bytes
from tests.integration.conftest import Collect, MakeApp
from tests.integration.person import Page, Person
from tests.integration.reading_room import address, make_room
from tests.integration.watching import rows_of

FORM = "application/x-www-form-urlencoded"
HIDDEN = [text for texts in REFUSED.values() for text in texts if text not in SURROGATES]


@pytest.fixture
def page(light_small_app: Flask) -> tuple[Person, Page]:
    person = Person(light_small_app)
    return person, person.start("every-kind")


def kept(typed: str) -> str:
    """A text as it is kept: the same, with plain line ends, and composed."""
    return unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))


def tight(text: str) -> str:
    """A text without its spaces."""
    return "".join(kept(text).split())


def test_what_a_person_types_stands_there_again_to_the_last_character(page: tuple[Person, Page]) -> None:
    person, first = page
    for texts in (*SHOWN.values(), HEADERS, FORMULA_AFTER_SPACE):
        text = "\n".join(texts)[:1_900]
        for line in (texts[0][:80], texts[-1][:80]):
            answer = person.press(first, "next", {"colour": "red", "street": line, "story": text})
            assert answer.status == 200, text
            again = person.open(first.address)
            assert kept(again.standing["story"]).strip() == kept(text).strip()
            assert again.standing["street"].split() == " ".join(kept(line).splitlines()).split()
            assert "<script>window" not in again.text


def test_everything_that_was_typed_is_shown_as_text_before_it_is_sent(page: tuple[Person, Page]) -> None:
    person, first = page
    for texts in SHOWN.values():
        text = "\n".join(texts)
        person.press(first, "next", {"colour": "red", "story": text})
        check = person.answer_until(person.open(first.address), "/check", lambda page: dict(page.standing))
        assert " ".join(kept(text).split()) in unicodedata.normalize("NFC", check.words)


@pytest.mark.parametrize("name", ["street", "story"])
def test_what_nobody_sees_is_said_and_taken_out_and_the_rest_stays_in_its_box(
    page: tuple[Person, Page], name: str
) -> None:
    person, first = page
    for text in HIDDEN:
        typed = f"before {text} after"
        answer = person.press(first, "next", {"colour": "red", name: typed})
        if name == "street" and answer.status == 200:  # a line end of some kind, which a line of text has none of
            assert len(text.splitlines()) > 1 or text.splitlines() != [text]
            continue
        assert (answer.status, answer.complains) == (422, True), text
        assert answer.standing[name].startswith("before ")
        assert answer.standing[name].endswith(" after")
        assert text not in answer.standing[name]


def test_bytes_that_are_no_text_are_no_fault(page: tuple[Person, Page]) -> None:
    person, first = page
    for text in SURROGATES:
        broken = "".join(f"%{byte:02X}" for byte in as_bytes(text))
        body = f"csrf_token={first.token}&action=next&colour=red&story=before+{broken}"
        answer = person.ask("POST", first.address, data=body.encode(), content_type=FORM)
        assert answer.status == 303
        assert person.open(first.address).standing["story"].startswith("before ")


def test_a_text_that_is_too_long_is_said_to_be_and_stays_whole(page: tuple[Person, Page]) -> None:
    person, first = page
    for text in BENT["long"]:
        answer = person.press(first, "next", {"colour": "red", "story": text})
        assert (answer.status, answer.complains) == (422, True)
        assert answer.standing["story"].strip() == text.strip()


def test_hostile_codes_are_no_codes_and_stay_in_their_box(light_small_app: Flask) -> None:
    person = Person(light_small_app)
    for way in ("/resume", "/withdraw"):
        asked = person.open(way)
        for texts in chain(SHOWN.values(), REFUSED.values()):
            text = as_bytes(texts[0]).decode("utf-8", "replace")
            answer = person.send(asked, way, code=text)
            assert (answer.status, answer.complains) == (422, True)
            assert answer.standing["code"].split() == text.split()


def test_what_was_sent_is_read_by_staff_as_text_and_stands_in_no_log(
    sqlite: Database,
    make_app: MakeApp,
    collect: Collect,
    every_kind: Questionnaire,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    collect(sqlite, every_kind)
    app = make_app(sqlite, testing=False, log_level="debug")
    text = "\n".join(chain(XSS, HEADERS, *SHOWN.values()))[:1_900].strip()
    fill: dict[str, Any] = {"colour": "red", "story": text, "street": XSS[2]}
    Person(app).answer_and_send("every-kind", lambda page: fill if "story" in page.names else {})
    reader = make_room(app, sqlite, tmp_path).staff(Role.SAFEGUARDING_LEAD)
    read = [reader.open(address(Ref(row.wave, bytes(row.id)))) for row in rows_of(sqlite, "comments")]
    for typed in (text for text in XSS if "evil" not in text):  # beside an address of the web stands what it is
        assert any(tight(typed) in tight(one.words) for one in read), typed
    assert not any("<script>window" in one.text or "<img src=x" in one.text for one in read)
    said = capsys.readouterr()
    assert "__owned" not in said.out + said.err
    assert all(json.loads(line)["event"] for line in said.err.splitlines())
