"""The one group that fares worst is named only where that is real, whatever else was looked at."""

from __future__ import annotations

from surveyapp.domain.measures import Outcome
from surveyapp.domain.release import Figure, FigureSet, Withheld
from surveyapp.domain.worst_group import Faring, faring
from tests import builders as build


def group(name: str, positive: int, negative: int, breakdown: str = "age") -> Figure:
    return build.measured(positive, 0, negative, breakdown=breakdown, group=name)


def found(*groups: Figure, outcome: Outcome = Outcome.POSITIVE, breakdowns: tuple[str, ...] = ("age",)) -> Faring:
    figures: FigureSet = build.figures(build.measured(100, 0, 100), *groups)
    return faring(figures, "feeling-safe", outcome, breakdowns)


def worst(fared: Faring) -> str | None:
    return fared.worst.group if fared.worst else None


def test_a_group_that_really_has_less_is_named() -> None:
    fared = found(group("young", 45, 5), group("old", 10, 40), group("other", 40, 10))
    assert worst(fared) == "old"
    assert fared.worst
    assert (fared.worst.there.base, fared.worst.others.base, fared.worst.others.low) == (50, 100, 85)


def test_of_the_bad_answers_the_worst_has_most() -> None:
    assert worst(found(group("young", 45, 5), group("old", 10, 40), outcome=Outcome.NEGATIVE)) == "old"


def test_a_lower_share_that_may_be_chance_is_not_named() -> None:
    fared = found(group("young", 30, 20), group("old", 20, 30))
    assert (fared.looked_at, worst(fared)) == (2, None)


def test_a_group_that_fares_better_is_never_named() -> None:
    assert worst(found(group("young", 50, 0), group("old", 15, 35), outcome=Outcome.POSITIVE)) == "old"


def test_what_else_is_looked_at_asks_for_more() -> None:
    clear = (group("young", 35, 15), group("old", 20, 30))
    assert worst(found(*clear)) == "old"
    more = [group(f"g{number}", 30, 20, "need") for number in range(12)]
    fared = found(*clear, *more, breakdowns=("age", "need"))
    assert (fared.looked_at, worst(fared)) == (14, None)


def test_a_breakdown_that_is_not_looked_at_says_nothing() -> None:
    assert found(group("young", 45, 5, "need"), group("old", 5, 45, "need")) == Faring(0)


def test_one_shown_group_has_nothing_beside_it() -> None:
    hidden = build.withheld(Withheld.FEWER_THAN_10, breakdown="age", group="old")
    assert found(group("young", 5, 45), hidden) == Faring(0)


def test_almost_all_counts_with_its_least() -> None:
    almost = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=50, breakdown="age", group="young")
    fared = found(almost, group("old", 20, 30))
    assert worst(fared) == "old"
    assert fared.worst
    assert fared.worst.others.share is None


def test_of_several_the_lowest_is_named() -> None:
    assert worst(found(group("a", 100, 0), group("b", 20, 80), group("c", 5, 95))) == "c"
