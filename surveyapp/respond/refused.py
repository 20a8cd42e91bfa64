"""Refused for now: what an answer says and carries where an address sends, or tries codes, more than one place does."""

from __future__ import annotations

from surveyapp.respond import sentences
from surveyapp.respond.forms import Problem
from surveyapp.web.limits import Refusal


def too_much() -> list[Problem]:
    """The line of the error summary, for a page with nothing to fill in."""
    return [Problem(sentences.of_too_much(), "form")]


def answer_to(refusal: Refusal) -> tuple[int, dict[str, str]]:
    """The status and the header that say when to come again."""
    return 429, {"Retry-After": str(refusal.seconds)}
