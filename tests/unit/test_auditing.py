"""The auditor plays the attacker: it finds what can be worked out, withholds until nothing can, and is never wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from surveyapp.domain.auditing.auditor import Interval, attack, to_withhold
from surveyapp.domain.auditing.knowledge import NO_GROUP, Counted, FigureKey
from surveyapp.domain.auditing.linear import Infeasible, Programme, Solver
from surveyapp.domain.measures import ANYONE, AnswerGiven, Cell, Population, Subject
from surveyapp.domain.moments import Changes, Moment, moments_of
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Figure, Withheld
from surveyapp.domain.thresholds import SMALLEST_INTERVAL
from tests import builders as build
from tests.attack.surveys import Published, Rules, Step, counted, publish

SURVEY = build.safety_survey()
ONE_QUESTION = build.questionnaire(
    build.page(build.rated("in-town", "feeling-safe")), measures=(build.measure("feeling-safe"),), id="one"
)
SAID = ("yes", "sometimes", "no", "dont-know")


def moment(*figures: Figure, came: int = 40) -> Moment:
    return Moment(1, figures, groups=True, changes=Changes(came))


def found(survey: Questionnaire, *moments: Moment) -> dict[Counted, Interval]:
    return {one.counted: one for one in attack(survey, moments)}


def too_narrow(survey: Questionnaire, *moments: Moment) -> set[Cell]:
    return {one.counted.cell for one in attack(survey, moments) if one.too_narrow}


def people_in(group: str) -> Cell:
    return Cell(Population.SELF, Subject.PEOPLE, "", "age" if group else "", group, ANYONE)


def safe(outcome: str, group: str = "") -> Cell:
    return Cell(Population.SELF, Subject.MEASURE, "feeling-safe", "age" if group else "", group, outcome)


# A hidden group that others give away


def everybody(number: int) -> Figure:
    """The figure of how many answered in all; a quarter of them or so with help."""
    helped = number // 20 * 5
    counts = {"me": number - helped, "me-with-help": helped}
    amounts = tuple(build.amount(one, count, number) for one, count in counts.items())
    return build.people(number).model_copy(update={"amounts": amounts})


TELLING = (
    everybody(40),
    build.people(45, "age", "child"),
    build.people(Withheld.SMALL_GROUP, "age", "teenager"),
)
"""About 40 people, of whom about 45 are children: so there are 41 to 44 of both, and 3 others at most."""


def test_a_hidden_group_that_the_others_give_away_is_found_too_narrow() -> None:
    assert people_in("teenager") in too_narrow(SURVEY, moment(*TELLING))
    hidden = found(SURVEY, moment(*TELLING))[Counted(0, people_in("teenager"))]
    assert (hidden.low, hidden.high) == (1, 3)


def test_withholding_mends_it_and_takes_no_more_than_need_be() -> None:
    withheld = to_withhold(SURVEY, Population.SELF, [moment(*TELLING)])
    assert withheld == {FigureKey(Subject.PEOPLE, "", "age", "child")}
    assert not too_narrow(SURVEY, moment(*protected(TELLING, withheld)))


def test_nothing_is_withheld_where_nothing_is_too_narrow() -> None:
    told = (everybody(50), build.people(30, "age", "child"), *TELLING[2:])
    assert not too_narrow(SURVEY, moment(*told))
    assert to_withhold(SURVEY, Population.SELF, [moment(*told)]) == set()


def test_what_earlier_releases_told_is_put_together_with_this_one() -> None:
    """Each release alone leaves much open. But nobody came, so they count the same children."""
    before = moment(everybody(40), build.people(Withheld.SMALL_GROUP, "age", "teenager"))
    after = moment(build.people(Withheld.PROTECTED), build.people(45, "age", "child"), came=0)
    assert not too_narrow(SURVEY, before)
    assert not too_narrow(SURVEY, after)
    assert people_in("teenager") in too_narrow(SURVEY, before, after)
    assert to_withhold(SURVEY, Population.SELF, [before, after]) == {FigureKey(Subject.PEOPLE, "", "age", "child")}


def test_what_an_earlier_release_alone_gives_away_is_no_reason_to_withhold_now() -> None:
    nothing_more = moment(everybody(80), came=40)
    assert too_narrow(SURVEY, moment(*TELLING), nothing_more)
    assert to_withhold(SURVEY, Population.SELF, [moment(*TELLING), nothing_more]) == set()


def test_who_came_and_went_is_known_to_the_attacker() -> None:
    """Ten may read 10 from one start, and eleven 15 from another; but one count has one start for ever."""
    before, growing = moment(everybody(40)), moment(everybody(50), came=6)
    later = found(SURVEY, before, growing)[Counted(1, people_in(""))]
    alone = found(SURVEY, moment(everybody(50)))[Counted(0, people_in(""))]
    assert (alone.low, alone.high) == (46, 54)
    assert later.low == alone.low
    assert later.high == 44 + 6


def protected(figures: Iterable[Figure], withheld: set[FigureKey]) -> list[Figure]:
    """The figures, without those that the auditor withholds."""
    hidden = {"base": None, "amounts": (), "apart": (), "withheld": Withheld.PROTECTED}
    return [one.model_copy(update=hidden) if FigureKey.of(one) in withheld else one for one in figures]


# What is the same number is one source


def test_a_measure_and_its_only_question_tell_no_more_together_than_alone() -> None:
    measure = build.measured(10, 20, 30)
    question = build.asked_question("in-town", {"yes": 10, "sometimes": 20, "no": 30})
    both, alone = found(ONE_QUESTION, moment(measure, question)), found(ONE_QUESTION, moment(measure))
    for outcome in ("positive", "neutral", "negative"):
        one, other = both[Counted(0, safe(outcome))], alone[Counted(0, safe(outcome))]
        assert (one.low, one.high) == (other.low, other.high)


def test_they_are_rounded_from_one_start_so_they_cannot_say_two_things() -> None:
    """From two starts 6 could read both 5 and 10, and the two together would tell more than one."""
    measure = build.measured(10, 20, 30)
    question = build.asked_question("in-town", {"yes": 5, "sometimes": 25, "no": 30})
    with pytest.raises(Infeasible):
        found(ONE_QUESTION, moment(measure, question))
    two_questions = build.questionnaire(
        build.page(build.rated("in-town", "feeling-safe"), build.rated("online", "feeling-safe")),
        measures=(build.measure("feeling-safe"),),
        id="two",
    )
    assert found(two_questions, moment(measure, question))


# What is withheld tells something too


def test_a_small_group_is_known_to_be_small_and_a_shown_one_not_to_be() -> None:
    told = found(SURVEY, moment(everybody(60), build.people(15, "age", "child"), *TELLING[2:]))
    assert told[Counted(0, people_in("teenager"))].high == 14
    assert told[Counted(0, people_in("child"))].low == 15


def test_of_a_group_hidden_to_protect_people_not_even_its_size_is_told() -> None:
    told = found(SURVEY, moment(everybody(60), build.people(Withheld.PROTECTED, "age", "child")))
    assert told[Counted(0, people_in("child"))].low == 1  # the attacker may know somebody in it


def test_almost_all_is_taken_as_a_constraint() -> None:
    almost = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=50)
    told = found(SURVEY, moment(everybody(50), almost))
    assert told[Counted(0, safe("positive"))].low == 45 - 4
    assert told[Counted(0, safe("negative"))].high == 5 + 4


def test_with_fewer_than_thirty_in_all_the_attacker_knows_that() -> None:
    told = found(SURVEY, moment(everybody(30), build.people(Withheld.OVERALL_ONLY, "age", "child")))
    assert told[Counted(0, people_in(""))].high == 29


# The truth

groups = some.sampled_from(("child", "teenager", "prefer-not", None))
respondents = some.tuples(some.sampled_from(SAID), some.sampled_from((None, *SAID)), groups)


def responded(in_town: str, online: str | None, age: str | None) -> list[AnswerGiven]:
    given = {"answered-by": "me", "in-town": in_town, "online": online, "age-question": age}
    return build.response({question: said for question, said in given.items() if said is not None})


@given(
    some.lists(respondents, min_size=10, max_size=90),
    some.lists(respondents, max_size=40),
    some.integers(0, 8),
    some.binary(min_size=4, max_size=4),
)
@settings(max_examples=25)
def test_the_truth_is_always_among_what_the_attacker_holds_possible(
    first: list[tuple[str, str | None, str | None]],
    later: list[tuple[str, str | None, str | None]],
    gone: int,
    key: bytes,
) -> None:
    here = [responded(*one) for one in first]
    steps = [Step(tuple(here)), Step(tuple(responded(*one) for one in later), tuple(here[:gone]))]
    published = publish(SURVEY, counted(SURVEY, steps), Rules(key=key))
    moments = tuple(moments_of(published.releases, "wave", "safety", published.changes))
    intervals = list(attack(SURVEY, moments))
    assert intervals
    for one in intervals:
        if true := truth(one.counted, published):
            assert one.low <= true <= one.high, one
    assert not [one for one in intervals if one.too_narrow]


def truth(counting: Counted, published: Published) -> int:
    """The true count. Nobody is in no group of the survey but those who did not say."""
    tallied, cell = published.truths[counting.moment], counting.cell
    if cell.group == NO_GROUP:
        return _sum(tallied, cell, "", "") - sum(_sum(tallied, cell, "age", group) for group in _groups(tallied))
    return _sum(tallied, cell, cell.breakdown, cell.group)


def _groups(tallied: Counter[Cell]) -> set[str]:
    return {cell.group for cell in tallied if cell.group}


def _sum(tallied: Counter[Cell], cell: Cell, breakdown: str, group: str) -> int:
    like = cell._replace(breakdown=breakdown, group=group)
    if like.subject == Subject.PEOPLE and like.outcome == ANYONE:
        return sum(tallied[one] for one in tallied if one._replace(outcome=ANYONE) == like)
    return tallied[like]


# A whole release


def crowd(*groups_of: tuple[int, str]) -> list[list[AnswerGiven]]:
    return [build.safety_response("yes", age) for size, age in groups_of for _ in range(size)]


def release_of(responses: Sequence[list[AnswerGiven]], rules: Rules) -> list[Figure]:
    published = publish(SURVEY, counted(SURVEY, [Step(tuple(responses))]), rules)
    return list(published.releases[0].sets[0].figures)


def figure_of(figures: Iterable[Figure], group: str) -> Figure:
    return next(one for one in figures if (one.subject, one.group) == (Subject.PEOPLE, group))


def test_a_release_hides_what_would_give_a_small_group_away() -> None:
    """Found with a key by which 43 people read 40, and the 41 children among them 45."""
    responses = crowd((41, "child"), (2, "teenager"))
    every_key = (Rules(audit=False, key=str(number).encode()) for number in count())
    rules, open_ = next(
        (rules, figures)
        for rules in every_key
        for figures in [release_of(responses, rules)]
        if (figure_of(figures, "").base, figure_of(figures, "child").base) == (40, 45)
    )
    assert people_in("teenager") in too_narrow(SURVEY, moment(*open_))
    audited = release_of(responses, replace(rules, audit=True))
    hidden = {one.subject for one in audited if one.withheld is Withheld.PROTECTED}
    assert Subject.PEOPLE in hidden
    assert Subject.MEASURE not in hidden
    assert not too_narrow(SURVEY, moment(*audited))
    assert all((one.base, one.amounts, one.apart) == (None, (), ()) for one in audited if one.withheld)


# The interval


@pytest.mark.parametrize(
    ("low", "high", "narrow"),
    [(1, 4, True), (0, 3, True), (1, 5, False), (9, 12, True), (10, 12, False), (0, 0, False), (0, 9, False)],
)
def test_an_interval_is_too_narrow_only_where_it_may_hold_a_count_of_one_to_nine(
    low: int, high: int, narrow: bool
) -> None:
    assert Interval(Counted(0, people_in("child")), low, high).too_narrow == narrow
    assert SMALLEST_INTERVAL == 5


# The programme


def test_a_programme_tells_how_far_a_variable_can_reach() -> None:
    programme = Programme()
    whole, one, other = programme.variable(), programme.variable(), programme.variable(3)
    programme.equal(whole, [one, other])
    programme.row([(whole, 1.0)], 10, 14)
    assert Solver(programme).reach(one)[0] == pytest.approx((7, 14))


def test_a_programme_that_nothing_fits_says_so() -> None:
    programme = Programme()
    one = programme.variable(3)
    programme.row([(one, 1.0)], low=4)
    with pytest.raises(Infeasible):
        Solver(programme).reach(one)
