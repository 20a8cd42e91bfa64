"""The page of reader's settings: how the words look, which words, and in which language. It works without scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from surveyapp.web import languages, reader
from surveyapp.web.reader import OFFERED, ReaderSettings
from surveyapp.web.way_back import way_back

blueprint = Blueprint("settings", __name__)


class SettingsForm(FlaskForm):
    """Only the token: an option that is not on offer leaves a setting as it was, so nothing typed can be wrong."""


@dataclass(frozen=True)
class Choice:
    """One value of a setting, as it is worded, and whether it is chosen now."""

    value: str
    words: str
    chosen: bool
    language: str | None = None


@dataclass(frozen=True)
class Setting:
    """One setting with its choices."""

    name: str
    title: str
    choices: tuple[Choice, ...]


TITLES: dict[str, Callable[[], str]] = {
    "text": lambda: _("Size of the words"),
    "palette": lambda: _("Colours"),
    "face": lambda: _("Shape of the letters"),
    "space": lambda: _("Space between words and lines"),
    "pictures": lambda: _("Pictures"),
    "words": lambda: _("Kind of words"),
    "speed": lambda: _("How fast to read to me"),
    "keys": lambda: _("Choose answers with the number keys"),
}
"""Every setting but the language, in the order of the page."""


def _words() -> dict[str, str]:
    """How each choice is worded."""
    return {
        "text-100": _("Usual"),
        "text-125": _("Larger"),
        "text-150": _("Much larger"),
        "text-200": _("Largest"),
        "palette-light": _("Light"),
        "palette-cream": _("Cream"),
        "palette-blue": _("Soft blue"),
        "palette-dark": _("Dark"),
        "palette-contrast": _("Strong contrast"),
        "face-atkinson": _("Clear letters"),
        "face-system": _("The letters of this device"),
        "face-dyslexia": _("Letters for dyslexia"),
        "space-normal": _("Usual"),
        "space-wide": _("Wide"),
        "pictures-on": _("Show pictures"),
        "pictures-off": _("Hide pictures"),
        "words-own": _("As we wrote it"),
        "words-easy-read": _("Easy words"),
        "words-standard": _("Standard words"),
        "speed-normal": _("Normal"),
        "speed-slow": _("Slow"),
        "speed-fast": _("Fast"),
        "keys-on": _("On"),
        "keys-off": _("Off"),
    }


@blueprint.get("/settings")
def show() -> ResponseReturnValue:
    """All settings, as they are now."""
    return _page(reader.reader(), SettingsForm())


@blueprint.post("/settings")
def save() -> ResponseReturnValue:
    """Keep what was chosen, and go back or stay to look at it."""
    form = SettingsForm()
    wanted = ReaderSettings() if request.form.get("action") == "usual" else _wanted(reader.reader())
    if not form.validate_on_submit():
        return _page(wanted, form), 422
    back = way_back()
    onward = url_for("settings.show", back=back)
    if request.form.get("action") == "save":
        onward = back
    return reader.keep(redirect(onward, 303), wanted)


def _wanted(current: ReaderSettings) -> ReaderSettings:
    given = {name: request.form.get(name) for name in OFFERED}
    known = {name: value for name, value in given.items() if value in OFFERED[name]}
    language = request.form.get("language", "")
    offered = [code for code, _name in languages.offered()]
    return replace(current, **known, language=language if language in offered else current.language)


def _page(settings: ReaderSettings, form: SettingsForm) -> str:
    return render_template(
        "settings.html",
        settings=[_setting(name, getattr(settings, name)) for name in TITLES],
        tongues=_tongues(settings),
        form=form,
        said=_("This page was open for a long time. Nothing is lost. Press the button again.") if form.errors else None,
    )


def _setting(name: str, chosen: str) -> Setting:
    words = _words()
    choices = (Choice(value, words[f"{name}-{value}"], value == chosen) for value in OFFERED[name])
    return Setting(name, TITLES[name](), tuple(choices))


def _tongues(settings: ReaderSettings) -> Setting | None:
    """The languages, each in its own words; None where there is only one."""
    now = settings.language or languages.language()
    choices = (Choice(code, name, code == now, code) for code, name in languages.offered())
    return Setting("language", _("Language"), tuple(choices)) if languages.offered() else None
