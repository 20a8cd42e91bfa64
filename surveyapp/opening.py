"""The gate: no wave opens before somebody is there to read what comes in, and that somebody stays while one collects."""

from __future__ import annotations

from datetime import date

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.waves import Wave
from surveyapp.storage import notices, versions, waves
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Change, StaffRefused
from surveyapp.storage.versions import Version
from surveyapp.storage.waves import WaveRefused

NOBODY_READS = (
    "“{}” has boxes to write in, or answers after which help is shown. Before it collects, a safeguarding lead must be there "
    "and must have confirmed that a notice reached them. Invite one with `surveyapp staff add`, send a test with "
    "`surveyapp notices test`, and let them type its code on the forum's page “Notices”."
)

LAST_LEAD = (
    "Then no safeguarding lead would be left who confirmed that notices reach them, while people can write things that tell "
    "of harm. Let another lead confirm first, on the forum's page “Notices”."
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


def needs_lead(database: Database, today: date) -> bool:
    """Whether a wave that is no demo takes answers which can tell of harm."""
    taking = (wave for wave in waves.every_wave(database) if wave.takes(today) and not wave.demo)
    return any(can_tell_of_harm(one) for wave in taking for one in _asked(database, wave))


def nobody_hears(database: Database, today: date) -> bool:
    """Whether such answers come in while no safeguarding lead is there who confirmed that notices reach them."""
    if not needs_lead(database, today):
        return False
    with database.reading() as connection:
        return not notices.lead_has_confirmed(connection)


def change_staff(database: Database, today: date, change: Change) -> None:
    """Change roles or suspend somebody in one transaction. Raises StaffRefused where the last lead who confirmed would go."""
    needed = needs_lead(database, today)
    with database.writing() as connection:
        heard = notices.lead_has_confirmed(connection)
        change(connection)
        if needed and heard and not notices.lead_has_confirmed(connection):
            raise StaffRefused(LAST_LEAD)


def _asked(database: Database, wave: Wave) -> list[Questionnaire]:
    return [versions.published(database, Version(*named)).questionnaire for named in wave.versions.items()]


def _refuse_unheard(database: Database, wave: Wave) -> None:
    asked = _asked(database, wave)
    with database.reading() as connection:
        heard = notices.lead_has_confirmed(connection)
    for questionnaire in asked:
        if can_tell_of_harm(questionnaire) and not heard:
            raise WaveRefused(NOBODY_READS.format(questionnaire.title))
