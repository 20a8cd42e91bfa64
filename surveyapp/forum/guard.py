"""The guard of the forum: every page is shut but to who is signed in with both factors, and the few that lead there."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from surveyapp.domain.roles import Right
from surveyapp.forum.forms import PlainForm
from surveyapp.forum.ways import Way, ways_of
from surveyapp.web import staff

OPEN = frozenset(
    {"forum.sign_in", "forum.second_step", "forum.passkey_step", "forum.set_up", "forum.set_up_passkey", "forum.link"}
)
"""Where nobody is signed in yet. Each of these guards itself; everything else in the forum is shut by default."""


def stand_before(blueprint: Blueprint) -> None:
    """Guard every route of the slice, whatever parts are added to it."""
    blueprint.before_request(_shut)
    blueprint.app_context_processor(
        lambda: {
            "signed_in": staff.person,
            "ways": _ways,
            "may": _may,
            "sign_out_form": lambda: PlainForm(formdata=None),
        }
    )


def _shut() -> ResponseReturnValue | None:
    return None if request.endpoint in OPEN else staff.turned_away()


def _ways() -> tuple[Way, ...]:
    found = staff.person()
    return ways_of(found.rights) if found else ()


def _may(right: str) -> bool:
    """For templates: whether who is signed in has a right, by its name."""
    return staff.may(Right(right))
