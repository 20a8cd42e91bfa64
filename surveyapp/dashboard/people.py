"""Ten people: a bar's shares as a row of ten figures, in step with its sentence."""

from __future__ import annotations

from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.statements import tenths

TEN = 10
ALMOST_TEN = 9


def ten_people(bar: Bar) -> tuple[Tone, ...]:
    """The tones of ten people in the order of the bar; none where nothing is shown. Who is withheld is an outline."""
    lead = bar.lead()
    if lead is None:
        return ()
    said = _said(lead)
    others = [segment for segment in bar.shown if segment is not lead]
    left = TEN - said
    parts = [segment.amount.share or 0.0 for segment in others] + [bar.rest]
    numbers = largest_remainders(parts, left) if sum(parts) > 0 else [0] * len(others) + [left]
    count = {segment.tone: number for segment, number in zip(others, numbers, strict=False)}
    count |= {lead.tone: said, Tone.WITHHELD: numbers[-1]}
    order = (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE, Tone.WITHHELD)
    return tuple(tone for tone in order for _ in range(count.get(tone, 0)))


def _said(lead: Segment) -> int:
    """How many in ten the sentence says; "almost all" leaves one out."""
    share = lead.amount.share
    return ALMOST_TEN if share is None else min(tenths(share), ALMOST_TEN)


def largest_remainders(parts: list[float], whole: int) -> list[int]:
    """Whole numbers that add up to `whole`, as near to the proportions of `parts` as can be (Hamilton's method)."""
    exact = [part / sum(parts) * whole for part in parts]
    numbers = [int(number) for number in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: exact[place] - numbers[place], reverse=True)
    for place in by_remainder[: whole - sum(numbers)]:
        numbers[place] += 1
    return numbers
