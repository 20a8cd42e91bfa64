"""Choices: where a question's options come from, what they count for, and the breakdowns that they fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from surveyapp.domain.answers import ChoiceQuestion, SeveralChoices
from surveyapp.domain.area import MOST_BREAKDOWNS, Area, Breakdown
from surveyapp.domain.findings import Found, placed_ids, used_twice
from surveyapp.domain.options import Option, Score
from surveyapp.domain.outline import Asked, Outline
from surveyapp.domain.yaml_reading import Path

FEWEST_OPTIONS = 2


def choice_findings(outline: Outline, area: Area) -> Iterator[Found]:
    """What is wrong with options, scores and breakdowns."""
    for asked in outline.questions:
        if asked.question.measure and not isinstance(asked.question, ChoiceQuestion):
            mend = "Take “measure:” out."
            yield Found((*asked.path, "measure"), "Only a question with options can feed a measure.", mend)
    for asked, question in outline.choices():
        findings = list(_source(asked.path, question, outline, area))
        yield from findings or _offered(asked.path, question, outline.options(question))
        yield from option_findings((*asked.path, "options"), question.options)
    for number, scale in enumerate(outline.questionnaire.scales):
        yield from option_findings(("scales", number, "options"), scale.options)
    yield from _breakdowns(outline, area)


def option_findings(path: Path, options: Sequence[Option], groups: Iterable[str] = ()) -> Iterator[Found]:
    """What is wrong with a list of options, wherever it is written. Only a breakdown has `groups`."""
    yield from used_twice(placed_ids(path, options))
    known = set(groups)
    for number, option in enumerate(options):
        at = (*path, number)
        if option.apart and option.score is not Score.NONE:
            yield Found(at, f"“{option.id}” is counted apart, so it cannot have a score.", "Keep one of the two.")
        if option.group and option.group not in known:
            mend = "Declare it under the “groups:” of a breakdown, or take it out."
            yield Found((*at, "group"), f"There is no group “{option.group}” here.", mend)


def _source(path: Path, question: ChoiceQuestion, outline: Outline, area: Area) -> Iterator[Found]:
    given = [name for name in ("options", "scale", "breakdown") if getattr(question, name)]
    if len(given) != 1:
        mend = "Give “options:”, “scale:” or “breakdown:”, just one of them."
        yield Found(path, f"“{question.id}” needs its answers from one place.", mend)
    elif question.scale and not outline.options(question):
        yield Found((*path, "scale"), f"There is no scale “{question.scale}”.", "Declare it under “scales:”.")
    elif question.breakdown and area.breakdown(question.breakdown) is None:
        sentence = f"The area declares no breakdown “{question.breakdown}”."
        yield Found((*path, "breakdown"), sentence, "Declare it in area.yaml before the wave opens.")


def _offered(path: Path, question: ChoiceQuestion, options: Sequence[Option]) -> Iterator[Found]:
    if len(options) < FEWEST_OPTIONS:
        yield Found(path, f"“{question.id}” offers fewer than two answers.", "Add options.")
    scored = any(option.score is not Score.NONE for option in options)
    if scored and not question.measure and not question.practice:
        sentence = f"“{question.id}” has scored options but feeds no measure."
        yield Found(path, sentence, "Add “measure:”, or take the scores out.")
    yield from _measured(path, question, options)
    if not isinstance(question, SeveralChoices) and not question.breakdown:
        for option in options:
            if option.alone:
                sentence = f"“{option.id}” stands alone, but only one answer can be chosen here anyway."
                yield Found(path, sentence, "Take “alone:” out.")


def _measured(path: Path, question: ChoiceQuestion, options: Sequence[Option]) -> Iterator[Found]:
    """What keeps the question from feeding a measure."""
    if question.measure and question.breakdown:
        sentence = f"“{question.id}” fills a breakdown, so it cannot feed a measure too."
        yield Found((*path, "measure"), sentence, "Ask it in a question of its own.")
    if question.measure and _mixes_meanings(options):
        sentence = f"Answers of one group of “{question.id}” have different scores."
        yield Found((*path, "measure"), sentence, "Give all answers of a group the same score.")
    if question.measure and all(option.score is Score.NONE for option in options):
        mend = "Give options a “score:”, or take “measure:” out."
        yield Found((*path, "measure"), f"No option of “{question.id}” has a score.", mend)


def _mixes_meanings(options: Sequence[Option]) -> bool:
    grouped = {(option.group, option.score, option.apart) for option in options if option.group}
    return len(grouped) > len({group for group, *_ in grouped})


def _breakdowns(outline: Outline, area: Area) -> Iterator[Found]:
    filled: dict[str, Asked] = {}
    split = 0
    for asked, question in outline.choices():
        breakdown = area.breakdown(question.breakdown) if question.breakdown else None
        if breakdown is None:
            continue
        path = (*asked.path, "breakdown")
        if breakdown.id in filled:
            yield Found(path, f"Two questions fill the breakdown “{breakdown.id}”.", "Keep one of them.")
            continue
        filled[breakdown.id] = asked
        split += not breakdown.overall_only
        if split > MOST_BREAKDOWNS and not breakdown.overall_only:
            sentence = f"{MOST_BREAKDOWNS} breakdowns are the most that keep people safe; this is one more."
            yield Found(path, sentence, "Take one out, or mark it “overall_only: true” in area.yaml.")
        if _in_several_groups(asked, question, breakdown):
            sentence = f"A person can be in several groups of “{breakdown.id}” here."
            yield Found(path, sentence, "Give the breakdown “more_than_one:” in area.yaml.")


def _in_several_groups(asked: Asked, question: ChoiceQuestion, breakdown: Breakdown) -> bool:
    several = isinstance(question, SeveralChoices) or asked.on.page.repeat is not None
    return several and not breakdown.more_than_one and not breakdown.overall_only
