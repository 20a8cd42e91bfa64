"""A difference is called one only where chance and rounding cannot explain it."""

from __future__ import annotations

from random import Random

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from surveyapp.domain.comparing import (
    ROUNDING_ERROR,
    Difference,
    NotCompared,
    Part,
    Proportion,
    Verdict,
    compared,
    compared_with_fixed,
    from_fixed,
    newcombe,
    part_of,
    together,
    z_for,
)
from surveyapp.domain.measures import wilson
from surveyapp.domain.release import Figure, Withheld
from surveyapp.domain.rounding import round_together
from surveyapp.domain.thresholds import ROUNDING
from tests import builders as build


def part(count: int, base: int) -> Part:
    return Part(count, count, base)


def widened(first: Part, second: Part) -> Difference:
    return newcombe(first.ends()[0], second.ends()[0])


@pytest.mark.parametrize(
    ("first", "second"), [((56, 70), (48, 80)), ((9, 10), (3, 10)), ((10, 10), (0, 20)), ((0, 10), (0, 10))]
)
@pytest.mark.parametrize("alpha", [0.05, 0.002])
def test_without_rounding_the_interval_is_newcombes(
    first: tuple[int, int], second: tuple[int, int], alpha: float
) -> None:
    theirs = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff", alpha=alpha)
    ours = newcombe(Proportion(*first), Proportion(*second), z_for(round(0.05 / alpha)))
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_the_interval_is_that_of_newcombes_paper() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), 873 to 890, table II, method 10: 56/70 - 48/80 and 10/10 - 0/20.
    assert newcombe(Proportion(56, 70), Proportion(48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert newcombe(Proportion(10, 10), Proportion(0, 20)) == pytest.approx((0.6791, 1.0), abs=5e-5)


def test_rounding_widens_the_interval_as_one_more_variance() -> None:
    plain, rounded = newcombe(Proportion(30, 60), Proportion(30, 60)), widened(part(30, 60), part(30, 60))
    added = 1.959963984540054**2 * 2 * (ROUNDING_ERROR / 60) ** 2
    assert rounded.high**2 == pytest.approx(plain.high**2 + added)
    assert rounded.low == pytest.approx(-rounded.high)


def test_an_outcome_between_others_is_widened_more() -> None:
    assert Part(30, 30, 60, between=True).ends()[0].error == pytest.approx(1.5 * part(30, 60).ends()[0].error)


def test_no_unbiased_rounding_of_a_count_errs_more_than_is_allowed_for() -> None:
    for left in range(ROUNDING):
        up = left / ROUNDING
        assert (up * (ROUNDING - left) ** 2 + (1 - up) * left**2) ** 0.5 <= ROUNDING_ERROR + 1e-12


def test_the_widened_interval_holds_the_truth_as_often_as_it_says_and_the_plain_one_does_not() -> None:
    chance, held, plainly, rounds = Random(7), 0, 0, 3000
    for _ in range(rounds):
        true = chance.uniform(0.1, 0.9)
        first, second = shown_part(true, chance), shown_part(true, chance)
        low, high = widened(first, second)
        held += low <= 0 <= high
        low, high = newcombe(Proportion(first.low, first.base), Proportion(second.low, second.base))
        plainly += low <= 0 <= high
    assert held / rounds >= 0.95
    assert plainly / rounds < 0.92


def shown_part(true: float, chance: Random) -> Part:
    """What is shown of 15 to 80 people, each of whom says yes with a chance of `true`."""
    base = chance.randrange(15, 80)
    yes = sum(chance.random() < true for _ in range(base))
    counts = round_together((yes, base - yes), chance.randrange(ROUNDING))
    return part(counts[0], sum(counts))


def test_a_difference_at_the_edge_is_more_and_one_step_less_is_too_close() -> None:
    closest = next(
        count for count in range(30, 105, 5) if compared(part(count, 100), part(30, 100)).verdict is Verdict.MORE
    )
    assert compared(part(closest - 5, 100), part(30, 100)).verdict is Verdict.TOO_CLOSE
    assert compared(part(30, 100), part(closest, 100)).verdict is Verdict.FEWER
    assert (
        newcombe(Proportion(closest - 5, 100), Proportion(30, 100)).low > 0
    )  # without rounding it would be called one


def test_more_comparisons_ask_for_more() -> None:
    assert compared(part(50, 100), part(30, 100)).verdict is Verdict.MORE
    assert compared(part(50, 100), part(30, 100), z_for(25)).verdict is Verdict.TOO_CLOSE
    assert z_for(1) == z_for(0) == pytest.approx(1.959963984540054)


def test_a_figure_is_compared_by_its_shares() -> None:
    first, second = build.measured(60, 20, 20), build.measured(20, 20, 60)
    assert compared(part_of(first, "positive"), part_of(second, "positive")).verdict is Verdict.MORE


NOTHING_GIVEN: list[Figure | None] = [
    None,
    build.withheld(),
    build.measured(Withheld.FEWER_THAN_10, 20, 20, base=45),
    build.measured(0, 0, 0).model_copy(update={"base": 0}),
]


@pytest.mark.parametrize("figure", NOTHING_GIVEN, ids=["not there", "withheld", "outcome withheld", "nobody"])
def test_what_is_withheld_is_not_compared(figure: Figure | None) -> None:
    comparison = compared(part_of(figure, "positive"), part(10, 20))
    assert (comparison.verdict, comparison.reason) == (Verdict.NOT_COMPARED, NotCompared.WITHHELD)


def almost_all(base: int) -> Figure:
    return build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=base)


def test_almost_all_is_more_only_where_its_least_would_be() -> None:
    said = part_of(almost_all(100), "positive")
    assert said
    assert compared(said, part(60, 100)).verdict is Verdict.MORE
    assert compared(said, part(85, 100)).verdict is Verdict.TOO_CLOSE  # 100 would be more, 90 would not
    assert compared(Part(100, 100, 100), part(85, 100)).verdict is Verdict.MORE
    assert compared(said, said).verdict is Verdict.TOO_CLOSE


def test_few_is_fewer_only_where_its_most_would_be() -> None:
    few = part_of(almost_all(100), "negative")
    assert compared(few, part(40, 100)).verdict is Verdict.FEWER
    assert compared(few, part(15, 100)).verdict is Verdict.TOO_CLOSE


def test_groups_together_have_the_rounding_errors_of_each() -> None:
    both = together([part(10, 20), part(20, 40)])
    assert (both.low, both.base) == (30, 60)
    assert both.ends()[0].error == pytest.approx(2**0.5 * part(30, 60).ends()[0].error)


def test_a_share_beside_a_known_one_has_wilsons_interval_where_nothing_is_rounded() -> None:
    own = wilson(30, 100)
    assert from_fixed(Proportion(30, 100), 0.2) == pytest.approx((own.low - 0.2, own.high - 0.2))
    assert compared_with_fixed(part(30, 100), 0.17).verdict is Verdict.MORE
    assert compared_with_fixed(part(30, 100), 0.21).verdict is Verdict.TOO_CLOSE
    assert compared_with_fixed(part(30, 100), 0.45).verdict is Verdict.FEWER
    assert compared_with_fixed(None, 0.45).verdict is Verdict.NOT_COMPARED


def test_more_comparisons_ask_for_more_of_a_share_beside_a_known_one_too() -> None:
    once, often = (compared_with_fixed(part(60, 100), 0.45, z_for(comparisons)) for comparisons in (1, 30))
    assert once.difference == pytest.approx(from_fixed(part(60, 100).ends()[0], 0.45))
    assert often.difference == pytest.approx(from_fixed(part(60, 100).ends()[0], 0.45, z_for(30)))
    assert once.difference
    assert often.difference
    assert often.difference.low < once.difference.low < once.difference.high < often.difference.high
    assert (once.verdict, often.verdict) == (Verdict.MORE, Verdict.TOO_CLOSE)


def test_a_known_share_is_compared_with_wilsons_interval_at_the_same_deviate() -> None:
    own, told = wilson(60, 100, z_for(30)), from_fixed(Proportion(60, 100), 0.45, z_for(30))
    assert told == pytest.approx((own.low - 0.45, own.high - 0.45))


def test_a_comparison_holds_the_interval_of_the_difference_whatever_it_says() -> None:
    few, half, most = part(20, 200), part(100, 200), part(180, 200)
    for first, second, verdict in ((most, few, "more"), (few, most, "fewer"), (half, half, "too-close")):
        judged = compared(first, second)
        assert (judged.verdict, judged.difference, judged.reason) == (verdict, widened(first, second), None)


def test_the_interval_over_all_that_withheld_shares_can_be_is_the_widest() -> None:
    least, most = Part(95, 100, 100).ends()
    second = part(50, 100).ends()[0]
    judged = compared(Part(95, 100, 100), part(50, 100))
    assert judged.difference == (newcombe(least, second).low, newcombe(most, second).high)


def test_an_outcome_is_between_others_unless_it_is_the_first_or_the_last_of_them() -> None:
    shown = [part_of(build.measured(20, 30, 50), outcome) for outcome in ("positive", "neutral", "negative")]
    assert [one.between for one in shown if one] == [False, True, False]


def test_groups_together_are_between_others_where_one_of_them_is() -> None:
    assert together([part(10, 20), Part(10, 10, 20, between=True)]).between
    assert not together([part(10, 20), part(10, 20)]).between
