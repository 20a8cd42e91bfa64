"""The page of a theme: its measures, then its questions; and the same measures split by one breakdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.about import about_release
from surveyapp.dashboard.bars import Bar, answered_for_bar, group_bars, own_bar, question_bar
from surveyapp.dashboard.beside import gap_of, others_of
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.funnels import funnel_charts
from surveyapp.dashboard.not_shown import NotShown, not_shown_in
from surveyapp.dashboard.shown import Shown, show
from surveyapp.dashboard.trends import trend_chart
from surveyapp.dashboard.worded import WordedRelease, WordedSet, question_text
from surveyapp.dashboard.written import Written, written_about
from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.area import Breakdown, Theme
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.measures import lead_measures
from surveyapp.domain.questionnaire import Measure

Asked = tuple[WordedSet, Measure]


@dataclass(frozen=True)
class ShownQuestion:
    """A question with its chart, and what is counted apart from it."""

    words: str
    shown: Shown
    apart: str


@dataclass(frozen=True)
class Questions:
    """What one people were asked about a theme."""

    people: str
    asked: tuple[ShownQuestion, ...]


@dataclass(frozen=True)
class ShownMeasure:
    """A measure with its chart, what is counted apart from it, and what it is set beside."""

    title: str
    shown: Shown
    apart: tuple[str, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class TitledChart:
    """A funnel or a trend with its chart."""

    title: str
    shown: Shown


@dataclass(frozen=True)
class ThemePage:
    """What the page of a theme shows."""

    about: tuple[str, ...]
    theme: Theme
    explained: tuple[HardWord, ...]
    measures: tuple[ShownMeasure, ...]
    questions: tuple[Questions, ...]
    splits: tuple[Breakdown, ...]
    funnels: tuple[TitledChart, ...] = ()
    trends: tuple[TitledChart, ...] = ()
    not_shown: tuple[NotShown, ...] = ()
    written: Written | None = None


@dataclass(frozen=True)
class SplitPage:
    """A theme's lead measures, split by one breakdown."""

    about: tuple[str, ...]
    theme: Theme
    breakdown: Breakdown
    explained: tuple[HardWord, ...]
    measures: tuple[ShownMeasure, ...]
    others: tuple[Breakdown, ...]


@lru_cache(maxsize=256)
def theme_page(worded: WordedRelease, theme: Theme) -> ThemePage:
    """The page of a theme in one language, made once."""
    return ThemePage(
        about=about_release(worded),
        theme=theme,
        explained=worded.hard_words(theme.id),
        measures=tuple(_measures(worded, theme)),
        questions=tuple(_questions(worded, theme)),
        splits=tuple(_splits(worded, theme)),
        funnels=tuple(_funnels(worded, theme)),
        trends=tuple(_trends(worded, theme)),
        not_shown=tuple(not_shown_in(worded, theme.id)),
        written=written_about(worded, theme),
    )


@lru_cache(maxsize=512)
def split_page(worded: WordedRelease, theme: Theme, breakdown: Breakdown) -> SplitPage | None:
    """A theme split by a breakdown, made once; None where no people were asked both."""
    measures = tuple(_split_measures(worded, theme, breakdown))
    if not measures:
        return None
    others = tuple(other for other in _splits(worded, theme) if other.id != breakdown.id)
    explained = worded.hard_words(theme.id)
    return SplitPage(about_release(worded), theme, breakdown, explained, measures, others)


# Measures


def _measures(worded: WordedRelease, theme: Theme) -> Iterator[ShownMeasure]:
    """Every measure of the theme once, with a bar for each people that was asked, and one for those answered for."""
    for name, pairs in _by_id(worded, theme).items():
        yield _shown_measure(worded, f"measure-{name}", pairs)


def _by_id(worded: WordedRelease, theme: Theme) -> dict[str, list[Asked]]:
    """The measures of a theme with those who were asked them."""
    found: dict[str, list[Asked]] = {}
    for asked in worded.sets:
        for measure in asked.measures_of(theme.id):
            found.setdefault(measure.id, []).append((asked, measure))
    return found


def _shown_measure(worded: WordedRelease, name: str, pairs: list[Asked]) -> ShownMeasure:
    title = str(pairs[0][1].title)
    own = [(asked, bar) for asked, measure in pairs if (bar := own_bar(asked, measure))]
    bars = [bar for pair in pairs for bar in (own_bar(*pair), answered_for_bar(*pair)) if bar]
    chart = Chart(
        name=name,
        kind=Kind.DIVERGING,
        reading=tuple(_reading(asked, bar) for asked, bar in own),
        caption=title,
        subject=_("Who"),
        groups=(BarGroup("", tuple(bars)),),
        detailed=True,
    )
    measure = pairs[0][1].id
    beside = *gap_of([asked for asked, _measure in pairs], measure), *others_of(worded.area, pairs)
    return ShownMeasure(title, show(chart, worded.direction), tuple(_apart(bars)), beside)


# Funnels and trends


def _funnels(worded: WordedRelease, theme: Theme) -> Iterator[TitledChart]:
    for asked in worded.sets:
        for chart in funnel_charts(asked, theme.id):
            yield TitledChart(chart.caption, show(chart, worded.direction))


def _trends(worded: WordedRelease, theme: Theme) -> Iterator[TitledChart]:
    for name, pairs in _by_id(worded, theme).items():
        title = str(pairs[0][1].title)
        chart = trend_chart(f"trend-{name}", title, pairs)
        if chart:
            yield TitledChart(title, show(chart, worded.direction))


def _reading(asked: WordedSet, bar: Bar) -> str:
    statement = statements.of_measure(bar, asked.people)
    return f"{statement} ({statement.basis})" if statement.basis else str(statement)


def _apart(bars: list[Bar]) -> Iterator[str]:
    """What is counted apart from each bar."""
    for bar in bars:
        counted = statements.of_apart(bar)
        if counted:
            yield _("%(who)s, counted apart: %(counted)s", who=bar.label, counted=counted)


# Questions


def _questions(worded: WordedRelease, theme: Theme) -> Iterator[Questions]:
    for asked in worded.sets:
        shown = tuple(_shown_questions(worded, asked, theme))
        if shown:
            yield Questions(asked.people, shown)


def _shown_questions(worded: WordedRelease, asked: WordedSet, theme: Theme) -> Iterator[ShownQuestion]:
    for question in asked.questionnaire.choices():
        figure = asked.question_figure(question) if question.theme == theme.id else None
        if figure:
            bar = question_bar(question, figure, asked.voice)
            yield shown_question(worded, asked, question, bar)


def shown_question(worded: WordedRelease, asked: WordedSet, question: ChoiceQuestion, bar: Bar) -> ShownQuestion:
    """A question's answers as a chart."""
    chart = Chart(
        name=f"{asked.questionnaire.id}-{question.id}",
        kind=Kind.LISTED,
        reading=(statements.of_question(bar, asked.people),),
        caption=question_text(question),
        subject=_("Answer"),
        groups=(BarGroup("", (bar,)),),
    )
    apart = statements.of_apart(bar)
    said = _("Counted apart: %(counted)s", counted=apart) if apart else ""
    return ShownQuestion(question_text(question), show(chart, worded.direction), said)


# Splits


def _splits(worded: WordedRelease, theme: Theme) -> Iterator[Breakdown]:
    """The breakdowns by which some people's lead measure of the theme may be split."""
    seen: set[str] = set()
    for asked in worded.sets:
        for breakdown in asked.splits() if theme.id in lead_measures(asked.questionnaire) else ():
            if breakdown.id not in seen:
                seen.add(breakdown.id)
                yield breakdown


def _split_measures(worded: WordedRelease, theme: Theme, breakdown: Breakdown) -> Iterator[ShownMeasure]:
    for asked in worded.sets:
        lead = lead_measures(asked.questionnaire).get(theme.id)
        declared = next((own for own in asked.splits() if own.id == breakdown.id), None)
        if lead and declared:
            yield _shown_split(worded, asked, lead, declared)


def _shown_split(worded: WordedRelease, asked: WordedSet, lead: Measure, breakdown: Breakdown) -> ShownMeasure:
    groups = tuple(group_bars(asked, lead, breakdown))
    whole = own_bar(asked, lead)
    bars = (*((_as_everyone(whole),) if whole else ()), *groups)
    title = _("%(people)s: %(measure)s", people=asked.people_first, measure=str(lead.title))
    chart = Chart(
        name=f"split-{asked.questionnaire.id}",
        kind=Kind.DIVERGING,
        reading=(_split_reading(groups),),
        caption=title,
        subject=str(breakdown.title),
        groups=(BarGroup("", bars),),
        detailed=True,
    )
    return ShownMeasure(title, show(chart, worded.direction), ())


def _as_everyone(bar: Bar) -> Bar:
    return Bar(_("Everyone"), bar.figure, bar.segments, bar.apart, bar.voice)


def _split_reading(groups: tuple[Bar, ...]) -> str:
    """How many groups are shown, and in how many things clearly go well."""
    shown = [bar for bar in groups if bar.figure.base is not None]
    if not shown:
        return _("No group is large enough to be shown.")
    return _(
        "%(shown)d of %(all)d groups are shown. In %(good)d of them, things are going well for clearly more than half.",
        shown=len(shown),
        all=len(groups),
        good=sum(bar.clearly_good() for bar in shown),
    )
