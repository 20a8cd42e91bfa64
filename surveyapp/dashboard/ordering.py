"""Ordering: the themes of the overview in the order of the files, or worst first."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import gettext as _

from surveyapp.dashboard.bars import Bar, Tone
from surveyapp.dashboard.chart import BarGroup
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE

_SIGNS = {Tone.POSITIVE: 1, Tone.NEGATIVE: -1}


class Order(StrEnum):
    """How the themes of the overview stand."""

    DECLARED = "declared"
    WORST_FIRST = "worst-first"


def ordered(groups: tuple[BarGroup, ...], order: Order) -> tuple[BarGroup, ...]:
    """The groups of bars in an order. Worst first: by the worst of a group's bars, those without a number last."""
    if order is Order.DECLARED:
        return groups
    return tuple(sorted(groups, key=_worst))


def order_reading(order: Order) -> tuple[str, ...]:
    """What has to be said about an order."""
    if order is Order.DECLARED:
        return ()
    return (
        _("First come the themes where answers that something goes badly outweigh the others most."),
        _("Themes that stand next to each other may be equal: the difference may be chance."),
    )


def _worst(group: BarGroup) -> tuple[bool, float]:
    nets = [value for bar in group.bars if (value := net(bar)) is not None]
    return not nets, min(nets, default=0.0)


def net(bar: Bar) -> float | None:
    """By how much good answers outweigh bad ones, from -1 to 1, as far as a release shows; None where it shows neither."""
    if bar.almost_all:
        return ALMOST_ALL_SHARE * _SIGNS.get(bar.almost_all.tone, 0)
    shown = [segment for segment in bar.shown if segment.tone in _SIGNS]
    if not shown:
        return None
    return sum((segment.amount.share or 0.0) * _SIGNS[segment.tone] for segment in shown)
