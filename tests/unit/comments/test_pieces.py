"""Pieces of a text: what stands out and the words around, with no word lost or told twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from surveyapp.comments.concerns import Concern, ConcernKind
from surveyapp.comments.masking import masked
from surveyapp.comments.pieces import Piece, cut
from surveyapp.comments.readings import Detail, DetailKind

SPANS = some.lists(some.tuples(some.integers(0, 39), some.integers(1, 12)), max_size=6)


def test_details_that_lie_over_each_other_are_one_of_the_first_ones_kind() -> None:
    details = (Detail(6, 9, DetailKind.PHONE), Detail(2, 7, DetailKind.NAME))
    assert cut("0123456789", details) == (Piece("01"), Piece("2345678", DetailKind.NAME, ends=True), Piece("9"))
    assert masked("0123456789", details) == "01[name]9"


def test_details_side_by_side_stay_two() -> None:
    found = cut("ab", (Detail(0, 1, DetailKind.NAME), Detail(1, 2, DetailKind.SCHOOL)))
    assert [piece.kind for piece in found] == [DetailKind.NAME, DetailKind.SCHOOL]
    assert masked("ab", (Detail(0, 1, DetailKind.NAME), Detail(1, 2, DetailKind.NAME))) == "[name][name]"


@given(some.text(min_size=52, max_size=60), SPANS, SPANS)
def test_each_sign_is_marked_as_what_it_is_and_each_detail_ends_once(
    text: str, named: list[tuple[int, int]], worrying: list[tuple[int, int]]
) -> None:
    details = [Detail(start, start + length, DetailKind.NAME) for start, length in named]
    worries = [Concern(start, start + length, ConcernKind.HURT) for start, length in worrying]
    found = cut(text, details, worries)
    assert "".join(piece.words for piece in found) == text
    signs = [piece for piece in found for _sign in piece.words]
    for place, piece in enumerate(signs):
        assert bool(piece.kind) == any(one.start <= place < one.end for one in details)
        assert piece.worry == any(one.start <= place < one.end for one in worries)
    assert sum(piece.ends for piece in found) == masked(text, details).count("[name]") - text.count("[name]")
