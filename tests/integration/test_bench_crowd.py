"""The crowd that benchmarks store: a copied one is as whole as one that came person by person."""

from __future__ import annotations

from random import Random

from sqlalchemy import func, select, text

from bench.crowd import arrive, multiply
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage.database import Database
from surveyapp.storage.tables import answers, codes, comments, machine_readings, queue, responses
from tests.integration.conftest import WAVE, Collect

TABLES = (responses, answers, comments, machine_readings, queue, codes)


def test_every_row_of_a_copied_crowd_has_all_that_hangs_on_it(
    sqlite: Database, collect: Collect, real_questionnaires: dict[str, Questionnaire]
) -> None:
    def counts() -> list[int]:
        with sqlite.reading() as connection:
            return [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES]

    collect(sqlite, real_questionnaires["my-story"])
    arrive(sqlite, WAVE, real_questionnaires["my-story"], 12, Random(3))
    before = counts()
    multiply(sqlite, 3)
    assert all(before)
    assert counts() == [3 * count for count in before]
    with sqlite.reading() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
