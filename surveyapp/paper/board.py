"""The symbol board: every answer that the scales of a questionnaire offer, and a few words for any question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.options import Option
from surveyapp.domain.questionnaire import Questionnaire

MOST = 10
"""Answers on a board, so that the pictures are large. The row below is the same on every board, so that hands and eyes
find it again."""


DONT_KNOW = "dont-know"
"""The id of the option that the row below says in its own words, however a translator put it."""


@dataclass(frozen=True)
class Cell:
    """A picture and its words, to point at."""

    words: str
    picture: str | None
    turns: bool = False
    """Whether the picture points on, so that it is turned round where reading goes the other way."""


def always() -> tuple[Cell, ...]:
    """The cells at the foot of every board."""
    return (
        Cell(_("I don't know"), picture="person-shrugging"),
        Cell(_("Something else"), picture="speech-balloon"),
        Cell(_("Skip"), picture="next-track-button", turns=True),
        Cell(_("Stop"), picture="raised-hand"),
        Cell(_("Help"), picture="person-raising-hand"),
    )


def boards(questionnaire: Questionnaire) -> list[tuple[Cell, ...]]:
    """The answers, board by board: those that the most questions offer come first."""
    foot = {_plain(cell.words) for cell in always()}
    cells = [cell for words, cell in _cells(questionnaire).items() if words not in foot]
    number = max(1, -(-len(cells) // MOST))
    size = -(-len(cells) // number)
    return [tuple(cells[size * board : size * (board + 1)]) for board in range(number)]


def _cells(questionnaire: Questionnaire) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for option in _options(questionnaire):
        if option.id == DONT_KNOW:
            continue
        found.setdefault(_plain(str(option.words)), Cell(str(option.words), option.picture))
    return found


def _options(questionnaire: Questionnaire) -> Iterator[Option]:
    """The options of every scale in use, each scale in its own order."""
    asked = [one for one in questionnaire.every_question() if isinstance(one, ChoiceQuestion) and one.scale]
    options = {question.scale: question.options for question in asked}
    for scale, _times in Counter(question.scale for question in asked).most_common():
        yield from options[scale]


def _plain(words: str) -> str:
    return words.casefold().replace("’", "'").strip()
