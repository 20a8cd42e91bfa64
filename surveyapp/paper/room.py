"""Room: how much of a sheet a question takes, so that two share one only where both have room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, Information, LongText
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.words import Words

LONG_LIST = 9
"""From so many options on they stand in two columns."""
FEWEST_LINES, MOST_LINES = 3, 12
"""To write on. What is left of a sheet is filled with them."""
PART_HEAD, CHILD, WAY, WAY_BACK, BETWEEN = 26, 16, 16, 24, 11
"""Millimetres that stand around questions: headings, whom a sheet is about, where to turn, the line between two."""

_SHEET = 256  # millimetres of an A4 sheet between its margins, less what an estimate may miss
_LINE, _HEAD_LINE, _PICTURE, _OPTION, _WRITING_LINE, _BOX = 7.9, 9.7, 24, 13.4, 13.0, 19
_LETTERS, _LETTERS_OF_HEAD, _LETTERS_OF_OPTION, _LETTERS_OF_HALF = 68, 34, 48, 17  # on a line


@dataclass(frozen=True)
class Paper:
    """How a booklet is printed: how many questions share a sheet, and how much larger than usual it is."""

    most: int
    scale: float = 1.0

    @property
    def height(self) -> float:
        """What a sheet holds, in millimetres of usual print."""
        return _SHEET / self.scale

    def heading(self, question: AnyQuestion, title: Words | None) -> float:
        head = _HEAD_LINE * self._lines(str(question.words), _LETTERS_OF_HEAD, beside=4)
        return max(_PICTURE, head) + 3.2 + (12 if title else 0)

    def told(self, *texts: object) -> float:
        """Texts, each a paragraph of its own."""
        return sum(3 + _LINE * self._lines(str(text), _LETTERS) for text in texts if text)

    def explained(self, words: Iterable[HardWord]) -> float:
        return sum(9 + _LINE * self._lines(f"{word.word}: {word.means}", _LETTERS, beside=6) for word in words)

    def answered(self, question: AnyQuestion) -> float:
        """What is filled in, with as few lines to write on as can be."""
        if isinstance(question, ChoiceQuestion):
            return self._options(question)
        if isinstance(question, LongText):
            return FEWEST_LINES * _WRITING_LINE
        return self.told(*question.body) if isinstance(question, Information) else _BOX

    def lines(self, left: float) -> int:
        """How many lines to write on stand where so much of a sheet is left beside the fewest."""
        return max(FEWEST_LINES, min(MOST_LINES, FEWEST_LINES + int(left / _WRITING_LINE)))

    def _options(self, question: ChoiceQuestion) -> float:
        columns = 2 if len(question.options) >= LONG_LIST and self.scale == 1 else 1
        letters = _LETTERS_OF_HALF if columns == 2 else _LETTERS_OF_OPTION
        return sum(self._option(str(one.words), str(one.hint or ""), letters) for one in question.options) / columns

    def _option(self, words: str, hint: str, letters: int) -> float:
        lines = self._lines(words, letters) + (self._lines(hint, letters) if hint else 0)
        return max(_OPTION, 2.6 + _LINE * lines)

    def _lines(self, text: str, letters: float, beside: int = 0) -> int:
        """How many lines a text takes where so many letters fit on one."""
        return max(1, -(-(len(text) + beside) // int(letters / self.scale)))


USUAL = Paper(most=2)
LARGE = Paper(most=1, scale=22 / 16)
