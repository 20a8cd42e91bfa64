"""Languages: which there are, which one a reader gets, and which way it runs."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, urlencode

from babel import Locale
from babel.numbers import format_decimal
from babel.support import NullTranslations
from flask import Flask, Response, g, has_request_context, request
from flask_babel import Babel, get_domain

from surveyapp.domain.translation import SOURCE_LANGUAGE
from surveyapp.translating import reviewers
from surveyapp.translating.catalogues import INTERFACE, catalogue_paths, compile_catalogues, is_language, language_of
from surveyapp.web.current import site
from surveyapp.web.reader import keep_language, reader
from surveyapp.web.way_back import ARGUMENT, here, way_back


def set_up(app: Flask, translations: Path) -> None:
    """Let every page of `app` speak the reader's language."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(translations)
    with suppress(OSError):  # a folder that cannot be written to holds what was compiled before
        compile_catalogues(translations)
    Babel(app, default_locale=SOURCE_LANGUAGE, locale_selector=_locale)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _words().gettext(text),
        ngettext=lambda one, many, number: _words().ngettext(one, many, number),
        pgettext=lambda context, text: _words().pgettext(context, text),
        newstyle=True,
    )
    app.context_processor(_about_language)
    app.after_request(_keep_choice)


def _words() -> NullTranslations:
    """The words of a request's language, found once: a template asks for thirty of them, and is never in two languages."""
    if "words" not in g:
        g.words = get_domain().get_translations()
    return cast(NullTranslations, g.words)


def _about_language() -> dict[str, object]:
    return {
        "language": language(),
        "direction": direction(),
        "languages": offered(),
        "unchecked": is_unchecked(),
        "this_page_in": _this_page_in,
    }


def _this_page_in(code: str) -> str:
    """The address of the page at hand in another language."""
    back = {ARGUMENT: way_back()} if ARGUMENT in request.args and request.url_rule else {}
    path, _, query = (request.path if back else here()).partition("?")
    return f"{path}?{urlencode({**dict(parse_qsl(query)), **back, 'lang': code})}"


def _locale() -> str:
    """Numbers and dates as they are written here: English is that of Great Britain."""
    return "en_GB" if language() == SOURCE_LANGUAGE else language().replace("-", "_")


def in_figures(number: int) -> str:
    """A small whole number as it is written in the reader's language."""
    return _in_figures(_locale(), number)


@cache
def _in_figures(locale: str, number: int) -> str:
    return format_decimal(number, locale=locale)


@cache
def available(translations: Path) -> tuple[str, ...]:
    """The languages that have a catalogue and are not in progress still, English first."""
    left_out = {SOURCE_LANGUAGE, *reviewers.reviewers_or_nobody(translations).in_progress}
    found = (language_of(path) for path in catalogue_paths(translations, INTERFACE))
    return (SOURCE_LANGUAGE, *(code for code in found if code not in left_out and is_language(code)))


def language() -> str:
    """The reader's language: asked for in the address, else chosen before, else the browser's."""
    if not has_request_context():
        return SOURCE_LANGUAGE
    if "language" not in g:
        g.language = _chosen()
    return str(g.language)


def is_unchecked(code: str | None = None) -> bool:
    """Whether nobody is named who checked the words of a language, the reader's where none is given."""
    return _is_unchecked(site().settings.translations, code or language())


@cache
def _is_unchecked(translations: Path, code: str) -> bool:
    return reviewers.is_unchecked(translations, code)


def direction() -> str:
    """Which way the reader's language runs: "ltr" or "rtl"."""
    return _direction(language())


@cache
def _direction(code: str) -> str:
    return Locale.parse(code, sep="-").text_direction


def _chosen() -> str:
    known = available(site().settings.translations)
    for wanted in (request.args.get("lang"), reader().language):
        if wanted in known:
            return wanted
    return _of_browser(known)


def _of_browser(known: tuple[str, ...]) -> str:
    """The first language in the browser's own order. Werkzeug's choice passes "en-GB, ar" over to Arabic."""
    by_name = {code.lower(): code for code in known}
    for wanted, quality in request.accept_languages:
        name = wanted.lower().replace("_", "-")
        found = by_name.get(name) or by_name.get(name.partition("-")[0])
        if found and quality > 0:
            return found
    return SOURCE_LANGUAGE


def _keep_choice(response: Response) -> Response:
    wanted = request.args.get("lang")
    if wanted and wanted == language() and wanted != reader().language:
        keep_language(response, wanted)
    return response


def offered() -> list[tuple[str, str]]:
    """(code, the language's own name) of every language on offer; none where there is only one."""
    codes = available(site().settings.translations)
    return [(code, _own_name(code)) for code in codes] if len(codes) > 1 else []


@cache
def _own_name(code: str) -> str:
    return Locale.parse(code, sep="-").get_display_name() or code
