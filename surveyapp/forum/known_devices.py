"""Known devices: one on which somebody signed in to an account keeps a cookie, so that who guesses elsewhere cannot shut them out.

The protocol is OWASP's "device cookie". The cookie names no person, address or browser: a keyed hash of the account, and a
random name by which wrong tries from this device are counted apart.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from flask import request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from surveyapp.storage.staff import Person
from surveyapp.storage.tries import Pool
from surveyapp.web.current import site
from surveyapp.web.sessions import FORUM

HALF_A_YEAR = 182 * 24 * 60 * 60


def pool_of(email: str, person: Person | None) -> Pool:
    """What a try from the current browser is counted with."""
    return Pool.of(site().settings.staff_secret_key, email, person.id if person else None, _device(email))


def remember(response: Response, email: str) -> Response:
    """Let the browser prove next time that the account's owner used it."""
    account = _account(email)
    response.set_cookie(
        _name(account),
        str(_serializer().dumps([account, secrets.token_urlsafe(12)])),
        max_age=HALF_A_YEAR,
        path=FORUM,
        httponly=True,
        samesite="Lax",
        secure=site().settings.secure_cookies,
    )
    return response


def _device(email: str) -> str | None:
    """The random name of the browser's device, where its owner signed in to this account before."""
    account = _account(email)
    try:
        found = _serializer().loads(request.cookies.get(_name(account), ""))
    except BadSignature:
        return None
    if not isinstance(found, list) or len(found) != 2 or found[0] != account:
        return None
    return str(found[1])


def _account(email: str) -> str:
    return hmac.digest(
        site().settings.staff_secret_key.encode(), b"device " + email.encode("utf-8", "replace"), sha256
    ).hex()


def _name(account: str) -> str:
    return f"known-{account[:12]}"


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(
        site().settings.staff_secret_key, salt="known device", signer_kwargs={"digest_method": sha256}
    )
