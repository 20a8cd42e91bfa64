"""The yearly publication about the local offer: what people wrote, approved and sorted, with room for the area's response.

SEND Regulations 2014, regulation 56: comments on the local offer are published with the response, at least once a year, in a
form that tells of nobody. https://www.legislation.gov.uk/uksi/2014/1530/regulation/56
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField

from surveyapp.domain.commented import EVERY_THEME
from surveyapp.domain.roles import Right
from surveyapp.forum.reading.wording import local_offer_words, people
from surveyapp.storage import audit, local_offer, releases
from surveyapp.storage.audit import Event
from surveyapp.storage.local_offer import ASKED
from surveyapp.web.csv_text import csv_text
from surveyapp.web.current import now, site
from surveyapp.web.staff import me, require

HEADLINE = "local-offer"
"""The headline of the area whose theme is the local offer's: how many wrote about that is counted."""
HEADS = ("year", "about", "who", "quote", "our response", "what we will do", "who will do it", "by when")


@dataclass(frozen=True)
class Section:
    """The quotes on one of the things that the regulation names."""

    title: str
    quotes: tuple[tuple[str, str], ...]
    """The words, and whose they are."""


@dataclass(frozen=True)
class Document:
    """What is published of one year."""

    year: int
    wrote: tuple[str, ...]
    sections: tuple[Section, ...]


class ExportForm(FlaskForm):
    """Which year, and as what."""

    year = IntegerField()
    kind = StringField()


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/local-offer/")(yearly_publication)
    blueprint.post("/local-offer/")(make_publication)


@require(Right.MAKE_EXPORTS)
def yearly_publication() -> ResponseReturnValue:
    """Choose the year, and a page to print or a table."""
    with site().database.reading() as connection:
        found = local_offer.years(connection)
    return render_template("forum/local-offer.html", years=found, form=ExportForm(formdata=None))


@require(Right.MAKE_EXPORTS)
def make_publication() -> ResponseReturnValue:
    """The document. That it was made is noted."""
    form = ExportForm()
    with site().database.writing() as connection:
        if not form.validate() or form.year.data not in local_offer.years(connection):
            abort(400)
        document = _document(form.year.data, local_offer.quotes_of(connection, form.year.data))
        audit.note(connection, now(), me().id, Event.EXPORT_MADE, f"local-offer-{document.year}")
    if form.kind.data == "csv":
        response = Response(_csv(document), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f"attachment; filename=local-offer-{document.year}.csv"
        return response
    return render_template("forum/local-offer-document.html", document=document)


def _document(year: int, quotes: list[local_offer.OfferQuote]) -> Document:
    who, enough = people(), _enough_wrote()
    sections = (
        Section(
            local_offer_words()[about],
            tuple(
                (one.text, who.get(one.questionnaire, ""))
                for one in quotes
                if one.about is about and (one.wave, one.questionnaire) in enough
            ),
        )
        for about in ASKED
    )
    return Document(year, tuple(_wrote(year)), tuple(sections))


def _enough_wrote() -> set[tuple[str, str]]:
    """The (wave, questionnaire) in which so many wrote that some may be quoted, by the newest published release alone."""
    release = releases.latest(site().database)
    sets = release.sets if release else ()
    return {
        (found.wave, found.questionnaire)
        for found in sets
        if (figure := found.written(EVERY_THEME)) and figure.base is not None
    }


def _wrote(year: int) -> Iterator[str]:
    """How many wrote about the theme of the local offer, wave by wave, by the newest published release alone."""
    release = releases.latest(site().database)
    theme = next((headline.theme for headline in site().area.headlines if headline.id == HEADLINE), None)
    titles = {wave.id: wave for wave in release.waves} if release else {}
    for found in release.sets if release and theme else ():
        figure, wave = found.written(theme or ""), titles.get(found.wave)
        if figure and figure.base is not None and wave and wave.opened_on.year == year:
            yield _(
                "%(wave)s: about %(count)s %(people)s wrote about finding help and the local offer.",
                wave=wave.title,
                count=format_decimal(figure.base),
                people=people().get(found.questionnaire, ""),
            )


def _csv(document: Document) -> bytes:
    return csv_text(
        HEADS,
        (
            (document.year, section.title, who, text, "", "", "", "")
            for section in document.sections
            for text, who in section.quotes
        ),
    )
