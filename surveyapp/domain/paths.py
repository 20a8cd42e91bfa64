"""Paths: what some answers lead to and none do, and the most questions that one person is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations

from surveyapp.domain.answers import ChoiceQuestion, Given, Number, SeveralChoices
from surveyapp.domain.conditions import Condition, NumberBetween, OptionChosen, Value, leaves
from surveyapp.domain.findings import Found
from surveyapp.domain.outline import Asked, Conditions, Outline
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.yaml_reading import Path

MOST_STEPS = 50_000
"""How long the search may take in one questionnaire. Beyond, what was not tried counts as possible."""
MOST_TOGETHER = 8
"""Options of one question that are tried in every combination; with more, every condition on it counts as possible."""


def path_findings(outline: Outline) -> Iterator[Found]:
    """Sections, pages and questions that nobody can reach, and a way through that asks too much."""
    ways = _Ways(outline)
    for number, section in enumerate(outline.sections):
        if ways.close((), section.ask_if):
            yield _unreachable(("menu", "sections", number), f"The section “{section.id}”")
    for placed in outline.pages:
        if ways.close(placed.section_conditions(), placed.page.ask_if):
            yield _unreachable(placed.path, f"The page “{placed.page.id}”")
    for asked in outline.questions:
        if ways.close(asked.on.conditions(), asked.question.ask_if):
            yield _unreachable(asked.path, f"The question “{asked.question.id}”")
    most, allowed = ways.longest(), outline.questionnaire.most_questions
    if most > allowed:
        sentence = f"One way through asks {most} questions; “most_questions” allows {allowed}."
        yield Found(("most_questions",), sentence, "Ask fewer on the way, or move some into the menu.")


def longest_path(questionnaire: Questionnaire) -> int:
    """The most questions that one person is asked who takes one section of the menu and one of each repeat."""
    return _Ways(Outline(questionnaire)).longest()


def _unreachable(path: Path, what: str) -> Found:
    return Found((*path, "ask_if"), f"{what} can never be reached.", "Change its condition, or take it out.")


@dataclass(frozen=True)
class _Supposed:
    """Answers that the search supposes."""

    values: Mapping[str, Value | None] = field(default_factory=dict)

    def value(self, question: str) -> Value | None:
        return self.values.get(question)

    def make_true(self, conditions: Conditions) -> bool:
        return all(condition.holds(self) for condition in conditions)


class _Ways:
    """A search through the answers on which conditions depend, each given only where it is asked."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._steps_left = MOST_STEPS
        self._known: dict[Conditions, bool] = {}
        self._compared = _compared(outline)

    def close(self, outer: Conditions, own: Condition | None) -> bool:
        """Whether `own`, and nothing around it, is what no answers get through."""
        return own is not None and self._can_hold(outer) and not self._can_hold((*outer, own))

    def _can_hold(self, conditions: Conditions) -> bool:
        """Whether some answers make all `conditions` true."""
        if conditions not in self._known:
            tried = self._tried(self._behind(conditions))
            self._known[conditions] = any(supposed is None or supposed.make_true(conditions) for supposed in tried)
        return self._known[conditions]

    def longest(self) -> int:
        """The most questions asked of anybody who takes one section of the menu."""
        outside: list[Asked] = []
        inside: dict[str, list[Asked]] = {}
        for asked in self._outline.questions:
            (inside.setdefault(asked.on.section.id, []) if asked.on.section else outside).append(asked)
        return max(self._most_asked([*outside, *section]) for section in (*inside.values(), []))

    def _most_asked(self, questions: Iterable[Asked]) -> int:
        """The most of `questions` that are asked together: worked out apart for those that depend on other answers."""
        counted = [asked.conditions() for asked in questions if asked.question.counts]
        groups: list[tuple[set[str], list[Conditions]]] = []
        for conditions in filter(None, counted):
            behind, alike = set(self._behind(conditions)), [conditions]
            for group in [group for group in groups if group[0] & behind]:
                groups.remove(group)
                behind, alike = behind | group[0], alike + group[1]
            groups.append((behind, alike))
        return counted.count(()) + sum(self._most_true(*group) for group in groups)

    def _most_true(self, behind: set[str], alike: list[Conditions]) -> int:
        most = 0
        for supposed in self._tried(self._in_order(behind)):
            if supposed is None:
                return len(alike)
            most = max(most, sum(supposed.make_true(conditions) for conditions in alike))
        return most

    def _behind(self, conditions: Conditions) -> list[str]:
        """The questions that `conditions` look at, those that these questions' own conditions look at, and so on."""
        found: set[str] = set()
        waiting = _looked_at(conditions)
        while waiting:
            question = waiting.pop()
            if question not in found:
                found.add(question)
                waiting += _looked_at(self._outline.by_id[question].conditions())
        return self._in_order(found)

    def _in_order(self, questions: set[str]) -> list[str]:
        return sorted(questions, key=lambda question: self._outline.by_id[question].on.place)

    def _tried(self, questions: list[str]) -> Iterator[_Supposed | None]:
        """Every set of answers to `questions`, given in the order of the file; None once that takes too long."""
        waiting: list[dict[str, Value | None]] = [{}]
        while waiting:
            values = waiting.pop()
            supposed = _Supposed(values)
            if len(values) == len(questions):
                yield supposed
                continue
            self._steps_left -= 1
            question = questions[len(values)]
            is_asked = supposed.make_true(self._outline.by_id[question].conditions())
            offered = self._offered(question) if is_asked else [None]
            if offered is None or self._steps_left < 0:
                yield None
                return
            waiting += ({**values, question: value} for value in offered)

    def _offered(self, question_id: str) -> list[Value | None] | None:
        """Values of a question that can make a difference to a condition, and None for no answer; None if too many."""
        question = self._outline.by_id[question_id].question
        compared = self._compared[question_id]
        if isinstance(question, Number):
            return [None, *_edges(question, compared)]
        if not isinstance(question, ChoiceQuestion):
            return [None]
        offered = self._outline.options(question)
        named = {option for leaf in compared if isinstance(leaf, OptionChosen) for option in leaf.chosen}
        other = [option.id for option in offered if option.id not in named][:1]
        telling = [option.id for option in offered if option.id in named] + other
        if not isinstance(question, SeveralChoices):
            return [None, *telling]
        if len(telling) > MOST_TOGETHER:
            return None
        together = chain.from_iterable(combinations(telling, size) for size in range(1, len(telling) + 1))
        whole = question.model_copy(update={"options": offered})
        return [None, *(chosen for chosen in together if isinstance(whole.read(chosen), Given))]


def _looked_at(conditions: Conditions) -> list[str]:
    return [leaf.question for condition in conditions for leaf in leaves(condition)]


def _compared(outline: Outline) -> dict[str, list[OptionChosen | NumberBetween]]:
    """The comparisons that are made with each question, anywhere in the questionnaire."""
    found: dict[str, list[OptionChosen | NumberBetween]] = {}
    for conditions in {asked.conditions() for asked in outline.questions}:
        for leaf in chain.from_iterable(leaves(condition) for condition in conditions):
            found.setdefault(leaf.question, []).append(leaf)
    return found


def _edges(question: Number, compared: list[OptionChosen | NumberBetween]) -> list[int]:
    """Numbers on both sides of every limit that is compared with."""
    edges = {question.at_least, question.at_most}
    for leaf in compared:
        if isinstance(leaf, NumberBetween):
            edges |= {leaf.at_least, leaf.at_least - 1} if leaf.at_least is not None else set()
            edges |= {leaf.at_most, leaf.at_most + 1} if leaf.at_most is not None else set()
    return sorted(edge for edge in edges if question.at_least <= edge <= question.at_most)
