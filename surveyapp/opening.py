"""The one verb that opens a wave: not before somebody is there to read what comes in."""

from __future__ import annotations

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.storage import notices, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.versions import Version
from surveyapp.storage.waves import WaveRefused

NOBODY_READS = (
    "“{}” has boxes to write in, or answers after which help is shown. Before it collects, a safeguarding lead must be there "
    "and must have confirmed that a notice reached them. Invite one with `surveyapp staff add`, send a test with "
    "`surveyapp notices test`, and let them type its code on the forum's page “Notices”."
)


def open_wave(database: Database, wave: Wave) -> None:
    """Begin to collect. Raises WaveRefused where nobody would hear a child that is not safe."""
    if not wave.demo:
        _refuse_unheard(database, wave)
    waves.open_wave(database, wave)


def can_tell_of_harm(questionnaire: Questionnaire) -> bool:
    """Whether people can write on its pages, or give an answer that is a worry. One that is only loaded has no pages."""
    if not questionnaire.listed:
        return False
    counted = [question for question in questionnaire.every_question() if question.counts]
    worries = (
        option.worry for question in counted if isinstance(question, ChoiceQuestion) for option in question.options
    )
    return any(question.holds_free_text for question in counted) or any(worries)


def _refuse_unheard(database: Database, wave: Wave) -> None:
    asked = (
        versions.published(database, Version(name, number)).questionnaire for name, number in wave.versions.items()
    )
    with database.reading() as connection:
        heard = notices.lead_has_confirmed(connection)
    for questionnaire in asked:
        if can_tell_of_harm(questionnaire) and not heard:
            raise WaveRefused(NOBODY_READS.format(questionnaire.title))
