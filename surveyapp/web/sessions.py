"""Sessions: staff have another cookie than respondents, and neither is sent to the other's pages."""

from __future__ import annotations

from hashlib import sha256

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer

COOKIE = "staff"
FORUM = "/forum/"
RESULTS = "/results/"


class _OfStaff(SecureCookieSessionInterface):
    """The staff's session, under one path. It is signed with a secret that the public part does not have."""

    salt = "staff session"
    digest_method = staticmethod(sha256)

    def __init__(self, path: str, secret: str) -> None:
        self.path = path
        self.secret = secret

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        signing = {"key_derivation": self.key_derivation, "digest_method": self.digest_method}
        return URLSafeTimedSerializer(self.secret, salt=self.salt, serializer=self.serializer, signer_kwargs=signing)

    def get_cookie_name(self, app: Flask) -> str:
        return COOKIE

    def get_cookie_path(self, app: Flask) -> str:
        return self.path


class Sessions(SessionInterface):
    """Which session a request has is said by its path. Where the forum alone sees the results, staff have one there, too."""

    def __init__(self, secret: str, *, results_for_staff: bool) -> None:
        self.staff = [_OfStaff(path, secret) for path in (FORUM, *((RESULTS,) if results_for_staff else ()))]
        self.others = SecureCookieSessionInterface()

    def open_session(self, app: Flask, request: Request) -> SessionMixin | None:
        return self._interfaces(request)[0].open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        for interface in self._interfaces(request):
            interface.save_session(app, session, response)

    def _interfaces(self, asked: Request) -> list[SecureCookieSessionInterface]:
        is_staff = any(f"{asked.path}/".startswith(one.path) for one in self.staff)
        return list(self.staff) if is_staff else [self.others]
