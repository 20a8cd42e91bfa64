"""Checking the files that all questionnaires share: plain texts, where nothing can be declared exempt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from surveyapp.domain.easy_read.finding import EasyReadFinding
from surveyapp.domain.easy_read.texts import ReadText
from surveyapp.domain.easy_read.whole import name_breaches
from surveyapp.domain.easy_read.wording import breaches
from surveyapp.domain.glossary import HardWord


def findings_in(texts: Sequence[ReadText], glossary: tuple[HardWord, ...]) -> Iterator[EasyReadFinding]:
    """Every breach of a rule about words."""
    found = [(text, breach) for text in texts for breach in breaches(text, glossary)]
    for text, breach in [*found, *name_breaches(texts, glossary)]:
        if not (text.is_escape and breach.in_escape):
            yield EasyReadFinding(breach.rule, text.place, breach.sentence, breach.mend)


def errors_first(found: Iterable[EasyReadFinding]) -> list[EasyReadFinding]:
    """Findings in their order, but errors before warnings."""
    return sorted(found, key=lambda finding: not finding.is_error)
