"""Runs migrations on the connection that `schema` hands over."""

from alembic import context

from surveyapp.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite")
context.run_migrations()
