"""Quotes: a safeguarding lead approves words of a comment for everybody to read, masked and short, or takes them back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectField, StringField

from surveyapp.comments import personal_details
from surveyapp.comments.masking import masked
from surveyapp.comments.quoting import QuoteFault, faults, other_words
from surveyapp.domain.roles import Right
from surveyapp.domain.words import without_hidden
from surveyapp.forum.forms import PlainForm, form_problems
from surveyapp.forum.reading.comment_page import gone
from surveyapp.forum.reading.marking import pieces
from surveyapp.forum.reading.opened import Opened, Shut, asked, find, open_text
from surveyapp.forum.reading.queue_page import address_of
from surveyapp.forum.reading.wording import people, theme_titles
from surveyapp.storage import quotes
from surveyapp.storage.quotes import LONGEST, Approval, Approved, Bar, NotQuotable
from surveyapp.web.current import now, site
from surveyapp.web.detail_words import detail_words
from surveyapp.web.staff import may, me, require


class QuoteForm(FlaskForm):
    """The words, and the theme that they stand under. `looked_again`: asked where personal details are marked."""

    words = StringField()
    theme = SelectField(validate_choice=False)
    looked_again = BooleanField()


@dataclass(frozen=True)
class ApprovedLine:
    """A quote in the list. `change` is empty for who may not change it."""

    words: str
    theme: str
    people: str
    release: int | None
    change: str


@dataclass(frozen=True)
class WorthyLine:
    """A comment that somebody found worth quoting."""

    address: str
    code: str
    themes: str
    read_on: date


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/quotes/")(approved_quotes)
    blueprint.get("/comments/<wave>/<comment>/quote/")(quote)
    blueprint.post("/comments/<wave>/<comment>/quote/")(approve_quote)
    blueprint.post("/comments/<wave>/<comment>/quote/take-back")(take_back_quote)


@require(Right.SEE_APPROVED_COMMENTS)
def approved_quotes() -> ResponseReturnValue:
    """All quotes, and for who approves them the comments that are worth quoting."""
    approves = may(Right.APPROVE_QUOTES)
    with site().database.reading() as connection:
        found, worthy = quotes.every_quote(connection), quotes.worth_quoting(connection) if approves else []
    titles, who = theme_titles(), people()
    lines = [_line(one, titles, who, approves=approves) for one in found]
    waiting = [
        WorthyLine(
            url_for("forum.quote", wave=one.ref.wave, comment=one.ref.id.hex()),
            one.ref.id.hex()[:6],
            ", ".join(titles.get(theme, theme) for theme in one.themes),
            one.read_on,
        )
        for one in worthy
    ]
    return render_template("forum/reading/quotes.html", lines=lines, waiting=waiting, approves=approves)


@require(Right.APPROVE_QUOTES)
def quote(wave: str, comment: str) -> ResponseReturnValue:
    """The editor, with the comment's words masked."""
    opened = find(wave, comment)
    if opened is None:
        return gone(404)
    text = open_text(opened)
    form = QuoteForm(formdata=None)
    if opened.quote:
        form.words.data, form.theme.data = opened.quote.text, opened.quote.theme
    elif not isinstance(text, Shut):
        form.words.data, form.theme.data = masked(text, personal_details.find(text), detail_words()), _theme_of(opened)
    return _editor(opened, text, form)


@require(Right.APPROVE_QUOTES)
def approve_quote(wave: str, comment: str) -> ResponseReturnValue:
    """Approve words. The next release shows them."""
    opened = find(wave, comment)
    if opened is None:
        return gone(404)
    text, form = open_text(opened), QuoteForm()
    _look_over(form, text)
    if form_problems(form):
        return _editor(opened, text, form), 422
    by = Approval(me().id, now())
    words, theme, looked_again = form.words.data or "", form.theme.data, bool(form.looked_again.data)
    try:
        kept = quotes.approve(site().database, opened.ref, words, theme, by, looked_again=looked_again)
    except NotQuotable as refused:
        return _editor(replace(opened, bar=refused.bar), text, form, refused=True), 422
    return redirect(url_for("forum.approved_quotes"), 303) if kept else gone(410)


def _look_over(form: QuoteForm, text: str | Shut) -> None:
    """Say what is wrong with the words and the theme, if anything is."""
    words = form.words.data = without_hidden((form.words.data or "").replace("\r\n", "\n")).strip()
    valid = form.validate()
    if isinstance(text, Shut):
        form.words.errors = [
            _("The comment cannot be opened just now, so nothing was approved. Your words still stand below.")
        ]
    elif valid:
        form.words.errors = [_sentence(fault, words, text) for fault in faults(words, text, LONGEST)]
    if form.theme.data not in theme_titles():
        form.theme.errors = [_("Choose the theme that the quote stands under.")]


@require(Right.APPROVE_QUOTES)
def take_back_quote(wave: str, comment: str) -> ResponseReturnValue:
    """Show the words no more, from now on."""
    opened = find(wave, comment)
    if opened is None:
        return gone(404)
    if not PlainForm().validate():
        abort(400)
    quotes.take_back(site().database, opened.ref, Approval(me().id, now()))
    return redirect(url_for("forum.approved_quotes"), 303)


def _line(one: Approved, titles: dict[str, str], who: dict[str, str], *, approves: bool) -> ApprovedLine:
    change = url_for("forum.quote", wave=one.ref.wave, comment=one.ref.id.hex()) if approves else ""
    theme, people_ = titles.get(one.theme, one.theme), who.get(one.questionnaire, "")
    return ApprovedLine(one.text, theme, people_, one.release, change)


def _theme_of(opened: Opened) -> str | None:
    read = opened.human or opened.machine
    return next(iter(read.themes), None) if read else None


def _sentence(fault: QuoteFault, words: str, text: str) -> str:
    match fault:
        case QuoteFault.EMPTY:
            return _("Nothing is left to quote. Keep some of the words, or go back.")
        case QuoteFault.TOO_LONG:
            return _("This is too long: %(many)s characters. Keep %(most)s or fewer.", many=len(words), most=LONGEST)
        case QuoteFault.DETAILS:
            found = ", ".join(f"“{words[one.start : one.end]}”" for one in personal_details.find(words))
            return _("This still tells who somebody is: %(found)s. Write a plain word in brackets for it.", found=found)
    other = other_words(words, text) or ""
    return _(
        "These words do not stand so in the comment: “%(words)s”. Leave out or hide, and change nothing else.",
        words=other[:120],
    )


def _editor(opened: Opened, text: str | Shut, form: QuoteForm, *, refused: bool = False) -> str:
    """The page. A comment that cannot be quoted, or not yet, has no box; for one with personal details a tick is asked."""
    barred = opened.bar in (Bar.CONCERN, Bar.UNREAD)
    if refused and opened.bar is Bar.DETAILS:
        form.looked_again.errors = [_("Look again, and tick the box, or leave more out.")]
    shut = text if isinstance(text, Shut) else None
    return render_template(
        "forum/reading/quote.html",
        opened=opened,
        asked=asked(opened),
        pieces=() if isinstance(text, Shut) else pieces(text),
        shut=shut,
        form=form,
        plain=PlainForm(),
        barred=barred,
        problems=[] if barred else form_problems(form),
        themes=theme_titles(),
        longest=LONGEST,
        detail_words=detail_words(),
        comment_address=address_of(opened.ref),
    )
