"""Comparisons in words: since the last wave, between groups, between peoples, beside others. Each sentence is chosen by rule."""

from __future__ import annotations

from flask_babel import format_date
from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Segment
from surveyapp.domain.comparing import Comparison, NotCompared, Part, Verdict
from surveyapp.domain.outside import Comparator
from surveyapp.domain.release import Figure, Withheld
from surveyapp.domain.series import Since
from surveyapp.domain.thresholds import ALMOST_ALL_SHARE
from surveyapp.domain.worst_group import Faring

# Since the last wave


def since_last_wave(since: Since | None, outcome: str, now: Segment | None) -> str:
    """What happened to a statement since the wave before: the sentence after "About 6 in 10 parents found it hard."."""
    if since is None:
        return ""
    wave, verdict = since.earlier.title, since.comparison.verdict
    if verdict is Verdict.NOT_COMPARED:
        return _not_compared(since.comparison.reason or NotCompared.WITHHELD, wave)
    if verdict is Verdict.TOO_CLOSE:
        return _("Too close to call: no clear change since %(wave)s.", wave=wave)
    then = _share_then(since.figure, outcome, now)
    if verdict is Verdict.MORE:
        return _("That is more than in %(wave)s: %(share)s.", wave=wave, share=then)
    return _("That is fewer than in %(wave)s: %(share)s.", wave=wave, share=then)


def _not_compared(reason: NotCompared, wave: str) -> str:
    if reason is NotCompared.MEANING:
        return _("Not compared with %(wave)s: the question changed.", wave=wave)
    if reason is NotCompared.NOT_ASKED:
        return _("Not compared with %(wave)s: it was not asked then.", wave=wave)
    return _("Not compared with %(wave)s: one of the two numbers is not shown.", wave=wave)


def _share_then(figure: Figure | None, outcome: str, now: Segment | None) -> str:
    """The share in the wave before, said so that it differs from the share now."""
    amount = figure.amount(outcome) if figure else None
    if amount is None or amount.share is None:
        return statements.reason(amount.withheld) if amount and amount.withheld else ""
    return _apart_from(amount.share, now.amount.share if now else None)


def _apart_from(share: float, other: float | None) -> str:
    """A share in tenths, or in percent where both would read the same."""
    same = other is not None and statements.in_ten(share) == statements.in_ten(other)
    return statements.percent(share) if same else statements.said_inside(share)


# Groups


def worst_group(faring: Faring, breakdown: str, group: str) -> str:
    """The one group that fares worst; `breakdown` and `group` are its titles. Empty where no two groups are shown."""
    if not faring.looked_at:
        return ""
    worst = faring.worst
    if worst is None:
        return _("Too close to call: no group clearly fares worse than the others.")
    named = _("One group fares worse than the others: %(group)s (%(breakdown)s).", group=group, breakdown=breakdown)
    shares = _(
        "There it is %(there)s. In the other groups together it is %(others)s.",
        there=_part(worst.there, worst.others),
        others=_part(worst.others, worst.there),
    )
    return f"{named} {shares}"


def _part(part: Part, beside: Part) -> str:
    """The share of a part, or what is known of it."""
    if part.share is not None:
        return _apart_from(part.share, beside.share)
    if part.high >= part.base and part.low / part.base >= ALMOST_ALL_SHARE:
        return statements.reason(Withheld.ALMOST_ALL)
    return statements.between(part.low / part.base, part.high / part.base)


# Two peoples


def gap(comparison: Comparison, first: tuple[Bar, str], second: tuple[Bar, str], outcome: str) -> str:
    """What one people say beside another, and whether the gap between them is real. Each with the name of its people."""
    label = next((segment.label for segment in first[0].segments if segment.amount.outcome == outcome), "")
    if comparison.verdict is Verdict.NOT_COMPARED:
        return ""
    said = _(
        "“%(label)s”: %(first)s, %(second)s.",
        label=label,
        first=_of_people(first, outcome),
        second=_of_people(second, outcome),
    )
    return f"{said} {_gap_verdict(comparison.verdict, first[1], second[1])}"


def _of_people(said: tuple[Bar, str], outcome: str) -> str:
    amount = said[0].figure.amount(outcome)
    share = amount.share if amount else None
    if share is None:
        reason = statements.reason(amount.withheld) if amount and amount.withheld else ""
        return _("%(share)s %(people)s", share=reason, people=said[1])
    return _("%(share)s %(people)s", share=statements.said_inside(share), people=said[1])


def _gap_verdict(verdict: Verdict, first: str, second: str) -> str:
    if verdict is Verdict.TOO_CLOSE:
        return _("Too close to call: there is no clear gap between them.")
    more, fewer = (first, second) if verdict is Verdict.MORE else (second, first)
    return _("The gap is clear: more %(more)s than %(fewer)s.", more=more, fewer=fewer)


# Others


def beside_others(comparator: Comparator, comparison: Comparison) -> str:
    """What others answered to the same question: their share, who was asked what, and whether ours really differs."""
    said = _(
        "Elsewhere it was %(share)s. Asked: “%(question)s” Of: %(population)s. Source: %(source)s, %(date)s.",
        share=statements.percent(comparator.share),
        question=comparator.question,
        population=comparator.population,
        source=comparator.source,
        date=format_date(comparator.published_on, "long"),
    )
    return f"{said} {_beside_verdict(comparison.verdict)}".strip()


def _beside_verdict(verdict: Verdict) -> str:
    if verdict is Verdict.MORE:
        return _("Here it is clearly more.")
    if verdict is Verdict.FEWER:
        return _("Here it is clearly fewer.")
    return _("Too close to call: there is no clear difference.") if verdict is Verdict.TOO_CLOSE else ""
