"""The desk keeps two people from reading the same comment; pauses after wrong passphrases are one person's own."""

from __future__ import annotations

from surveyapp.forum.reading.desk import (
    ASIDE_SECONDS,
    HELD_SECONDS,
    LEFT_SECONDS,
    LONGEST_TRAIL,
    Chosen,
    Desk,
    Done,
)
from surveyapp.forum.reading.pauses import FORGOTTEN, FREE_TRIES, LONGEST, Pauses
from surveyapp.storage.comments import Ref

ANA, BEN = b"a" * 16, b"b" * 16
ONE, TWO, THREE = (Ref("wave", bytes([number]) * 16) for number in range(3))


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_who_opens_a_comment_that_somebody_else_has_open_is_told() -> None:
    desk = Desk(Clock())
    assert desk.open(ANA, ONE) is None
    assert desk.open(ANA, ONE) is None
    assert desk.open(BEN, ONE) == ANA


def test_the_next_comment_is_one_that_nobody_else_has_open() -> None:
    desk = Desk(Clock())
    desk.open(ANA, ONE)
    assert desk.free_for(BEN, [ONE, TWO]) == TWO
    assert desk.free_for(ANA, [ONE, TWO]) == ONE


def test_a_person_has_one_comment_open_at_a_time() -> None:
    desk = Desk(Clock())
    desk.open(ANA, ONE)
    desk.open(ANA, TWO)
    assert desk.free_for(BEN, [ONE, TWO]) == ONE


def test_a_comment_is_free_again_when_it_was_left_open() -> None:
    clock = Clock()
    desk = Desk(clock)
    desk.open(ANA, ONE)
    clock.now += HELD_SECONDS - 1
    assert desk.free_for(BEN, [ONE]) is None
    clock.now += 1
    assert desk.free_for(BEN, [ONE]) == ONE


def test_what_one_person_leaves_for_later_another_reads() -> None:
    clock = Clock()
    desk = Desk(clock)
    desk.open(ANA, ONE)
    desk.leave(ANA, ONE, None)
    assert desk.free_for(ANA, [ONE, TWO]) == TWO
    assert desk.free_for(BEN, [ONE, TWO]) == ONE
    clock.now += ASIDE_SECONDS
    assert desk.free_for(ANA, [ONE, TWO]) == ONE


def test_what_was_chosen_is_kept_for_who_chose_it_until_they_save_it() -> None:
    desk = Desk(Clock())
    chosen = Chosen("negative", concern=True)
    desk.leave(ANA, ONE, chosen)
    desk.leave(ANA, TWO, None)
    desk.leave(BEN, ONE, None)
    assert desk.left(ANA) == {ONE: chosen, TWO: None}
    desk.done(ANA, ONE)
    assert (desk.left(ANA), desk.left(BEN)) == ({TWO: None}, {ONE: None})


def test_what_was_chosen_outlasts_the_hour_and_not_the_day() -> None:
    clock = Clock()
    desk = Desk(clock)
    desk.leave(ANA, ONE, Chosen())
    clock.now += LEFT_SECONDS - 1
    assert desk.left(ANA) == {ONE: Chosen()}
    clock.now += 1
    assert desk.left(ANA) == {}


def test_what_somebody_did_last_is_told_once_and_to_nobody_else() -> None:
    desk = Desk(Clock())
    desk.leave(ANA, ONE, None)
    desk.done(ANA, TWO)
    assert [desk.last_done(BEN), desk.last_done(ANA), desk.last_done(ANA)] == [None, Done.SAVED, None]


def test_the_way_back_leads_to_what_was_read_before_step_by_step() -> None:
    desk = Desk(Clock())
    assert desk.before(ANA, ONE) is None
    desk.done(ANA, ONE)
    desk.done(ANA, TWO)
    assert desk.before(ANA, THREE) == TWO
    assert desk.before(ANA, TWO) == ONE
    assert desk.before(ANA, ONE) is None
    assert desk.before(BEN, THREE) is None


def test_the_way_back_is_not_kept_for_ever() -> None:
    desk = Desk(Clock())
    for number in range(100):
        desk.done(ANA, Ref("wave", bytes([number]) * 16))
    steps, at = 0, THREE._replace(wave="other")
    while (earlier := desk.before(ANA, at)) is not None:
        steps, at = steps + 1, earlier
    assert steps == LONGEST_TRAIL


def wrong(pauses: Pauses, who: bytes, times: int, clock: Clock) -> int:
    """Be wrong so often, waiting as told; how long the last wait was."""
    left = 0
    for _ in range(times):
        while waiting := pauses.begin(who):
            left = waiting
            clock.now += waiting
    return left


def test_the_first_wrong_passphrases_cost_nothing() -> None:
    clock = Clock()
    assert wrong(Pauses(clock), ANA, FREE_TRIES + 1, clock) == 0


def test_each_further_one_costs_twice_as_much_up_to_a_quarter_of_an_hour() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    wrong(pauses, ANA, FREE_TRIES + 1, clock)
    waits = [wrong(pauses, ANA, 1, clock) for _ in range(12)]
    assert waits[:3] == [5, 10, 20]
    assert waits[-1] == LONGEST


def test_nobody_else_waits() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    wrong(pauses, ANA, 6, clock)
    assert pauses.begin(ANA) > 0
    assert pauses.begin(BEN) == 0


def test_many_tries_at_once_are_no_way_round() -> None:
    pauses = Pauses(Clock())
    assert sum(pauses.begin(ANA) == 0 for _ in range(100)) == FREE_TRIES + 1


def test_the_right_one_and_a_day_wipe_the_slate_clean() -> None:
    clock = Clock()
    pauses = Pauses(clock)
    wrong(pauses, ANA, 6, clock)
    pauses.right(ANA)
    assert pauses.begin(ANA) == 0
    wrong(pauses, BEN, 6, clock)
    clock.now += FORGOTTEN + 1
    assert wrong(pauses, BEN, FREE_TRIES, clock) == 0
