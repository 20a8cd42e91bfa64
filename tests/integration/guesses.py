"""Guesses: codes that could be one, from people at an address."""

from __future__ import annotations

from random import Random

from flask import Flask

from surveyapp.domain.codes import code_from
from tests.integration.person import Page, Person

SCHOOL = "203.0.113.40"


def at(app: Flask, address: str) -> Person:
    """Somebody whose proxy tells this address."""
    person = Person(app)
    person.browser.environ_base["HTTP_X_FORWARDED_FOR"] = address
    return person


def wrong_code(chance: Random) -> str:
    """A code with a right check character, which nobody was given."""
    return code_from(chance.randbytes(16))


def guess(person: Person, way: str, chance: Random) -> Page:
    """Try a code at "/resume" or "/withdraw"."""
    return person.send(person.open(way), code=wrong_code(chance))
