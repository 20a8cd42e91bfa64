"""The sites that the crawler visits: one with everything in it, and some with less."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Flask

from surveyapp import create_app
from surveyapp.config import ROOT, Settings, load_settings
from surveyapp.demonstration import Plan, seed
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.domain.words import Rendering
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database
from surveyapp.translating.catalogues import catalogues, compile_catalogues
from tests.browser.crawling import Crawl, answer, answer_in_other_words, look_at, look_at_quiet

LANGUAGES = ("en", "ar")


@dataclass(frozen=True)
class Sites:
    """`full` has results and collects; `new` has nothing yet, `ended` no more; `feedback` collects what is unlisted."""

    full: Flask
    new: Flask
    ended: Flask
    feedback: Flask


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
    seed(full.database_url, full, Plan(), lambda _: None)
    new, ended, feedback = settings("new"), settings("ended"), settings("feedback")
    _collect(new, begun=False)
    _collect(ended, ended=True)
    _collect(feedback)
    return Sites(*(create_app(one) for one in (full, new, ended, feedback)))


def crawl(sites: Sites, language: str) -> Crawl:
    """Every page of every site in one language."""
    found = Crawl(language)
    look_at(sites.full, found)
    for questionnaire in real_questionnaires():
        if questionnaire.listed:
            answer(sites.full, found, questionnaire.id)
            other = next(words for words in Rendering if words != questionnaire.rendering)
            answer_in_other_words(sites.full, found, questionnaire.id, other)
        else:
            answer(sites.feedback, found, questionnaire.id)
    look_at_quiet(sites.new, found, "new")
    look_at_quiet(sites.ended, found, "ended")
    return found


def real_questionnaires() -> list[Questionnaire]:
    """Those that ship with the product."""
    return [read_questionnaire(path) for path in questionnaire_paths(ROOT / "questionnaires")]


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
