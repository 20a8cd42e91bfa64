"""The audit, from the command to the database: what is made passes it, and what would not pass is found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli import main
from surveyapp.domain.disclosure import Making, TallySet, protect
from surveyapp.domain.measures import AnswerGiven, Subject, tally
from surveyapp.domain.moments import Changes
from surveyapp.domain.release import Figure, Release, Withheld
from surveyapp.domain.thresholds import SMALLEST_INTERVAL
from surveyapp.publishing import audit_releases, make_release
from surveyapp.storage import sites
from surveyapp.storage.database import Database
from tests import builders as build
from tests.integration.conftest import FIRST_DAY, WAVE, Collect, NewDatabase
from tests.integration.shapes import arrive_with, crowd

SURVEY = build.safety_survey()
FEW_TEENAGERS = crowd((41, "yes", "child"), (2, "yes", "teenager"))
COMERS = (
    crowd((22, "yes", "child"), (9, "no", "child"), (6, "sometimes", "teenager")),
    crowd((3, "no", "teenager"), (8, "yes", "child")),
    crowd((19, "dont-know", "teenager"), (12, "no", "child"), (2, "yes", "prefer-not")),
)


def telling_key(responses: Sequence[Sequence[AnswerGiven]]) -> bytes:
    """A key of rounding by which all read fewer than the children among them, so that the others can be worked out."""
    tallies = TallySet(WAVE, SURVEY, 1, tally(SURVEY, responses), Changes(43), Changes(43))

    def tells(key: bytes) -> bool:
        made = protect([tallies], [build.wave(WAVE)], None, Making(FIRST_DAY, key, audit=False)).release
        return (people(made).base, people(made, "child").base) == (40, 45)

    return next(filter(tells, (str(number).encode() for number in count())))


def people(release: Release, group: str = "") -> Figure:
    found = release.sets[0].find(Subject.PEOPLE, "", breakdown="age" if group else "", group=group)
    assert found
    return found


def audited(database: Database, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Result:
    """What `surveyapp release audit` says of the database."""
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(folder))
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return CliRunner().invoke(main, ["release", "audit"])


def test_nothing_small_can_be_worked_out_from_releases_one_after_the_other(
    database: Database, collect: Collect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    collect(database, SURVEY)
    for comers in COMERS:
        arrive_with(database, SURVEY, comers)
        assert make_release(database, FIRST_DAY).release
    (found,) = audit_releases(database)
    assert found.narrowest
    assert found.narrowest.values >= SMALLEST_INTERVAL
    assert found.too_narrow == 0
    said = audited(database, monkeypatch, tmp_path)
    assert said.exit_code == 0, said.output
    assert f"holds {found.narrowest.values} values" in said.output


@pytest.mark.parametrize("audit", [True, False])
def test_what_gives_a_small_group_away_is_hidden_and_where_it_is_not_the_command_fails(
    new_database: NewDatabase, collect: Collect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, audit: bool
) -> None:
    database = new_database("sqlite")
    sites.keep_rounding_key(database, telling_key(FEW_TEENAGERS))
    collect(database, SURVEY)
    arrive_with(database, SURVEY, FEW_TEENAGERS)
    release = make_release(database, FIRST_DAY, audit=audit).release
    assert release
    hidden = [figure for figure in release.sets[0].figures if figure.withheld is Withheld.PROTECTED]
    assert bool(hidden) == audit
    said = audited(database, monkeypatch, tmp_path)
    assert said.exit_code == (0 if audit else 1), said.output
    assert ("TOO NARROW" in said.output) != audit


def test_without_a_release_there_is_nothing_to_attack(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = audited(sqlite, monkeypatch, tmp_path)
    assert said.exit_code == 0
    assert said.output == "There is nothing to attack.\n"


def test_counts_are_rounded_by_a_secret_that_is_made_once_and_stays(database: Database) -> None:
    key = sites.rounding_key(database)
    assert len(key) == 32
    assert sites.rounding_key(database) == key
    sites.keep_rounding_key(database, b"another")
    assert sites.rounding_key(database) == key
