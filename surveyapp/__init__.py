"""surveyapp: how a local area hears children and young people with SEND and their parents, and shows what it heard."""

from __future__ import annotations

from flask import Flask

from surveyapp import dashboard, paper, respond
from surveyapp.config import Settings, load_settings
from surveyapp.questionnaire_files import read_area, read_glossary
from surveyapp.storage.database import Database
from surveyapp.web import (
    accessibility,
    compression,
    credits,
    current,
    errors,
    health,
    languages,
    logs,
    pages,
    reader,
    security,
    settings_page,
)

__all__ = ["create_app"]


def create_app(settings: Settings | None = None) -> Flask:
    """The application, assembled in order. Raises BadSetting, DatabaseUnusable or ProblemsFound."""
    settings = settings or load_settings()
    area, themes = read_area(settings.questionnaires)
    if settings.demo:
        from surveyapp.demonstration.outside import with_made_up_counts

        area = with_made_up_counts(area)
    app = Flask(__name__)
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["TRUSTED_HOSTS"] = list(settings.trusted_hosts) or None
    glossary = read_glossary(settings.questionnaires)
    current.place_in(app, current.Site(settings, Database(settings.database_url), area, themes, glossary))
    logs.set_up(app, settings.log_level)
    security.set_up(app, secure_cookies=settings.secure_cookies)
    languages.set_up(app, settings.translations)
    reader.set_up(app)
    compression.set_up(app)
    pages.set_up(app)
    errors.set_up(app)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(credits.blueprint)
    app.register_blueprint(settings_page.blueprint)
    app.register_blueprint(accessibility.blueprint)
    app.register_blueprint(respond.blueprint)
    app.register_blueprint(dashboard.blueprint)
    app.register_blueprint(paper.blueprint)
    return app
