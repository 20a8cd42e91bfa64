"""The overview: headline panels, and every theme in one chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import gettext as _
from flask_babel import ngettext

from surveyapp.dashboard.about import about_release
from surveyapp.dashboard.bars import Bar, own_bar
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.ordering import Order, order_reading, ordered
from surveyapp.dashboard.panels import Panel, panels_of
from surveyapp.dashboard.shown import Shown, show
from surveyapp.dashboard.statements import joined
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.dashboard.written import wrote_in_all
from surveyapp.domain.area import Theme
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.measures import lead_measures
from surveyapp.domain.questionnaire import Measure


@dataclass(frozen=True)
class Overview:
    """What the first page of the dashboard shows."""

    about: tuple[str, ...]
    explained: tuple[HardWord, ...]
    panels: tuple[Panel, ...]
    themes: tuple[Theme, ...]
    all_themes: Shown
    order: Order = Order.DECLARED
    wrote: str = ""


@lru_cache(maxsize=64)
def overview_of(worded: WordedRelease, order: Order = Order.DECLARED) -> Overview:
    """The overview of a release in one language and one order of themes, made once."""
    chart = show(_all_themes(worded, order), worded.direction)
    explained = worded.hard_words(*(headline.theme for headline in worded.area.headlines))
    wrote = wrote_in_all(worded)
    return Overview(about_release(worded), explained, panels_of(worded), worded.themes, chart, order, wrote)


def _all_themes(worded: WordedRelease, order: Order) -> Chart:
    groups = tuple(_theme_group(worded, theme) for theme in worded.themes)
    return Chart(
        name="all-themes",
        kind=Kind.DIVERGING,
        reading=(*_reading(worded, groups), *order_reading(order)),
        caption=_("All themes: the share of people on each side"),
        subject=_("Theme"),
        groups=ordered(groups, order),
    )


def _theme_group(worded: WordedRelease, theme: Theme) -> BarGroup:
    """A theme's bars. What was measured stands in the heading where it is the same for all, else beside each bar."""
    leads = [(asked, lead) for asked in worded.sets if (lead := lead_measures(asked.questionnaire).get(theme.id))]
    titles = {str(lead.title) for _asked, lead in leads}
    if len(titles) == 1:
        return BarGroup(_heading(theme, titles.pop()), tuple(_bars(leads, noted=False)))
    return BarGroup(str(theme.title), tuple(_bars(leads, noted=True)))


def _heading(theme: Theme, measured: str) -> str:
    if measured.casefold() == str(theme.title).casefold():
        return measured
    return _("%(theme)s: %(measure)s", theme=str(theme.title), measure=measured)


def _bars(leads: list[tuple[WordedSet, Measure]], *, noted: bool) -> Iterator[Bar]:
    for asked, lead in leads:
        bar = own_bar(asked, lead, str(lead.title) if noted else "")
        if bar:
            yield bar


def _reading(worded: WordedRelease, groups: tuple[BarGroup, ...]) -> tuple[str, ...]:
    """In how many of the themes that are shown things clearly go well, for each people."""
    counted = [part for asked in worded.sets if (part := _counted(asked, groups))]
    if not counted:
        return (_("Too few people have answered for any theme to be shown."),)
    return (_("Things are going well for clearly more than half. %(counted)s.", counted=joined(counted)),)


def _counted(asked: WordedSet, groups: tuple[BarGroup, ...]) -> str:
    bars = [bar for group in groups for bar in group.bars if bar.label == asked.people_first]
    bars = [bar for bar in bars if bar.figure.base is not None]
    if not bars:
        return ""
    good = sum(bar.clearly_good() for bar in bars)
    return ngettext(
        "%(people)s: in %(good)d of %(num)d theme",
        "%(people)s: in %(good)d of %(num)d themes",
        len(bars),
        people=asked.people_first,
        good=good,
    )
