"""Outside figures: what others published, each with its source and date, to set beside what people here said."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AnyHttpUrl, Field

from surveyapp.domain.options import Score
from surveyapp.domain.words import Id, Model, WholeNumber, Words


class Comparator(Model):
    """What others answered to the very same question.

    It is shown only beside a measure that one question feeds, in the words that `question` has, of the `people` that the
    questionnaire names. `population` says which of them were asked: where, when, of what age.
    """

    id: Id
    questionnaire: Id
    measure: Id
    outcome: Score
    percent: Annotated[WholeNumber, Field(ge=0, le=100)]
    question: Words
    people: Words
    population: Words
    source: Words
    published_on: date
    url: AnyHttpUrl

    @property
    def share(self) -> float:
        return self.percent / 100


class GroupCount(Model):
    """How many of a population are in one group of a breakdown."""

    group: Id
    people: Annotated[WholeNumber, Field(ge=1)]


class PublishedCount(Model):
    """A published count of those who live here, by the groups of a breakdown. `of`: who was counted."""

    breakdown: Id
    of: Words
    counts: Annotated[tuple[GroupCount, ...], Field(min_length=2)]
    source: Words
    published_on: date
    url: AnyHttpUrl | None = None
    """A file gives it always; only what is made up for the demo has none."""

    def share(self, group: str) -> float:
        """The share of a group that is counted."""
        return next(one.people for one in self.counts if one.group == group) / sum(one.people for one in self.counts)
