"""Languages: which there are, which one a reader gets, and which way it runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel import Locale
from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel

from surveyapp.domain.translation import SOURCE_LANGUAGE
from surveyapp.web.current import site

COOKIE = "language"
_CATALOGUE = Path("LC_MESSAGES") / "messages.po"


def set_up(app: Flask, translations: Path) -> None:
    """Let every page of `app` speak the reader's language."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(translations)
    Babel(app, default_locale=SOURCE_LANGUAGE, locale_selector=_locale)
    app.context_processor(lambda: {"language": language(), "direction": direction(), "languages": _links()})
    app.after_request(_keep_choice)


def _locale() -> str:
    """Numbers and dates as they are written here: English is that of Great Britain."""
    return "en_GB" if language() == SOURCE_LANGUAGE else language()


@cache
def available(translations: Path) -> tuple[str, ...]:
    """The languages that have a catalogue, English first."""
    folders = sorted(path.parent.parent.name for path in translations.glob(f"*/{_CATALOGUE.as_posix()}"))
    return (SOURCE_LANGUAGE, *(name for name in folders if name != SOURCE_LANGUAGE))


def language() -> str:
    """The reader's language: asked for in the address, else chosen before, else the browser's."""
    if not has_request_context():
        return SOURCE_LANGUAGE
    if "language" not in g:
        g.language = _chosen()
    return str(g.language)


def direction() -> str:
    """Which way the reader's language runs: "ltr" or "rtl"."""
    return Locale.parse(language(), sep="-").text_direction


def _chosen() -> str:
    offered = available(site().settings.translations)
    for wanted in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wanted in offered:
            return wanted
    return request.accept_languages.best_match(offered, SOURCE_LANGUAGE) or SOURCE_LANGUAGE


def _keep_choice(response: Response) -> Response:
    wanted = request.args.get("lang")
    if wanted and wanted == language():
        settings = site().settings
        year = 365 * 24 * 60 * 60
        response.set_cookie(COOKIE, wanted, max_age=year, httponly=True, samesite="Lax", secure=settings.secure_cookies)
    return response


def _links() -> list[tuple[str, str]]:
    """(code, the language's own name) of every language on offer; none where there is only one."""
    offered = available(site().settings.translations)
    return (
        [(code, Locale.parse(code, sep="-").get_display_name() or code) for code in offered] if len(offered) > 1 else []
    )
