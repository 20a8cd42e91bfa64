"""Comments under attack: whatever is put together, no count of 1 to 9 is told to fewer than five values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

import pytest

from surveyapp.domain.auditing.commented import attack_comments
from surveyapp.domain.auditing.commented_knowledge import Learnt, learn_comments
from surveyapp.domain.commented import EVERY_THEME
from surveyapp.domain.measures import ANYONE, Cell, Population, Subject
from surveyapp.domain.moments import Changes, Moment, moments_of
from surveyapp.domain.partitions import supporters
from surveyapp.domain.release import CommentFigure
from surveyapp.domain.rounding import secret_start
from surveyapp.domain.thresholds import LARGEST_PROTECTED, SMALLEST_INTERVAL
from tests.attack.commenting import Published, history
from tests.attack.counting_out import READ, SAID, at_once, over_time

SUBJECTS = {"comments-said": SAID, "comments-read": READ}
SEEDS = range(40)
THEMES = (EVERY_THEME, "safe", "feelings")
TOO_NARROW_WITHOUT_THE_AUDIT = 14
"""A seed whose releases tell too much where nobody audits them."""


class Told(NamedTuple):
    """A true count, and what it can be by what was published."""

    truth: int
    values: frozenset[int]

    @property
    def too_narrow(self) -> bool:
        return 1 <= self.truth <= LARGEST_PROTECTED and len(self.values) < SMALLEST_INTERVAL


@pytest.fixture(scope="module", params=SEEDS)
def published(request: pytest.FixtureRequest) -> Published:
    """Three releases, between which people come and go and comments are read."""
    return history(request.param)


def given(published: Published, theme: str) -> Iterator[tuple[CommentFigure, Changes, Mapping[Cell, int]]]:
    """The figures of a theme that are given, who came and went before each, and the truth behind it."""
    changes = Changes()
    for release, truth in zip(published.releases, published.truths, strict=True):
        changes += published.changes[release.number]
        figure = release.sets[0].written(theme)
        if figure and figure.base is not None:
            yield figure, changes, truth
            changes = Changes()


def told_at_once(published: Published) -> Iterator[Told]:
    """What each release tells of each theme by itself."""
    for theme in THEMES:
        for figure, _changes, truth in given(published, theme):
            yield from told(theme, at_once(figure), truth)


def told_over_time(published: Published) -> Iterator[Told]:
    """What all releases tell together, whatever the attacker guesses of the readings between them. A guess that is not true
    gives itself away, or leads astray: then the true count is not among the values."""
    for theme in THEMES:
        found = list(given(published, theme))
        for order, still in product((SAID, READ), guesses(theme, len(found) - 1) if found else ()):
            figures, between, truths = zip(*found, strict=True)
            for values, truth in zip(over_time(figures, order, between, (False, *still)), truths, strict=False):
                yield from (one for one in told(theme, values, truth) if one.truth in one.values)


def guesses(theme: str, steps: int) -> Iterator[tuple[bool, ...]]:
    """Which steps the attacker takes to be without readings. Of a single theme nothing is known of the others, so all."""
    yield from product((False, True), repeat=steps) if theme == EVERY_THEME else [(True,) * steps]


def told(theme: str, values: Mapping[str, set[int]], truth: Mapping[Cell, int]) -> Iterator[Told]:
    for subject, order in SUBJECTS.items():
        for outcome in order:
            if outcome in values:
                true = truth.get(Cell("self", subject, theme, "", "", outcome), 0)
                yield Told(true, frozenset(values[outcome]))


def test_one_release_leaves_five_values_of_every_small_count(published: Published) -> None:
    found = list(told_at_once(published))
    assert all(one.truth in one.values for one in found), "the truth is among what is possible"
    assert not any(one.too_narrow for one in found)


def test_several_releases_leave_five_values_of_every_small_count(published: Published) -> None:
    assert not any(one.too_narrow for one in told_over_time(published))


def test_without_the_audit_the_same_attack_tells_a_small_count() -> None:
    """So one start for both parts is not enough by itself: whoever comes can all be of one kind, and the others stay as they were."""
    bare = history(TOO_NARROW_WITHOUT_THE_AUDIT, audit=False)
    assert any(one.too_narrow for one in told_over_time(bare))


def test_what_the_auditor_takes_for_known_is_true(published: Published) -> None:
    learnt = learn_comments(published.questionnaire, Population.SELF, moments_in(published))
    truth, guessed = true_values(learnt, published), {row for rows in learnt.still for row, _bounds in rows}
    looked_at = 0
    for number, (terms, bounds) in enumerate(learnt.knowledge.programme.rows):
        if number not in guessed and all(variable in truth for variable, _times in terms):
            total = sum(times * truth[variable] for variable, times in terms)
            assert bounds.low <= total <= bounds.high, terms
            looked_at += 1
    assert looked_at > 20


def moments_in(published: Published) -> tuple[Moment, ...]:
    return tuple(moments_of(published.releases, "wave", "words", published.changes))


def true_values(learnt: Learnt, published: Published) -> dict[int, int]:
    """The true value of every variable but of those that tell who came and went in a cell."""
    found = {variable: true_count(published, *counted) for counted, variable in learnt.counts.items()}
    found |= {variable: true_count(published, *counted) for counted, variable in learnt.knowledge.counts.items()}
    names: dict[tuple[str, ...], int] = {("comments-said", name): variable for name, variable in learnt.starts.items()}
    for name, variable in (names | learnt.knowledge.starts).items():
        found[variable] = secret_start(published.key, "wave", "words", "self", *name)
    return found


def true_count(published: Published, moment: int, cell: Cell) -> int:
    truth = published.truths[moment]
    if cell.subject == Subject.PEOPLE and cell.outcome == ANYONE:
        return sum(truth.get(cell._replace(outcome=one), 0) for one in supporters(Population.SELF))
    return truth.get(cell, 0)


def test_the_audit_of_releases_finds_nothing_too_narrow(published: Published) -> None:
    found = attack_comments(published.questionnaire, moments_in(published))
    assert not any(one.too_narrow for one in found if published.truths[one.counted.moment].get(one.counted.cell, 0))
