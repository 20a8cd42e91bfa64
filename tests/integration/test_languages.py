"""A language is added by a folder of catalogues alone, and a right-to-left one turns every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from surveyapp.config import ROOT
from surveyapp.storage.database import Database
from surveyapp.translating import compile_catalogues, extract
from tests.integration.person import Person

WORDS = {"Next": "التالي", "Tell us": "أخبرنا"}


@pytest.fixture
def arabic(tmp_path: Path) -> Path:
    """Catalogues with a little Arabic in them."""
    folder = tmp_path / "translations"
    list(extract(folder, ROOT / "questionnaires", ["ar"]))
    catalogue = folder / "ar" / "LC_MESSAGES" / "messages.po"
    text = catalogue.read_text(encoding="utf-8")
    for english, translated in WORDS.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{translated}"')
    catalogue.write_text(text, encoding="utf-8")
    compile_catalogues(folder)
    return folder


def test_the_reader_gets_the_language_and_its_direction_and_keeps_them(
    make_app: Any, sqlite: Database, collect: Any, every_kind: Any, arabic: Path
) -> None:
    collect(sqlite, every_kind)
    person = Person(make_app(sqlite, translations=arabic))
    assert '<html lang="en" dir="ltr">' in person.open("/").text
    turned = person.open("/?lang=ar")
    assert '<html lang="ar" dir="rtl">' in turned.text
    assert WORDS["Tell us"] in turned.words
    page = person.start("every-kind")
    assert '<html lang="ar" dir="rtl">' in page.text
    assert WORDS["Next"] in page.words
