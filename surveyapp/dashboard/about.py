"""About a release: its number, its date and the waves that its figures come from, in words."""

from __future__ import annotations

from flask_babel import format_date, format_decimal
from flask_babel import gettext as _

from surveyapp.dashboard.worded import WordedRelease


def about_release(worded: WordedRelease) -> tuple[str, ...]:
    """The sentences that stand over every page of figures."""
    release = worded.release
    made = _(
        "Release %(number)s, made on %(date)s.",
        number=format_decimal(release.number),
        date=format_date(release.made_on, "long"),
    )
    return (made, *_origins(worded))


def _origins(worded: WordedRelease) -> tuple[str, ...]:
    """Which wave the figures are from: one sentence where all are from the same one."""
    waves = {asked.wave.id: asked.wave for asked in worded.sets}
    if len(waves) == 1:
        wave = next(iter(waves.values()))
        opened = format_date(wave.opened_on, "long")
        return (_("The answers are from the wave “%(wave)s”, opened on %(date)s.", wave=wave.title, date=opened),)
    return tuple(
        _(
            "%(people)s: the answers are from the wave “%(wave)s”, opened on %(date)s.",
            people=asked.people_first,
            wave=asked.wave.title,
            date=format_date(asked.wave.opened_on, "long"),
        )
        for asked in worded.sets
    )
