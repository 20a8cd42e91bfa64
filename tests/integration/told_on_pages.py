"""What a chart of a page should say, worked out from the release alone, and what is wrong with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from math import ceil, floor

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.options import Score
from surveyapp.domain.questionnaire import Measure, Questionnaire
from surveyapp.domain.release import Amount, Figure, FigureSet, Release, Withheld
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE, ROUNDING, SMALLEST_FOR_GROUPS, SMALLEST_GROUP, SMALLEST_SHOWN
from tests.integration.looked_at import SeenCell, SeenChart

REASONS = {
    Withheld.FEWER_THAN_10: f"fewer than {SMALLEST_SHOWN}",
    Withheld.SMALL_GROUP: f"fewer than {SMALLEST_GROUP}",
    Withheld.OVERALL_ONLY: f"fewer than {SMALLEST_FOR_GROUPS} in all",
    Withheld.ALMOST_ALL: "almost all",
    Withheld.FEW: "few",
    Withheld.PROTECTED: "hidden to protect people",
}
NOUGHT = f"fewer than {ROUNDING}"
SIDES = ("negative", "neutral", "positive")
SIDE_WORDS = {"negative": "Not going well", "neutral": "In between", "positive": "Going well"}
APART_WORDS = {"dont-know": "Don't know", "not-applicable": "Does not apply", "prefer-not": "Rather not say"}
PEOPLE_HEAD, BASE_HEAD = "People", "Answered"

Piece = tuple[str, float]


@dataclass(frozen=True)
class Line:
    """One answer of a question, or one group of people: its words, its look, and its amount."""

    words: str
    tone: str
    amount: Amount


@dataclass(frozen=True)
class Bar:
    """One bar: the figure that it shows, by measure, or answer by answer."""

    figure: Figure
    measure: Measure | None = None
    lines: tuple[Line, ...] = ()
    apart: tuple[Line, ...] = ()

    def pieces(self) -> Iterator[Piece]:
        """What is drawn in its own look, and how long: the rest is hatched."""
        if self.figure.withheld:
            return
        for tone, amount in self._looks():
            if amount.withheld is Withheld.ALMOST_ALL:
                yield tone, ALMOST_ALL_SHARE
            elif amount.withheld is None and amount.count:
                share = amount.share if amount.share is not None else amount.count / (self.figure.base or 1)
                yield tone, share

    def whiskers(self) -> Iterator[tuple[float, float]]:
        """Where the intervals end: of an answer from zero, of a side from where its piece begins."""
        amounts = [amount for _tone, amount in self._looks()]
        if self.figure.withheld or (self.measure and any(one.withheld is Withheld.ALMOST_ALL for one in amounts)):
            return
        middle = self.figure.amount("neutral") if self.measure else None
        begin = (middle.share or 0.0) / 2 if middle else 0.0
        for tone, amount in self._looks():
            if amount.withheld or amount.low is None or amount.high is None or (self.measure and tone == "neutral"):
                continue
            turned = bool(self.measure) and tone == "negative"
            yield (-begin - amount.high, -begin - amount.low) if turned else (begin + amount.low, begin + amount.high)

    def _looks(self) -> Iterator[tuple[str, Amount]]:
        if self.measure is None:
            yield from ((line.tone, line.amount) for line in self.lines)
        else:
            found = ((side, self.figure.amount(side)) for side in SIDES)
            yield from ((side, amount) for side, amount in found if amount)


def bars_of(chart: SeenChart, release: Release, asked: dict[str, Questionnaire]) -> list[Bar]:
    """The bars that a chart should have, in order; none where it is of another kind than those looked at here."""
    sets = [found for name in release.questionnaires() if (found := release.latest_set(name))]
    for found in sets:
        survey = asked[found.questionnaire]
        if chart.id == f"split-{survey.id}":
            return []  # which measure it splits depends on the page: `split_bars`
        for question in survey.choices():
            if chart.id == f"{survey.id}-{question.id}":
                return list(_question_bars(found, survey, question))
        for split in survey.breakdowns:
            if chart.id == f"who-{survey.id}-{split.id}":
                return list(_people_bars(found, survey, split.id))
    if chart.id.startswith("measure-"):
        return [bar for found in sets for bar in _measure_bars(found, asked[found.questionnaire], chart.id[8:])]
    return []


def split_bars(found: FigureSet, survey: Questionnaire, theme: str, split: str) -> list[Bar]:
    """The bars of a theme's first measure, of everyone and then of each group."""
    lead = next((measure for measure in survey.measures if measure.theme == theme), None)
    if lead is None:
        return []
    whole = found.find(Subject.MEASURE, lead.id)
    groups = found.groups(Subject.MEASURE, lead.id, split)
    return [Bar(figure, lead) for figure in (*((whole,) if whole else ()), *groups)]


def _measure_bars(found: FigureSet, survey: Questionnaire, name: str) -> Iterator[Bar]:
    measure = survey.measure(name)
    for population in Population if measure else ():
        figure = found.find(Subject.MEASURE, name, population)
        if figure:
            yield Bar(figure, measure)


def _question_bars(found: FigureSet, survey: Questionnaire, question: ChoiceQuestion) -> Iterator[Bar]:
    figure = found.find(Subject.QUESTION, question.id)
    if figure:
        lines: list[Line] = []
        apart: list[Line] = []
        groups = {group.id: str(group.words) for split in survey.breakdowns for group in split.every_group()}
        told = set()
        for option in question.options:
            reported = option.group or option.id
            amount = figure.amount(reported)
            if amount and reported not in told:
                told.add(reported)
                tone = "plain" if option.score is Score.NONE else option.score.value
                words = groups[reported] if question.breakdown and reported in groups else str(option.words)
                (apart if option.apart else lines).append(Line(words, tone, amount))
        order = [
            group.id for split in survey.breakdowns if split.id == question.breakdown for group in split.every_group()
        ]
        lines.sort(key=lambda line: order.index(line.amount.outcome) if order else 0)
        yield Bar(figure, lines=tuple(lines), apart=tuple(apart))


def _people_bars(found: FigureSet, survey: Questionnaire, split: str) -> Iterator[Bar]:
    whole = found.find(Subject.PEOPLE, "")
    words = {group.id: str(group.words) for one in survey.breakdowns if one.id == split for group in one.every_group()}
    if whole:
        groups = found.groups(Subject.PEOPLE, "", split)
        amounts = [Amount(outcome=one.group, count=one.base, withheld=one.withheld) for one in groups]
        yield Bar(whole, lines=tuple(Line(words[amount.outcome], "plain", amount) for amount in amounts))


# What is wrong with a chart


def faults(chart: SeenChart, bars: list[Bar]) -> Iterator[str]:
    """Where the drawing or the table says another number than the bars."""
    drawn = [piece for pieces in chart.bars() for piece in pieces if piece[0] != "withheld"]
    pieces = [piece for bar in bars for piece in bar.pieces()]
    if [tone for tone, _length in drawn] != [tone for tone, _length in pieces] or not _close(
        [length for _tone, length in drawn], [length for _tone, length in pieces]
    ):
        yield f"{chart.id}: drawn {drawn} instead of {pieces}"
    seen, whiskers = chart.whiskers(), [whisker for bar in bars for whisker in bar.whiskers()]
    if not _close([end for ends in seen for end in ends], [end for ends in whiskers for end in ends]):
        yield f"{chart.id}: intervals {seen} instead of {whiskers}"
    cells = _of_bars(chart, bars) if bars[0].measure else _of_lines(chart, bars[0])
    yield from (f"{chart.id}: “{seen}” instead of “{wanted}”" for seen, wanted in cells if seen != wanted)


def _close(seen: list[float], wanted: list[float]) -> bool:
    """Whether drawings show these numbers: they have five decimals."""
    return len(seen) == len(wanted) and all(abs(one - other) < 2e-5 for one, other in zip(seen, wanted, strict=True))


def _of_bars(chart: SeenChart, bars: list[Bar]) -> Iterator[tuple[str, str]]:
    """(cell, what it should say) of a table with one row a bar."""
    yield str(len(chart.rows)), str(len(bars))
    first = chart.heads.index(BASE_HEAD)
    measure = bars[0].measure
    sides = {word: side for side, word in SIDE_WORDS.items()}
    sides |= {str(getattr(measure.labels, side)): side for side in SIDES} if measure else {}
    outcomes = sides | {word: outcome for outcome, word in APART_WORDS.items()}
    for row, bar in zip(chart.rows, bars, strict=True):
        yield row[first].text, _base(bar.figure)
        for head, cell in list(zip(chart.heads, row, strict=True))[first + 1 :]:
            outcome = outcomes[head]
            yield from _outcome(cell, bar.figure, outcome, counted=outcome in APART_WORDS)


def _base(figure: Figure) -> str:
    return REASONS[figure.withheld] if figure.withheld else count(figure.base)


def _outcome(cell: SeenCell, figure: Figure, outcome: str, *, counted: bool) -> Iterator[tuple[str, str]]:
    amount = figure.amount(outcome)
    if figure.withheld:
        yield cell.text, "not shown"
    elif amount and cell.text != "–":  # an answer that nobody is offered
        yield cell.text, count_or_reason(amount) if counted else share_or_reason(amount)
        if cell.small:
            yield cell.small, interval(amount)


def _of_lines(chart: SeenChart, bar: Bar) -> Iterator[tuple[str, str]]:
    """(cell, what it should say) of a table with one row an answer."""
    lines = (*bar.lines, *bar.apart)
    yield str(len(chart.rows)), str(len(lines))
    for row, line in zip(chart.rows, lines, strict=True):
        cells = dict(zip(chart.heads[1:], row[1:], strict=True))
        yield row[0].text, _one_line(line.words)
        yield cells[PEOPLE_HEAD].text, count_or_reason(line.amount)
        if "Share" in cells:
            yield cells["Share"].text, share_or_reason(line.amount)
            yield cells["95% interval"].text, interval(line.amount)


# Numbers as pages say them


def count(number: int | None) -> str:
    return "" if number is None else NOUGHT if number == 0 else f"about {number:,}"


def count_or_reason(amount: Amount) -> str:
    return REASONS[amount.withheld] if amount.withheld else count(amount.count)


def share_or_reason(amount: Amount) -> str:
    if amount.withheld or amount.share is None or amount.count == 0:
        return count_or_reason(amount)
    return percent(amount.share)


def interval(amount: Amount) -> str:
    if amount.low is None or amount.high is None:
        return ""
    return f"{percent(amount.low)} to {percent(amount.high)}"


def percent(share: float) -> str:
    return f"{(Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_EVEN)}%"


def _one_line(text: str) -> str:
    return " ".join(text.split())


# Sentences


def untrue(chart: SeenChart, bars: list[Bar]) -> tuple[int, list[str]]:
    """How many sentences with a share were read, and which of them the release does not bear out."""
    read, wrong = 0, []
    for sentence in chart.sentences:
        found = [truth for bar in bars for truth in _true(sentence, bar)]
        read += bool(found)
        if found and not any(found):
            wrong.append(f"{chart.id}: {sentence}")
    return read, wrong


def _true(sentence: str, bar: Bar) -> Iterator[bool]:
    """Whether a sentence is true of a bar, for each of its answers that the sentence could be about."""
    if bar.measure:
        for side in SIDES:
            amount = bar.figure.amount(side)
            before, _share, after = str(getattr(bar.measure.says, side)).partition("{share}")
            match = re.match(f"{re.escape(before)}(?P<share>.+?){re.escape(after)}", sentence)
            if amount and match:
                yield _share_fits(match["share"], amount) and _base_fits(sentence, bar.figure)
    for line in (*bar.lines, *bar.apart):
        match = re.match(rf"(?P<share>.+?) of about .+ who answered said “{re.escape(line.words)}”\.$", sentence)
        if match:
            yield _share_fits(match["share"], line.amount) and _base_fits(sentence, bar.figure)


def _share_fits(words: str, amount: Amount) -> bool:
    if amount.share is None:
        return amount.withheld is Withheld.ALMOST_ALL and words == "Almost all"
    tenth = floor(amount.share * 10 + 0.5 + 1e-9)
    return words == {0: "Fewer than 1 in 10", 10: "Almost all"}.get(tenth, f"About {tenth} in 10")


def _base_fits(sentence: str, figure: Figure) -> bool:
    """Whether the number of people, and the interval where the sentence gives one, are the figure's."""
    base = re.search(r"[Aa]bout ([\d,]+) (?!in 10)", sentence)
    ends = re.search(r"between (\d+) and (\d+) in 10", sentence)
    shown = {
        (floor(one.low * 10 + 1e-9), ceil(one.high * 10 - 1e-9))
        for one in figure.amounts
        if one.low is not None and one.high is not None
    }
    fits = ends is None or (int(ends[1]), int(ends[2])) in shown
    return fits and (base is None or int(base[1].replace(",", "")) == figure.base)
