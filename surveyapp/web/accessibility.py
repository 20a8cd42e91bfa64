"""The accessibility statement, made from the record of the checks that really ran."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.lists import format_list
from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal, get_locale
from flask_babel import gettext as _

from surveyapp.web.checked import RECORD, CheckedPage, Finding, Record, read_record

blueprint = Blueprint("accessibility", __name__)


@dataclass(frozen=True)
class CheckedKind:
    """One line of the table of checks."""

    words: str
    done: int
    failed: int


@dataclass(frozen=True)
class Statement:
    """A record in words."""

    record: Record
    languages: str
    palettes: str
    widths: str
    kinds: tuple[CheckedKind, ...]
    ways: tuple[str, ...]
    failed_ways: tuple[str, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.record.findings

    @property
    def pages(self) -> tuple[CheckedPage, ...]:
        return self.record.pages

    @property
    def sound(self) -> bool:
        """Whether nothing wrong was found."""
        return not self.findings and not self.failed_ways


@blueprint.get("/accessibility/")
def statement() -> ResponseReturnValue:
    """What was checked, what fails, what was not checked, and how to complain."""
    record = _record()
    return render_template("accessibility.html", statement=in_words(record) if record else None)


@cache
def _record() -> Record | None:
    """It comes with the software, so it changes only with it."""
    return read_record(RECORD)


def in_words(record: Record) -> Statement:
    """A record in the reader's language. What this module has no words for is named as the record names it."""
    kinds, ways, palettes = kind_words(), way_words(), palette_words()
    locale = get_locale() or Locale("en")
    return Statement(
        record,
        languages=format_list([locale.languages.get(code, code) for code in record.languages], locale=locale),
        palettes=format_list([palettes.get(name, name) for name in record.palettes], locale=locale),
        widths=format_list([format_decimal(width) for width in record.widths], locale=locale),
        kinds=tuple(CheckedKind(kinds.get(kind.id, kind.id), kind.done, kind.failed) for kind in record.kinds),
        ways=tuple(ways.get(way.id, way.id) for way in record.ways if way.passed),
        failed_ways=tuple(ways.get(way.id, way.id) for way in record.ways if not way.passed),
    )


def kind_words() -> dict[str, str]:
    """What each kind of check looks for."""
    return {
        "axe": _("The rules that a computer can check (the program axe: WCAG A and AA, and good practice)"),
        "sideways": _("On a small phone, or at 4 times the size, nothing has to be moved sideways"),
        "spacing": _("With more space between lines, words and letters, no words are cut off"),
        "targets": _("Buttons, answers and links are large enough to press, and none lies on another"),
        "outline": _("Each page has one main heading, a title, its language and a link to the main part"),
        "requests": _("Pages ask no other website for anything"),
        "html": _("The code of each page is correct (the program html-validate)"),
    }


def way_words() -> dict[str, str]:
    """What was done in each way of using the website."""
    return {
        "keyboard": _("Both surveys were finished by keyboard alone."),
        "no-javascript": _("Both surveys were finished without JavaScript."),
        "large-text": _("Both surveys were finished with text of twice the size and no pictures."),
        "right-to-left": _("Both surveys were finished in Arabic, which is read from right to left."),
        "shared-device": _("After sending, nobody can find the answers on the phone or computer."),
        "slow-connection": _("The first question is small, and complete before typefaces and scripts arrive."),
    }


def palette_words() -> dict[str, str]:
    """The colours that a reader can choose, as the page of settings names them."""
    return {
        "light": _("Light"),
        "cream": _("Cream"),
        "blue": _("Soft blue"),
        "dark": _("Dark"),
        "contrast": _("Strong contrast"),
    }
