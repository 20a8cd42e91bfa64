"""What was asked and how it was counted: the measures, questions and breakdowns behind a set of figures."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.dashboard.exports.described import DescribedSet, asked, plain
from surveyapp.domain.answers import ChoiceQuestion, OneChoice
from surveyapp.domain.area import Breakdown
from surveyapp.domain.options import Apart, Option, Score
from surveyapp.domain.questionnaire import Combine, Measure
from surveyapp.domain.words import Model

COMBINE_WORDS = {
    Combine.WORST: "The worst answer counts: who says something negative anywhere is counted as negative",
    Combine.BALANCE: "The balance counts: more positive answers than negative ones is positive, as many of each is neutral",
}
SCORE_WORDS = {
    Score.POSITIVE: "Counts as positive",
    Score.NEUTRAL: "Counts as in between",
    Score.NEGATIVE: "Counts as negative",
    Score.NONE: "Has no score",
}
APART_MEANS = {
    Apart.DONT_KNOW: "Counted apart: don't know",
    Apart.NOT_APPLICABLE: "Counted apart: does not apply",
    Apart.PREFER_NOT: "Counted apart: rather not say",
}


class DefinedOption(Model):
    """One answer on offer. `counted` says in words what it does for the measure."""

    id: str
    words: str
    score: Score
    apart: Apart | None = None
    group: str | None = None
    counted: str


class DefinedQuestion(Model):
    """One question. `repeated`: it comes once for each of several children, so a person may give several answers."""

    id: str
    words: str
    several_answers: bool
    repeated: bool
    theme: str | None = None
    measure: str | None = None
    breakdown: str | None = None
    options: tuple[DefinedOption, ...]


class DefinedOutcome(Model):
    """What a person's answers can come to for a measure."""

    id: str
    words: str


class DefinedMeasure(Model):
    """One measure: the questions that make it, and how several answers of one person become one."""

    id: str
    title: str
    theme: str
    questions: tuple[str, ...]
    combine: Combine
    combined: str
    outcomes: tuple[DefinedOutcome, ...]


class DefinedGroup(Model):
    """One group of a breakdown. Each person is in one group at most."""

    id: str
    words: str


class DefinedBreakdown(Model):
    """One declared way to split the figures. `overall_only`: its groups are counted and split nothing."""

    id: str
    title: str
    overall_only: bool
    groups: tuple[DefinedGroup, ...]


def measures_of(found: DescribedSet) -> Iterator[DefinedMeasure]:
    """The measures of a questionnaire, in its order."""
    for measure in found.measures.values():
        yield DefinedMeasure(
            id=measure.id,
            title=plain(measure.title),
            theme=measure.theme,
            questions=tuple(question.id for question in found.feeding(measure)),
            combine=measure.combine,
            combined=COMBINE_WORDS[measure.combine],
            outcomes=tuple(_outcomes(measure)),
        )


def _outcomes(measure: Measure) -> Iterator[DefinedOutcome]:
    labels = measure.labels
    for name, words in (("positive", labels.positive), ("neutral", labels.neutral), ("negative", labels.negative)):
        yield DefinedOutcome(id=name, words=plain(words))


def questions_of(found: DescribedSet) -> Iterator[DefinedQuestion]:
    """The questions of a questionnaire whose answers are counted, in its order."""
    repeated = found.questionnaire.repeated_questions()
    for question in found.choices.values():
        yield _question(question, repeated=question.id in repeated)


def _question(question: ChoiceQuestion, *, repeated: bool) -> DefinedQuestion:
    return DefinedQuestion(
        id=question.id,
        words=asked(question),
        several_answers=not isinstance(question, OneChoice),
        repeated=repeated,
        theme=question.theme,
        measure=question.measure,
        breakdown=question.breakdown,
        options=tuple(_option(option) for option in question.options),
    )


def _option(option: Option) -> DefinedOption:
    return DefinedOption(
        id=option.id,
        words=plain(option.words),
        score=option.score,
        apart=option.apart,
        group=option.group,
        counted=APART_MEANS[option.apart] if option.apart else SCORE_WORDS[option.score],
    )


def breakdowns_of(found: DescribedSet) -> Iterator[DefinedBreakdown]:
    """The declared breakdowns, in their order."""
    for breakdown in found.breakdowns.values():
        yield _breakdown(breakdown)


def _breakdown(breakdown: Breakdown) -> DefinedBreakdown:
    return DefinedBreakdown(
        id=breakdown.id,
        title=plain(breakdown.title),
        overall_only=breakdown.overall_only,
        groups=tuple(DefinedGroup(id=group.id, words=plain(group.words)) for group in breakdown.every_group()),
    )
