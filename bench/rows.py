"""The same made-up people as a CSV file for `responses load`, and as bare rows of the tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bench.crowd import examples, people_like
from bench.place import WAVE
from surveyapp.domain.measures import AnswerGiven
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.storage.responses import NewResponse

DIFFERENT_PEOPLE = 2_000
"""So many ways through a questionnaire."""

Rows = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]
"""Rows of responses, and of answers."""


class People:
    """Whoever answers a questionnaire. Comments are left out."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self._examples = examples(questionnaire, DIFFERENT_PEOPLE, Random(0))

    def some(self, size: int, seed: int) -> Iterator[NewResponse]:
        """The same people, under other ids, whenever they are asked for."""
        return people_like(self._examples, self.questionnaire, size, Random(seed))

    def write(self, path: Path, size: int, seed: int) -> None:
        """Some of them as a file."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _header(self.questionnaire))
            writer.writeheader()
            for one in self.some(size, seed):
                writer.writerow({_column(answer): _cell(answer) for answer in one.answers})

    def rows(self, people: Sequence[NewResponse]) -> Rows:
        """Some of them as the tables hold them."""
        return (
            [(WAVE, one.id, self.questionnaire.id, str(one.rendering), one.language) for one in people],
            [
                (WAVE, one.id, question, number, str(part))
                for one in people
                for question, number, value in one.answers
                for part in (value if isinstance(value, tuple) else (value,))
            ],
        )


def _header(questionnaire: Questionnaire) -> list[str]:
    header = []
    for page in questionnaire.every_page():
        repeat = questionnaire.repeat(page.repeat)
        for question in page.questions:
            if question.counts and not question.holds_free_text:
                header.append(question.id)
                header += [f"{question.id}.{number}" for number in range(2, repeat.most + 1)] if repeat else []
    return header


def _column(answer: AnswerGiven) -> str:
    return answer.question if answer.number == 1 else f"{answer.question}.{answer.number}"


def _cell(answer: AnswerGiven) -> str:
    return ";".join(answer.value) if isinstance(answer.value, tuple) else str(answer.value)
