"""Agreement: how often people and the machine said the same of a comment, by theme, as it stands now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from surveyapp.domain.measures import wilson
from surveyapp.domain.roles import Right
from surveyapp.forum.reading.wording import theme_titles
from surveyapp.storage import readings
from surveyapp.storage.readings import Agreement
from surveyapp.web.current import site
from surveyapp.web.staff import require

FEWEST = 30
"""With fewer comments a share says nothing."""


@dataclass(frozen=True)
class Line:
    """The agreement on one theme. `low` and `high`, in hundredths, are where the true share is likely to be."""

    title: str
    both: int
    same: int
    human_only: int
    low: int | None
    high: int | None


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/agreement/")(agreement)


@require(Right.READ_COMMENTS)
def agreement() -> ResponseReturnValue:
    """The table."""
    with site().database.reading() as connection:
        found = {one.theme: one for one in readings.agreement(connection)}
    titles = theme_titles()
    lines = [_line(title, found[name]) for name, title in titles.items() if name in found]
    whole = _line("", found[""]) if "" in found else None
    return render_template("forum/reading/agreement.html", lines=lines, whole=whole, fewest=FEWEST)


def _line(title: str, one: Agreement) -> Line:
    interval = wilson(one.same, one.both) if one.both >= FEWEST else None
    low, high = (round(100 * interval.low), round(100 * interval.high)) if interval else (None, None)
    return Line(title, one.both, one.same, one.human_only, low, high)
