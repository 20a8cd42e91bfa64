"""Quotes: words that a person approved for everybody to read. They are looked up for each page, so that they can go at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.dashboard.worded import WordedRelease
from surveyapp.dashboard.written import may_be_quoted
from surveyapp.domain.area import Theme
from surveyapp.domain.commented import EVERY_THEME
from surveyapp.storage import quotes
from surveyapp.storage.quotes import Quote
from surveyapp.web.current import site


@dataclass(frozen=True)
class Quotation:
    """Some words, and the people who said them: no closer."""

    text: str
    people: str
    voice: str


@dataclass(frozen=True)
class Quoted:
    """Words about one theme; without a title, about any."""

    title: str
    words: tuple[Quotation, ...]


def quoted_about(worded: WordedRelease, theme: Theme) -> tuple[Quotation, ...]:
    """The words that stand on the page of a theme. They need as many writers as the theme's figure does."""
    allowed = may_be_quoted(worded)
    return _worded(worded, [one for one in _shown(worded) if one.theme == theme.id and _place(one) in allowed])


def every_quote(worded: WordedRelease) -> tuple[Quoted, ...]:
    """All words by theme. Those on a theme that few wrote about stand at the end, where nobody can tell what it was."""
    allowed, shown = may_be_quoted(worded), _shown(worded)
    titles = {theme.id: str(theme.title) for asked in worded.sets for theme in asked.questionnaire.themes}
    found = [
        Quoted(title, _worded(worded, [one for one in shown if one.theme == theme and _place(one) in allowed]))
        for theme, title in titles.items()
    ]
    rest = [one for one in shown if _place(one) not in allowed and _place(one, EVERY_THEME) in allowed]
    return tuple(one for one in (*found, Quoted("", _worded(worded, rest))) if one.words)


def _shown(worded: WordedRelease) -> list[Quote]:
    return quotes.shown(site().database, worded.release.number)


def _place(quote: Quote, theme: str | None = None) -> tuple[str, str, str]:
    """Where words belong: never beside the figures of another wave."""
    return quote.wave, quote.questionnaire, quote.theme if theme is None else theme


def _worded(worded: WordedRelease, chosen: list[Quote]) -> tuple[Quotation, ...]:
    return tuple(dict.fromkeys(_quotations(worded, chosen)))


def _quotations(worded: WordedRelease, chosen: list[Quote]) -> Iterator[Quotation]:
    asked = {one.figures.questionnaire: one for one in worded.sets}
    for quote in sorted(chosen, key=lambda one: (list(asked).index(one.questionnaire), one.text)):
        one = asked[quote.questionnaire]
        yield Quotation(quote.text, one.people_first, one.voice)
