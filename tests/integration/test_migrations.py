"""Migrations lead to the tables that the code knows, and back."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from surveyapp.storage import schema
from surveyapp.storage.tables import metadata
from tests.integration.conftest import BOTH, NewDatabase


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
