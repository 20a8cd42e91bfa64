"""What a release says of comments: the rules of all figures, kept for both of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as some

from surveyapp.domain.commented import READ, SAID, ReadBy, Said
from surveyapp.domain.commented_figures import known_of
from surveyapp.domain.disclosure import Making, TallySet, protect
from surveyapp.domain.measures import Cell, Population, Subject
from surveyapp.domain.moments import Changes, moment
from surveyapp.domain.questionnaire import Questionnaire, Supporter
from surveyapp.domain.release import CommentFigure, FigureSet, Release, Withheld
from surveyapp.domain.thresholds import ROUNDING
from tests import builders as build

TODAY = date(2026, 11, 2)
ASKED = build.questionnaire(
    build.page(build.long_text("town", theme="safe"), build.long_text("moods", theme="feelings")),
    id="words",
    themes=build.THEMES,
)


def counted(said: Sequence[int], read: Sequence[int], theme: str = "", people: int = 0) -> dict[Cell, int]:
    """The cells of those who wrote about a theme: by how they speak, and by who read them."""
    cells = {Cell("self", SAID, theme, "", "", outcome): one for outcome, one in zip(Said, said, strict=True)}
    cells |= {Cell("self", READ, theme, "", "", outcome): one for outcome, one in zip(ReadBy, read, strict=True)}
    return cells | {Cell("self", Subject.PEOPLE, "", "", "", Supporter.ALONE): people or sum(read) + 20}


def tallies(counts: dict[Cell, int], asked: Questionnaire = ASKED, came: int = 50, gone: int = 0) -> TallySet:
    return TallySet("autumn", asked, 1, counts, Changes(came, gone), Changes(came, gone))


def released(
    counts: dict[Cell, int], asked: Questionnaire = ASKED, key: bytes = b"key", *, audit: bool = True
) -> Release:
    return protect([tallies(counts, asked)], [build.wave()], None, Making(TODAY, key, audit=audit)).release


def written(release: Release, theme: str = "") -> CommentFigure:
    found = release.sets[0].written(theme)
    assert found
    return found


def reasons(figure: CommentFigure) -> dict[str, Withheld | None]:
    return {amount.outcome: amount.withheld for amount in (*figure.said, *figure.read)}


several = some.lists(some.integers(0, 60), min_size=4, max_size=4)


@given(several, some.integers(0, 100), some.integers(0, 100), some.binary(min_size=8, max_size=8))
@settings(deadline=None)
def test_no_count_is_exact_and_both_parts_come_to_the_same_base(
    said: list[int], person: int, machine: int, key: bytes
) -> None:
    whole = sum(said)
    read = [min(person, whole), 0, 0]
    read[1] = min(machine, whole - read[0], sum(said[:3]))
    read[2] = whole - sum(read)
    figure = written(released(counted(said, read), key=key, audit=False))
    if whole < 10:
        assert (figure.withheld, figure.base, figure.said, figure.read) == (Withheld.FEWER_THAN_10, None, (), ())
        return
    assert figure.base is not None
    assert abs(figure.base - whole) < ROUNDING
    assert figure.base >= 10
    for part in (figure.said, figure.read):
        counts = [amount.count for amount in part if amount.count is not None]
        assert all(count % ROUNDING == 0 and count >= 0 for count in counts)
        if len(counts) == len(part):
            assert sum(counts) == figure.base


def test_the_shares_are_of_those_of_whom_it_is_known_how_they_speak() -> None:
    figure = written(released(counted([20, 0, 20, 40], [0, 40, 40])))
    assert known_of(figure) == 40
    assert [amount.share for amount in figure.said] == [0.5, 0.0, 0.5, None]
    assert all(amount.share is None for amount in figure.read), "who has read what is no sample of anything"


def test_no_share_is_given_of_fewer_than_ten_of_whom_it_is_known() -> None:
    figure = written(released(counted([0, 0, 5, 15], [0, 5, 15])))
    assert [amount.withheld for amount in figure.said] == [*[Withheld.FEWER_THAN_10] * 3, None]


def test_nearly_everyone_reads_almost_all_in_either_part() -> None:
    figure = written(released(counted([1, 0, 40, 20], [60, 1, 0])))
    assert reasons(figure) == {
        "positive": Withheld.FEW,
        "neutral": Withheld.FEW,
        "negative": Withheld.ALMOST_ALL,
        "not-known": None,
        "person": Withheld.ALMOST_ALL,
        "machine": Withheld.FEW,
        "nobody": Withheld.FEW,
    }


def test_where_hardly_anything_is_read_nothing_is_said_of_how_it_speaks() -> None:
    figure = written(released(counted([1, 0, 1, 58], [0, 2, 58])))
    assert [amount.withheld for amount in figure.said] == [*[Withheld.FEW] * 3, Withheld.ALMOST_ALL]


def test_comments_are_never_split_by_a_breakdown_nor_added_to_figures() -> None:
    found = released(counted([20, 0, 20, 0], [40, 0, 0])).sets[0]
    assert {(one.theme, one.population) for one in found.comments} == {
        (theme, population) for theme in ("", "safe", "feelings") for population in Population
    }
    assert all(figure.subject in Subject for figure in found.figures)


def test_a_questionnaire_that_asks_for_no_words_says_nothing_of_comments() -> None:
    asked = build.questionnaire(build.page(build.one_choice("one", "yes")), id="words", themes=build.THEMES)
    assert released(counted([20, 0, 20, 0], [40, 0, 0]), asked).sets[0].comments == ()


def test_a_theme_that_all_words_are_asked_under_is_rounded_as_all_together() -> None:
    asked = build.questionnaire(build.page(build.long_text("town", theme="safe")), id="words", themes=build.THEMES)
    counts = counted([13, 4, 9, 3], [12, 11, 6]) | counted([13, 4, 9, 3], [12, 11, 6], "safe")
    for number in range(20):
        release = released(counts, asked, bytes([number]), audit=False)
        everything, safe = written(release), written(release, "safe")
        assert (everything.base, everything.said, everything.read) == (safe.base, safe.said, safe.read)


def test_that_a_figure_has_become_too_small_is_not_said() -> None:
    first = released(counted([20, 0, 20, 0], [40, 0, 0]))
    before = moment(first.sets[0], 1, Changes(60))
    smaller = replace(tallies(counted([2, 0, 3, 0], [5, 0, 0]), came=0, gone=40), moments=(before,))
    second = protect([smaller], [build.wave()], first, Making(TODAY, b"key")).release
    assert written(second).withheld is Withheld.PROTECTED
    anew = protect([replace(smaller, moments=())], [build.wave()], None, Making(TODAY, b"key")).release
    assert written(anew).withheld is Withheld.FEWER_THAN_10


def test_readings_alone_move_no_figure() -> None:
    first = released(counted([20, 0, 20, 0], [0, 40, 0]))
    read = tallies(counted([5, 5, 30, 0], [40, 0, 0]), came=9)
    assert protect([read], [build.wave()], first, Making(TODAY, b"key")).release.sets == first.sets


def test_that_a_machine_seems_to_have_read_more_than_is_known_is_never_told() -> None:
    """It read 6, and they are the only ones of whom anything is known. Shown as 10 and as 5, they could be 6 to 9 alone."""
    counts = counted([6, 0, 0, 30], [3, 6, 27])
    keys = [bytes([number]) for number in range(60)]
    bare = [written(released(counts, key=key, audit=False)) for key in keys]
    telling = [key for key, figure in zip(keys, bare, strict=True) if machine_exceeds_known(figure)]
    assert telling
    assert all(written(released(counts, key=key)).withheld is Withheld.PROTECTED for key in telling)


def machine_exceeds_known(figure: CommentFigure) -> bool:
    machine, known = figure.amount(ReadBy.MACHINE), known_of(figure)
    return machine is not None and machine.count is not None and known is not None and machine.count > known


def test_a_release_without_comments_can_still_be_read() -> None:
    document = released(counted([20, 0, 20, 0], [40, 0, 0])).sets[0].model_dump(mode="json")
    del document["comments"]
    assert FigureSet.model_validate(document).comments == ()


def test_a_theme_of_which_a_machine_seems_to_have_read_more_than_of_all_together_gives_way() -> None:
    """Whatever is read by machine under a theme is so among all: two numbers that seem to say otherwise tell too much."""
    counts = counted([4, 8, 8, 2], [10, 8, 4]) | counted([4, 8, 6, 2], [8, 8, 4], "safe")
    for number in range(30):
        release = released(counts, key=bytes([number]))
        every, one = written(release).amount(ReadBy.MACHINE), written(release, "safe").amount(ReadBy.MACHINE)
        if every and one and every.count is not None and one.count is not None:
            assert one.count <= every.count
