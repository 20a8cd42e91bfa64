"""How comments are counted: once for each respondent and theme, by who read them last."""

from __future__ import annotations

from collections import Counter

import pytest

from surveyapp.domain.commented import READ, SAID, CommentRead, comment_cells, difference
from surveyapp.domain.measures import Cell, Population

POSITIVE, NEUTRAL, NEGATIVE = "positive", "neutral", "negative"


def cells(*comments: CommentRead) -> set[tuple[str, str, str]]:
    """(subject, theme, outcome) of one respondent."""
    return {(cell.subject, cell.name, cell.outcome) for cell in comment_cells(Population.SELF, comments)}


def by_machine(sentiment: str | None, *themes: str) -> CommentRead:
    return CommentRead(themes, sentiment, by_person=False)


def by_person(sentiment: str | None, *themes: str) -> CommentRead:
    return CommentRead(themes, sentiment, by_person=True)


def test_whoever_wrote_nothing_counts_nowhere() -> None:
    assert cells() == set()


def test_a_respondent_counts_once_for_each_theme_and_once_for_all_together() -> None:
    assert cells(by_machine(NEGATIVE, "school"), by_machine(NEGATIVE, "school", "safe")) == {
        (subject, theme, outcome)
        for theme in ("", "school", "safe")
        for subject, outcome in ((SAID, NEGATIVE), (READ, "machine"))
    }


def test_a_comment_without_a_theme_counts_for_all_together_alone() -> None:
    assert cells(by_machine(POSITIVE)) == {(SAID, "", POSITIVE), (READ, "", "machine")}


@pytest.mark.parametrize(
    ("sentiments", "said"),
    [
        ([POSITIVE], POSITIVE),
        ([POSITIVE, NEGATIVE], NEUTRAL),
        ([POSITIVE, POSITIVE, NEGATIVE], POSITIVE),
        ([NEUTRAL, NEGATIVE], NEGATIVE),
        ([NEUTRAL, None], NEUTRAL),
        ([None, NEGATIVE], NEGATIVE),
        ([None, None], "not-known"),
    ],
    ids=str,
)
def test_several_comments_of_one_respondent_are_balanced(sentiments: list[str | None], said: str) -> None:
    assert (SAID, "", said) in cells(*(by_machine(sentiment) for sentiment in sentiments))


@pytest.mark.parametrize(
    ("comments", "read"),
    [
        ([by_person(POSITIVE), by_person(None)], "person"),
        ([by_person(POSITIVE), by_machine(NEGATIVE)], "machine"),
        ([by_person(POSITIVE), by_machine(None)], "nobody"),
        ([by_machine(None)], "nobody"),
    ],
    ids=["all by people", "one by machine", "one by nobody", "nobody"],
)
def test_they_were_read_by_people_only_where_all_of_them_were(comments: list[CommentRead], read: str) -> None:
    assert (READ, "", read) in cells(*comments)


def test_comments_are_split_by_no_group() -> None:
    found = comment_cells(Population.ANSWERED_FOR, [by_person(POSITIVE, "school")])
    assert {(cell.population, cell.breakdown, cell.group) for cell in found} == {("answered-for", "", "")}


def test_the_difference_of_two_readings_is_what_changed_and_no_more() -> None:
    before = comment_cells(Population.SELF, [by_machine(NEGATIVE, "school")])
    after = comment_cells(Population.SELF, [by_person(NEGATIVE, "school")])
    assert difference(before, after) == Counter(
        {
            Cell("self", READ, "", "", "", "machine"): -1,
            Cell("self", READ, "school", "", "", "machine"): -1,
            Cell("self", READ, "", "", "", "person"): 1,
            Cell("self", READ, "school", "", "", "person"): 1,
        }
    )
