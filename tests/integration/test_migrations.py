"""Migrations lead to the tables that the code knows, and back; no row is changed on the way, and none is lost unasked."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import insert

from soak import migrating
from surveyapp.cli import main
from surveyapp.storage import schema
from surveyapp.storage.database import Database
from surveyapp.storage.tables import metadata
from tests.integration.conftest import BOTH, NewDatabase
from tests.integration.whole import hashes, some_row

RESPONSES = 120
"""`soak/migrating.py` takes 10,000 the same way."""


@pytest.mark.parametrize("kind", BOTH)
def test_the_newest_revision_is_what_the_code_knows_up_down_and_up_again(new_database: NewDatabase, kind: str) -> None:
    database = new_database(kind, migrated=False)
    assert not schema.is_current(database)
    schema.upgrade(database)
    schema.downgrade(database, "base")
    assert not schema.is_current(database)
    schema.upgrade(database)
    assert schema.is_current(database)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("kind", BOTH)
def test_every_migration_keeps_every_row_up_down_and_up_again_and_goes_back_over_nothing_that_is_filled(
    new_database: NewDatabase, kind: str
) -> None:
    steps = list(migrating.walk(new_database(kind, migrated=False), RESPONSES, Random(7)))
    assert [step.revision for step in steps] == schema.revisions()
    assert all(step.rows > RESPONSES * 5 for step in steps)
    assert [(step.revision, step.wrong) for step in steps if step.wrong] == []


def test_the_command_goes_back_where_nothing_is_lost_and_refuses_where_something_would_be(
    sqlite: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path))
    for unknown in ("base", "head", "-1", schema.revisions()[-1], "no such"):
        refused = CliRunner().invoke(main, ["db", "downgrade", unknown])
        assert refused.exit_code != 0
        assert "Traceback" not in refused.output
    assert schema.is_current(sqlite)
    with sqlite.writing() as connection:
        tombstones = metadata.tables["tombstones"]
        connection.execute(insert(tombstones).values(**some_row(connection, tombstones)))
    assert CliRunner().invoke(main, ["db", "downgrade", "005"]).exit_code == 0
    lost = CliRunner().invoke(main, ["db", "downgrade", "004"])
    assert lost.exit_code == 1
    assert lost.output.startswith("Going back would lose rows of tombstones. Nothing was changed.")
    assert CliRunner().invoke(main, ["db", "upgrade"]).exit_code == 0
    assert hashes(sqlite)["tombstones"].rows == 1
