"""Passkeys (WebAuthn): what the browser is asked, and whether what it answers is right."""

from __future__ import annotations

import json
import secrets
from typing import Any

from flask import current_app, request, session
from flask_babel import gettext as _
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

from surveyapp.storage import second_factors
from surveyapp.storage.second_factors import Passkey
from surveyapp.storage.staff import Person
from surveyapp.web.accounts import Account
from surveyapp.web.current import now, site, today
from surveyapp.web.pages import shown_area

CHALLENGE_LASTS = 600
NO_PASSKEY = (WebAuthnException, ValueError, KeyError, TypeError, RecursionError)
"""What reading an answer ends in that is none: the last where it is nested without end."""


def options_to_register(person: Person) -> str:
    """What a browser is asked that shall make a passkey."""
    asked = current_app.extensions["security"].webauthn_util.registration_options(
        Account(person),
        "secondary",
        {
            "rp_id": _relying_party(),
            "rp_name": str(shown_area().forum),
            "user_id": person.id,
            "user_name": person.email,
            "user_display_name": person.name,
            "challenge": _new_challenge(),
            "exclude_credentials": _known(person),
        },
    )
    return options_to_json(generate_registration_options(**asked))


def registered(person: Person, answer: str, name: str) -> Passkey | None:
    """The passkey that the browser made, not yet kept; None where the answer is none of ours."""
    challenge = _challenge()
    if challenge is None:
        return None
    try:
        made = verify_registration_response(
            credential=_object(answer),
            expected_challenge=challenge,
            expected_rp_id=_relying_party(),
            expected_origin=_origin(),
            require_user_verification=False,
        )
    except NO_PASSKEY:
        return None
    called = name.strip() or _("Passkey")
    return second_factors.new_passkey(
        person.id, called, made.credential_id, made.credential_public_key, made.sign_count, today()
    )


def options_to_sign(person: Person) -> str:
    """What a browser is asked that shall use a passkey."""
    return options_to_json(
        generate_authentication_options(
            rp_id=_relying_party(),
            challenge=_new_challenge(),
            allow_credentials=_known(person),
            # The password was given before: the passkey need only be there.
            user_verification=UserVerificationRequirement.DISCOURAGED,
        )
    )


def signed_by(person: Person, answer: str) -> bool:
    """Whether the browser answered with a passkey of this person."""
    challenge = _challenge()
    if challenge is None:
        return False
    try:
        credential = parse_authentication_credential_json(_object(answer))
        with site().database.reading() as connection:
            mine = {key.credential: key for key in second_factors.passkeys_of(connection, person.id)}
        key = mine[credential.raw_id]
        used = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_relying_party(),
            expected_origin=_origin(),
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
            require_user_verification=False,
        )
    except NO_PASSKEY:
        return False
    with site().database.writing() as connection:
        return second_factors.use_passkey(connection, key, used.new_sign_count)


def _known(person: Person) -> list[PublicKeyCredentialDescriptor]:
    with site().database.reading() as connection:
        keys = second_factors.passkeys_of(connection, person.id)
    return [PublicKeyCredentialDescriptor(id=key.credential) for key in keys]


def _new_challenge() -> bytes:
    challenge = secrets.token_urlsafe(32)
    session["challenge"] = challenge
    session["challenge_since"] = int(now().timestamp())
    return challenge.encode()


def _challenge() -> bytes | None:
    """What the browser was asked last; once."""
    asked, since = session.pop("challenge", None), session.pop("challenge_since", 0)
    return asked.encode() if asked and now().timestamp() - since <= CHALLENGE_LASTS else None


def _object(answer: str) -> dict[str, Any]:
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise ValueError("no credential")
    return found


def _relying_party() -> str:
    """The name of this site without a port."""
    return request.host.rsplit(":", 1)[0]


def _origin() -> str:
    """Where the browser must have been. Behind a server that speaks TLS for us, we see plain HTTP."""
    return f"{'https' if site().settings.secure_cookies else request.scheme}://{request.host}"
