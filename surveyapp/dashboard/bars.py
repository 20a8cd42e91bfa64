"""Bars: a released figure beside its words. Charts, sentences and tables are all made from these, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext as _

from surveyapp.dashboard.worded import WordedSet
from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.area import Breakdown
from surveyapp.domain.measures import APART, Outcome, Population, Subject
from surveyapp.domain.options import Option, Score
from surveyapp.domain.partitions import possible_outcomes
from surveyapp.domain.questionnaire import Measure, Supporter
from surveyapp.domain.release import Amount, Figure, Withheld


class Tone(StrEnum):
    """How a piece of a chart looks. Each has a colour, a pattern and a word."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    PLAIN = "plain"
    """An answer that is neither good nor bad."""
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Segment:
    """One outcome of a bar: its amount as released, its words, and the sentence that says it."""

    label: str
    tone: Tone
    amount: Amount
    says: str = ""


@dataclass(frozen=True)
class Bar:
    """One released figure: its outcomes in the order in which they are drawn, and those that are counted apart.

    `voice` names the colour of the people, `note` tells what was measured where the chart's heading does not.
    """

    label: str
    figure: Figure
    segments: tuple[Segment, ...] = ()
    apart: tuple[Segment, ...] = ()
    voice: str = ""
    note: str = ""

    @property
    def shown(self) -> tuple[Segment, ...]:
        return tuple(segment for segment in self.segments if segment.amount.share is not None)

    @property
    def hidden(self) -> tuple[Segment, ...]:
        """Segments without a number because few gave that answer."""
        return tuple(segment for segment in self.segments if segment.amount.withheld is Withheld.FEWER_THAN_10)

    @property
    def almost_all(self) -> Segment | None:
        return next((part for part in self.segments if part.amount.withheld is Withheld.ALMOST_ALL), None)

    @property
    def rest(self) -> float:
        """The share that is left for the hidden segments together."""
        shown = sum(segment.amount.share or 0.0 for segment in self.shown)
        return max(0.0, 1.0 - shown) if self.hidden else 0.0

    def lead(self) -> Segment | None:
        """What the bar says first: almost all, else the largest share; in between only where it alone is the largest."""
        given = [segment for segment in self.shown if segment.amount.share]
        if self.almost_all or not given:
            return self.almost_all
        order = (Tone.POSITIVE, Tone.NEGATIVE, Tone.NEUTRAL)
        ranked = sorted(given, key=lambda segment: order.index(segment.tone))
        return max(ranked, key=lambda segment: segment.amount.share or 0.0)

    def most_given(self) -> tuple[Segment, ...]:
        """The answers that most gave, those that are counted apart among them; several where they are level."""
        if self.almost_all:
            return (self.almost_all,)
        answers = [segment for segment in (*self.segments, *self.apart) if segment.amount.count]
        most = max((segment.amount.count or 0 for segment in answers), default=0)
        return tuple(segment for segment in answers if segment.amount.count == most)

    def clearly_good(self) -> bool:
        """Whether the interval of the good answers lies above one half, or almost all gave one."""
        good = next((segment for segment in self.segments if segment.tone is Tone.POSITIVE), None)
        if good is None:
            return False
        return good.amount.withheld is Withheld.ALMOST_ALL or (good.amount.low or 0.0) > 0.5


# Bars of measures


def measure_bar(worded: WordedSet, measure: Measure, figure: Figure, label: str, note: str = "") -> Bar:
    """The bar of a measure in one group. Outcomes that no answer can give are left out of it."""
    possible = {Outcome(one) for one in possible_outcomes(worded.questionnaire, measure)}
    return Bar(
        label=label,
        figure=figure,
        segments=tuple(_measure_segments(measure, figure, possible)),
        apart=tuple(_apart_segments(figure, possible)),
        voice=worded.voice,
        note=note,
    )


def own_bar(worded: WordedSet, measure: Measure, note: str = "") -> Bar | None:
    """The bar of everyone who answered for themselves."""
    figure = worded.measure_figure(measure)
    return measure_bar(worded, measure, figure, worded.people_first, note) if figure else None


def answered_for_bar(worded: WordedSet, measure: Measure) -> Bar | None:
    """The bar of those for whom somebody else answered; never merged with the others."""
    figure = worded.measure_figure(measure, Population.ANSWERED_FOR)
    if figure is None:
        return None
    label = _("%(people)s, with someone else answering for them", people=worded.people_first)
    return measure_bar(worded, measure, figure, label)


def group_bars(worded: WordedSet, measure: Measure, breakdown: Breakdown) -> Iterator[Bar]:
    """A bar for each group of a breakdown, in the declared order."""
    titles = {group.id: str(group.words) for group in breakdown.every_group()}
    for figure in worded.figures.groups(Subject.MEASURE, measure.id, breakdown.id):
        yield measure_bar(worded, measure, figure, titles.get(figure.group, figure.group))


def _measure_segments(measure: Measure, figure: Figure, possible: set[Outcome]) -> Iterator[Segment]:
    for outcome in (Outcome.NEGATIVE, Outcome.NEUTRAL, Outcome.POSITIVE):
        amount = figure.amount(outcome.value)
        if amount and outcome in possible:
            label, says = getattr(measure.labels, outcome.value), getattr(measure.says, outcome.value)
            yield Segment(str(label), Tone(outcome.value), amount, str(says))


def _apart_segments(figure: Figure, possible: set[Outcome]) -> Iterator[Segment]:
    titles = {
        Outcome.DONT_KNOW: _("Don't know"),
        Outcome.NOT_APPLICABLE: _("Does not apply"),
        Outcome.PREFER_NOT: _("Rather not say"),
    }
    for outcome in APART:
        amount = figure.amount(outcome.value)
        if amount and outcome in possible:
            yield Segment(titles[outcome], Tone.PLAIN, amount)


# Bars of questions and of people


def question_bar(question: ChoiceQuestion, figure: Figure, voice: str) -> Bar:
    """The answers to one question in the order in which it offers them; "don't know" and the like apart."""
    segments = [
        (reported, Segment(label, _tone(reported), amount))
        for reported, label in _reported_options(question)
        if (amount := figure.amount(reported.group or reported.id))
    ]
    return Bar(
        label="",
        figure=figure,
        segments=tuple(segment for option, segment in segments if option.apart is None),
        apart=tuple(segment for option, segment in segments if option.apart is not None),
        voice=voice,
    )


def _reported_options(question: ChoiceQuestion) -> Iterator[tuple[Option, str]]:
    """Each option with its words; the options of one group once."""
    seen: set[str] = set()
    for option in question.options:
        if (option.group or option.id) not in seen:
            seen.add(option.group or option.id)
            yield option, str(option.words)


def overall_only_bar(question: ChoiceQuestion, breakdown: Breakdown, figure: Figure, voice: str) -> Bar:
    """The answers to the question of a breakdown, by its groups."""
    segments = (
        Segment(str(group.words), Tone.PLAIN, amount)
        for group in breakdown.every_group()
        if (amount := figure.amount(group.id))
    )
    return Bar("", figure, tuple(segments), question_bar(question, figure, voice).apart, voice)


def people_bar(worded: WordedSet, breakdown: Breakdown) -> Bar | None:
    """How many answered in each group of a breakdown."""
    whole = worded.people_figure()
    if whole is None:
        return None
    titles = {group.id: str(group.words) for group in breakdown.every_group()}
    segments = (
        Segment(titles.get(group.group, group.group), Tone.PLAIN, _people_amount(group))
        for group in worded.figures.groups(Subject.PEOPLE, "", breakdown.id)
    )
    return Bar("", whole, tuple(segments), voice=worded.voice)


def supporter_segments(worded: WordedSet) -> Iterable[Segment]:
    """How many answered alone and how many with help."""
    whole = worded.people_figure()
    titles = {Supporter.ALONE: _("On their own"), Supporter.HELPED: _("With help from somebody")}
    for supporter, label in titles.items():
        amount = whole.amount(supporter.value) if whole else None
        if amount:
            yield Segment(label, Tone.PLAIN, amount)


def _people_amount(figure: Figure) -> Amount:
    return Amount(outcome=figure.group, count=figure.base, withheld=figure.withheld)


def _tone(option: Option) -> Tone:
    return Tone.PLAIN if option.score is Score.NONE else Tone(option.score.value)
