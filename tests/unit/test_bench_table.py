"""The benchmarks' table is brought up to date piece by piece, and each row says whether it holds."""

from __future__ import annotations

from datetime import date

from bench.ratio import Ratio
from bench.table import MARK, Part, machine, with_parts

ORDER = ("answering", "loading", "results")


def part(name: str, value: float) -> Part:
    return Part(name, f"How {name} is measured.", "Some machine.", (Ratio("CPU of ours", "theirs", value, 2),))


def test_a_part_that_is_measured_anew_replaces_its_own_rows_alone() -> None:
    first = with_parts(f"# Benchmarks\n\nProse.\n\n{MARK}\n", [part("results", 1.5), part("loading", 1.25)], ORDER)
    second = with_parts(first, [part("loading", 3)], ORDER)
    assert second.startswith("# Benchmarks\n\nProse.\n")
    assert "1.50 | at most 2 | pass" in second
    assert "3.00 | at most 2 | FAIL" in second
    assert "1.25" not in second
    assert second.count("| what |") == 2
    assert with_parts(second, [part("loading", 3)], ORDER) == second


def test_parts_stand_in_their_order_and_one_that_is_no_more_goes() -> None:
    table = with_parts(MARK, [part("results", 1), part("answering", 1), part("gone", 1)], (*ORDER, "gone"))
    assert table.index("### answering") < table.index("### results")
    assert "### gone" not in with_parts(table, [], ORDER)


def test_the_machine_and_the_day_are_told() -> None:
    assert machine(date(2026, 11, 25)).endswith("cores, 2026-11-25.")
    assert machine(date(2026, 11, 25)).startswith("Python 3")
