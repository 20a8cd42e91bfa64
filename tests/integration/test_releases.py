"""Releases count what is new, once, and move figures only where ten came or went."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from bench.crowd import arrive
from surveyapp.domain.measures import Cell
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.publishing import make_release
from surveyapp.storage import releases, responses, tallies
from surveyapp.storage.database import Database
from tests.integration.conftest import FIRST_DAY, WAVE, Collect
from tests.integration.watching import parallel, rows_of, watching


@pytest.fixture
def story(database: Database, collect: Collect, real_questionnaires: dict[str, Questionnaire]) -> Questionnaire:
    story = real_questionnaires["our-story"]
    collect(database, story)
    return story


def recount(database: Database, questionnaire: Questionnaire) -> Counter[Cell]:
    ids = [row.id for row in rows_of(database, "responses")]
    with database.reading() as connection:
        return responses.cells_of(connection, questionnaire, WAVE, ids)


def counted(database: Database, questionnaire: Questionnaire) -> Counter[Cell]:
    with database.reading() as connection:
        return Counter(tallies.read(connection, WAVE, questionnaire.id))


def test_tallies_equal_a_recount_however_the_responses_came(database: Database, story: Questionnaire) -> None:
    for size in (3, 40, 9):
        arrive(database, WAVE, story, size, Random(size))
        make_release(database, FIRST_DAY, audit=False)
    assert counted(database, story) == recount(database, story)


def test_figures_move_only_when_ten_have_come(database: Database, story: Questionnaire) -> None:
    arrive(database, WAVE, story, 9, Random(1))
    assert make_release(database, FIRST_DAY, audit=False).release is None
    arrive(database, WAVE, story, 1, Random(2))
    first = make_release(database, FIRST_DAY, audit=False).release
    assert first
    assert first.number == 1
    arrive(database, WAVE, story, 9, Random(3))
    assert make_release(database, FIRST_DAY, audit=False).release is None
    assert releases.latest(database) == first


def test_two_that_make_a_release_at_once_count_nobody_twice(database: Database, story: Questionnaire) -> None:
    arrive(database, WAVE, story, 60, Random(5))
    made = parallel([lambda: make_release(database, FIRST_DAY, audit=False)] * 3)
    assert sum(one.counted for one in made) == 60
    assert [one.release.number for one in made if one.release] == [1]
    assert counted(database, story) == recount(database, story)


def test_a_release_reads_only_what_is_new(database: Database, story: Questionnaire) -> None:
    arrive(database, WAVE, story, 10, Random(6))
    with watching(database) as small:
        make_release(database, FIRST_DAY, audit=False)
    arrive(database, WAVE, story, 400, Random(7))
    make_release(database, FIRST_DAY, audit=False)
    arrive(database, WAVE, story, 10, Random(8))
    with watching(database) as large:
        made = make_release(database, FIRST_DAY, audit=False)
    assert made.counted == 10
    assert len(large.statements) <= len(small.statements) + 1  # the release before is read
