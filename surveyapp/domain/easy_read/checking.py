"""The check as a whole: every rule on every text and picture, and what exemptions lift."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.domain.easy_read import rules
from surveyapp.domain.easy_read.explanations import explanation_findings
from surveyapp.domain.easy_read.finding import Breach, EasyReadFinding, Place
from surveyapp.domain.easy_read.pictures import picture_findings
from surveyapp.domain.easy_read.scales import answer_findings, option_lists, scale_breaches
from surveyapp.domain.easy_read.shared import errors_first
from surveyapp.domain.easy_read.texts import ReadText, every_text
from surveyapp.domain.easy_read.whole import name_breaches, whole_findings
from surveyapp.domain.easy_read.wording import breaches
from surveyapp.domain.options import Exemption
from surveyapp.domain.outline import Outline
from surveyapp.domain.questionnaire import Questionnaire


def easy_read_findings(questionnaire: Questionnaire, ledger: frozenset[str] | None = None) -> list[EasyReadFinding]:
    """Every breach of a rule, errors first.

    `questionnaire` is a parsed one. `ledger`: names of the pictures whose licence is known; None where there is no
    ledger, so that only missing pictures are found. One that is never offered (`listed: false`) has no findings.
    """
    if not questionnaire.listed:
        return []
    texts = every_text(questionnaire)
    lifting = _Lifting()
    found = [
        *lifting.of_texts(questionnaire, texts),
        *lifting.of_scales(questionnaire),
        *answer_findings(questionnaire),
        *picture_findings(questionnaire, ledger),
        *whole_findings(questionnaire, texts),
        *explanation_findings(questionnaire.glossary, [text.explains for text in texts if text.explains]),
        *lifting.empty(questionnaire),
    ]
    return errors_first(found)


class _Lifting:
    """Takes away what exemptions lift, and notes which of them did."""

    def __init__(self) -> None:
        self._used: set[tuple[str, Exemption]] = set()

    def of_texts(self, questionnaire: Questionnaire, texts: list[ReadText]) -> Iterator[EasyReadFinding]:
        for text in texts:
            for breach in breaches(text, questionnaire.glossary):
                yield from self._left(breach, text.place, text.owner or text.place, text.exempt, text.is_escape)
        for text, breach in name_breaches(texts, questionnaire.glossary):
            yield from self._left(breach, text.place, text.owner or text.place, text.exempt)

    def of_scales(self, questionnaire: Questionnaire) -> Iterator[EasyReadFinding]:
        for listed, place, breach in scale_breaches(option_lists(questionnaire)):
            yield from self._left(breach, place, listed.place, listed.exempt)

    def empty(self, questionnaire: Questionnaire) -> Iterator[EasyReadFinding]:
        """Exemptions that lifted nothing."""
        for place, exempt in _declared(questionnaire):
            for exemption in exempt:
                if (place.said, exemption) not in self._used:
                    mend = f"“{exemption}” lifts nothing here. {rules.EMPTY_EXEMPTION.mend}"
                    yield EasyReadFinding(rules.EMPTY_EXEMPTION, place, "", mend)

    def _left(
        self, breach: Breach, place: Place, owner: Place, exempt: tuple[Exemption, ...], is_escape: bool = False
    ) -> Iterator[EasyReadFinding]:
        if is_escape and breach.in_escape:
            return
        lifting = breach.lifted_by & set(exempt)
        self._used |= {(owner.said, exemption) for exemption in lifting}
        if not lifting:
            yield EasyReadFinding(breach.rule, place, breach.sentence, breach.mend)


def _declared(questionnaire: Questionnaire) -> Iterator[tuple[Place, tuple[Exemption, ...]]]:
    for listed in option_lists(questionnaire):
        if listed.place.said.startswith("scale "):
            yield listed.place, listed.exempt
    for asked in Outline(questionnaire).questions:
        yield Place(f"question {asked.question.id}", asked.path, part=asked.on.page.id), asked.question.exempt
