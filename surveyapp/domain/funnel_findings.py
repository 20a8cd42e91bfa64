"""Funnels of a file: each of their steps counts something that the questionnaire asks."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.domain.answers import OneChoice
from surveyapp.domain.findings import Found, did_you_mean, one_of
from surveyapp.domain.funnels import FunnelStep
from surveyapp.domain.outline import Outline
from surveyapp.domain.yaml_reading import Path


def funnel_findings(outline: Outline) -> Iterator[Found]:
    """Steps that name a question, an option or a measure that is not there, or that cannot be counted."""
    for number, funnel in enumerate(outline.questionnaire.funnels):
        for place, step in enumerate(funnel.steps):
            path = ("funnels", number, "steps", place)
            yield from _measure(outline, path, step) if step.measure else _question(outline, path, step)


def _measure(outline: Outline, path: Path, step: FunnelStep) -> Iterator[Found]:
    known = {measure.id for measure in outline.questionnaire.measures}
    if step.measure not in known:
        mend = did_you_mean(step.measure or "", known) or "Declare it under “measures:”."
        yield Found((*path, "measure"), f"There is no measure “{step.measure}”.", mend)


def _question(outline: Outline, path: Path, step: FunnelStep) -> Iterator[Found]:
    name = step.question or ""
    asked = outline.by_id.get(name)
    if asked is None:
        mend = did_you_mean(name, outline.by_id) or "Name a question of this file."
        yield Found((*path, "question"), f"There is no question “{name}”.", mend)
    elif not isinstance(asked.question, OneChoice) or asked.question.breakdown or asked.question.practice:
        mend = "Name a question with one choice, whose answers are counted."
        yield Found((*path, "question"), f"The answers to “{name}” cannot be added up.", mend)
    elif asked.on.page.repeat:
        mend = "Name a question that stands outside repeats."
        yield Found((*path, "question"), f"“{name}” is answered more than once by one person.", mend)
    else:
        offered = {option.id for option in outline.options(asked.question)}
        for place, option in enumerate(step.chosen):
            if option not in offered:
                mend = did_you_mean(option, offered) or one_of(offered)
                yield Found((*path, "is", place), f"“{name}” has no option “{option}”.", mend)
            elif option in step.chosen[:place]:
                yield Found((*path, "is", place), f"The option “{option}” is named twice.", "Take one out.")
