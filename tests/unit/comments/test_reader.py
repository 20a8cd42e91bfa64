"""What the machine reads in a comment, and where it leaves the reading to people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.comments.reader import CommentReader
from surveyapp.comments.readings import Sentiment
from surveyapp.config import ROOT
from surveyapp.questionnaire_files import read_themes

READER = CommentReader(read_themes(ROOT / "questionnaires"))
ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
GLAD = "The staff were wonderful, so kind and helpful, thank you for everything."
SORRY = "Terrible service, we waited for months and nobody rang us back."


def test_praise_is_positive_and_blame_is_negative() -> None:
    assert READER.read(GLAD, "en", None).sentiment is Sentiment.POSITIVE
    assert READER.read(SORRY, "en-GB", None).sentiment is Sentiment.NEGATIVE


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        (GLAD, "pl", "English only"),
        ("Bardzo miła obsługa, dziękuję za wszystko, syn jest szczęśliwy.", "en", "English only"),
        ("Personalul a fost foarte amabil și ne-a ajutat mult.", "", "English only"),
        ("Дуже дякую за допомогу, все було добре.", "en", "English only"),
        ("Excellent service", "en", "fewer than 3 words"),
        ("", "en", "fewer than 3 words"),
        ("12345 !!! ...", "en", "fewer than 3 words"),
        ("I want to die and I have a plan.", "en", "concern"),
    ],
)
def test_blank_beats_wrong(text: str, language: str, why: str) -> None:
    reading = READER.read(text, language, "school")
    assert reading.sentiment is None
    assert why in reading.why
    assert reading.themes[0] == "school"


def test_what_is_not_sure_is_blank_and_says_how_unsure() -> None:
    reading = READER.read("He sees her on the first floor.", "en", None)
    assert reading.sentiment is None
    assert 0 < reading.confidence < 0.6
    assert "not sure" in reading.why


def test_the_own_theme_comes_first_and_only_once() -> None:
    text = "CAMHS was slow and the taxi was late."
    assert READER.read(text, "en", "places").themes == ("places", "feelings")
    assert READER.read(text, "en", None).themes == ("feelings", "places")


def test_personal_details_stand_where_they_are_written() -> None:
    text = "Ring me 🙂 on 07700 900123 please."
    (detail,) = READER.read(text, "en", None).details
    assert text[detail.start : detail.end] == "07700 900123"


@given(ANYTHING, st.sampled_from(["", "en", "pl", "xx-y"]), st.sampled_from([None, "school", "no-such-theme"]))
def test_any_text_is_read_and_its_details_lie_inside_it(text: str, language: str, theme: str | None) -> None:
    reading = READER.read(text, language, theme)
    assert 0 <= reading.confidence <= 1
    assert all(0 <= detail.start < detail.end <= len(text) for detail in reading.details)
    assert reading.themes[:1] == ((theme,) if theme else reading.themes[:1])
    assert reading.sentiment is None or not reading.concern


@given(st.text(alphabet="abc \x00é\ud800'’.!?\n*+", min_size=1, max_size=40))
def test_very_long_texts_are_read(piece: str) -> None:
    assert READER.read((piece * 20_000)[:20_000], "en", None).why


@given(st.text(alphabet=st.characters(categories=["L", "P"]), max_size=30))
def test_why_never_holds_the_words_of_the_comment(word: str) -> None:
    assert "xyzzy" not in READER.read(f"xyzzy {word} xyzzy was very good", "en", None).why
