"""Passages of a text: whole sentences, what was seen in them marked, and no more of a long one than is needed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as some

from surveyapp.comments.readings import Detail, DetailKind
from surveyapp.respond.passages import LONGEST_AROUND, Passage, passages


def seen(text: str, *words: str) -> list[Detail]:
    return [Detail(found.start(), found.end(), DetailKind.NAME) for one in words for found in re.finditer(one, text)]


def shown(found: tuple[Passage, ...]) -> list[str]:
    """Each passage as a line, its marks in angle brackets."""
    return ["".join(f"<{piece.words}>" if piece.kind else piece.words for piece in passage) for passage in found]


def test_only_sentences_with_something_in_them_are_shown() -> None:
    text = "It was fine. I told Sam about it! Then we went.\nRing Jo"
    assert shown(passages(text, seen(text, "Sam", "Jo"))) == ["I told <Sam> about it!", "Ring <Jo>"]


def test_two_details_of_a_sentence_stand_in_one_passage() -> None:
    text = "Sam and Jo came."
    assert shown(passages(text, seen(text, "Sam", "Jo"))) == ["<Sam> and <Jo> came."]


def test_a_full_stop_inside_a_detail_ends_no_sentence() -> None:
    text = "He is at 4 High St. Oakham now. Good."
    assert shown(passages(text, seen(text, "4 High St. Oakham"))) == ["He is at <4 High St. Oakham> now."]


def test_a_detail_that_another_one_reaches_into_is_one_mark() -> None:
    text = "Ask Sam Lee Smith today."
    assert shown(passages(text, seen(text, "Sam Lee", "Lee Smith"))) == ["Ask <Sam Lee Smith> today."]


def test_sentences_end_in_every_script_that_we_offer() -> None:
    text = "एक। Sam दो। كيف؟ Jo هنا۔ نعم"
    assert shown(passages(text, seen(text, "Sam", "Jo"))) == ["<Sam> दो।", "<Jo> هنا۔"]


def test_what_is_far_from_a_mark_is_left_out_where_nobody_wrote_a_full_stop() -> None:
    text = "on and " * 100 + "Sam " + "on and " * 100 + "Jo" + " and on" * 100
    (line,) = shown(passages(text, seen(text, "Sam", "Jo")))
    assert len(line) < 3 * LONGEST_AROUND
    assert line.count("…") == 3
    assert " <Sam> " in line
    assert " <Jo> " in line


def test_a_word_without_end_is_cut_too() -> None:
    text = "x" * 900 + " Sam " + "y" * 900
    (line,) = shown(passages(text, seen(text, "Sam")))
    assert len(line) < 2 * LONGEST_AROUND


@given(
    some.text(alphabet="ab .!\n\u0661\u0301", min_size=1, max_size=400),
    some.lists(some.tuples(some.integers(0, 399), some.integers(1, 60)), max_size=8),
)
def test_every_detail_is_marked_and_nothing_is_shown_that_was_not_written(
    text: str, places: list[tuple[int, int]]
) -> None:
    details = [
        Detail(start, min(start + length, len(text)), DetailKind.PHONE) for start, length in places if start < len(text)
    ]
    found = passages(text, details)
    marked = "".join(piece.words for passage in found for piece in passage if piece.kind)
    covered = {place for detail in details for place in range(detail.start, detail.end)}
    assert marked == "".join(text[place] for place in sorted(covered))
    assert all(part in text for passage in found for piece in passage for part in piece.words.split("…"))
