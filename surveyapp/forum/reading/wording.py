"""Words for the clock of a comment, for what is read from it, and for the keys of the keyboard that choose it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from babel import Locale
from flask_babel import format_date, get_locale, ngettext
from flask_babel import gettext as _

from surveyapp.comments.concerns import ConcernKind
from surveyapp.comments.readings import LocalOffer, Sentiment
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.words import Rendering
from surveyapp.domain.working_days import days_late, due_on
from surveyapp.forum.reading.desk import Done
from surveyapp.storage import versions
from surveyapp.web.current import site
from surveyapp.web.languages import language

NOT_SAID = "not-said"
"""Stands in forms for a comment that says nothing good or bad."""

THEME_KEYS = "qwertyuiopasdfghjk"
"""In the order of the themes. The letters that do something else are not among them."""

_SENTIMENTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        Sentiment.POSITIVE: lambda: _("Good"),
        Sentiment.NEUTRAL: lambda: _("In between"),
        Sentiment.NEGATIVE: lambda: _("Not good"),
        NOT_SAID: lambda: _("It does not say"),
    }
)

_CONCERNS: Mapping[ConcernKind, Callable[[], str]] = MappingProxyType(
    {
        ConcernKind.DANGER_NOW: lambda: _("danger just now"),
        ConcernKind.SUICIDE: lambda: _("not wanting to live"),
        ConcernKind.SELF_HARM: lambda: _("hurting oneself"),
        ConcernKind.SEXUAL_HARM: lambda: _("sexual harm"),
        ConcernKind.HURT: lambda: _("somebody is hit or hurt"),
        ConcernKind.ABUSE: lambda: _("abuse"),
        ConcernKind.DOMESTIC_ABUSE: lambda: _("violence or control at home"),
        ConcernKind.NEGLECT: lambda: _("nobody looks after somebody"),
        ConcernKind.AFRAID: lambda: _("being afraid of somebody"),
        ConcernKind.EXPLOITATION: lambda: _("being used by others"),
        ConcernKind.BULLYING: lambda: _("bullying"),
        ConcernKind.RESTRAINT: lambda: _("being held down or shut in"),
        ConcernKind.NOT_EATING: lambda: _("not eating"),
        ConcernKind.RUNNING_AWAY: lambda: _("running away or being missing"),
        ConcernKind.BREAKING_POINT: lambda: _("a parent or carer who cannot go on"),
    }
)

_LOCAL_OFFER: Mapping[LocalOffer, Callable[[], str]] = MappingProxyType(
    {
        LocalOffer.CONTENT: lambda: _("What is in it, how good that is, and what is missing"),
        LocalOffer.ACCESSIBILITY: lambda: _("How easy it is to use"),
        LocalOffer.DEVELOPMENT: lambda: _("How it was made, and who was asked"),
        LocalOffer.LEFT_OUT: lambda: _("Left out: about one person's own service, or vexatious"),
    }
)


@dataclass(frozen=True)
class Clock:
    """By when a comment is to be read, in words."""

    words: str
    late: bool


def clock(arrived_on: date, today: date) -> Clock:
    """The clock of a comment that nobody has read."""
    late = days_late(arrived_on, today)
    if late:
        return Clock(ngettext("%(num)s working day late", "%(num)s working days late", late), True)
    due = due_on(arrived_on)
    if due == today:
        return Clock(_("Read it by the end of today"), False)
    far = due - today >= timedelta(days=6)
    return Clock(_("Read it by the end of %(day)s", day=format_date(due, "EEEE d MMMM" if far else "EEEE")), False)


def sentiment_words(sentiment: str | None) -> str:
    """How a comment speaks, in words."""
    return _SENTIMENTS[sentiment or NOT_SAID]()


def sentiments() -> list[tuple[str, str, str]]:
    """What can be chosen: key of the keyboard, id, words."""
    return [(str(number), str(name), words()) for number, (name, words) in enumerate(_SENTIMENTS.items(), 1)]


def local_offer_words() -> dict[LocalOffer, str]:
    """What a comment can say of the local offer."""
    return {about: words() for about, words in _LOCAL_OFFER.items()}


def concern_words() -> dict[ConcernKind, str]:
    """What each kind of concern is called."""
    return {kind: words() for kind, words in _CONCERNS.items()}


def done_words(done: Done | None, waiting: int) -> str:
    """What is said aloud after a comment was saved or left, and how many wait."""
    if done is None:
        return ""
    if done is Done.LEFT:
        return ngettext("Left for later. %(num)s waits.", "Left for later. %(num)s wait.", waiting)
    return ngettext("Saved. %(num)s waits.", "Saved. %(num)s wait.", waiting)


def theme_titles() -> dict[str, str]:
    """The title of each theme, in order."""
    translated = {theme.id: theme for asked in _questionnaires().values() for theme in asked.themes}
    return {theme.id: str(translated.get(theme.id, theme).title) for theme in site().themes}


def themes() -> list[tuple[str, str, str]]:
    """What can be chosen: key of the keyboard (empty where the letters ran out), id, title."""
    keys = [*THEME_KEYS, *[""] * len(site().themes)]
    return [(key, name, title) for key, (name, title) in zip(keys, theme_titles().items(), strict=False)]


def questionnaire_titles() -> dict[str, str]:
    """The title of each questionnaire."""
    return {name: str(asked.title) for name, asked in _questionnaires().items()}


def people() -> dict[str, str]:
    """Who answers each questionnaire, as it calls them itself: "young people"."""
    return {name: str(asked.people) for name, asked in _questionnaires().items()}


def language_name(code: str) -> str:
    """What a language is called in the reader's."""
    try:
        return Locale.parse(code, sep="-").get_language_name(get_locale()) or code
    except (ValueError, LookupError):
        return code


def _questionnaires() -> dict[str, Questionnaire]:
    """The newest version of each questionnaire, in the reader's language."""
    database = site().database
    newest = versions.newest(database)
    shown = (versions.published(database, version).shown(language(), Rendering.STANDARD) for version in newest)
    return {asked.id: asked for asked in shown}
