"""A release in words: the newest figures of each questionnaire beside the words of the version that was asked, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from surveyapp.dashboard.released import newest_release, release_numbered
from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.area import Area, Breakdown, Theme
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.measures import Population, Subject
from surveyapp.domain.partitions import splits
from surveyapp.domain.questionnaire import Measure, Questionnaire
from surveyapp.domain.release import Figure, FigureSet, Release, ReleasedWave
from surveyapp.domain.series import Asked
from surveyapp.domain.translation import in_language
from surveyapp.domain.words import PIPE, Rendering
from surveyapp.storage import releases, versions
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version
from surveyapp.web.current import site
from surveyapp.web.languages import direction, language


@dataclass(frozen=True, eq=False)
class WordedSet:
    """The figures of one questionnaire, the words that it asked with, and the wave in which it asked.

    `asked`: all its waves up to this one, oldest first, in the words of its file, by which meanings are compared.
    """

    figures: FigureSet
    questionnaire: Questionnaire
    wave: ReleasedWave
    asked: tuple[Asked, ...] = ()

    @property
    def source(self) -> Questionnaire:
        """The questionnaire in the words of its file."""
        return self.asked[-1].questionnaire if self.asked else self.questionnaire

    @property
    def people(self) -> str:
        """Who answers, as in the middle of a sentence."""
        return str(self.questionnaire.people)

    @property
    def people_first(self) -> str:
        """Who answers, as at the start of a sentence."""
        return self.people[:1].upper() + self.people[1:]

    @property
    def voice(self) -> str:
        """The colour that tells these people apart, always beside the word for them: easy read is young people's form."""
        return "young" if self.questionnaire.rendering is Rendering.EASY_READ else "parents"

    def measure_figure(
        self, measure: Measure, population: Population = Population.SELF, breakdown: str = "", group: str = ""
    ) -> Figure | None:
        return self.figures.find(Subject.MEASURE, measure.id, population, breakdown, group)

    def people_figure(self, population: Population = Population.SELF) -> Figure | None:
        return self.figures.find(Subject.PEOPLE, "", population)

    def question_figure(self, question: ChoiceQuestion) -> Figure | None:
        return self.figures.find(Subject.QUESTION, question.id)

    def measures_of(self, theme: str) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.questionnaire.measures if measure.theme == theme)

    def splits(self) -> Iterator[Breakdown]:
        """The breakdowns that measures may be split by."""
        return splits(self.questionnaire)


@dataclass(frozen=True, eq=False)
class WordedRelease:
    """A release in one language. There is one object for each, so that what is made of it can be kept."""

    release: Release
    direction: str
    area: Area
    themes: tuple[Theme, ...]
    sets: tuple[WordedSet, ...]

    def theme(self, theme_id: str) -> Theme | None:
        """The theme, where the release has a measure of it."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def hard_words(self, *themes: str) -> tuple[HardWord, ...]:
        """The hard words in what was asked about these themes, each explained once."""
        used = {
            word: asked.questionnaire.glossary
            for asked in self.sets
            for question in asked.questionnaire.choices()
            if question.theme in themes
            for word in question.hard_words
        }
        found = {word.id: word for word_id, glossary in used.items() for word in glossary if word.id == word_id}
        return tuple(found.values())

    def split(self, breakdown_id: str) -> Breakdown | None:
        """The breakdown, where some questionnaire declares that its measures may be split by it."""
        declared = (breakdown for worded in self.sets for breakdown in worded.splits())
        return next((breakdown for breakdown in declared if breakdown.id == breakdown_id), None)


def newest(rendering: Rendering = Rendering.STANDARD) -> WordedRelease | None:
    """The newest release in the reader's language; None before the first."""
    database = site().database
    release = newest_release()
    return _in_words(database, release.number, language(), rendering) if release else None


def numbered(number: int, rendering: Rendering = Rendering.STANDARD) -> WordedRelease | None:
    """The release with this number in the reader's language; None where there is none."""
    database = site().database
    release = release_numbered(number)
    return _in_words(database, release.number, language(), rendering) if release else None


@lru_cache(maxsize=32)
def _in_words(database: Database, number: int, language: str, rendering: Rendering) -> WordedRelease:
    release = releases.made(database, number)
    if release is None:
        raise KeyError(number)
    sets = tuple(_worded_sets(database, release, language, rendering))
    measured = {measure.theme for worded in sets for measure in worded.questionnaire.measures}
    titles = {theme.id: theme for worded in sets for theme in worded.questionnaire.themes}
    themes = tuple(titles.get(theme.id, theme) for theme in site().themes if theme.id in measured)
    return WordedRelease(release, direction(), _area(database, sets, language, rendering), themes, sets)


def _worded_sets(database: Database, release: Release, language: str, rendering: Rendering) -> Iterator[WordedSet]:
    for questionnaire in release.questionnaires():
        figures = release.latest_set(questionnaire)
        wave = release.wave(figures.wave) if figures else None
        if figures and wave:
            published = versions.published(database, Version(figures.questionnaire, figures.version))
            asked = tuple(_asked(database, release, questionnaire))
            yield WordedSet(figures, published.shown(language, rendering), wave, asked)


def _asked(database: Database, release: Release, questionnaire: str) -> Iterator[Asked]:
    """The waves in which a questionnaire has figures, oldest first."""
    for wave in release.waves:
        figures = release.set_of(wave.id, questionnaire)
        if figures and figures.figures:
            version = Version(questionnaire, figures.version)
            yield Asked(wave, figures, versions.published(database, version).questionnaire)


def _area(database: Database, sets: tuple[WordedSet, ...], language: str, rendering: Rendering) -> Area:
    """The area in the reader's language. A version is published with the area's translations beside its own."""
    catalogue: dict[str, str] = {}
    for worded in sets:
        published = versions.published(database, Version(worded.figures.questionnaire, worded.figures.version))
        catalogue |= published.catalogues.get(language, {})
    return in_language(site().area, catalogue, rendering)


def question_text(question: ChoiceQuestion) -> str:
    """The words of a question, with the general part where an earlier answer would stand."""
    return PIPE.sub(lambda found: found["otherwise"], str(question.words))
