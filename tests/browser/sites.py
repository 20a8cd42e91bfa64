"""The sites that the crawler visits: one with everything in it, and some with less."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

from flask import Flask

from surveyapp import create_app
from surveyapp.config import ROOT, Settings, load_settings
from surveyapp.demonstration import Plan, desk, seed
from surveyapp.demonstration.staff import Keeping, make_accounts
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.domain.words import Rendering
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database
from surveyapp.translating.catalogues import catalogues, compile_catalogues
from surveyapp.web import accessibility, accounts, current
from surveyapp.web.checked import Record
from tests import builders as build
from tests.browser.crawling import FULL, Crawl, Visitor, answer, answer_in_other_words, look_at, look_at_quiet
from tests.browser.staff_crawling import look_at_empty_desk, look_at_staff

LANGUAGES = ("en", "ar")


@dataclass(frozen=True)
class Sites:
    """`full` is a demo: it has results, collects, and has staff; `new` has nothing yet, `ended` no more."""

    full: Flask
    new: Flask
    ended: Flask


def make_sites(folder: Path) -> Sites:
    """All sites, each with its own database under `folder`."""
    translations = folder / "translations"
    shutil.copytree(ROOT / "translations", translations)
    compile_catalogues(translations)

    def settings(name: str, *, demo: bool = False) -> Settings:
        url = f"sqlite:///{folder / name}.sqlite"
        about = {"instance": folder, "database_url": url, "demo": demo, "translations": translations}
        return load_settings(**about, secure_cookies=False)

    full = settings("full", demo=True)
    seed(full.database_url, full, Plan(audit=False), lambda _: None)
    new, ended = settings("new"), settings("ended")
    _collect(new, begun=False)
    _collect(ended, ended=True)
    sites = Sites(*(create_app(one) for one in (full, new, ended)))
    _make_staff(sites.full)
    return sites


def crawl(sites: Sites, language: str) -> Crawl:
    """Every page of every site in one language."""
    found = Crawl(language)
    look_at(sites.full, found)
    for questionnaire in real_questionnaires():
        answer(sites.full, found, questionnaire.id)
        other = next(words for words in Rendering if words != questionnaire.rendering)
        answer_in_other_words(sites.full, found, questionnaire.id, other)
    look_at_statement(sites.full, found)
    look_at_quiet(sites.new, found, "new")
    look_at_quiet(sites.ended, found, "ended")
    look_at_staff(sites.full, found)
    look_at_empty_desk(sites.new, found, "new")
    return found


def look_at_statement(app: Flask, found: Crawl) -> None:
    """The accessibility statement as it would be if the checks had found something, and if there were no record."""
    bad = build.checks_record(build.checks_finding(), passed=False)
    for site, record in (("something found", bad), ("nothing recorded", None)):
        found.site = site
        with patch.object(accessibility, "_record", partial(_given, record)):
            Visitor(app, found).open("/accessibility/")
    found.site = FULL


def _given(record: Record | None) -> Record | None:
    return record


def real_questionnaires() -> list[Questionnaire]:
    """Those that ship with the product and are answered on its pages; others only take rows of files."""
    found = (read_questionnaire(path) for path in questionnaire_paths(ROOT / "questionnaires"))
    return [questionnaire for questionnaire in found if questionnaire.listed]


def _make_staff(app: Flask) -> None:
    """The demo's staff, and comments that came lately, as whoever starts a demo finds them."""
    with app.app_context():
        database = current.site().database
        keeping = Keeping(accounts.hashed, accounts.codes().sealed, accounts.is_demo_person)
        make_accounts(database, current.now(), keeping)
        desk.arrive_naturally(database, date.today())


def _collect(settings: Settings, *, begun: bool = True, ended: bool = False) -> None:
    database = Database(settings.database_url)
    schema.upgrade(database)
    if begun:
        published = {}
        for one in real_questionnaires():
            words = catalogues(settings.translations, one.id)
            published[one.id] = versions.publish(database, one, words, date.today())[0].number
        waves.open_wave(database, Wave("autumn", "Autumn", date.today(), versions=published))
    if ended:
        waves.close_wave(database, "autumn", date.today())
    database.engine.dispose()
