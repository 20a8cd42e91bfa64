"""Not shown: what a theme's page does not give, each with its reason, so that nobody takes a gap for a nought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Breakdown
from surveyapp.domain.measures import Population, Subject, lead_measures
from surveyapp.domain.questionnaire import Measure
from surveyapp.domain.release import Withheld


@dataclass(frozen=True)
class NotShown:
    """What is not shown of one people: a sentence for each reason."""

    people: str
    sentences: tuple[str, ...]


def not_shown_in(worded: WordedRelease, theme: str) -> Iterator[NotShown]:
    """What the release withholds of a theme: its measures, and the groups of the one that is split."""
    for asked in worded.sets:
        sentences = tuple(_sentences(asked, theme))
        if sentences:
            yield NotShown(asked.people_first, sentences)


def _sentences(asked: WordedSet, theme: str) -> Iterator[str]:
    for measure in asked.measures_of(theme):
        yield from _wholes(asked, measure)
    lead = lead_measures(asked.questionnaire).get(theme)
    for breakdown in asked.splits() if lead else ():
        yield from _groups(asked, lead.id, breakdown) if lead else ()


def _wholes(asked: WordedSet, measure: Measure) -> Iterator[str]:
    """The figures of everyone: of those who answered for themselves, and of those for whom somebody did."""
    whole = asked.measure_figure(measure)
    if whole and whole.withheld:
        reason = statements.reason(whole.withheld)
        yield _("%(measure)s: everyone together (%(reason)s).", measure=str(measure.title), reason=reason)
    answered_for = asked.measure_figure(measure, Population.ANSWERED_FOR)
    if answered_for and answered_for.withheld:
        reason = statements.reason(answered_for.withheld)
        yield _("%(measure)s: answered for another person (%(reason)s).", measure=str(measure.title), reason=reason)


def _groups(asked: WordedSet, measure: str, breakdown: Breakdown) -> Iterator[str]:
    """The groups of a breakdown that are withheld, together by reason."""
    titles = {group.id: str(group.words) for group in breakdown.every_group()}
    by_reason: dict[Withheld, list[str]] = {}
    for figure in asked.figures.groups(Subject.MEASURE, measure, breakdown.id):
        if figure.withheld:
            by_reason.setdefault(figure.withheld, []).append(titles.get(figure.group, figure.group))
    for withheld, groups in by_reason.items():
        named, reason = statements.joined(groups), statements.reason(withheld)
        yield _("%(title)s: %(groups)s (%(reason)s).", title=str(breakdown.title), groups=named, reason=reason)
