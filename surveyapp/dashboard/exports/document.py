"""The JSON document of a release, as frozen models from which its published schema is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from surveyapp.dashboard.exports.comments import LABELS, theme_title
from surveyapp.dashboard.exports.definitions import (
    DefinedBreakdown,
    DefinedMeasure,
    DefinedQuestion,
    breakdowns_of,
    measures_of,
    questions_of,
)
from surveyapp.dashboard.exports.described import DescribedRelease, DescribedSet, plain
from surveyapp.dashboard.exports.reasons import REASONS
from surveyapp.domain.commented_figures import known_of
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.release import Amount, CommentFigure, Figure, Withheld
from surveyapp.domain.thresholds import (
    ALMOST_ALL_SHARE,
    ROUNDING,
    SMALLEST_CHANGE,
    SMALLEST_CHANGE_FOR_GROUPS,
    SMALLEST_FOR_GROUPS,
    SMALLEST_GROUP,
    SMALLEST_SHOWN,
)
from surveyapp.domain.words import Model

SCHEMA_FILE = "release.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

People = Annotated[int, Field(ge=0, description="A number of people, rounded")]
Share = Annotated[float, Field(ge=0, le=1, description="A share from 0 to 1, from rounded counts")]


class AreaDocument(Model):
    """The local area."""

    id: str
    name: str


class RulesDocument(Model):
    """The numbers in the rules of protection."""

    smallest_shown: int = Field(description="Figures of fewer people in all are withheld")
    smallest_group: int = Field(description="The figures of a group of fewer people are withheld")
    rounding: int = Field(description="Counts are rounded, up or down by chance, to multiples of this")
    smallest_for_groups: int = Field(description="With fewer people in all, only overall figures are given")
    almost_all_share: float = Field(description="From this share on, a figure reads “almost all”")
    smallest_change: int = Field(description="Figures of everybody move only when so many people have come or gone")
    smallest_change_for_groups: int = Field(description="Figures of groups move only when so many have")


class ReasonDocument(Model):
    """Why a number is not given."""

    id: Withheld
    words: str
    meaning: str


class WaveDocument(Model):
    """A period in which people answered."""

    id: str
    title: str
    opened_on: date


class AmountDocument(Model):
    """How many of a group gave one answer, or why that is not said."""

    outcome: str = Field(description="The id of the answer")
    label: str = Field(description="The answer in words")
    count: People | None = None
    share: Share | None = None
    low: Share | None = Field(None, description="The lower end of the 95% interval (Wilson)")
    high: Share | None = Field(None, description="The upper end of the 95% interval (Wilson)")
    withheld: Withheld | None = None


class FigureDocument(Model):
    """One figure: the amounts of a measure's or a question's answers in one group. Without a breakdown: everybody."""

    subject: Subject
    name: str = Field(description="The id of the measure or question; empty where people are counted")
    title: str
    theme: str | None = None
    population: Population
    breakdown: str | None = None
    breakdown_title: str | None = None
    group: str | None = None
    group_title: str | None = None
    base: People | None = Field(None, description="How many people the shares are of, rounded")
    withheld: Withheld | None = Field(None, description="Why the whole figure is not given")
    amounts: tuple[AmountDocument, ...] = ()
    apart: tuple[AmountDocument, ...] = Field((), description="Answers without a score, in no share of a measure")


class CommentsDocument(Model):
    """What people wrote about one theme; without a theme: about everything. Each person counts once in `said`, once in `read`."""

    theme: str | None = None
    title: str
    population: Population
    base: People | None = Field(None, description="How many people wrote, rounded")
    known: People | None = Field(None, description="Of how many it is known how they speak, rounded")
    withheld: Withheld | None = Field(None, description="Why the whole figure is not given")
    said: tuple[AmountDocument, ...] = Field((), description="How it speaks; shares are of `known`")
    read: tuple[AmountDocument, ...] = Field((), description="Who has read it")


class SetDocument(Model):
    """The figures of one questionnaire in one wave, and what was asked."""

    wave: str
    questionnaire: str
    title: str
    people: str
    version: int
    moved_in: int = Field(description="The number of the release in which the figures of everybody last moved")
    groups_moved_in: int = Field(description="The same for the figures of groups; 0 until there are any")
    measures: tuple[DefinedMeasure, ...]
    questions: tuple[DefinedQuestion, ...]
    breakdowns: tuple[DefinedBreakdown, ...]
    figures: tuple[FigureDocument, ...]
    comments: tuple[CommentsDocument, ...] = Field((), description="What people wrote, counted; no words of it")


class ReleaseDocument(Model):
    """All the figures that an area gave out at one time. A release never changes. Its words are English."""

    model_config = ConfigDict(title="Release", validate_by_name=True, validate_by_alias=True)

    schema_address: str = Field(alias="$schema", description="The address of this schema, seen from the document")
    format: Literal[1] = Field(
        1, description="The version of this document's form: a change to trip over makes the next"
    )
    release: int = Field(ge=1, description="The number of the release")
    made_on: date
    demo: bool = Field(description="Whether the answers are made up for a demonstration")
    area: AreaDocument
    rules: RulesDocument
    reasons: tuple[ReasonDocument, ...]
    waves: tuple[WaveDocument, ...]
    sets: tuple[SetDocument, ...]


def release_json(described: DescribedRelease) -> bytes:
    """A release as one JSON document."""
    document = document_of(described)
    return (document.model_dump_json(by_alias=True, exclude_none=True, indent=1) + "\n").encode()


def release_schema() -> bytes:
    """The JSON Schema of the document."""
    schema = {"$schema": DIALECT, **ReleaseDocument.model_json_schema(by_alias=True)}
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def document_of(described: DescribedRelease) -> ReleaseDocument:
    """The document of a release."""
    release = described.release
    return ReleaseDocument(
        schema_address=f"/results/{SCHEMA_FILE}",
        release=release.number,
        made_on=release.made_on,
        demo=release.demo,
        area=AreaDocument(id=described.area.id, name=described.area_name),
        rules=_rules(),
        reasons=tuple(_reasons()),
        waves=tuple(WaveDocument(id=one.id, title=plain(one.title), opened_on=one.opened_on) for one in release.waves),
        sets=tuple(_set(found) for found in described.sets),
    )


def _rules() -> RulesDocument:
    return RulesDocument(
        smallest_shown=SMALLEST_SHOWN,
        smallest_group=SMALLEST_GROUP,
        rounding=ROUNDING,
        smallest_for_groups=SMALLEST_FOR_GROUPS,
        almost_all_share=ALMOST_ALL_SHARE,
        smallest_change=SMALLEST_CHANGE,
        smallest_change_for_groups=SMALLEST_CHANGE_FOR_GROUPS,
    )


def _reasons() -> Iterator[ReasonDocument]:
    for one in REASONS:
        yield ReasonDocument(id=one.withheld, words=one.words, meaning=one.meaning)


def _set(found: DescribedSet) -> SetDocument:
    return SetDocument(
        wave=found.figures.wave,
        questionnaire=found.figures.questionnaire,
        title=plain(found.questionnaire.title),
        people=plain(found.questionnaire.people),
        version=found.figures.version,
        moved_in=found.figures.moved_in,
        groups_moved_in=found.figures.groups_moved_in,
        measures=tuple(measures_of(found)),
        questions=tuple(questions_of(found)),
        breakdowns=tuple(breakdowns_of(found)),
        figures=tuple(_figure(found, figure) for figure in found.figures.figures),
        comments=tuple(_comments(found, figure) for figure in found.figures.comments),
    )


def _figure(found: DescribedSet, figure: Figure) -> FigureDocument:
    return FigureDocument(
        subject=figure.subject,
        name=figure.name,
        title=found.title(figure),
        theme=found.theme(figure) or None,
        population=figure.population,
        breakdown=figure.breakdown or None,
        breakdown_title=found.breakdown_title(figure.breakdown) or None,
        group=figure.group or None,
        group_title=found.group_title(figure.breakdown, figure.group) or None,
        base=figure.base,
        withheld=figure.withheld,
        amounts=tuple(_amount(found, figure, amount) for amount in figure.amounts),
        apart=tuple(_amount(found, figure, amount) for amount in figure.apart),
    )


def _comments(found: DescribedSet, figure: CommentFigure) -> CommentsDocument:
    return CommentsDocument(
        theme=figure.theme or None,
        title=theme_title(found, figure.theme),
        population=figure.population,
        base=figure.base,
        known=known_of(figure),
        withheld=figure.withheld,
        said=tuple(_worded(amount, LABELS[amount.outcome]) for amount in figure.said),
        read=tuple(_worded(amount, LABELS[amount.outcome]) for amount in figure.read),
    )


def _amount(found: DescribedSet, figure: Figure, amount: Amount) -> AmountDocument:
    return _worded(amount, found.label(figure, amount.outcome))


def _worded(amount: Amount, label: str) -> AmountDocument:
    return AmountDocument(
        outcome=amount.outcome,
        label=label,
        count=amount.count,
        share=amount.share,
        low=amount.low,
        high=amount.high,
        withheld=amount.withheld,
    )
