"""surveyapp: how a local area hears children and young people with SEND and their parents, and shows what it heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from surveyapp.config import Settings

__all__ = ["create_app"]


def create_app(settings: Settings | None = None) -> Flask:
    """The application, assembled in order. Raises BadSetting, DatabaseUnusable or ProblemsFound."""
    # Imported here, so that a command that needs one room alone stays quick and small.
    from surveyapp.assembly import assembled

    return assembled(settings)
