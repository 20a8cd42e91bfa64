"""Guessing: what somebody answered, by an attacker who knows which groups they are in, from releases with and without them.

The guess is that of naive Bayes: the shown shares of everyone, moved by those of each group the person is in. Of somebody
who came late the attacker also takes what changed from the release before. If a release with the person is no better than one
without, it told nothing about them, only about people like them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from random import Random

from surveyapp.domain.measures import AnswerGiven, Population, Subject, tally
from surveyapp.domain.questionnaire import Measure, Questionnaire
from surveyapp.domain.release import Figure, FigureSet, Release, Withheld
from tests.attack.surveys import Counted, Response, Rules, Step, Survey, counted, publish

SCORED = ("positive", "neutral", "negative")
CAUTION = 3.0
"""How many people like everyone else the attacker adds to a group before it trusts its shares."""
TRUST_IN_CHANGE = 3.0
"""How much a change between two releases weighs against the shares."""


@dataclass(frozen=True)
class Guesses:
    """How many guesses were right, from releases with the person and without."""

    tried: int = 0
    right_with: int = 0
    right_without: int = 0

    def __add__(self, other: Guesses) -> Guesses:
        return Guesses(
            self.tried + other.tried,
            self.right_with + other.right_with,
            self.right_without + other.right_without,
        )

    @property
    def advantage(self) -> float:
        """By how much more often the guess is right because the person answered."""
        return (self.right_with - self.right_without) / self.tried if self.tried else 0.0


def guesses(survey: Survey, steps: Sequence[Step], targets: int, rules: Rules) -> Guesses:
    """Guess the answers of some respondents, chosen by chance from all who stay."""
    chance, asked = Random(survey.seed + 2), survey.questionnaire
    whole = counted(asked, steps)
    with_all = publish(asked, whole, rules).releases
    stay = [(number, one) for number, step in enumerate(steps) for one in step.came if not _goes(one, steps)]
    found = Guesses()
    for number, one in chance.sample(stay, min(targets, len(stay))):
        found += _guess_one(asked, one, with_all, _without(asked, whole, number, one, rules))
    return found


def guesses_of_the_last(survey: Survey, steps: Sequence[Step], rules: Rules) -> Guesses:
    """Guess the answers of somebody who is known to have come in the last step."""
    asked, whole = survey.questionnaire, counted(survey.questionnaire, steps)
    with_all = publish(asked, whole, rules).releases
    found = Guesses()
    for one in steps[-1].came:
        found += _guess_one(asked, one, with_all, _without(asked, whole, len(steps) - 1, one, rules), late=True)
    return found


def _goes(one: Response, steps: Sequence[Step]) -> bool:
    return any(one is gone for step in steps for gone in step.gone)


def _without(asked: Questionnaire, whole: list[Counted], number: int, one: Response, rules: Rules) -> list[Release]:
    """The releases if this respondent had never come."""
    cells = tally(asked, [one])
    steps = [step.without(cells) if place == number else step for place, step in enumerate(whole)]
    return publish(asked, steps, rules).releases


def _guess_one(
    asked: Questionnaire, one: Response, with_them: list[Release], without: list[Release], *, late: bool = False
) -> Guesses:
    said = dict(_outcomes(asked, one))
    places = list(_places(asked, one))
    found = Guesses()
    for measure in asked.measures:
        if measure.id in said:
            guessed = [_guess(releases, measure, places, late=late) for releases in (with_them, without)]
            right = [guess == said[measure.id] for guess in guessed]
            found += Guesses(1, *map(int, right))
    return found


def _outcomes(asked: Questionnaire, one: Response) -> Iterator[tuple[str, str]]:
    for cell in tally(asked, [one]):
        if cell.subject == Subject.MEASURE and not cell.breakdown and cell.outcome in SCORED:
            yield cell.name, str(cell.outcome)


def _places(asked: Questionnaire, one: Sequence[AnswerGiven]) -> Iterator[tuple[str, str]]:
    given = {answer.question: str(answer.value) for answer in one}
    yield "", ""
    for question in asked.choices():
        if question.breakdown:
            yield question.breakdown, given[question.id]


def _guess(releases: list[Release], measure: Measure, places: list[tuple[str, str]], *, late: bool) -> str:
    """The likeliest outcome; the first of three where nothing is shown."""
    sets = [release.sets[0] for release in releases if release.sets]
    if not sets:
        return SCORED[0]
    scores = _scores(sets[-1], measure, places)
    if late and len(sets) > 1:
        changes = _changes(sets[-2], sets[-1], measure, places)
        scores = [one + TRUST_IN_CHANGE * other for one, other in zip(scores, changes, strict=True)]
    return max(zip(scores, SCORED, strict=True))[1]


def _scores(figures: FigureSet, measure: Measure, places: list[tuple[str, str]]) -> list[float]:
    everyone = [count + 0.5 for count in _shown(_figure(figures, measure, "", "")) or (0.0, 0.0, 0.0)]
    shares = [count / sum(everyone) for count in everyone]
    scores = [log(share) for share in shares]
    for breakdown, group in places[1:]:
        counts = _shown(_figure(figures, measure, breakdown, group))
        if counts:
            cautious = [(count + CAUTION * share) for count, share in zip(counts, shares, strict=True)]
            scores = [
                score + log(count / sum(cautious) / share)
                for score, count, share in zip(scores, cautious, shares, strict=True)
            ]
    return scores


def _changes(before: FigureSet, after: FigureSet, measure: Measure, places: list[tuple[str, str]]) -> list[float]:
    changes = [0.0, 0.0, 0.0]
    for place in places:
        then, now = _shown(_figure(before, measure, *place)), _shown(_figure(after, measure, *place))
        if then and now:
            size = max(5.0, sum(now))
            changes = [one + (new - old) / size for one, old, new in zip(changes, then, now, strict=True)]
    return changes


def _figure(figures: FigureSet, measure: Measure, breakdown: str, group: str) -> Figure | None:
    return figures.find(Subject.MEASURE, measure.id, Population.SELF, breakdown, group)


def _shown(figure: Figure | None) -> tuple[float, ...] | None:
    """The shown counts; "almost all" is taken for all."""
    if figure is None or figure.withheld or not figure.base:
        return None
    base, amounts = figure.base, [figure.amount(outcome) for outcome in SCORED]
    return tuple(
        0.0 if one is None else float(base) if one.withheld is Withheld.ALMOST_ALL else float(one.count or 0)
        for one in amounts
    )
