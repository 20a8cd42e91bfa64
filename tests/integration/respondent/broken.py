"""The product, broken on purpose in one place at a time: what the machine must notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from unittest import mock

from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import Journey, Place
from surveyapp.domain.measures import AnswerGiven
from surveyapp.storage import drafts, responses, tallies
from surveyapp.storage.comments import Comment
from surveyapp.storage.database import Database
from surveyapp.storage.drafts import Draft
from surveyapp.storage.responses import NewResponse
from surveyapp.storage.secrets import DraftKey
from tests.integration.respondent import asked
from tests.integration.respondent.house import Overtaken


def a_save_that_writes_over_what_another_tab_saved() -> Any:
    """It ignores the revision."""
    save = drafts.save

    def careless(database: Database, draft: Draft, more: Mapping[Place, Value | None], today: date, **how: Any) -> Any:
        if isinstance(database, Overtaken):
            database.let_it_pass()
        newest = drafts.load(database, draft.key, today)
        return save(database, replace(draft, revision=newest.revision) if newest else draft, more, today, **how)

    return mock.patch.object(drafts, "save", careless)


def a_sending_of_answers_off_the_way() -> Any:
    """All that was ever said is sent."""
    response_of = responses.response_of

    def all_of_it(journey: Journey, *about: Any) -> NewResponse:
        made = response_of(journey, *about)
        on_the_way = {place for step in journey.steps for place in step.places}
        said = journey.answers.given.items()
        off = {place: value for place, value in said if value is not None and place not in on_the_way}
        texts = [Comment(*place, str(value)) for place, value in off.items() if place.question in asked.TEXTS]
        more = [AnswerGiven(*place, value) for place, value in off.items() if place.question in (*asked.ONE, "pets")]
        return replace(made, answers=[*made.answers, *more], comments=[*made.comments, *texts])

    return mock.patch.object(responses, "response_of", all_of_it)


def a_withdrawal_that_stays_in_the_tallies() -> Any:
    """The response goes, its counts do not."""
    return mock.patch.object(tallies, "take_off", return_value=None)


def a_draft_that_opens_after_its_time() -> Any:
    """Whoever finds the device opens it for ever."""
    find = drafts.find

    def patient(connection: Any, key: DraftKey, today: date, **how: Any) -> Draft | None:
        return find(connection, key, date(2000, 1, 1), **how)

    return mock.patch.object(drafts, "find", patient)
