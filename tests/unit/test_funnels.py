"""A funnel counts what a release gives, each step of those whom it is of, and a file's faults are told."""

from __future__ import annotations

from typing import Any

import pytest

from surveyapp.domain.findings import Found
from surveyapp.domain.funnel_findings import funnel_findings
from surveyapp.domain.funnelling import StepTaken, steps_of
from surveyapp.domain.outline import Outline
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.release import Figure, Withheld
from tests import builders as build
from tests.unit.test_parsing import GOOD, parsed

HEARD = {"question": "heard", "is": ["used", "not-used"]}
USED = {"question": "heard", "is": "used"}
HELPED = {"measure": "feeling-safe"}


def taken(heard: Figure, helped: Figure) -> tuple[StepTaken, ...]:
    return steps_of(build.funnel(HEARD, USED, HELPED), build.figures(heard, helped))


def test_each_step_has_its_own_base() -> None:
    heard = build.asked_question("heard", {"used": 20, "not-used": 30, "no": 50})
    steps = taken(heard, build.measured(10, 5, 5))
    assert [(step.amount.count, step.figure.base) for step in steps] == [(50, 100), (20, 100), (10, 20)]
    assert [step.amount.share for step in steps] == [0.5, 0.2, 0.5]
    assert steps[0].amount.low == pytest.approx(0.4038, abs=5e-5)


def test_a_step_of_a_withheld_figure_is_withheld() -> None:
    steps = taken(build.asked_question("heard", {"used": 5, "not-used": 5, "no": 20}), build.withheld())
    assert [step.amount.withheld for step in steps] == [None, None, Withheld.FEWER_THAN_10]


def test_almost_all_stays_almost_all_when_added_up() -> None:
    given = {"used": Withheld.ALMOST_ALL, "not-used": Withheld.FEW, "no": Withheld.FEW}
    steps = taken(build.asked_question("heard", given, base=60), build.measured(10, 5, 5))
    assert [step.amount.withheld for step in steps] == [Withheld.ALMOST_ALL, Withheld.ALMOST_ALL, None]
    nobody = {"used": Withheld.FEW, "not-used": Withheld.FEW, "no": Withheld.ALMOST_ALL}
    steps = taken(build.asked_question("heard", nobody, base=60), build.measured(10, 5, 5))
    assert [step.amount.withheld for step in steps] == [Withheld.FEW, Withheld.FEW, None]


def test_a_funnel_of_what_was_not_asked_is_none() -> None:
    assert steps_of(build.funnel(HEARD, HELPED), build.figures(build.measured(10, 5, 5))) == ()


# Faults


def faults(*steps: dict[str, Any]) -> list[Found]:
    survey = build.questionnaire(
        build.page(build.one_choice("heard", "used", "not-used", "no")),
        build.page(build.several_choices("ways", "post", "web")),
        build.page(build.one_choice("each"), repeat="child"),
        build.page(build.rated("in-town", "feeling-safe")),
        measures=(build.measure("feeling-safe"),),
        funnels=(build.funnel(*steps),),
    )
    return list(funnel_findings(Outline(survey)))


def test_a_good_funnel_has_no_fault() -> None:
    assert faults(HEARD, USED, HELPED) == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"question": "herd", "is": "used"}, "no question “herd”"),
        ({"question": "heard", "is": ["used", "usd"]}, "no option “usd”"),
        ({"question": "heard", "is": ["used", "used"]}, "named twice"),
        ({"question": "ways", "is": "post"}, "cannot be added up"),
        ({"question": "each", "is": "yes"}, "more than once"),
        ({"measure": "felling-safe"}, "no measure “felling-safe”"),
    ],
)
def test_a_step_that_counts_nothing_is_told(step: dict[str, Any], said: str) -> None:
    found = faults(HEARD, step)
    assert len(found) == 1
    assert said in found[0].sentence
    assert found[0].path[:4] == ("funnels", 0, "steps", 1)
    assert found[0].mend


FUNNEL = """\
funnels:
  - id: way
    theme: safe
    title: The way
    steps:
      - {question: tried, is: "yes", label: Tried, words: "{share} tried.", of: parents}
      - {question: tried, is: no, label: Did not, words: "{share} did not.", of: parents}
"""


def test_a_funnel_of_a_file_is_read() -> None:
    assert [step.chosen for step in parsed(GOOD + FUNNEL).funnels[0].steps] == [("yes",), ("no",)]


@pytest.mark.parametrize(
    ("good", "bad", "line", "said"),
    [
        ("theme: safe", "theme: nowhere", 29, "nowhere"),
        ('is: "yes", label', "is: maybe, label", 32, "maybe"),
        ("{share} did not", "Some did not", 33, "{share}"),
        ('question: tried, is: "yes", label', "label", 32, "counts one thing"),
        ('question: tried, is: "yes", label', "question: tried, label", 32, "belong together"),
        ('question: tried, is: "yes", label', "measure: none-such, label", 32, "none-such"),
    ],
)
def test_a_fault_has_its_line(good: str, bad: str, line: int, said: str) -> None:
    assert FUNNEL.count(good) == 1
    with pytest.raises(ProblemsFound) as found:
        parsed(GOOD + FUNNEL.replace(good, bad))
    assert [problem.line for problem in found.value.problems if said in str(problem)] == [line]
