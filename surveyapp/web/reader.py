"""Reader's settings: how somebody wants to read, kept in one cookie that holds nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from flask import Flask, g, has_request_context, request
from werkzeug.wrappers import Response

from surveyapp.domain.words import Rendering
from surveyapp.web.current import site

COOKIE = "settings"
LONGEST_COOKIE = 400
ONE_YEAR = 365 * 24 * 60 * 60

OFFERED: Mapping[str, tuple[str, ...]] = {
    "text": ("100", "125", "150", "200"),
    "space": ("normal", "wide"),
    "face": ("atkinson", "system", "dyslexia"),
    "palette": ("light", "cream", "blue", "dark", "contrast"),
    "pictures": ("on", "off"),
    "words": ("own", *Rendering),
    "speed": ("normal", "slow", "fast"),
    "keys": ("on", "off"),
}
"""What can be chosen for each setting, the default first. The language is a setting too: catalogues say which."""


@dataclass(frozen=True)
class ReaderSettings:
    """How one reader wants to read. `language` is empty where nothing was chosen: then the browser's decides.

    `words` "own": each questionnaire in the rendering that it was made for.
    """

    text: str = OFFERED["text"][0]
    space: str = OFFERED["space"][0]
    face: str = OFFERED["face"][0]
    palette: str = OFFERED["palette"][0]
    pictures: str = OFFERED["pictures"][0]
    words: str = OFFERED["words"][0]
    speed: str = OFFERED["speed"][0]
    keys: str = OFFERED["keys"][0]
    language: str = ""

    def rendering(self, own: Rendering) -> Rendering:
        """How a questionnaire is shown whose own rendering is `own`."""
        return own if self.words == "own" else Rendering(self.words)

    def as_attributes(self) -> dict[str, str]:
        """What the page's root element carries for the stylesheet: only what differs from the default."""
        return {f"data-{name}": value for name, value in _chosen(self).items() if name not in ("words", "language")}


def set_up(app: Flask) -> None:
    """Let every template of `app` know the reader's settings."""
    app.context_processor(lambda: {"reader": reader()})


def reader() -> ReaderSettings:
    """The settings of the current request's reader. A cookie of any bytes gives at least the defaults."""
    if not has_request_context():
        return ReaderSettings()
    if "reader" not in g:
        g.reader = settings_in(request.cookies.get(COOKIE, ""))
    return g.reader if isinstance(g.reader, ReaderSettings) else ReaderSettings()


@lru_cache(maxsize=256)
def settings_in(cookie: str) -> ReaderSettings:
    """The settings that a cookie holds; for what it does not say rightly, the default."""
    if len(cookie) > LONGEST_COOKIE:
        return ReaderSettings()
    given = dict(parse_qsl(cookie, errors="replace"))
    known = {name: given[name] for name, offered in OFFERED.items() if given.get(name) in offered}
    language = given.get("language", "")
    tidy = language.isascii() and language.replace("-", "").isalnum() and len(language) <= 20
    return ReaderSettings(**known, language=language if tidy else "")


def keep(response: Response, settings: ReaderSettings) -> Response:
    """Let the browser keep the settings for a year, without what is the default anyway."""
    response.set_cookie(
        COOKIE,
        urlencode(_chosen(settings)),
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=site().settings.secure_cookies,
    )
    return response


def keep_language(response: Response, language: str) -> Response:
    """Change the language alone."""
    return keep(response, replace(reader(), language=language))


def _chosen(settings: ReaderSettings) -> dict[str, str]:
    given = ((field, getattr(settings, field.name)) for field in fields(settings))
    return {field.name: value for field, value in given if value != field.default}
