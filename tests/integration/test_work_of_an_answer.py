"""How much work an answer is, counted in calls of functions over those of a bare page. Times are told by `bench/`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bench import answering
from bench.answering import Pair


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, ours and of others. It is the same each time, but for a few."""
    counted = 0

    def note(_frame: FrameType, event: str, _about: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    work()  # what is done once in a process is done here
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    """Ours and a bare page, with one question and with ten."""
    folder = tmp_path_factory.mktemp("work")
    asked = answering.questions()
    ours = answering.our_app(folder, list(asked.values()))
    return {address: Pair(ours, folder, questionnaire, address) for address, questionnaire in asked.items()}


@pytest.mark.parametrize(("address", "most"), [(answering.ONE, 2), (answering.TEN, 0.8)])
def test_a_page_is_little_more_work_than_a_bare_one(pairs: dict[str, Pair], address: str, most: float) -> None:
    pair = pairs[address]
    assert calls(pair.get) <= most * calls(pair.get_bare)


@pytest.mark.parametrize(("address", "most"), [(answering.ONE, 2.3), (answering.TEN, 1.75)])
def test_an_answer_is_little_more_work_than_a_bare_one(pairs: dict[str, Pair], address: str, most: float) -> None:
    pair = pairs[address]
    assert calls(pair.post) <= most * calls(pair.post_bare)
