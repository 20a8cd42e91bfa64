"""The order of themes: as declared, or worst first by what is shown."""

from __future__ import annotations

import pytest

from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup
from surveyapp.dashboard.ordering import Order, net, ordered
from surveyapp.domain.release import Figure, Withheld
from tests import builders as build

GOOD, BAD, EVEN = build.measured(60, 20, 10), build.measured(10, 20, 60), build.measured(40, 10, 40)
HIDDEN = build.withheld()


def bar(figure: Figure) -> Bar:
    found = [(tone, figure.amount(tone.value)) for tone in (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)]
    return Bar("people", figure, tuple(Segment(tone.value, tone, amount) for tone, amount in found if amount))


def groups(**figures: tuple[Figure, ...]) -> tuple[BarGroup, ...]:
    return tuple(BarGroup(name, tuple(bar(figure) for figure in given)) for name, given in figures.items())


def names(found: tuple[BarGroup, ...]) -> list[str]:
    return [group.heading for group in found]


def test_as_declared_nothing_moves() -> None:
    declared = groups(good=(GOOD,), bad=(BAD,))
    assert ordered(declared, Order.DECLARED) == declared


def test_worst_first_goes_by_the_worst_bar_and_puts_what_is_withheld_last() -> None:
    declared = groups(hidden=(HIDDEN,), good=(GOOD,), mixed=(GOOD, BAD), even=(EVEN,), half_hidden=(HIDDEN, EVEN))
    found = names(ordered(declared, Order.WORST_FIRST))
    assert found == ["mixed", "even", "half_hidden", "good", "hidden"]


def test_almost_all_counts_as_what_it_means_at_least() -> None:
    all_bad = build.measured(Withheld.FEW, Withheld.FEW, Withheld.ALMOST_ALL, base=60)
    all_good = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=60)
    declared = groups(all_good=(all_good,), good=(GOOD,), bad=(BAD,), all_bad=(all_bad,))
    assert names(ordered(declared, Order.WORST_FIRST)) == ["all_bad", "bad", "good", "all_good"]


@pytest.mark.parametrize(
    ("figure", "expected"), [(GOOD, 50 / 90), (BAD, -50 / 90), (EVEN, 0.0), (HIDDEN, None)], ids=str
)
def test_the_balance_of_a_bar_is_good_less_bad(figure: Figure, expected: float | None) -> None:
    assert net(bar(figure)) == (expected if expected is None else pytest.approx(expected))
