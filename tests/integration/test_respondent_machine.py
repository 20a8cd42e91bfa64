"""Two tabs, Back, an expired session, a clock that jumps: whatever people do, what was acknowledged is kept, and only that.

`script/soak machine` does the same for longer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import BOTH, NewDatabase
from tests.integration.respondent import broken
from tests.integration.respondent.house import house
from tests.integration.respondent.machine import Machine, rules, run, with_rules


@pytest.mark.parametrize("kind", BOTH)
def test_whatever_people_do_the_database_holds_what_they_said_and_pages_show_it(
    kind: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    database = new_database(kind)
    with house(database.engine.url.render_as_string(hide_password=False), tmp_path) as made:
        run(made, Machine, runs=10, steps=20, always_the_same=True)
    assert set(made.taken) == rules(), "a rule was never taken"
    assert min(made.done[name] for name in ("sent", "withdrawn", "drafts over", "overtaken")) > 0


@pytest.mark.parametrize(
    ("breaks", "narrow", "says"),
    [
        (
            broken.a_save_that_writes_over_what_another_tab_saved,
            ("press_at_the_same_moment",),
            "something else than was said",
        ),
        (
            broken.a_sending_of_answers_off_the_way,
            ("change_an_answer", "send"),
            "what is stored is not what was sent",
        ),
        (
            broken.a_withdrawal_that_stays_in_the_tallies,
            ("make_a_release", "withdraw"),
            "not what a recount gives",
        ),
        (broken.a_draft_that_opens_after_its_time, ("turn_the_clock",), "a draft that is over can be opened"),
    ],
)
def test_the_machine_notices(
    breaks: Callable[[], Any], narrow: tuple[str, ...], says: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    database = new_database("sqlite")
    with (
        house(database.engine.url.render_as_string(hide_password=False), tmp_path) as made,
        breaks(),
        pytest.raises(AssertionError, match=says),
    ):
        run(made, with_rules(*narrow), runs=30, steps=12, always_the_same=True)
