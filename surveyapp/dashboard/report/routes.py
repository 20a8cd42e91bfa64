"""The addresses of the report: of the newest release, and of each by its number, in both forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import count

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from surveyapp.dashboard import worded as words
from surveyapp.dashboard.report.easy_read import easy_read_report
from surveyapp.dashboard.report.printed_chart import printed
from surveyapp.dashboard.report.standard import standard_report
from surveyapp.dashboard.worded import WordedRelease
from surveyapp.domain.words import Rendering
from surveyapp.pictures.ledger import shown_ledger
from surveyapp.web.credits import grouped
from surveyapp.web.languages import language
from surveyapp.web.press import can_print, cannot_print, pdf_answer


@dataclass(frozen=True)
class Form:
    """A form of the report: its words, what it prints, and how its address and its file are named."""

    name: str
    rendering: Rendering
    view: Callable[[WordedRelease], object]

    @property
    def file(self) -> str:
        return self.name.replace("_", "-")


FORMS = (
    Form("report", Rendering.STANDARD, standard_report),
    Form("report_easy_read", Rendering.EASY_READ, easy_read_report),
)


def add_routes(blueprint: Blueprint) -> None:
    """Put the reports on the slice's blueprint."""
    for form in FORMS:
        blueprint.add_url_rule(f"/{form.file}.pdf", form.name, partial(of_newest, form=form))
        numbered = f"/releases/<int(min=1, max=1000000):number>/{form.file}.pdf"
        blueprint.add_url_rule(numbered, f"numbered_{form.name}", partial(of_number, form=form))


def of_newest(*, form: Form) -> ResponseReturnValue:
    """The report of the newest release."""
    return _printed(words.newest(form.rendering), form)


def of_number(number: int, *, form: Form) -> ResponseReturnValue:
    """The report of one release."""
    return _printed(words.numbered(number, form.rendering), form)


def _printed(worded: WordedRelease | None, form: Form) -> ResponseReturnValue:
    if worded is None:
        abort(404)
    if not can_print():
        return cannot_print(
            _("The report cannot be made on this computer"), _("You can read the results on the screen.")
        )
    return pdf_answer(page_of(worded, form), f"{form.file}-{worded.release.number}-{language()}.pdf")


@lru_cache(maxsize=16)
def page_of(worded: WordedRelease, form: Form) -> str:
    """The report as one page of HTML, made once: the press asks for it whenever somebody asks for the PDF."""
    return render_template(
        f"dashboard/report/{form.file}.html",
        report=form.view(worded),
        worded=worded,
        printed=printed,
        next_number=count(1).__next__,
        credits=grouped(shown_ledger().entries),
    )
