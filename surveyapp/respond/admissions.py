"""Admissions: what a redeemed invitation leaves in the browser, so that it can begin. Signed, and random: nothing leads back.

The server's secret signs it, so that none can be made up; its random number says nothing about the invitation. The draft that
begins with it has this number as its secret: whoever presses Start again, because no answer came, finds the same draft.
"""

from __future__ import annotations

import secrets

from itsdangerous import BadSignature, URLSafeSerializer

from surveyapp.storage.invitations import Invited
from surveyapp.storage.secrets import SECRET_BYTES
from surveyapp.web.current import site


def new(to: Invited) -> str:
    """What the cookie holds."""
    return str(_signer().dumps([to.wave, to.questionnaire, secrets.token_hex(SECRET_BYTES)]))


def read(text: str, wave: str, questionnaire: str) -> bytes | None:
    """The random number of an admission to this questionnaire in this wave; None for anything else."""
    try:
        given = _signer().loads(text)
    except BadSignature:
        return None
    return bytes.fromhex(given[2]) if given[:2] == [wave, questionnaire] else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(site().settings.secret_key, salt="surveyapp admission")
