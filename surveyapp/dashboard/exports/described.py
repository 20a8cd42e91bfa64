"""A release described: its figures beside the English words of what was asked, so that each file can be read alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from surveyapp.dashboard.worded import question_text
from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.area import Area, Breakdown
from surveyapp.domain.measures import Outcome, Subject
from surveyapp.domain.questionnaire import Measure, Questionnaire, Supporter
from surveyapp.domain.release import Figure, FigureSet, Release, ReleasedWave
from surveyapp.domain.translation import SOURCE_LANGUAGE
from surveyapp.domain.words import Rendering, Words, without_hidden
from surveyapp.storage import releases, versions
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version

APART_WORDS = {
    Outcome.DONT_KNOW: "Don't know",
    Outcome.NOT_APPLICABLE: "Does not apply",
    Outcome.PREFER_NOT: "Rather not say",
}
SUPPORTER_WORDS = {
    Supporter.ALONE: "On their own",
    Supporter.HELPED: "With help from somebody",
    Supporter.FOR_ME: "Somebody else answered for them",
}


@dataclass(frozen=True, eq=False)
class DescribedSet:
    """The figures of one questionnaire in one wave, and the words for the ids in them."""

    figures: FigureSet
    questionnaire: Questionnaire
    wave: ReleasedWave

    @cached_property
    def choices(self) -> dict[str, ChoiceQuestion]:
        """Its questions whose answers are counted, by id."""
        return {question.id: question for question in self.questionnaire.choices()}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.questionnaire.measures}

    @cached_property
    def breakdowns(self) -> dict[str, Breakdown]:
        return {breakdown.id: breakdown for breakdown in self.questionnaire.breakdowns}

    @cached_property
    def _groups(self) -> dict[tuple[str, str], str]:
        return {
            (breakdown.id, group.id): plain(group.words)
            for breakdown in self.questionnaire.breakdowns
            for group in breakdown.every_group()
        }

    def feeding(self, measure: Measure) -> Iterator[ChoiceQuestion]:
        """The questions that make a measure."""
        yield from (question for question in self.choices.values() if question.measure == measure.id)

    def moved_in(self, figure: Figure) -> int:
        """The release in which a figure last moved. Those of groups move more seldom."""
        return self.figures.groups_moved_in if figure.breakdown else self.figures.moved_in

    def title(self, figure: Figure) -> str:
        """What a figure is about."""
        if figure.subject is Subject.MEASURE and figure.name in self.measures:
            return plain(self.measures[figure.name].title)
        if figure.subject is Subject.QUESTION and figure.name in self.choices:
            return asked(self.choices[figure.name])
        return plain(self.questionnaire.people) if figure.subject is Subject.PEOPLE else ""

    def theme(self, figure: Figure) -> str:
        """The id of the theme of a figure; empty where it has none."""
        if figure.subject is Subject.MEASURE and figure.name in self.measures:
            return self.measures[figure.name].theme
        question = self.choices.get(figure.name) if figure.subject is Subject.QUESTION else None
        return question.theme or "" if question else ""

    def breakdown_title(self, breakdown: str) -> str:
        found = self.breakdowns.get(breakdown)
        return plain(found.title) if found else ""

    def group_title(self, breakdown: str, group: str) -> str:
        return self._groups.get((breakdown, group), "")

    def label(self, figure: Figure, outcome: str) -> str:
        """The words of one outcome of a figure."""
        if figure.subject is Subject.MEASURE:
            return self._label_of_measure(figure.name, outcome)
        if figure.subject is Subject.QUESTION:
            return self._label_of_option(figure.name, outcome)
        return SUPPORTER_WORDS[Supporter(outcome)] if outcome in set(Supporter) else ""

    def _label_of_measure(self, name: str, outcome: str) -> str:
        if outcome in APART_WORDS:
            return APART_WORDS[Outcome(outcome)]
        measure = self.measures.get(name)
        words = getattr(measure.labels, outcome, None) if measure else None
        return plain(words) if isinstance(words, Words) else ""

    def _label_of_option(self, name: str, outcome: str) -> str:
        question = self.choices.get(name)
        if question is None:
            return ""
        option = question.option(outcome)
        return plain(option.words) if option else self.group_title(question.breakdown or "", outcome)


@dataclass(frozen=True, eq=False)
class DescribedRelease:
    """A release with everything that its files say."""

    release: Release
    area: Area
    sets: tuple[DescribedSet, ...]

    @property
    def area_name(self) -> str:
        return plain(self.area.name)

    @property
    def survey(self) -> str:
        return plain(self.area.survey)

    @property
    def waves(self) -> tuple[ReleasedWave, ...]:
        return self.release.waves


def described(database: Database, area: Area, number: int) -> DescribedRelease | None:
    """The published release with this number; None where there is none."""
    release = releases.made(database, number)
    return DescribedRelease(release, area, tuple(_sets(database, release))) if release else None


def _sets(database: Database, release: Release) -> Iterator[DescribedSet]:
    for found in release.sets:
        wave = release.wave(found.wave)
        if wave:
            published = versions.published(database, Version(found.questionnaire, found.version))
            yield DescribedSet(found, published.shown(SOURCE_LANGUAGE, Rendering.STANDARD), wave)


def plain(words: object) -> str:
    """A text without what spreadsheets, XML or readers trip over. Every text of a file goes through here."""
    return without_hidden(str(words))


def asked(question: ChoiceQuestion) -> str:
    """The words of a question."""
    return plain(question_text(question))
