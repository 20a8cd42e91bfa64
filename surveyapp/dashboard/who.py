"""Who answered: how many, in which groups, and what they said about themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.about import about_release
from surveyapp.dashboard.bars import Bar, overall_only_bar, people_bar, supporter_segments
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.represented import represented_charts
from surveyapp.dashboard.shown import Shown, show
from surveyapp.dashboard.theme import ShownQuestion, shown_question
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Breakdown
from surveyapp.domain.measures import Population


@dataclass(frozen=True)
class Group:
    """How many answered in each group of a breakdown."""

    title: str
    shown: Shown


@dataclass(frozen=True)
class People:
    """Those who answered one questionnaire. `represented`: who answered beside who lives here."""

    title: str
    sentences: tuple[str, ...]
    groups: tuple[Group, ...]
    questions: tuple[ShownQuestion, ...]
    represented: tuple[Group, ...] = ()


@dataclass(frozen=True)
class WhoPage:
    """What the page about those who answered shows."""

    about: tuple[str, ...]
    peoples: tuple[People, ...]


@lru_cache(maxsize=32)
def who_page(worded: WordedRelease) -> WhoPage:
    """The page of one language, made once."""
    return WhoPage(about_release(worded), tuple(_people(worded, asked) for asked in worded.sets))


def _people(worded: WordedRelease, asked: WordedSet) -> People:
    return People(
        title=asked.people_first,
        sentences=tuple(_sentences(asked)),
        groups=tuple(_groups(worded, asked)),
        questions=tuple(_questions(worded, asked)),
        represented=tuple(
            Group(title, show(chart, worded.direction)) for title, chart in represented_charts(worded, asked)
        ),
    )


def _sentences(asked: WordedSet) -> Iterator[str]:
    own = asked.people_figure()
    if own and own.base is not None:
        count = statements.starting(statements.about_people(own.base, asked.people))
        yield _("%(count)s answered for themselves.", count=count)
        ways = [f"{part.label}: {statements.count_or_reason(part)}" for part in supporter_segments(asked)]
        if ways:
            yield statements.joined(ways) + "."
    elif own and own.withheld:
        yield statements.of_withheld(own.withheld, asked.people)
    answered_for = asked.people_figure(Population.ANSWERED_FOR)
    if answered_for and answered_for.base is not None:
        yield _("For %(count)s, somebody else answered.", count=statements.about(answered_for.base))
    elif answered_for and answered_for.withheld:
        yield _("For %(count)s, somebody else answered.", count=statements.reason(answered_for.withheld))


def _groups(worded: WordedRelease, asked: WordedSet) -> Iterator[Group]:
    for breakdown in asked.splits():
        bar = people_bar(asked, breakdown)
        if bar and bar.segments:
            yield Group(str(breakdown.title), show(_group_chart(asked, breakdown, bar), worded.direction))


def _group_chart(asked: WordedSet, breakdown: Breakdown, bar: Bar) -> Chart:
    return Chart(
        name=f"who-{asked.questionnaire.id}-{breakdown.id}",
        kind=Kind.LISTED,
        reading=(_group_reading(bar),),
        caption=_("%(people)s: %(breakdown)s", people=asked.people_first, breakdown=str(breakdown.title)),
        subject=str(breakdown.title),
        groups=(BarGroup("", (bar,)),),
    )


def _group_reading(bar: Bar) -> str:
    """The group from which most came."""
    most = bar.most_given()
    if not most:
        return _("No group is large enough to be shown.")
    groups = statements.joined([segment.label for segment in most])
    return _(
        "Most answers came from: %(groups)s (%(count)s).", groups=groups, count=statements.count_or_reason(most[0])
    )


def _questions(worded: WordedRelease, asked: WordedSet) -> Iterator[ShownQuestion]:
    """Questions that are reported for everyone together and never split a measure."""
    overall = {breakdown.id: breakdown for breakdown in asked.questionnaire.breakdowns if breakdown.overall_only}
    for question in asked.questionnaire.choices():
        breakdown = overall.get(question.breakdown or "")
        figure = asked.question_figure(question) if breakdown else None
        if breakdown and figure:
            yield shown_question(worded, asked, question, overall_only_bar(question, breakdown, figure, asked.voice))
