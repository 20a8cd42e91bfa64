"""Represented: who answered beside who lives here, as charts, with a sentence that says who is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import format_date, format_decimal
from flask_babel import gettext as _

from surveyapp.dashboard import statements
from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.worded import WordedRelease, WordedSet
from surveyapp.domain.area import Breakdown
from surveyapp.domain.outside import PublishedCount
from surveyapp.domain.release import Amount
from surveyapp.domain.representing import GroupHere, represented


def represented_charts(worded: WordedRelease, asked: WordedSet) -> Iterator[tuple[str, Chart]]:
    """A chart for each published count by which these people may be split, with the title of the breakdown."""
    splits = {breakdown.id: breakdown for breakdown in asked.splits()}
    for count in worded.area.populations:
        groups = represented(asked.figures, count) if count.breakdown in splits else ()
        if groups:
            yield str(splits[count.breakdown].title), _chart(asked, splits[count.breakdown], count, groups)


def _chart(asked: WordedSet, breakdown: Breakdown, count: PublishedCount, groups: Sequence[GroupHere]) -> Chart:
    titles = {group.id: str(group.words) for group in breakdown.every_group()}
    segments = tuple(segment for group in groups for segment in _segments(group, titles[group.group]))
    whole = asked.people_figure() or groups[0].figure
    return Chart(
        name=f"represented-{asked.questionnaire.id}-{breakdown.id}",
        kind=Kind.LISTED,
        reading=(*missing_in_words(groups, titles, str(count.of)), source_of(count)),
        caption=_(
            "%(people)s: %(breakdown)s, beside who lives here",
            people=asked.people_first,
            breakdown=str(breakdown.title),
        ),
        subject=str(breakdown.title),
        groups=(BarGroup("", (Bar("", whole, segments, voice=asked.voice),)),),
    )


def _segments(group: GroupHere, title: str) -> Iterator[Segment]:
    figure = group.figure
    answered = Amount(outcome=group.group, count=figure.base, share=group.share, withheld=figure.withheld)
    yield Segment(_("%(group)s: answered", group=title), Tone.PLAIN, answered)
    here = Amount(outcome=group.group, count=group.people, share=group.share_here)
    yield Segment(_("%(group)s: live here", group=title), Tone.NEUTRAL, here)


def missing_in_words(groups: Sequence[GroupHere], titles: dict[str, str], of: str) -> Iterator[str]:
    """Who is missing among those who answered; that nobody clearly is; or that it cannot be said."""
    missing = [group for group in groups if group.missing]
    for group in missing:
        yield _missing(group, titles[group.group], of)
    if not missing and all(group.share is not None for group in groups):
        yield _("Too close to call: no group is clearly missing.")
    elif not missing:
        yield _("Some groups are too small to be shown, so nobody can say from here who is missing.")


def _missing(group: GroupHere, title: str, of: str) -> str:
    too_few = _("Too few answered from this group: %(group)s.", group=title)
    here = statements.percent(group.share_here)
    if group.share is None:
        told = _("They are %(here)s of %(of)s, and too few answered to be shown.", here=here, of=of)
    else:
        share = statements.percent(group.share)
        told = _("They are %(here)s of %(of)s, but %(share)s of those who answered.", here=here, of=of, share=share)
    return f"{too_few} {told}"


def source_of(count: PublishedCount) -> str:
    """Where a published count comes from, and how many were counted."""
    return _(
        "Counted: %(number)s %(of)s. Source: %(source)s, %(date)s.",
        number=format_decimal(sum(one.people for one in count.counts)),
        of=str(count.of),
        source=str(count.source),
        date=format_date(count.published_on, "long"),
    )
