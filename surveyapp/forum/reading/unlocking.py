"""The forum's key: whether comments are sealed, unlocking them with the passphrase, and locking them again."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from surveyapp.domain.roles import Right
from surveyapp.forum.forms import PlainForm
from surveyapp.forum.reading.forms import LONGEST_PASSPHRASE, UnlockForm
from surveyapp.forum.reading.opened import note, ref_of
from surveyapp.forum.reading.room import room
from surveyapp.keys import KeysRefused
from surveyapp.storage import forum_keys
from surveyapp.storage.audit import Event
from surveyapp.web.current import site
from surveyapp.web.staff import me, require

_one_at_a_time = Lock()
"""Unlocking takes much memory by design; two at once would take twice as much."""


@dataclass(frozen=True)
class Key:
    """How the key stands."""

    sealed: bool
    """Whether new comments are sealed."""
    unlocked: bool
    in_clear: int
    """How many comments stand in clear."""


def add_routes(blueprint: Blueprint) -> None:
    """Put this part's routes on the slice's blueprint."""
    blueprint.get("/keys/")(keys)
    blueprint.post("/keys/")(unlock)
    blueprint.post("/keys/lock")(lock)


@require(Right.UNLOCK_KEYS)
def keys() -> ResponseReturnValue:
    """How the key stands."""
    return _page(UnlockForm(), None)


@require(Right.UNLOCK_KEYS)
def unlock() -> ResponseReturnValue:
    """Hold the key for a while."""
    form = UnlockForm()
    refused = (
        _try(form.passphrase.data or "")
        if form.validate()
        else _("This page was open for a long time. Please press the button again.")
    )
    if refused:
        return _page(form, refused), 422
    ref = ref_of(form.wave.data or "", form.comment.data or "")
    if ref is None:
        return redirect(url_for("forum.keys"), 303)
    return redirect(url_for("forum.comment", wave=ref.wave, comment=ref.id.hex()), 303)


@require(Right.UNLOCK_KEYS)
def lock() -> ResponseReturnValue:
    """Forget the key."""
    if not PlainForm().validate():
        abort(400)
    room().keyring.lock()
    note(Event.KEYS_LOCKED, "")
    return redirect(url_for("forum.keys"), 303)


def key_state() -> Key:
    """How the key stands now."""
    with site().database.reading() as connection:
        sealed, in_clear = forum_keys.newest(connection) is not None, forum_keys.in_clear(connection)
    return Key(sealed, room().keyring.unlocked, in_clear)


def _try(passphrase: str) -> str | None:
    """Try a passphrase: why it was refused; None where comments can be opened now."""
    who, pauses = me().id, room().pauses
    left = pauses.begin(who)
    if left:
        return ngettext(
            "Too many wrong passphrases. Wait %(num)s second, then try again. Others can still unlock it.",
            "Too many wrong passphrases. Wait %(num)s seconds, then try again. Others can still unlock it.",
            left,
        )
    try:
        with _one_at_a_time:
            room().keyring.unlock(passphrase[:LONGEST_PASSPHRASE])
    except KeysRefused as refusal:
        note(Event.WRONG_PASSPHRASE, "")
        return str(refusal)
    pauses.right(who)
    note(Event.KEYS_UNLOCKED, "")
    return None


def _page(form: UnlockForm, refused: str | None) -> str:
    return render_template("forum/reading/keys.html", key=key_state(), form=form, plain=PlainForm(), refused=refused)
