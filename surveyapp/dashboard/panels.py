"""Panels: the area's headline measures, each said in a sentence by each of the peoples that were asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Segment, Tone, own_bar
from surveyapp.dashboard.people import ten_people
from surveyapp.dashboard.statements import Statement
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Headline
from surveyapp.domain.questionnaire import Measure
from surveyapp.domain.release import Withheld


@dataclass(frozen=True)
class Said:
    """One measure said by one people: the sentence, ten people, and what their looks mean."""

    title: str
    bar: Bar
    statement: Statement
    ten: tuple[Tone, ...]
    legend: tuple[tuple[Tone, str], ...]


@dataclass(frozen=True)
class Voice:
    """What one people say in a panel: first its own measure, then the others that name the same headline."""

    people: str
    colour: str
    first: Said
    others: tuple[Said, ...]


@dataclass(frozen=True)
class Panel:
    """A headline with its voices."""

    id: str
    title: str
    theme: str
    voices: tuple[Voice, ...]


def panels_of(worded: WordedRelease) -> tuple[Panel, ...]:
    """The panels of the area's headlines, in its order; a headline that nothing was asked about has none."""
    panels = (_panel(worded, headline) for headline in worded.area.headlines)
    return tuple(panel for panel in panels if panel.voices)


def _panel(worded: WordedRelease, headline: Headline) -> Panel:
    voices = tuple(voice for asked in worded.sets for voice in _voices(asked, headline.id))
    return Panel(headline.id, str(headline.title), headline.theme, voices)


def _voices(asked: WordedSet, headline: str) -> Iterator[Voice]:
    measures = (measure for measure in asked.questionnaire.measures if measure.headline == headline)
    said = [found for measure in measures if (found := _said(asked, measure))]
    if said:
        yield Voice(asked.people_first, asked.voice, said[0], tuple(said[1:]))


def _said(asked: WordedSet, measure: Measure) -> Said | None:
    bar = own_bar(asked, measure)
    if bar is None:
        return None
    return Said(str(measure.title), bar, statements.of_measure(bar, asked.people), ten_people(bar), tuple(_legend(bar)))


def _legend(bar: Bar) -> Iterator[tuple[Tone, str]]:
    if bar.figure.base is not None:
        yield from ((_look(segment), _words(segment)) for segment in bar.segments)


def _look(segment: Segment) -> Tone:
    """An answer that is hidden among the rest looks like it."""
    hidden = segment.amount.withheld not in (None, Withheld.ALMOST_ALL)
    return Tone.WITHHELD if hidden else segment.tone


def _words(segment: Segment) -> str:
    return f"{segment.label}: {statements.share_or_reason(segment)}"
