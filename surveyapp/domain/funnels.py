"""Funnels: how many know of a service, how many of them used it, and how many of those it helped."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from surveyapp.domain.conditions import one_or_more
from surveyapp.domain.words import Id, Model, Words


class FunnelStep(Model):
    """One step: some options of a question, or the positive outcome of a measure.

    `words` is a whole sentence that holds `{share}`, `label` the few words on its bar, `of` those whom its share is of
    ("parents who used it").
    """

    question: Id | None = None
    chosen: Annotated[tuple[Id, ...], BeforeValidator(one_or_more), Field(alias="is")] = ()
    measure: Id | None = None
    label: Words
    words: Words
    of: Words

    @model_validator(mode="after")
    def _counts_one_thing(self) -> FunnelStep:
        if (self.question is None) == (self.measure is None):
            raise ValueError("A step counts one thing.", "Give “question:” with “is:”, or “measure:”.")
        if (self.question is None) != (not self.chosen):
            raise ValueError("A question and “is:” belong together.", "Name the options that count under “is:”.")
        return self


class Funnel(Model):
    """Steps that fewer and fewer people take, shown on the page of a theme."""

    id: Id
    theme: Id
    title: Words
    steps: Annotated[tuple[FunnelStep, ...], Field(min_length=2, max_length=6)]
