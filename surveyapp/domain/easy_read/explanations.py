"""Explanations: whether the glossary's words can be read without each other."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.domain.easy_read import rules
from surveyapp.domain.easy_read.finding import EasyReadFinding, Place
from surveyapp.domain.easy_read.jargon import leaned_on, leaning_breaches
from surveyapp.domain.easy_read.sentences import sentences
from surveyapp.domain.easy_read.shared import errors_first, findings_in
from surveyapp.domain.easy_read.texts import GLOSSARY, ReadText, Role, words_of
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.words import Rendering


def glossary_findings(glossary: tuple[HardWord, ...]) -> list[EasyReadFinding]:
    """Every breach of a rule in the glossary's own file, errors first.

    Its easy words keep every rule. Its standard words are no easy read, but they too explain without other hard words.
    """
    places = {word.id: Place(f"word {word.id}", ("words", number, "means")) for number, word in enumerate(glossary)}
    easy = [ReadText(words_of(word.means), Role.TELLS, places[word.id], explains=word) for word in glossary]
    return errors_first(
        [
            *findings_in(easy, glossary),
            *_standard(glossary, places),
            *circles(glossary, Rendering.EASY_READ, places),
            *circles(glossary, Rendering.STANDARD, places),
        ]
    )


def explanation_findings(glossary: tuple[HardWord, ...], explained: list[HardWord]) -> Iterator[EasyReadFinding]:
    """Circles among the words that a questionnaire explains."""
    places = {word.id: Place(f"word {word.id}", file="glossary.yaml", part=GLOSSARY) for word in explained}
    yield from circles(glossary, Rendering.EASY_READ, places)


def circles(
    glossary: tuple[HardWord, ...], rendering: Rendering, places: dict[str, Place]
) -> Iterator[EasyReadFinding]:
    """Words whose explanations lead back to themselves, one finding for each that has a place."""
    leads_to = {word.id: leaned_on(word.means.rendered(rendering), word, glossary) for word in glossary}
    for word in glossary:
        way = _way_back(word, leads_to)
        if way and word.id in places:
            shown = " → ".join(f"“{step.word.standard}”" for step in (word, *way))
            mend = f"{shown}. {rules.CIRCULAR_EXPLANATION.mend}"
            said = word.means.rendered(rendering)
            yield EasyReadFinding(rules.CIRCULAR_EXPLANATION, places[word.id], said, mend)


def _way_back(word: HardWord, leads_to: dict[str, list[HardWord]]) -> list[HardWord]:
    """The shortest way from one explanation to the next that ends at the word itself; empty where there is none."""
    ways = [[step] for step in leads_to[word.id]]
    seen: set[str] = set()
    for way in ways:
        last = way[-1]
        if last.id == word.id:
            return way
        if last.id not in seen:
            seen.add(last.id)
            ways += [[*way, step] for step in leads_to[last.id]]
    return []


def _standard(glossary: tuple[HardWord, ...], places: dict[str, Place]) -> Iterator[EasyReadFinding]:
    for word in glossary:
        if word.means.easy_read is not None:
            place = places[word.id].within("standard words", "standard")
            for sentence in sentences(word.means.standard):
                for breach in leaning_breaches(sentence, word, glossary):
                    yield EasyReadFinding(breach.rule, place, breach.sentence, breach.mend)
