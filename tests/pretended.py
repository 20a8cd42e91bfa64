"""A pretended language: catalogues that are whole, where every word of the English is one word of another script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.plurals import get_plural

from surveyapp.config import ROOT
from surveyapp.translating.catalogues import (
    catalogue_path,
    compile_catalogues,
    domains,
    locale_of,
    read,
    text_of_catalogue,
    texts,
)
from surveyapp.translating.extracting import extract

QUESTIONNAIRES = ROOT / "questionnaires"
WORD = {"ar": "كلمة", "ur": "لفظ", "ne": "शब्द", "uk": "слово", "pl": "słowo", "zh-Hant": "詞"}
_KEPT = re.compile(r"(%(?:\(\w+\))?[sd]|%%|\{[^{}]*\}|[0-9]+|\W)")


def begin(folder: Path, *languages: str) -> Path:
    """Catalogues of languages in which nothing is translated."""
    list(extract(folder, QUESTIONNAIRES, languages))
    return folder


def translate(folder: Path, language: str) -> Path:
    """Whole catalogues of a language."""
    for domain in domains(folder):
        rewrite(folder, language, domain, lambda message: pretended(message, language))
    return folder


def rewrite(folder: Path, language: str, domain: str, change: Callable[[Message], object]) -> None:
    """Change the messages of one catalogue."""
    path = catalogue_path(folder, language, domain)
    catalog = read(path)
    for message in texts(catalog):
        change(message)
    path.write_text(text_of_catalogue(catalog), encoding="utf-8")


def pretended(message: Message, language: str) -> None:
    """Give a message a translation, in each of its forms."""
    if isinstance(message.id, str):
        message.string = _pretended(message.id, language)
    else:
        message.string = (_pretended(message.id[1], language),) * get_plural(locale_of(language)).num_plurals


def set_one(folder: Path, language: str, english: str, *translations: str, domain: str = "messages") -> None:
    """Translate one text of a domain, with one form or with several."""
    found: list[Message] = []

    def change(message: Message) -> None:
        if english in ([message.id] if isinstance(message.id, str) else message.id):
            message.string = translations[0] if isinstance(message.id, str) else tuple(translations)
            found.append(message)

    rewrite(folder, language, domain, change)
    assert found, f"{domain} has no text “{english}”"


def compiled(folder: Path) -> Path:
    """The folder, as an app can read it."""
    compile_catalogues(folder)
    return folder


def _pretended(text: str, language: str) -> str:
    parts = _KEPT.split(text)
    return "".join(part if number % 2 or not part else WORD[language] for number, part in enumerate(parts))
