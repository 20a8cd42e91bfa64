"""Beside: what one people say of a measure set beside what another say, where both were asked the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from flask_babel import gettext as _

from surveyapp.dashboard import comparisons
from surveyapp.dashboard.bars import own_bar
from surveyapp.dashboard.worded import WordedSet
from surveyapp.domain.area import Area
from surveyapp.domain.comparators import comparators_of
from surveyapp.domain.comparing import Verdict, compared, compared_with_fixed, part_of
from surveyapp.domain.meaning import repeats_only_in, same_item
from surveyapp.domain.measures import Outcome
from surveyapp.domain.questionnaire import Measure
from surveyapp.web.current import site

GAP_IN = Outcome.POSITIVE
"""The gap is said of the good answers."""


def gap_of(sets: Sequence[WordedSet], name: str) -> Iterator[str]:
    """The sentences about the gap in one measure, for each two peoples that were asked the same."""
    for first, second in combinations(sets, 2):
        mine, ours = first.questionnaire.measure(name), second.questionnaire.measure(name)
        if mine and ours and same_item(first.source, second.source, name):
            yield from _said((first, mine), (second, ours))


def _said(first: tuple[WordedSet, Measure], second: tuple[WordedSet, Measure]) -> Iterator[str]:
    bars = own_bar(*first), own_bar(*second)
    if bars[0] is None or bars[1] is None:
        return
    comparison = compared(part_of(bars[0].figure, GAP_IN.value), part_of(bars[1].figure, GAP_IN.value))
    sentence = comparisons.gap(comparison, (bars[0], first[0].people), (bars[1], second[0].people), GAP_IN.value)
    if sentence:
        yield sentence
    if sentence and comparison.verdict is not Verdict.TOO_CLOSE:
        yield from _several_children(first, second)


def _several_children(first: tuple[WordedSet, Measure], second: tuple[WordedSet, Measure]) -> Iterator[str]:
    """A caution where one people answer for several children together: any of them may decide the answer."""
    for (one, measure), (other, _measure) in ((first, second), (second, first)):
        if repeats_only_in(one.source, other.source, measure.id):
            yield _("%(people)s who have several children answer for all of them together.", people=one.people_first)


def others_of(area: Area, pairs: Sequence[tuple[WordedSet, Measure]]) -> Iterator[str]:
    """What others answered to the very same question, beside each people that was asked it."""
    worded = {comparator.id: comparator for comparator in area.comparators}
    for asked, measure in pairs:
        for comparator in comparators_of(site().area, asked.source, measure.id):
            figure = asked.measure_figure(measure)
            comparison = compared_with_fixed(part_of(figure, comparator.outcome.value), comparator.share)
            said = comparisons.beside_others(worded.get(comparator.id, comparator), comparison)
            label = getattr(measure.labels, comparator.outcome.value)
            yield _("%(people)s, “%(label)s”: %(sentence)s", people=asked.people_first, label=str(label), sentence=said)
