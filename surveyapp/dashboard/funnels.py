"""Funnels as charts: how many know of a service, used it, and were helped, each step with those whom its share is of."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.worded import WordedSet
from surveyapp.domain.funnelling import StepTaken, steps_of
from surveyapp.domain.funnels import Funnel
from surveyapp.domain.release import Withheld


def funnel_charts(asked: WordedSet, theme: str) -> Iterator[Chart]:
    """A chart for each funnel of a theme that one people were asked."""
    for funnel in asked.questionnaire.funnels:
        steps = steps_of(funnel, asked.figures) if funnel.theme == theme else ()
        if steps:
            yield _chart(asked, funnel, steps)


def _chart(asked: WordedSet, funnel: Funnel, steps: tuple[StepTaken, ...]) -> Chart:
    segments = tuple(Segment(_label(taken), Tone.POSITIVE, taken.amount) for taken in steps)
    bar = Bar("", steps[0].figure, segments, voice=asked.voice)
    return Chart(
        name=f"{asked.questionnaire.id}-{funnel.id}",
        kind=Kind.LISTED,
        reading=tuple(step_in_words(taken) for taken in steps),
        caption=_("%(people)s: %(title)s", people=asked.people_first, title=str(funnel.title)),
        subject=_("Step"),
        groups=(BarGroup("", (bar,)),),
    )


def _label(taken: StepTaken) -> str:
    if taken.figure.base is None:
        return str(taken.step.label)
    of = statements.about_people(taken.figure.base, str(taken.step.of))
    return _("%(step)s (of %(of)s)", step=str(taken.step.label), of=of)


def step_in_words(taken: StepTaken) -> str:
    """What one step says, with those whom its share is of."""
    label, people, base, amount = str(taken.step.label), str(taken.step.of), taken.figure.base, taken.amount
    if base is None:
        reason = statements.of_withheld(taken.figure.withheld or Withheld.FEWER_THAN_10, people)
        return _("%(step)s: %(reason)s", step=label, reason=reason)
    of = statements.about_people(base, people)
    if amount.count == 0 or amount.withheld not in (None, Withheld.ALMOST_ALL):
        said = statements.count_or_reason(Segment(label, Tone.POSITIVE, amount))
        return _("%(step)s: %(count)s (of %(of)s).", step=label, count=said, of=of)
    sentence = str(taken.step.words).replace("{share}", statements.share_said(amount))
    return _("%(sentence)s (Of %(of)s.)", sentence=sentence, of=of)
