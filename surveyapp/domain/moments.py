"""Moments: what releases gave of one questionnaire in one wave, each time that its figures moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from surveyapp.domain.release import CommentFigure, Figure, FigureSet, Release


@dataclass(frozen=True)
class Changes:
    """How many respondents came, and how many went, since figures last moved."""

    came: int = 0
    gone: int = 0

    @property
    def net(self) -> int:
        """By how many the respondents became more, or fewer.

        Whoever sends and takes back again and again so that figures move changes nothing by it.
        """
        return abs(self.came - self.gone)

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.came + other.came, self.gone + other.gone)


@dataclass(frozen=True)
class Moment:
    """Figures that moved together in one release.

    `groups` tells whether those of groups are among them; `changes`, who came and went since the moment before.
    """

    release: int
    figures: tuple[Figure, ...]
    groups: bool
    changes: Changes
    comments: tuple[CommentFigure, ...] = ()


def moments_of(
    releases: Iterable[Release], wave: str, questionnaire: str, changes: Mapping[int, Changes]
) -> Iterator[Moment]:
    """Every moment of a set of figures, oldest first. `changes` are by the number of the release.

    A set that none are known of was made by an older rule, before there was an audit; its rounding was another one.
    """
    for release in releases:
        found = release.set_of(wave, questionnaire)
        if found and found.moved_in == release.number and release.number in changes:
            yield moment(found, release.number, changes[release.number])


def moment(found: FigureSet, release: int, changes: Changes) -> Moment:
    """What `found` gives that moved in `release`."""
    groups = found.groups_moved_in == release
    figures = tuple(figure for figure in found.figures if groups or not figure.breakdown)
    return Moment(release, figures, groups, changes, found.comments)
