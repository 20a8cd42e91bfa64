"""A release that is held back, and the pass by which those who made it look at it before everybody else."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer

ONE_DAY = 24 * 60 * 60
COOKIE = "look"


def pass_for(secret_key: str, number: int) -> str:
    """A pass to look at a release that is held back. It is good for a day."""
    return _serializer(secret_key).dumps(number)


def number_in(secret_key: str, given: str) -> int | None:
    """The number of the release that a pass is for; None where it is none of ours, or too old."""
    try:
        number = _serializer(secret_key).loads(given, max_age=ONE_DAY)
    except BadSignature:
        return None
    return number if isinstance(number, int) else None


def _serializer(secret_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_key, salt="held-back release")
