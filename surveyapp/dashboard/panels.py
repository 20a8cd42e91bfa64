"""Panels: the area's headline measures, each said in a sentence by each of the peoples that were asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.dashboard import comparisons, statements
from surveyapp.dashboard.bars import Bar, Segment, Tone, own_bar
from surveyapp.dashboard.beside import gap_of
from surveyapp.dashboard.people import ten_people
from surveyapp.dashboard.statements import Statement
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Headline
from surveyapp.domain.measures import Outcome
from surveyapp.domain.questionnaire import Measure
from surveyapp.domain.release import Withheld
from surveyapp.domain.series import since_last
from surveyapp.domain.worst_group import faring


@dataclass(frozen=True)
class Said:
    """One measure said by one people: the sentence, ten people, and what their looks mean.

    `since`: what happened since the wave before. `worst`: the group that fares worst.
    """

    title: str
    bar: Bar
    statement: Statement
    ten: tuple[Tone, ...]
    legend: tuple[tuple[Tone, str], ...]
    since: str = ""
    worst: str = ""


@dataclass(frozen=True)
class Voice:
    """What one people say in a panel: first its own measure, then the others that name the same headline."""

    people: str
    colour: str
    first: Said
    others: tuple[Said, ...]


@dataclass(frozen=True)
class Panel:
    """A headline with its voices, and the gap between them where both were asked the same."""

    id: str
    title: str
    theme: str
    voices: tuple[Voice, ...]
    gaps: tuple[str, ...] = ()


def panels_of(worded: WordedRelease) -> tuple[Panel, ...]:
    """The panels of the area's headlines, in its order; a headline that nothing was asked about has none."""
    panels = (_panel(worded, headline) for headline in worded.area.headlines)
    return tuple(panel for panel in panels if panel.voices)


def _panel(worded: WordedRelease, headline: Headline) -> Panel:
    voices = tuple(voice for asked in worded.sets for voice in _voices(asked, headline.id))
    return Panel(headline.id, str(headline.title), headline.theme, voices, tuple(_gaps(worded, headline.id)))


def _gaps(worded: WordedRelease, headline: str) -> Iterator[str]:
    """The gap of each measure of the panel that two peoples were asked alike."""
    named = [
        measure.id for asked in worded.sets for measure in asked.questionnaire.measures if measure.headline == headline
    ]
    for name in dict.fromkeys(named):
        yield from gap_of(worded.sets, name)


def _voices(asked: WordedSet, headline: str) -> Iterator[Voice]:
    measures = (measure for measure in asked.questionnaire.measures if measure.headline == headline)
    said = [found for measure in measures if (found := said_of(asked, measure))]
    if said:
        yield Voice(asked.people_first, asked.voice, said[0], tuple(said[1:]))


def said_of(asked: WordedSet, measure: Measure) -> Said | None:
    """What one people say of one measure; None where it was not asked."""
    bar = own_bar(asked, measure)
    if bar is None:
        return None
    statement = statements.of_measure(bar, asked.people)
    compared = since_in_words(asked, measure, bar), _worst(asked, measure, bar)
    return Said(str(measure.title), bar, statement, ten_people(bar), tuple(_legend(bar)), *compared)


def since_in_words(asked: WordedSet, measure: Measure, bar: Bar) -> str:
    """What happened to what a bar says first, since the wave before."""
    lead = bar.lead()
    if lead is None:
        return ""
    outcome = lead.amount.outcome
    return comparisons.since_last_wave(since_last(asked.asked, measure.id, outcome), outcome, lead)


def _worst(asked: WordedSet, measure: Measure, bar: Bar) -> str:
    """Which group fares worst in what the bar says first; where that is in between, in the bad answers."""
    lead = bar.lead()
    if lead is None:
        return ""
    outcome = Outcome.POSITIVE if lead.tone is Tone.POSITIVE else Outcome.NEGATIVE
    if lead.tone is Tone.NEUTRAL:
        return ""
    splits = {breakdown.id: breakdown for breakdown in asked.splits()}
    found = faring(asked.figures, measure.id, outcome, splits)
    if found.worst is None:
        return comparisons.worst_group(found, "", "")
    breakdown = splits[found.worst.breakdown]
    group = next(str(group.words) for group in breakdown.every_group() if group.id == found.worst.group)
    return comparisons.worst_group(found, str(breakdown.title), group)


def _legend(bar: Bar) -> Iterator[tuple[Tone, str]]:
    if bar.figure.base is not None:
        yield from ((_look(segment), _words(segment)) for segment in bar.segments)


def _look(segment: Segment) -> Tone:
    """An answer that is hidden among the rest looks like it."""
    hidden = segment.amount.withheld not in (None, Withheld.ALMOST_ALL)
    return Tone.WITHHELD if hidden else segment.tone


def _words(segment: Segment) -> str:
    return f"{segment.label}: {statements.share_or_reason(segment)}"
