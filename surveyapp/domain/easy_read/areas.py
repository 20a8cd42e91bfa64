"""The area's texts: what young people read of `area.yaml` beside their questionnaires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveyapp.domain.area import Area
from surveyapp.domain.easy_read.finding import EasyReadFinding, Place
from surveyapp.domain.easy_read.shared import errors_first, findings_in
from surveyapp.domain.easy_read.texts import ReadText, options_read, told
from surveyapp.domain.glossary import HardWord


def area_findings(area: Area, glossary: tuple[HardWord, ...], used: frozenset[str]) -> list[EasyReadFinding]:
    """Every breach of a rule about words, errors first. `used`: ids of the breakdowns that questionnaires ask for."""
    names = tuple(
        text
        for words in (area.name, area.forum, area.survey, *(line.name for line in area.helplines))
        for text in words.texts()
    )
    texts = [replace(text, names=names) for text in _texts(area, used)]
    return errors_first(findings_in(texts, glossary))


def _texts(area: Area, used: frozenset[str]) -> Iterator[ReadText]:
    """In the order of the file. A helpline's own name is a name, whatever it says."""
    for number, line in enumerate(area.helplines):
        place = Place(f"helpline {line.id}", ("helplines", number))
        yield from told(line.what_for, place.within("what_for", "what_for"))
        yield from told(line.when, place.within("when", "when"))
    for number, safe_place in enumerate(area.safe_places):
        place = Place(f"safe place {number + 1}", ("safe_places", number))
        yield from told(safe_place.name, place.within("name", "name"))
        yield from told(safe_place.where, place.within("where", "where"))
    yield from told(area.safe_places_about, Place("safe_places_about", ("safe_places_about",)))
    for number, words in enumerate(area.what_happens_next):
        yield from told(words, Place(f"what_happens_next, point {number + 1}", ("what_happens_next", number)))
    for number, breakdown in enumerate(area.breakdowns):
        if breakdown.id in used:
            yield from options_read(breakdown.options, Place(f"breakdown {breakdown.id}", ("breakdowns", number)))
