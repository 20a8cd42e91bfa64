"""The booklet: a questionnaire laid out on sheets, its questions numbered, its routes in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from flask_babel import gettext as _

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, LongText
from surveyapp.domain.conditions import Condition, NumberBetween
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.outline import Asked, Outline
from surveyapp.domain.questionnaire import Questionnaire, Repeat, Section
from surveyapp.domain.words import PIPE, Words
from surveyapp.paper.directions import Direction, direction
from surveyapp.paper.room import BETWEEN, CHILD, LONG_LIST, PART_HEAD, USUAL, WAY, WAY_BACK, Paper

_TICK, _TASK = "Tick one box.", "Write or draw here. You can leave it empty."
"""About as much stands behind a question's hint to say what to do."""
COPIES = 2
"""So many children have pages in the booklet; for more there are more sheets."""


class Place(StrEnum):
    """Where in the booklet a part stands."""

    PRACTICE = "practice"
    FIRST = "first"
    SECTION = "section"
    LAST = "last"


@dataclass(frozen=True)
class Entry:
    """One question as it is printed, for one of its repeats."""

    asked: Asked
    copy: int
    number: str
    """Beside the question; "" for what asks nothing and for practice."""

    @property
    def question(self) -> AnyQuestion:
        return self.asked.question


@dataclass(frozen=True)
class Item:
    """An entry with all that stands around it."""

    entry: Entry
    words: str
    hint: str
    title: Words | None
    """The title of its page, above the first question there."""
    picture: str | None
    direction: Direction | None
    hard_words: tuple[HardWord, ...]
    """Those that its sheet has not explained yet."""
    worries: bool
    """Whether one of its answers is one after which help is shown."""

    @property
    def question(self) -> AnyQuestion:
        return self.entry.question

    @property
    def in_columns(self) -> bool:
        """Whether its options stand in two columns."""
        return isinstance(self.question, ChoiceQuestion) and len(self.question.options) >= LONG_LIST

    def height(self, paper: Paper) -> float:
        """About how many millimetres it takes."""
        directed = self.direction.sentences if self.direction else ()
        around = (
            paper.told(*directed)
            + (6 if directed else 0)
            + paper.told(f"{self.hint} {_TASK if isinstance(self.question, LongText) else _TICK}")
        )
        head = paper.heading(self.question, None if self.entry.asked.on.page.repeat else self.title)
        return head + around + paper.explained(self.hard_words) + paper.answered(self.question)


@dataclass(frozen=True)
class Sheet:
    """What begins a new side of paper: one question, or two that have room. `child`: whom it is about."""

    items: tuple[Item, ...]
    child: str = ""
    direction: Direction | None = None
    """When the whole sheet is to be filled in."""
    more: bool = False
    """Whether more of the same can be asked for after it."""
    lines: int = 0
    """To write on, for each text."""


@dataclass(frozen=True)
class Part:
    """A part of the booklet under one heading."""

    place: Place
    sheets: tuple[Sheet, ...]
    section: Section | None = None
    direction: Direction | None = None

    @property
    def numbers(self) -> tuple[str, str]:
        """The first and the last number in it."""
        found = [item.entry.number for sheet in self.sheets for item in sheet.items if item.entry.number]
        return (found[0], found[-1]) if found else ("", "")


@dataclass(frozen=True)
class Booklet:
    """A questionnaire on paper."""

    questionnaire: Questionnaire
    parts: tuple[Part, ...]

    def at(self, place: Place) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.place is place)

    @property
    def sheets(self) -> Iterator[Sheet]:
        return (sheet for part in self.parts for sheet in part.sheets)


def lay_out(questionnaire: Questionnaire, paper: Paper = USUAL) -> Booklet:
    """The booklet of a questionnaire that is in its reader's words."""
    return Booklet(questionnaire, tuple(_Plan(questionnaire, paper).parts()))


@dataclass(frozen=True)
class _Numbers:
    """The numbers and words of a booklet, as seen from inside one repeat."""

    questionnaire: Questionnaire
    by_place: dict[tuple[str, int], str]
    copy: int

    def number_of(self, question: str) -> str:
        number = self.by_place.get((question, self.copy)) or self.by_place.get((question, 1))
        asked = self.questionnaire.question(question)
        return number or _("“%(answer)s”", answer=str(asked.words) if asked else question)

    def words_of(self, question: str, option: str) -> str:
        asked = self.questionnaire.question(question)
        found = asked.option(option) if isinstance(asked, ChoiceQuestion) else None
        return str(found.words) if found else option


class _Plan:
    def __init__(self, questionnaire: Questionnaire, paper: Paper) -> None:
        self._questionnaire = questionnaire
        self._paper = paper
        self._entries = tuple(_numbered(questionnaire))
        self._numbers = {(entry.question.id, entry.copy): entry.number for entry in self._entries}
        self._closing = {page.id for page in questionnaire.closing}

    def parts(self) -> Iterator[Part]:
        def key(entry: Entry) -> tuple[Place, str]:
            section = entry.asked.on.section
            return self._place(entry), section.id if section else ""

        for (place, _section), entries in groupby(self._entries, key):
            found = tuple(entries)
            section = found[0].asked.on.section
            asked_if = section.ask_if if section else None
            yield Part(place, tuple(self._sheets(found)), section, self._direction(_given(asked_if), 1))

    def _place(self, entry: Entry) -> Place:
        if entry.asked.on.section:
            return Place.SECTION
        if entry.asked.on.page.id in self._closing:
            return Place.LAST
        return Place.PRACTICE if entry.question.practice else Place.FIRST

    def _sheets(self, entries: tuple[Entry, ...]) -> Iterator[Sheet]:
        def key(entry: Entry) -> tuple[str, int]:
            return entry.asked.on.page.repeat or "", entry.copy

        for (repeat_id, copy), group in groupby(entries, key):
            repeat = self._questionnaire.repeat(repeat_id)
            sheets = self._together(tuple(group), entries)
            yield from (_of_child(repeat, copy, sheets, self._again(repeat, copy)) if repeat else sheets)

    def _again(self, repeat: Repeat, copy: int) -> Direction | None:
        """When the sheets about the second child are to be filled in."""
        enough = NumberBetween(question=repeat.count, at_least=copy)
        return self._direction((enough,), 1) if copy > 1 else None

    def _together(self, entries: tuple[Entry, ...], part: tuple[Entry, ...]) -> list[Sheet]:
        """Neighbours share a sheet as long as there is room."""
        sheets: list[list[Entry]] = []
        for entry in entries:
            if sheets and len(sheets[-1]) < self._paper.most and self._left([*sheets[-1], entry], part) >= 0:
                sheets[-1].append(entry)
            else:
                sheets.append([entry])
        return [self._sheet(together, part) for together in sheets]

    def _left(self, entries: list[Entry], part: tuple[Entry, ...]) -> float:
        """How much of a sheet these leave, `part` being all that stands under its heading."""
        items = self._items(entries)
        first, last = entries[0], entries[-1]
        around = PART_HEAD + self._lead(first) if first is part[0] else 0.0
        around += WAY_BACK if last is part[-1] and last.asked.on.section else 0
        around += CHILD if first.asked.on.page.repeat else 0
        around += WAY if first.copy > 1 and first.question is first.asked.on.page.questions[0] else 0
        around += WAY if any(item.worries for item in items) else 0
        between = BETWEEN * (len(items) - 1)
        return self._paper.height - around - between - sum(item.height(self._paper) for item in items)

    def _lead(self, first: Entry) -> float:
        return WAY if first.question.practice or (first.asked.on.section and first.asked.on.section.ask_if) else 0

    def _sheet(self, entries: list[Entry], part: tuple[Entry, ...]) -> Sheet:
        texts = sum(isinstance(entry.question, LongText) for entry in entries) or 1
        return Sheet(self._items(entries), lines=self._paper.lines(self._left(entries, part) / texts))

    def _items(self, entries: list[Entry]) -> tuple[Item, ...]:
        explained: set[str] = set()
        items = []
        for entry in entries:
            new = [word for word in entry.question.hard_words if word not in explained]
            explained.update(new)
            words = tuple(word for word in self._questionnaire.glossary if word.id in new)
            items.append(self._item(entry, words))
        return tuple(items)

    def _item(self, entry: Entry, hard_words: tuple[HardWord, ...]) -> Item:
        question, page, section = entry.question, entry.asked.on.page, entry.asked.on.section
        alone = question.ask_if, page.ask_if
        return Item(
            entry,
            words=self._filled_in(question.words, entry.copy),
            hint="" if question.practice else self._filled_in(question.hint, entry.copy),
            title=page.title if question is page.questions[0] and _says_more(page.title, section) else None,
            picture=question.picture or page.picture,
            direction=self._direction([one for one in reversed(alone) if one], entry.copy),
            hard_words=hard_words,
            worries=isinstance(question, ChoiceQuestion) and any(option.worry for option in question.options),
        )

    def _filled_in(self, words: Words | None, copy: int) -> str:
        """`words` with a pointer to the earlier question in place of its answer, which paper does not know."""
        numbers = _Numbers(self._questionnaire, self._numbers, copy)
        return PIPE.sub(
            lambda pipe: _("(look at question %(number)s)", number=numbers.number_of(pipe["question"])),
            str(words or ""),
        )

    def _direction(self, conditions: Iterable[Condition], copy: int) -> Direction | None:
        return direction(conditions, _Numbers(self._questionnaire, self._numbers, copy))


def _of_child(repeat: Repeat, copy: int, sheets: list[Sheet], again: Direction | None) -> Iterator[Sheet]:
    child = str(repeat.words).replace("{number}", str(copy))
    for place, sheet in enumerate(sheets):
        last = copy == COPIES and place == len(sheets) - 1
        more = last and repeat.most > COPIES
        yield replace(sheet, child=child, direction=again if place == 0 else None, more=more)


def _numbered(questionnaire: Questionnaire) -> Iterator[Entry]:
    """Every question in the order of the booklet: all pages for child 1, then all for child 2."""
    number = 0
    for asked, copy in _in_order(Outline(questionnaire)):
        counts = asked.question.counts
        number += counts
        yield Entry(asked, copy, str(number) if counts else "")


def _in_order(outline: Outline) -> Iterator[tuple[Asked, int]]:
    for (repeat_id, _section), group in groupby(
        outline.questions, lambda asked: (asked.on.page.repeat, asked.on.section and asked.on.section.id)
    ):
        found = list(group)
        for copy in range(1, COPIES + 1 if repeat_id else 2):
            yield from ((asked, copy) for asked in found)


def _says_more(title: Words | None, section: Section | None) -> bool:
    """Whether a page's title says more than the heading of its part does."""
    return title is not None and not (section and str(section.words) == str(title))


def _given(condition: Condition | None) -> tuple[Condition, ...]:
    return (condition,) if condition else ()
