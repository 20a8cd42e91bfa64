"""What stands out in a comment that is read: personal details, and the words for which it should be read first."""

from __future__ import annotations

import pytest

from surveyapp.comments import concerns, personal_details
from surveyapp.comments.concerns import Concern, ConcernKind
from surveyapp.comments.pieces import Piece
from surveyapp.comments.readings import Detail, DetailKind
from surveyapp.forum.reading import marking, wording
from surveyapp.forum.reading.marking import pieces, reasons


@pytest.fixture(autouse=True)
def plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words as they stand in English."""
    monkeypatch.setattr(wording, "_", str)


def finding(monkeypatch: pytest.MonkeyPatch, details: tuple[Detail, ...], worries: tuple[Concern, ...]) -> None:
    monkeypatch.setattr(personal_details, "find", lambda _text: details)
    monkeypatch.setattr(concerns, "find", lambda _text: worries)


def test_every_kind_of_concern_has_words_of_its_own() -> None:
    words = wording.concern_words()
    assert set(words) == set(ConcernKind)
    assert len(set(words.values())) == len(ConcernKind)


def test_details_and_worries_that_overlap_are_both_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    finding(monkeypatch, (Detail(2, 6, DetailKind.NAME),), (Concern(4, 8, ConcernKind.HURT),))
    assert pieces("0123456789") == (
        Piece("01"),
        Piece("23", DetailKind.NAME),
        Piece("45", DetailKind.NAME, ends=True, worry=True),
        Piece("67", worry=True),
        Piece("89"),
    )


def test_worries_that_overlap_are_one_and_no_word_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    worries = (Concern(0, 6, ConcernKind.HURT), Concern(2, 8, ConcernKind.AFRAID), Concern(3, 4, ConcernKind.ABUSE))
    finding(monkeypatch, (), worries)
    found = pieces("0123456789")
    assert "".join(piece.words for piece in found) == "0123456789"
    assert "".join(piece.words for piece in found if piece.worry) == "01234567"


@pytest.mark.parametrize("text", ["", "x", "He says he wants to hurt himself. Ring 01632 960 961.", "ab" * 10_000])
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.words for piece in pieces(text)) == text


def test_each_reason_is_named_once_with_a_few_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "abcdefgh" + "x" * 200
    worries = (*(Concern(place, place + 1, ConcernKind.HURT) for place in range(8)), Concern(0, 208, ConcernKind.ABUSE))
    finding(monkeypatch, (), worries)
    hurt, abuse = reasons(text)
    assert (hurt.about, hurt.words) == ("somebody is hit or hurt", ("a", "b", "c"))
    assert len(abuse.words[0]) == marking.LONGEST_EXAMPLE + 1
