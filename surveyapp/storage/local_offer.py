"""What people wrote about the local offer: approved quotes alone, by what a person sorted them into."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, extract, select

from surveyapp.comments.readings import LocalOffer
from surveyapp.storage.tables import comments, human_readings, quotes, releases, responses

ASKED = (LocalOffer.CONTENT, LocalOffer.ACCESSIBILITY, LocalOffer.DEVELOPMENT)
"""What the regulation asks for. Comments about one person's own service, and vexatious ones, are left out."""


class OfferQuote(NamedTuple):
    """Approved words about the local offer, and who said them: people who answered a questionnaire, and no closer."""

    about: LocalOffer
    text: str
    questionnaire: str
    wave: str


def quotes_of(connection: Connection, year: int) -> list[OfferQuote]:
    """The quotes, of published releases, from comments that were read in a year. The order tells nothing of when they came."""
    rows = connection.execute(
        select(human_readings.c.local_offer, quotes.c.text, responses.c.questionnaire, quotes.c.wave)
        .join(quotes, (quotes.c.wave == human_readings.c.wave) & (quotes.c.comment == human_readings.c.comment))
        .join(comments, (comments.c.wave == quotes.c.wave) & (comments.c.id == quotes.c.comment))
        .join(responses, (responses.c.wave == comments.c.wave) & (responses.c.id == comments.c.response))
        .join(releases, (releases.c.number == quotes.c.release) & releases.c.published_on.is_not(None))
        .where(human_readings.c.read_on.between(date(year, 1, 1), date(year, 12, 31)))
        .where(human_readings.c.local_offer.in_([one.value for one in ASKED]))
        .distinct()
    )
    found = [OfferQuote(LocalOffer(row[0]), *row[1:]) for row in rows]
    return sorted(found, key=lambda one: (ASKED.index(one.about), one.questionnaire, one.text))


def years(connection: Connection) -> list[int]:
    """The years in which comments were read, the newest first."""
    year = extract("year", human_readings.c.read_on)
    return sorted({int(found) for found in connection.execute(select(year).distinct()).scalars()}, reverse=True)
