"""Real comments are loaded whole, and the dashboard's shares for them equal an independent count."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from surveyapp.cli import main
from surveyapp.config import ROOT
from surveyapp.domain.measures import Cell, Subject
from surveyapp.storage import releases
from surveyapp.storage.database import Database
from surveyapp.storage.tables import answers, comments, responses, tallies
from surveyapp.storage.tallies import read as tallies_read

FILE = ROOT.parent / "shared" / "data" / "nhs_patient_comments.csv"
MAP = ROOT / "questionnaires" / "maps" / "nhs-patient-comments.yaml"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real comments are not in the repository")

OUTCOMES = {"1": "positive", "2": "positive", "3": "neutral", "4": "negative", "5": "negative"}
LOAD = ["responses", "load", str(FILE), "--questionnaire", "friends-and-family", "--map", str(MAP)]


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    run("db", "upgrade")
    run("questionnaire", "publish", str(ROOT / "questionnaires" / "friends-and-family.yaml"))
    run("wave", "open", "nhs", "--questionnaire", "friends-and-family")
    run(*LOAD)
    return Database(f"sqlite:///{tmp_path / 'surveyapp.sqlite'}")


def counts(database: Database) -> list[int]:
    with database.reading() as connection:
        tables = (responses, answers, comments, tallies)
        return [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]


def real_rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def independent_count() -> Counter[str]:
    return Counter(OUTCOMES[row["rating"]] for row in real_rows() if row["rating"] in OUTCOMES)


def test_every_row_is_loaded_and_impossible_months_are_unknown(loaded: Database) -> None:
    rows = real_rows()
    months = [row["month"] for row in rows]
    possible = [month for month in months if month[5:].isdigit() and 1 <= int(month[5:]) <= 12]
    with loaded.reading() as connection:
        known = select(func.count()).select_from(answers).where(answers.c.question == "month")
        assert connection.execute(known).scalar_one() == len(possible) < len(rows)
    assert counts(loaded)[0] == len(rows)


def test_loading_the_file_again_changes_nothing(loaded: Database) -> None:
    run("release", "make")
    before = counts(loaded)
    run(*LOAD)
    run("release", "make")
    assert counts(loaded) == before
    assert len(releases.every_release(loaded)) == 1


def test_raw_counts_and_the_net_equal_an_independent_count(loaded: Database) -> None:
    run("release", "make")
    with loaded.reading() as connection:
        raw = tallies_read(connection, "nhs", "friends-and-family")
    ours = Counter({cell.outcome: count for cell, count in raw.items() if is_overall_experience(cell)})
    theirs = independent_count()
    assert ours == theirs
    net = (theirs["positive"] - theirs["negative"]) / theirs.total()
    assert (ours["positive"] - ours["negative"]) / ours.total() == pytest.approx(net, abs=1e-12)


def is_overall_experience(cell: Cell) -> bool:
    return cell[:5] == ("self", "measure", "overall-experience", "", "") and cell.outcome in OUTCOMES.values()


def test_shares_equal_an_independent_count_rounded_from_one_of_five_starts(loaded: Database) -> None:
    run("release", "make")
    release = releases.latest(loaded)
    figures = release.latest_set("friends-and-family") if release else None
    overall = figures.find(Subject.MEASURE, "overall-experience") if figures else None
    assert overall
    shown = {amount.outcome: (amount.count, amount.share) for amount in overall.amounts}
    assert shown in [rounded_from(start) for start in range(5)]
    assert release
    assert release.made_on == date.today()


def rounded_from(start: int) -> dict[str, tuple[int, float]]:
    """The counts and shares that this start of rounding gives, worked out step by step."""
    counted, running, before = independent_count(), 0, 0
    found: dict[str, int] = {}
    for outcome in ("positive", "neutral", "negative"):
        running += counted[outcome]
        after = 5 * ((running + start) // 5)
        found[outcome], before = after - before, after
    return {outcome: (count, count / before) for outcome, count in found.items()}
