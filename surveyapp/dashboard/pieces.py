"""Pieces: where the segments of a bar stand along its axis, how far chance could move their ends, and what fills the place of
a withheld number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.domain.release import Withheld
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE, ROUNDING, SMALLEST_GROUP, SMALLEST_SHOWN


@dataclass(frozen=True)
class Piece:
    """A stretch of a bar from one share to another. `texts` are what may stand on it, the fullest first."""

    tone: Tone
    start: float
    end: float
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Whisker:
    """The 95% interval of a share: how far the end of its piece could be moved by chance."""

    start: float
    end: float


@dataclass(frozen=True)
class _Stretch:
    tone: Tone
    length: float
    texts: tuple[str, ...]


# A bar on both sides of a centre line


def diverging(bar: Bar) -> tuple[Piece, ...]:
    """Good answers right of zero, the opposite left of it, in between astride it. A bar that is withheld as a whole has no pieces."""
    if bar.figure.withheld:
        return ()
    if bar.almost_all:
        return tuple(_almost_all(bar.almost_all))
    if bar.segments and all(segment.amount.withheld is Withheld.FEW for segment in bar.segments):
        return (Piece(Tone.WITHHELD, -0.5, 0.5, (statements.reason(Withheld.FEW),)),)
    return tuple(_side_by_side(_places(bar)))


def diverging_whiskers(bar: Bar) -> tuple[Whisker, ...]:
    """The intervals of both sides, each measured from where its piece begins. That of the middle, which has no end of its own, is
    in the table."""
    if bar.figure.withheld or bar.almost_all:
        return ()
    middle = _places(bar).get(Tone.NEUTRAL)
    return tuple(_whiskers(bar, middle.length / 2 if middle else 0.0))


def _whiskers(bar: Bar, begin: float) -> Iterator[Whisker]:
    for segment in bar.shown:
        low, high = segment.amount.low, segment.amount.high
        if low is None or high is None:
            continue
        if segment.tone is Tone.NEGATIVE:
            yield Whisker(-begin - high, -begin - low)
        elif segment.tone is Tone.POSITIVE:
            yield Whisker(begin + low, begin + high)


def _side_by_side(places: dict[Tone, _Stretch]) -> Iterator[Piece]:
    """The stretches from left to right, with the middle of the one in between at zero. That of an answer that hardly anybody gave
    has a place, and no length."""
    left, middle = places.get(Tone.NEGATIVE), places.get(Tone.NEUTRAL)
    edge = -(left.length if left else 0.0) - (middle.length / 2 if middle else 0.0)
    for place in (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE):
        stretch = places.get(place)
        if stretch and (stretch.length > 0 or stretch.tone is not Tone.WITHHELD):
            yield Piece(stretch.tone, edge, edge + stretch.length, stretch.texts)
            edge += stretch.length


def _places(bar: Bar) -> dict[Tone, _Stretch]:
    """What stands left, in the middle and right. A single hidden answer stands in its own place; several share the middle, because
    nobody may know how they divide; on both sides of a shown middle they take half of the rest each."""
    places = {segment.tone: _shown(segment) for segment in bar.shown}
    hidden = [segment.tone for segment in bar.hidden]
    if len(hidden) == 1:
        places[hidden[0]] = _Stretch(Tone.WITHHELD, bar.rest, (statements.reason(Withheld.FEWER_THAN_10),))
    elif Tone.NEUTRAL in places:
        places |= dict.fromkeys(hidden, _Stretch(Tone.WITHHELD, bar.rest / 2, (statements.each_fewer(),)))
    elif hidden:
        places[Tone.NEUTRAL] = _Stretch(Tone.WITHHELD, bar.rest, (statements.each_fewer(),))
    return places


def _shown(segment: Segment) -> _Stretch:
    share = statements.share_or_reason(segment)
    return _Stretch(segment.tone, segment.amount.share or 0.0, (f"{segment.label} {share}", share))


def _almost_all(segment: Segment) -> Iterator[Piece]:
    """At least so much as "almost all" means, and hatched beyond: it ends somewhere there."""
    least, said = ALMOST_ALL_SHARE, statements.starting(statements.share_or_reason(segment))
    texts = (f"{segment.label}: {statements.share_or_reason(segment)}", said)
    if segment.tone is Tone.NEUTRAL:
        yield Piece(Tone.WITHHELD, -0.5, -least / 2)
        yield Piece(segment.tone, -least / 2, least / 2, texts)
        yield Piece(Tone.WITHHELD, least / 2, 0.5)
    elif segment.tone is Tone.NEGATIVE:
        yield Piece(Tone.WITHHELD, -1.0, -least)
        yield Piece(segment.tone, -least, 0.0, texts)
    else:
        yield Piece(segment.tone, 0.0, least, texts)
        yield Piece(Tone.WITHHELD, least, 1.0)


# One answer from one edge


def listed(segment: Segment, whole: int) -> tuple[Piece, ...]:
    """An answer from zero: by its share, or, where only people are counted, by its count as a part of `whole`. Where none are shown,
    there may be a few: so far it is hatched."""
    amount = segment.amount
    if amount.withheld is Withheld.ALMOST_ALL:
        return (
            Piece(segment.tone, 0.0, ALMOST_ALL_SHARE),
            Piece(Tone.WITHHELD, ALMOST_ALL_SHARE, 1.0),
        )
    if amount.withheld:
        return (Piece(Tone.WITHHELD, 0.0, _at_most(amount.withheld, whole)),)
    if amount.count == 0:
        return (Piece(Tone.WITHHELD, 0.0, min(1.0, (ROUNDING - 1) / whole)),)
    length = amount.share if amount.share is not None else (amount.count or 0) / whole
    return (Piece(segment.tone, 0.0, min(length, 1.0)),)


def listed_whisker(segment: Segment) -> Whisker | None:
    """The interval of an answer's share; None where it has none."""
    low, high = segment.amount.low, segment.amount.high
    return None if segment.amount.withheld or low is None or high is None else Whisker(low, high)


def _at_most(withheld: Withheld, whole: int) -> float:
    """How far a withheld answer can reach, from what everybody may know."""
    if withheld is Withheld.FEW:
        return 1.0 - ALMOST_ALL_SHARE
    if withheld in (Withheld.PROTECTED, Withheld.OVERALL_ONLY):
        return 1.0
    smallest = SMALLEST_GROUP if withheld is Withheld.SMALL_GROUP else SMALLEST_SHOWN
    return min(1.0, (smallest - 1) / whole)
