"""Made-up people who write comments: they come and go, and their comments are read meanwhile, at the sizes at which rules change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from surveyapp.domain.commented import CommentRead, comment_cells
from surveyapp.domain.disclosure import Making, TallySet, protect
from surveyapp.domain.measures import Cell, Population, Subject
from surveyapp.domain.moments import Changes, moments_of
from surveyapp.domain.questionnaire import Questionnaire, Supporter
from surveyapp.domain.release import Release
from tests import builders as build

DAY = date(2026, 11, 2)
SENTIMENTS = ("positive", "neutral", "negative", None)


def asking(*themes: str | None) -> Questionnaire:
    """A questionnaire that asks for words under each of these themes."""
    pages = [build.page(build.long_text(f"words-{number}", theme=theme)) for number, theme in enumerate(themes)]
    return build.questionnaire(*pages, id="words", themes=build.THEMES)


@dataclass
class Writer:
    """Somebody's comments, as they were last read."""

    comments: tuple[CommentRead, ...]

    def cells(self) -> set[Cell]:
        people = Cell(Population.SELF, Subject.PEOPLE, "", "", "", Supporter.ALONE)
        return {people, *comment_cells(Population.SELF, self.comments)}


@dataclass
class Town:
    """Those who have answered by now."""

    chance: Random
    themes: Sequence[str | None]
    machine: Sequence[float]
    """How likely the machine reads each of SENTIMENTS."""
    agrees: float
    """How likely a person reads what the machine did."""
    writers: list[Writer] = field(default_factory=list)

    def come(self, many: int) -> None:
        """So many answer."""
        self.writers += [Writer(tuple(self._comments())) for _ in range(many)]

    def go(self, many: int) -> None:
        """So many take their answers back."""
        for _ in range(min(many, len(self.writers))):
            self.writers.remove(self.chance.choice(self.writers))

    def read(self, share: float) -> None:
        """About this share of the comments that nobody has read is read by a person, who may find another theme in them."""
        for writer in self.writers:
            writer.comments = tuple(
                self._by_person(one) if not one.by_person and self.chance.random() < share else one
                for one in writer.comments
            )

    def counts(self) -> Counter[Cell]:
        """The true counts."""
        return Counter(cell for writer in self.writers for cell in writer.cells())

    def _comments(self) -> Iterator[CommentRead]:
        for theme in self.themes:
            if self.chance.random() < 0.8:
                sentiment = self.chance.choices(SENTIMENTS, self.machine)[0]
                yield CommentRead((theme,) if theme else (), sentiment, by_person=False)

    def _by_person(self, read: CommentRead) -> CommentRead:
        agreed = read.sentiment if self.chance.random() < self.agrees else self.chance.choice(SENTIMENTS)
        moved = self.chance.random() < 0.1 * (1 - self.agrees)
        themes = (self.chance.choice(("safe", "feelings")),) if moved else read.themes
        return CommentRead(themes, agreed, by_person=True)


@dataclass
class Published:
    """What was published, and the truth behind it."""

    questionnaire: Questionnaire
    key: bytes
    releases: list[Release] = field(default_factory=list)
    truths: list[Counter[Cell]] = field(default_factory=list)
    changes: dict[int, Changes] = field(default_factory=dict)

    def publish(self, counts: Counter[Cell], changes: Changes, *, audit: bool = True) -> None:
        """Make the next release."""
        moments = tuple(moments_of(self.releases, "wave", self.questionnaire.id, self.changes))
        tallies = TallySet("wave", self.questionnaire, 1, counts, changes, changes, moments)
        earlier = self.releases[-1] if self.releases else None
        made = protect([tallies], [build.wave("wave")], earlier, Making(DAY, self.key, audit=audit))
        if made.moved:
            self.releases.append(made.release)
            self.truths.append(counts)
            self.changes[made.release.number] = changes


def history(seed: int, *, audit: bool = True, steps: int = 3) -> Published:
    """Some releases of a town of chance."""
    chance = Random(seed)
    themes: tuple[str | None, ...] = chance.choice((("safe",), ("safe", "feelings"), ("safe", None)))
    machine = [chance.gammavariate(chance.choice((0.3, 1.0, 3.0)), 1) + 0.01 for _ in SENTIMENTS]
    town = Town(chance, themes, machine, agrees=chance.choice((0.0, 0.7, 1.0)))
    found = Published(asking(*themes), chance.randbytes(8))
    for number in range(steps):
        came, gone = (chance.choice((11, 12, 13, 15, 20, 26, 40)), 0) if not number else _moving(chance)
        town.come(came)
        town.go(gone)
        town.read(chance.choice((0.0, 0.0, 0.3, 1.0)))
        found.publish(town.counts(), Changes(came, gone), audit=audit)
    return found


def _moving(chance: Random) -> tuple[int, int]:
    """Who comes and who goes, just enough for figures to move or more."""
    return chance.choice(((10, 0), (11, 0), (12, 1), (13, 2), (16, 0), (0, 10), (1, 11), (25, 3)))
