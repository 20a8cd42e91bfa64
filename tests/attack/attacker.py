"""The attacker: takes every number of the published files and one acquaintance's groups, and works out what it can.

It reads release.json as anybody can, and knows the questionnaire. Written apart from `surveyapp.domain.auditing`: other rows,
other variables, another way to ask the solver, so that a mistake in one shows against the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Any, NamedTuple

import highspy
import numpy as np
from scipy.sparse import coo_matrix

from surveyapp.domain.measures import Cell
from surveyapp.domain.moments import Changes
from surveyapp.domain.questionnaire import Questionnaire

Document = dict[str, Any]
SCORED = ("positive", "neutral", "negative")
APART = ("dont-know", "not-applicable", "prefer-not")
OPTION_OUTCOME = {"yes": "positive", "sometimes": "neutral", "no": "negative"}
APART_OPTION = {"dont-know": "dont-know", "doesnt-apply": "not-applicable", "prefer-not": "prefer-not"}
STEP = 5


class Unknown(NamedTuple):
    """A true count that the attacker wants: of a release, by population, what it counts, group and outcome."""

    release: int
    cell: Cell


@dataclass
class Attacker:
    """Collects inequalities, then asks how far a count can reach."""

    questionnaire: Questionnaire
    step: int = STEP
    """What counts are believed to be rounded to."""
    columns: dict[Any, int] = field(default_factory=dict)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    _solver: Any = None

    def read(self, documents: Iterable[Document], changes: dict[int, Changes], acquaintance: dict[str, str]) -> None:
        """Everything that the published files of all releases say, and the groups of somebody who is known to have answered."""
        before: dict[Cell, int] = {}
        for document in documents:
            number = document["release"]
            for part in document["sets"]:
                fresh = [one for one in part["figures"] if self._moved(part, one, number)]
                self._hang_together(number, {(one.get("breakdown", ""), one.get("group", "")) for one in fresh})
                for figure in fresh:
                    self._learn(number, figure)
                if part["groups_moved_in"] == number:
                    for breakdown, group in acquaintance.items():
                        self._row({self._people(number, breakdown, group): 1}, 1, np.inf)
            self._grow(number, before, changes)

    def _moved(self, part: Document, figure: Document, number: int) -> bool:
        return bool(part["groups_moved_in" if figure.get("breakdown") else "moved_in"] == number)

    # What holds for any answers

    def _hang_together(self, number: int, places: set[tuple[str, str]]) -> None:
        for population in ("self", "answered-for"):
            own = places if population == "self" else {("", "")}
            by_breakdown: dict[str, list[str]] = defaultdict(list)
            for breakdown, group in own:
                if breakdown:
                    by_breakdown[breakdown].append(group)
            self._within(number, population, own)
            self._questions(number, population)
            for breakdown, groups in by_breakdown.items():
                self._of_groups(number, population, breakdown, groups)

    def _within(self, number: int, population: str, places: Iterable[tuple[str, str]]) -> None:
        """Outcomes of one measure exclude each other, so together they are at most the people."""
        for breakdown, group in places:
            people = self._people(number, breakdown, group, population)
            for measure in self.questionnaire.measures:
                outcomes = [
                    self._cell(number, population, "measure", measure.id, breakdown, group, one)
                    for one in (*SCORED, *APART)
                ]
                self._row({people: -1, **dict.fromkeys(outcomes, 1)}, -np.inf, 0)

    def _of_groups(self, number: int, population: str, breakdown: str, groups: list[str]) -> None:
        """Groups exclude each other; whoever is in none is what is left, and that is no negative number of people or answers."""
        left_people = {self._people(number, "", "", population): 1.0}
        left_people |= {self._people(number, breakdown, group, population): -1.0 for group in groups}
        self._row(left_people, 0, np.inf)
        for measure in self.questionnaire.measures:
            left_answers: dict[int, float] = defaultdict(float)
            for outcome in (*SCORED, *APART):
                whole = self._cell(number, population, "measure", measure.id, "", "", outcome)
                parts = [
                    self._cell(number, population, "measure", measure.id, breakdown, group, outcome) for group in groups
                ]
                self._row({whole: 1, **dict.fromkeys(parts, -1)}, 0, np.inf)
                left_answers[whole] += 1
                for part in parts:
                    left_answers[part] -= 1
            difference = {column: left_people.get(column, 0) for column in left_people}
            for column, times in left_answers.items():
                difference[column] = difference.get(column, 0) - times
            self._row(difference, 0, np.inf)

    def _questions(self, number: int, population: str) -> None:
        """One question: each answer is an outcome. Several: the worst answer of each person counts."""
        people = self._people(number, "", "", population)
        for measure in self.questionnaire.measures:
            asked = [one for one in self.questionnaire.choices() if one.measure == measure.id]
            outcome = {
                one: self._cell(number, population, "measure", measure.id, "", "", one) for one in (*SCORED, *APART)
            }
            for question in asked:
                options = {
                    option: self._cell(number, population, "question", question.id, "", "", option)
                    for option in (*OPTION_OUTCOME, *APART_OPTION)
                }
                self._row({people: -1, **dict.fromkeys(options.values(), 1)}, -np.inf, 0)
                if len(asked) == 1:
                    for option, means in (OPTION_OUTCOME | APART_OPTION).items():
                        self._row({options[option]: 1, outcome[means]: -1}, 0, 0)
                else:
                    self._row({options["no"]: 1, outcome["negative"]: -1}, -np.inf, 0)
                    worse = {outcome["negative"]: -1.0, outcome["neutral"]: -1.0}
                    self._row({options["no"]: 1, options["sometimes"]: 1, **worse}, -np.inf, 0)
                    scored = {outcome[one]: -1.0 for one in SCORED}
                    self._row({**{options[one]: 1.0 for one in OPTION_OUTCOME}, **scored}, -np.inf, 0)
            if len(asked) > 1:
                self._at_most_all(number, population, outcome, [question.id for question in asked])

    def _at_most_all(self, number: int, population: str, outcome: dict[str, int], asked: list[str]) -> None:
        for said in (("no",), ("yes",), ("no", "sometimes"), ("yes", "sometimes", "no")):
            answers = {
                self._cell(number, population, "question", name, "", "", one): -1.0 for name in asked for one in said
            }
            self._row({**answers, **{outcome[OPTION_OUTCOME[one]]: 1.0 for one in said}}, -np.inf, 0)

    # What the files say

    def _learn(self, number: int, figure: Document) -> None:
        subject, population = figure["subject"], figure["population"]
        place = (figure.get("breakdown", ""), figure.get("group", ""))
        everyone = self._people(number, "", "", population)
        reason = figure.get("withheld")
        small = 15 if place[0] else 10
        if reason == "overall-only":
            self._row({everyone: 1}, 0, 29)
            return
        if place[0]:
            self._row({everyone: 1}, 30, np.inf)
        order = self._order(figure)
        cells = [self._cell(number, population, subject, figure.get("name", ""), *place, one) for one in order]
        based = cells[:3] if subject == "measure" else cells
        if subject == "people":
            whole = self._people(number, *place, population)
            based = [whole]
            if not place[0]:
                self._row({whole: 1, **dict.fromkeys(cells, -1.0)}, 0, 0)
        if reason in ("fewer-than-10", "small-group"):
            rounded_down = self.step - 1 if subject != "question" else (self.step - 1) * (1 + len(APART_OPTION))
            self._row(dict.fromkeys(based, 1.0), 0, max(small - 1, small - self.step + rounded_down))
            return
        if reason is None:
            self._row(dict.fromkeys(based, 1.0), small, np.inf)
            self._rounded_totals(figure, place, cells or based)

    def _order(self, figure: Document) -> tuple[str, ...]:
        if figure["subject"] == "measure":
            return (*SCORED, *APART)
        if figure["subject"] == "question":
            return ("yes", "sometimes", "no", "dont-know", "doesnt-apply", "prefer-not")
        if figure.get("breakdown"):
            return ()
        return ("someone-for-me",) if figure["population"] == "answered-for" else ("me", "me-with-help")

    def _rounded_totals(self, figure: Document, place: tuple[str, str], cells: list[int]) -> None:
        """Running totals of what has no reason to stand apart were rounded from one start that never changes; the rest alone."""
        shown = {one["outcome"]: one for one in (*figure.get("amounts", []), *figure.get("apart", []))}
        base, order = figure["base"], self._order(figure)
        if not order:
            self._row({cells[0]: 1, self._start(figure, place, ""): 1}, base, base + self.step - 1)
            return
        alone = [one for one in order if one in APART or one in APART_OPTION]
        together = [one for one in order if one not in alone]
        multiples = {one: self._multiples(shown[one], base) for one in order}
        cell = dict(zip(order, cells, strict=True))
        for outcome in alone:
            least, most = multiples[outcome]
            start = self._start(figure, place, APART_OPTION.get(outcome, outcome))
            self._row({cell[outcome]: 1, start: 1}, least, most + self.step - 1)
        start, low, high = self._start(figure, place, ""), 0, 0
        beside = [multiples[one] for one in alone] if figure["subject"] == "question" else []
        last = base - sum(most for _, most in beside), base - sum(least for least, _ in beside)
        for number, outcome in enumerate(together, start=1):
            least, most = multiples[outcome]
            low, high = (low + least, min(high + most, last[1])) if number < len(together) else last
            self._row({**{cell[one]: 1.0 for one in together[:number]}, start: 1}, low, high + self.step - 1)
            self._row({cell[outcome]: 1}, max(0, least - self.step + 1), most + self.step - 1)

    def _multiples(self, amount: Document, base: int) -> tuple[int, int]:
        almost = next(count for count in range(0, base + self.step, self.step) if 10 * count >= 9 * base)
        if amount.get("withheld") == "almost-all":
            return almost, base
        if amount.get("withheld") == "few":
            return 0, base - almost
        return amount["count"], amount["count"]

    def _start(self, figure: Document, place: tuple[str, str], outcome: str) -> int:
        name = (figure["subject"], figure.get("name", ""))
        if figure["subject"] == "question":
            asked = next(one for one in self.questionnaire.choices() if one.id == figure["name"])
            if sum(one.measure == asked.measure for one in self.questionnaire.choices()) == 1:
                name = ("measure", str(asked.measure))
        column = self._column(("start", figure["population"], *name, *place, outcome))
        self._row({column: 1}, 0, self.step - 1)
        return column

    def _grow(self, number: int, before: dict[Cell, int], changes: dict[int, Changes]) -> None:
        for unknown in [one for one in self.columns if isinstance(one, Unknown) and one.release == number]:
            earlier = before.get(unknown.cell)
            if earlier is not None:
                between = sum((changes[one] for one in range(earlier + 1, number + 1) if one in changes), Changes())
                now, then = self.columns[unknown], self.columns[Unknown(earlier, unknown.cell)]
                self._row({now: 1, then: -1}, -between.gone, between.came)
            before[unknown.cell] = number

    # Columns and rows

    def _cell(self, number: int, *cell: str) -> int:
        return self._column(Unknown(number, Cell(*cell)))

    def _people(self, number: int, breakdown: str, group: str, population: str = "self") -> int:
        return self._cell(number, population, "people", "", breakdown, group, "")

    def _column(self, name: object) -> int:
        return self.columns.setdefault(name, len(self.columns))

    def _row(self, terms: dict[int, float], low: float, high: float) -> None:
        self.rows.append((terms, low, high))

    # Attack

    def reach(self, unknown: Unknown) -> tuple[int, int]:
        """The least and the most that a count can still be."""
        solver = self._solver = self._solver or self._ready()
        ends = []
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            solver.changeObjectiveSense(sense)
            solver.changeColCost(self.columns[unknown], 1.0)
            solver.run()
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, "no counts fit what was published"
            ends.append(solver.getObjectiveValue())
            solver.changeColCost(self.columns[unknown], 0.0)
        return ceil(ends[0] - 1e-6), floor(ends[1] + 1e-6)

    def _ready(self) -> Any:
        places = [(row, column, times) for row, (terms, *_) in enumerate(self.rows) for column, times in terms.items()]
        rows, columns, times = (np.array(one) for one in zip(*places, strict=True))
        matrix = coo_matrix((times, (rows, columns)), shape=(len(self.rows), len(self.columns))).tocsr()
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.columns), len(self.rows)
        model.col_cost_, model.col_lower_ = np.zeros(len(self.columns)), np.zeros(len(self.columns))
        model.col_upper_ = np.full(len(self.columns), 1e6)
        model.row_lower_ = np.array([low for _, low, _ in self.rows])
        model.row_upper_ = np.array([high for *_, high in self.rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
        model.a_matrix_.value_ = matrix.data
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("log_to_console", False)
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("presolve", "off")
        solver.setOptionValue("simplex_strategy", 4)
        solver.passModel(model)
        return solver

    def unknowns(self) -> Iterator[Unknown]:
        """Every count that it has a name for, but for the people of a place, which it counts itself."""
        yield from (one for one in self.columns if isinstance(one, Unknown) and one.cell.outcome)
