"""What every file says about itself: where its figures are from, how to read them, and how people are protected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import force_locale, format_date

from surveyapp.dashboard.exports.described import DescribedRelease, plain
from surveyapp.dashboard.exports.reasons import REASONS
from surveyapp.dashboard.rules import rules_in_words
from surveyapp.domain.thresholds import ROUNDING

ENGLISH = "en_GB"
DEMO_MARK = "Demo data. Nobody real said this."


@dataclass(frozen=True)
class Section:
    """Sentences under a heading."""

    title: str
    sentences: tuple[str, ...]


def title(described: DescribedRelease) -> str:
    """What a file is called."""
    return f"{described.survey}: release {described.release.number} for {described.area_name}"


def explained(described: DescribedRelease) -> tuple[Section, ...]:
    """Everything that a reader should know first, in English like the rest of the file."""
    with force_locale(ENGLISH):
        rules = tuple(Section(plain(rule.title), tuple(map(plain, rule.sentences))) for rule in rules_in_words())
        return (_what(described), _how_to_read(), *rules, _reasons())


def in_one_text(described: DescribedRelease) -> str:
    """The first section as one text, for files that have room for one."""
    with force_locale(ENGLISH):
        return " ".join(_what(described).sentences)


def _what(described: DescribedRelease) -> Section:
    release = described.release
    made = format_date(release.made_on, "long")
    sentences = [
        f"This file holds release {release.number} of the figures of {described.area_name}. It was made on {made}.",
        *_waves(described),
        "These are the answers of people who chose to take part. Other people may think differently.",
        "A release never changes. A later release may show newer figures.",
    ]
    return Section(title(described), tuple([DEMO_MARK, *sentences] if release.demo else sentences))


def _waves(described: DescribedRelease) -> Iterator[str]:
    for wave in described.waves:
        yield f"Wave “{plain(wave.title)}” opened on {format_date(wave.opened_on, 'long')}."


def _how_to_read() -> Section:
    return Section(
        "How to read the figures",
        (
            "Each row is one answer in one group of people. A group without numbers has one row, which says why.",
            f"Numbers count people, not answers. They are rounded to multiples of {ROUNDING}, up or down by chance.",
            f"0 stands for 0 to {ROUNDING - 1} people. Shares are worked out from rounded numbers.",
            "“At least” and “at most” are the ends of a 95% interval. With few people it is wide.",
            "“Don't know”, “does not apply” and “rather not say” are counted apart. They are in no share of a measure.",
            "People who answered for themselves and people for whom somebody else answered are never added up.",
        ),
    )


def _reasons() -> Section:
    return Section(
        "Why a number is not shown", tuple(f"{one.words} ({one.withheld}): {one.meaning}." for one in REASONS)
    )
