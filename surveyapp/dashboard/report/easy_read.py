"""The easy-read report: each headline and each theme as a sentence and ten people, two ideas a page at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Tone
from surveyapp.dashboard.panels import Panel, Said, Voice, panels_of, said_of
from surveyapp.dashboard.statements import Statement
from surveyapp.dashboard.tables import tone_words
from surveyapp.dashboard.who import WhoPage, who_page
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Theme
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.measures import lead_measures
from surveyapp.domain.questionnaire import Measure

IDEAS_A_PAGE = 2
MOST_EXPLAINED = 2
"""With more hard words than this on a page, it has room for one idea."""
EXAMPLE = (Tone.PLAIN,) * 10
"""How ten people look before anybody said anything."""


@dataclass(frozen=True)
class Idea:
    """What one people say about one thing: a sentence, ten people and what their looks mean, how many answered, and what
    happened since the last wave."""

    people: str
    colour: str
    title: str
    statement: Statement
    ten: tuple[Tone, ...]
    told: tuple[tuple[Tone, str], ...]
    answered: str
    since: str


@dataclass(frozen=True)
class IdeasPage:
    """One page of ideas under one title. Hard words are explained on the first of several."""

    title: str
    picture: str | None
    explained: tuple[HardWord, ...]
    ideas: tuple[Idea, ...]


@dataclass(frozen=True)
class EasyReadReport:
    """What the easy-read report prints beside its fixed sentences."""

    who: WhoPage
    headlines: tuple[IdeasPage, ...]
    themes: tuple[IdeasPage, ...]
    example: tuple[Tone, ...] = EXAMPLE


def easy_read_report(worded: WordedRelease) -> EasyReadReport:
    """The report of a release that is worded in easy words."""
    panels = panels_of(worded)
    in_panels = {panel.theme for panel in panels}
    headlines = (page for panel in panels for page in _headline_pages(worded, panel))
    themes = (page for theme in worded.themes if theme.id not in in_panels for page in _theme_pages(worded, theme))
    return EasyReadReport(who_page(worded), tuple(headlines), tuple(themes))


def _headline_pages(worded: WordedRelease, panel: Panel) -> Iterator[IdeasPage]:
    """First what each people say of the headline itself, then the rest where there is something to show."""
    theme = worded.theme(panel.theme)
    first = [_idea(voice, voice.first, "") for voice in panel.voices]
    others = [_idea(voice, other, other.title) for voice in panel.voices for other in voice.others if other.ten]
    picture, explained = theme.picture if theme else None, worded.hard_words(panel.theme)
    yield from _pages(panel.title, picture, explained, first)
    yield from _pages(panel.title, picture, (), others)


def _idea(voice: Voice, said: Said, title: str) -> Idea:
    answered = _answered(said.bar)
    told = tuple(_told(said.bar, said.ten))
    return Idea(voice.people, voice.colour, title, said.statement, said.ten, told, answered, said.since)


def _theme_pages(worded: WordedRelease, theme: Theme) -> Iterator[IdeasPage]:
    leads = [(asked, lead) for asked in worded.sets if (lead := lead_measures(asked.questionnaire).get(theme.id))]
    ideas = [idea for asked, lead in leads if (idea := _of_lead(asked, lead))]
    yield from _pages(str(theme.title), theme.picture, worded.hard_words(theme.id), ideas)


def _of_lead(asked: WordedSet, lead: Measure) -> Idea | None:
    said = said_of(asked, lead)
    return _idea(Voice(asked.people_first, asked.voice, said, ()), said, "") if said else None


def _answered(bar: Bar) -> str:
    if bar.figure.base is None:
        return ""
    return _("%(count)s answered.", count=statements.starting(statements.about(bar.figure.base)))


def _told(bar: Bar, ten: tuple[Tone, ...]) -> Iterator[tuple[Tone, str]]:
    """What the ten people stand for. Beside "almost all" nobody is counted."""
    labels = {segment.tone: segment.label for segment in bar.segments} | {Tone.WITHHELD: tone_words()[Tone.WITHHELD]}
    for tone, number in Counter(ten).items():
        counted = _("%(number)d in 10: %(answer)s", number=number, answer=labels[tone])
        yield tone, labels[tone] if bar.almost_all else counted


def _pages(
    title: str, picture: str | None, explained: tuple[HardWord, ...], ideas: Sequence[Idea]
) -> Iterator[IdeasPage]:
    room = IDEAS_A_PAGE if len(explained) <= MOST_EXPLAINED else 1
    if ideas:
        yield IdeasPage(title, picture, explained, tuple(ideas[:room]))
        yield from _pages(title, picture, (), ideas[room:])
