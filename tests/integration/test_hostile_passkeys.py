"""Passkeys that are none, and passkeys with hostile names, are refused or kept as text."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable

import pytest
from flask import Flask, session

from surveyapp.domain.roles import Role
from surveyapp.forum import passkeys
from surveyapp.storage.database import Database
from surveyapp.storage.staff import Person as Account
from surveyapp.web import current
from tests.hostile.corpora import EMOJI, EVERY, LONG, NUL, OVERRIDES, XSS
from tests.integration.authenticator import Authenticator
from tests.integration.staff import PASSWORD, account, browser_of, invited
from tests.integration.test_staff_sign_in import options_on

PASSKEYS = "/forum/account/passkeys"


def with_attestation(raw: bytes) -> str:
    """A credential whose attestation is these bytes."""
    coded = urlsafe_b64encode(raw).decode().rstrip("=")
    client = urlsafe_b64encode(b'{"type":"webauthn.create","challenge":"x","origin":"y"}').decode().rstrip("=")
    response = {"clientDataJSON": client, "attestationObject": coded}
    return json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})


NONE = {
    "nested lists": "[" * 20_000,
    "nested objects": '{"a":' * 20_000,
    "nested attestation": with_attestation(b"\x81" * 20_000),
    "endless attestation": with_attestation(b"\x9b" + b"\xff" * 8),
    "long number": "9" * 60_000,
    "a number as its id": '{"id": 1, "rawId": 2, "type": [], "response": 3}',
    "half a character": '{"id": "\\ud800", "rawId": "\\ud800", "type": "public-key", "response": {}}',
    **{kind: texts[0] for kind, texts in EVERY.items()},
}


@pytest.mark.parametrize("read", [lambda me, text: passkeys.registered(me, text, "key"), passkeys.signed_by])
def test_what_is_no_passkey_is_none(
    light_small_app: Flask, sqlite: Database, read: Callable[[Account, str], object]
) -> None:
    me, _token = invited(sqlite, Role.FORUM_MEMBER)
    for credential in NONE.values():
        with light_small_app.test_request_context("/forum/"):
            session["challenge"], session["challenge_since"] = "x", int(current.now().timestamp())
            assert not read(me, credential)


def test_a_passkey_may_be_called_anything_that_can_be_seen(small_app: Flask, database: Database) -> None:
    person = browser_of(small_app, account(small_app, database, Role.FORUM_MEMBER))
    for name in (XSS[0], NUL[1] + OVERRIDES[0] + EMOJI[1], LONG[1]):
        page, key = person.open(PASSKEYS), Authenticator(origin="https://localhost")
        added = person.send(page, credential=key.make(options_on(page)), name=name, password=PASSWORD)
        assert added.status == 303, added.words
    words = person.open("/forum/account/").words
    assert XSS[0] in words
    assert "abgnp.exe" + EMOJI[1] in words
    assert not set("\x00\u202e") & set(words)
    assert LONG[1][:60] in words
    assert LONG[1][:61] not in words
