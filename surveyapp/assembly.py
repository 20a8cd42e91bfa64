"""The assembly: every room put together into one application, in order."""

from __future__ import annotations

from flask import Flask

from surveyapp import dashboard, paper, respond
from surveyapp.config import Settings, load_settings
from surveyapp.questionnaire_files import read_area, read_glossary
from surveyapp.storage.database import Database
from surveyapp.web import (
    accessibility,
    accounts,
    compression,
    credits,
    current,
    errors,
    health,
    languages,
    limits,
    logs,
    pages,
    parts,
    privacy,
    reader,
    security,
    security_txt,
    sessions,
    settings_page,
)


def assembled(settings: Settings | None = None) -> Flask:
    """The application, assembled in order. Raises BadSetting, DatabaseUnusable or ProblemsFound."""
    settings = settings or load_settings()
    area, themes = read_area(settings.questionnaires)
    if settings.demo:
        from surveyapp.demonstration.outside import with_made_up_counts

        area = with_made_up_counts(area)
    app = Flask(__name__)
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["TRUSTED_HOSTS"] = settings.names
    glossary = read_glossary(settings.questionnaires)
    current.place_in(app, current.Site(settings, Database(settings.database_url), area, themes, glossary))
    logs.set_up(app, settings.log_level)
    security.set_up(app, secure_cookies=settings.secure_cookies)
    limits.set_up(app, settings)
    if settings.part != "public":
        app.session_interface = sessions.Sessions(
            settings.staff_secret_key, results_for_staff=settings.results == "forum"
        )
        accounts.set_up(app, settings.staff_secret_key, area.forum.standard)
    languages.set_up(app, settings.translations)
    reader.set_up(app)
    compression.set_up(app)
    pages.set_up(app)
    errors.set_up(app)
    parts.set_up(app, settings.part)
    for room in (health, security_txt, credits, settings_page, accessibility, privacy, respond, dashboard, paper):
        app.register_blueprint(room.blueprint)
    if settings.part != "public":
        from surveyapp import forum

        app.register_blueprint(forum.blueprint)
    return app
