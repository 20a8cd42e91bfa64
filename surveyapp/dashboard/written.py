"""What people wrote: how their comments speak of a theme, and who has read them. Never added up with what they answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.about import about_release
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.shown import Shown, show
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Theme
from surveyapp.domain.commented import EVERY_THEME, ReadBy, Said
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.release import CommentFigure, Figure, Withheld
from surveyapp.domain.thresholds import SMALLEST_SHOWN


@dataclass(frozen=True)
class Written:
    """What people wrote about one theme, or about all: a chart, and for each people who has read it."""

    shown: Shown
    read: tuple[str, ...]


@dataclass(frozen=True)
class WrittenPage:
    """What people wrote, of all themes together and theme by theme."""

    about: tuple[str, ...]
    everything: Written
    themes: Shown | None


def written_about(worded: WordedRelease, theme: Theme) -> Written | None:
    """What people wrote about a theme; None where the release says nothing of comments."""
    chart = _chart(worded, theme.id, _("What people wrote: %(theme)s", theme=str(theme.title)))
    return _written(worded, chart) if chart else None


@lru_cache(maxsize=32)
def written_page(worded: WordedRelease) -> WrittenPage | None:
    """What people wrote about everything, in one language, made once; None where the release says nothing of it."""
    everything = _chart(worded, EVERY_THEME, _("What people wrote, about all themes together"))
    if everything is None:
        return None
    themes = _by_theme(worded)
    return WrittenPage(
        about_release(worded), _written(worded, everything), show(themes, worded.direction) if themes else None
    )


def wrote_in_all(worded: WordedRelease) -> str:
    """How many wrote anything, in one sentence; empty where the release says nothing of it."""
    counts = [
        statements.about_people(figure.base, asked.people)
        for asked in worded.sets
        if (figure := asked.figures.written(EVERY_THEME)) and figure.base is not None
    ]
    return _("People also wrote in their own words: %(counts)s.", counts=statements.joined(counts)) if counts else ""


def may_be_quoted(worded: WordedRelease) -> frozenset[tuple[str, str, str]]:
    """The (wave, questionnaire, theme) of which so many wrote that words can be shown beside the theme."""
    return frozenset(
        (asked.figures.wave, asked.figures.questionnaire, figure.theme)
        for asked in worded.sets
        for figure in asked.figures.comments
        if figure.population is Population.SELF and figure.base is not None
    )


# Charts


def _written(worded: WordedRelease, chart: Chart) -> Written:
    return Written(show(chart, worded.direction), tuple(_who_read(chart.bars())))


def _chart(worded: WordedRelease, theme: str, caption: str) -> Chart | None:
    found = [(asked, bar) for asked in worded.sets for bar in _bars(asked, theme)]
    if not found:
        return None
    return Chart(
        name="written",
        kind=Kind.DIVERGING,
        reading=tuple(sentence for asked, bar in found for sentence in _reading(asked, bar)),
        caption=caption,
        subject=_("Who"),
        groups=(BarGroup("", tuple(bar for _asked, bar in found)),),
        detailed=True,
        counted=_("Wrote"),
    )


def _by_theme(worded: WordedRelease) -> Chart | None:
    themes = {theme.id: theme for asked in worded.sets for theme in asked.questionnaire.themes}
    groups = [
        BarGroup(str(theme.title), tuple(bars))
        for theme in themes.values()
        if (bars := [bar for asked in worded.sets for bar in _bars(asked, theme.id)])
        and any(bar.figure.base is not None for bar in bars)
    ]
    if not groups:
        return None
    return Chart(
        name="written-by-theme",
        kind=Kind.DIVERGING,
        reading=(_("Themes that too few wrote about are left out."),),
        caption=_("What people wrote, theme by theme"),
        subject=_("Theme"),
        groups=tuple(groups),
        counted=_("Wrote"),
    )


def _bars(asked: WordedSet, theme: str) -> Iterator[Bar]:
    """The bar of those who wrote for themselves; and of those for whom somebody wrote, where that is shown."""
    for population in Population:
        figure = asked.figures.written(theme, population)
        if figure and (population is Population.SELF or figure.base is not None):
            yield _bar(asked, figure)


def _bar(asked: WordedSet, figure: CommentFigure) -> Bar:
    label = asked.people_first
    if figure.population is Population.ANSWERED_FOR:
        label = _("%(people)s, with someone else answering for them", people=label)
    drawn = Figure(
        subject=Subject.PEOPLE,
        name=figure.theme,
        population=figure.population,
        base=figure.base,
        withheld=figure.withheld,
    )
    return Bar(
        label, drawn, tuple(_segments(figure, _said_words())), tuple(_segments(figure, _other_words())), asked.voice
    )


def _segments(figure: CommentFigure, words: dict[str, tuple[str, Tone]]) -> Iterator[Segment]:
    for outcome, (label, tone) in words.items():
        amount = figure.amount(outcome)
        if amount:
            yield Segment(label, tone, amount)


def _said_words() -> dict[str, tuple[str, Tone]]:
    return {
        Said.NEGATIVE: (_("Not good"), Tone.NEGATIVE),
        Said.NEUTRAL: (_("Some of both, or neither"), Tone.NEUTRAL),
        Said.POSITIVE: (_("Good"), Tone.POSITIVE),
    }


def _other_words() -> dict[str, tuple[str, Tone]]:
    return {
        Said.NOT_KNOWN: (_("Not clear yet"), Tone.PLAIN),
        ReadBy.PERSON: (_("Read by people"), Tone.PLAIN),
        ReadBy.MACHINE: (_("Read by a machine, not checked"), Tone.PLAIN),
        ReadBy.NOBODY: (_("Not read yet"), Tone.PLAIN),
    }


# Sentences


def _reading(asked: WordedSet, bar: Bar) -> Iterator[str]:
    people = bar.label[:1].lower() + bar.label[1:] if bar.figure.population is Population.ANSWERED_FOR else asked.people
    if bar.figure.base is None:
        yield _of_withheld(bar, people)
        return
    wrote = statements.starting(statements.about_people(bar.figure.base, people))
    words = (
        _("%(people)s wrote about this.", people=wrote)
        if bar.figure.name
        else _("%(people)s wrote something.", people=wrote)
    )
    yield f"{words} {_how_it_speaks(bar)}"


def _of_withheld(bar: Bar, people: str) -> str:
    if bar.figure.withheld is Withheld.PROTECTED:
        return statements.of_withheld(Withheld.PROTECTED, people)
    few = {"number": SMALLEST_SHOWN, "people": people}
    if bar.figure.name:
        return _("Fewer than %(number)d %(people)s wrote about this, so nothing is shown.", **few)
    return _("Fewer than %(number)d %(people)s wrote something, so nothing is shown.", **few)


def _how_it_speaks(bar: Bar) -> str:
    lead = bar.lead()
    if lead is None:
        return _("Too little of it is read to say whether it is good or not.")
    share = statements.said_inside(lead.amount.share) if lead.amount.share is not None else _almost_all()
    said = _SAID[lead.tone](share)
    parts = [said]
    if lead.amount.low is not None and lead.amount.high is not None:
        parts.append(f"({statements.starting(statements.between(lead.amount.low, lead.amount.high))}.)")
    if any(segment.amount.outcome == ReadBy.MACHINE and segment.amount.count for segment in bar.apart):
        parts.append(_("Some of it only a machine has read."))
    return " ".join(parts)


_SAID = {
    # Translators: %(share)s is "about 6 in 10". "Of it": of what people wrote.
    Tone.POSITIVE: lambda share: _("Of what is read, %(share)s people wrote that it is good.", share=share),
    Tone.NEUTRAL: lambda share: _("Of what is read, %(share)s people wrote some of both, or neither.", share=share),
    Tone.NEGATIVE: lambda share: _("Of what is read, %(share)s people wrote that it is not good.", share=share),
}


def _almost_all() -> str:
    return statements.reason(Withheld.ALMOST_ALL)


def _who_read(bars: Iterable[Bar]) -> Iterator[str]:
    """Who has read what they wrote, for each people."""
    outcomes = set(ReadBy)
    for bar in bars:
        counted = [
            f"{segment.label}: {statements.count_or_reason(segment)}"
            for segment in bar.apart
            if segment.amount.outcome in outcomes
        ]
        if counted:
            yield _("%(people)s. %(counted)s.", people=bar.label, counted=". ".join(counted))
