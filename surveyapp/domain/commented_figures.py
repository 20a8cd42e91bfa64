"""What a release says of comments: by theme how they speak, and who has read them, under the rules that all figures keep to.

Why so: docs/decisions/0019. The auditor's part is `domain/auditing/commented.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveyapp.domain.amounts import almost_all, amount_of, blurred, is_almost_all
from surveyapp.domain.commented import EVERY_THEME, READ, SAID, ReadBy, Said
from surveyapp.domain.measures import Cell, Population
from surveyapp.domain.moments import Moment
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import Amount, CommentFigure, Withheld
from surveyapp.domain.rounding import round_together, secret_start
from surveyapp.domain.thresholds import SMALLEST_SHOWN, almost_all_from

KNOWN = (Said.POSITIVE, Said.NEUTRAL, Said.NEGATIVE)
"""How comments can speak, where it is known. The shares are of these."""
SAID_ORDER, READ_ORDER = (*KNOWN, Said.NOT_KNOWN), tuple(ReadBy)
"""The order in which the outcomes are rounded, as running totals from one secret start."""


def comment_figures(
    questionnaire: Questionnaire, wave: str, counts: Mapping[Cell, int], key: bytes, moments: Sequence[Moment]
) -> Iterator[CommentFigure]:
    """A figure for all themes together and for each theme, of each population; none where no question asks for words."""
    if not _asks_for_words(questionnaire):
        return
    given = {(one.population, one.theme) for moment in moments for one in moment.comments if one.base is not None}
    for population in Population:
        for theme in (EVERY_THEME, *(theme.id for theme in questionnaire.themes)):
            figure = CommentFigure(theme=theme, population=population)
            if _too_few(figure, counts):
                before = (population, theme) in given
                # That it has become too small is not said: it was larger, so that would be its number.
                yield hidden(figure, Withheld.PROTECTED if before else Withheld.FEWER_THAN_10)
            else:
                names = wave, questionnaire.id, population.value, SAID, rounding_name(questionnaire, theme)
                yield _Rounded(figure, counts, secret_start(key, *names)).shown()


def hidden(figure: CommentFigure, reason: Withheld) -> CommentFigure:
    """The figure without its numbers."""
    return CommentFigure(theme=figure.theme, population=figure.population, withheld=reason)


def rounding_name(questionnaire: Questionnaire, theme: str) -> str:
    """What the secret start of a theme is named by. Where all words are asked for under one theme, it and all themes together
    are one number: two starts would round it twice, and tell more."""
    asked = {question.theme for question in questionnaire.every_question() if question.holds_free_text}
    return EVERY_THEME if asked == {theme} else theme


def _asks_for_words(questionnaire: Questionnaire) -> bool:
    return any(question.holds_free_text and question.counts for question in questionnaire.every_question())


def _too_few(figure: CommentFigure, counts: Mapping[Cell, int]) -> bool:
    return sum(_counts_of(figure, READ, READ_ORDER, counts)) < SMALLEST_SHOWN


def _counts_of(figure: CommentFigure, subject: str, order: Iterable[str], counts: Mapping[Cell, int]) -> list[int]:
    cells = (Cell(figure.population, subject, figure.theme, "", "", outcome) for outcome in order)
    return [counts.get(cell, 0) for cell in cells]


@dataclass(frozen=True)
class _Rounded:
    """One figure that is shown. Both of its parts are rounded from the same start, so both come to the same base."""

    figure: CommentFigure
    counts: Mapping[Cell, int]
    start: int

    def shown(self) -> CommentFigure:
        said, read = self._amounts(SAID, SAID_ORDER), self._amounts(READ, READ_ORDER)
        base = sum(amount.count or 0 for amount in read)
        return self.figure.model_copy(
            update={"base": base, "said": _said(said[:-1], said[-1], base), "read": blurred(read, base)}
        )

    def _amounts(self, subject: str, order: Sequence[str]) -> tuple[Amount, ...]:
        shown = round_together(_counts_of(self.figure, subject, order, self.counts), self.start)
        return tuple(Amount(outcome=outcome, count=count) for outcome, count in zip(order, shown, strict=True))


def _said(known: tuple[Amount, ...], not_known: Amount, base: int) -> tuple[Amount, ...]:
    """How comments speak. The shares are of those of whom that is known, and none are given of fewer than ten."""
    if is_almost_all(not_known, base):
        return (*_withheld(known, Withheld.FEW), almost_all(not_known))
    whole = sum(amount.count or 0 for amount in known)
    if whole < SMALLEST_SHOWN:
        return (*_withheld(known, Withheld.FEWER_THAN_10), not_known)
    return (*blurred(tuple(amount_of(one.outcome, one.count or 0, whole) for one in known), whole), not_known)


def _withheld(amounts: Iterable[Amount], reason: Withheld) -> Iterator[Amount]:
    return (Amount(outcome=amount.outcome, withheld=reason) for amount in amounts)


def reach_of(figure: CommentFigure, amount: Amount) -> tuple[int, int]:
    """The least and the most that an amount of a figure that is given can have been rounded to."""
    base, known = figure.base or 0, known_of(figure)
    whole = known if amount.outcome in KNOWN and known is not None else base
    match amount.withheld:
        case Withheld.ALMOST_ALL:
            return almost_all_from(whole), whole
        case Withheld.FEW:
            return 0, whole - almost_all_from(whole)
        case Withheld.FEWER_THAN_10:
            return 0, whole
    return amount.count or 0, amount.count or 0


def known_of(figure: CommentFigure) -> int | None:
    """Of how many it is known how they speak, rounded; None where that is not given."""
    not_known = figure.amount(Said.NOT_KNOWN)
    if figure.base is None or not_known is None or not_known.count is None:
        return None
    return figure.base - not_known.count
