"""Funnelling: the steps of a funnel as amounts, added up from released figures alone."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.domain.funnels import Funnel, FunnelStep
from surveyapp.domain.measures import Outcome, Subject, wilson
from surveyapp.domain.release import Amount, Figure, FigureSet, Withheld


@dataclass(frozen=True)
class StepTaken:
    """A step with its amount, and the figure that it is part of, which gives its base."""

    step: FunnelStep
    figure: Figure
    amount: Amount


def steps_of(funnel: Funnel, figures: FigureSet) -> tuple[StepTaken, ...]:
    """The steps of a funnel in a set of figures; none where one of them was not asked."""
    taken = [_taken(step, figures) for step in funnel.steps]
    return tuple(step for step in taken if step) if all(taken) else ()


def _taken(step: FunnelStep, figures: FigureSet) -> StepTaken | None:
    subject, name = (Subject.MEASURE, step.measure) if step.measure else (Subject.QUESTION, step.question)
    outcomes = (Outcome.POSITIVE.value,) if step.measure else step.chosen
    figure = figures.find(subject, name or "")
    return StepTaken(step, figure, _amount(figure, outcomes)) if figure else None


def _amount(figure: Figure, outcomes: tuple[str, ...]) -> Amount:
    """The amount of several outcomes that exclude each other, or why it cannot be said."""
    named = "-or-".join(outcomes)
    if figure.base is None:
        return Amount(outcome=named, withheld=figure.withheld)
    amounts = [amount for outcome in outcomes if (amount := figure.amount(outcome))]
    reasons = [amount.withheld for amount in amounts if amount.withheld]
    if len(amounts) == 1:
        return amounts[0].model_copy(update={"outcome": named})
    if reasons:
        return Amount(outcome=named, withheld=Withheld.ALMOST_ALL if Withheld.ALMOST_ALL in reasons else reasons[0])
    count, base = sum(amount.count or 0 for amount in amounts), figure.base
    interval = wilson(count, max(base, count, 1))
    return Amount(outcome=named, count=count, share=interval.share, low=interval.low, high=interval.high)
