"""What every page's template can use beside what its route gives it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app, request, url_for
from markupsafe import Markup

from surveyapp.domain.area import Area
from surveyapp.domain.glossary import Glossary, HardWord, words_used
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.translation import in_language, messages
from surveyapp.domain.words import Model, Rendering
from surveyapp.pictures.ledger import picture_file
from surveyapp.translating.catalogues import AREA, catalogues
from surveyapp.web.current import Site, site
from surveyapp.web.languages import language
from surveyapp.web.way_back import here

ONE_YEAR = 365 * 24 * 60 * 60


def set_up(app: Flask) -> None:
    """Give templates the area, the demo flag and addresses of static files that change with their content."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR  # a changed file gets another address
    app.context_processor(lambda: {"area": shown_area(), "demo": site().settings.demo})
    app.jinja_env.globals["static_file"] = _static_file
    app.jinja_env.globals["picture"] = _picture
    app.jinja_env.globals["image"] = _image
    app.jinja_env.globals["here"] = here


def shown_area() -> Area:
    """The area in the reader's language, in its easy words: they serve everybody."""
    return _area_in(site(), language())


@cache
def _area_in(current: Site, language: str) -> Area:
    return in_language(current.area, _area_words(current.settings.translations, language), Rendering.EASY_READ)


@cache
def _area_words(translations: Path, language: str) -> dict[str, str]:
    """The area's texts in a language. Where a catalogue is broken, pages are served in English; `serve` says why."""
    try:
        return catalogues(translations, AREA).get(language, {})
    except ProblemsFound:
        return {}


def hard_words_of(*parts: Model) -> list[HardWord]:
    """The hard words that the English texts of these parts use, explained in the reader's language and in easy words."""
    easy = [in_language(part, {}, Rendering.EASY_READ) for part in parts]
    texts = [text for part in easy for _context, text in messages(part)]
    used = {word.id for word in words_used(site().glossary, texts)}
    return [word for word in _glossary_in(site(), language()) if word.id in used]


@cache
def _glossary_in(current: Site, language: str) -> tuple[HardWord, ...]:
    if not current.glossary:
        return ()
    words = _area_words(current.settings.translations, language)
    return in_language(Glossary(words=current.glossary), words, Rendering.EASY_READ).words


def _static_file(name: str) -> str:
    return _address_of(name, request.script_root)


@cache
def _address_of(name: str, _root: str) -> str:
    """The address of a static file, made once: a page of ten questions shows sixty pictures. `_root`: what stands before it."""
    return url_for("static", filename=name, v=_digest(name))


def _picture(name: str | None) -> str | None:
    """The address of a picture; None where it is missing, so that the page does without."""
    file = picture_file(name) if name else None
    return _static_file(f"pictures/{file.name}") if file else None


def _image(name: str | None, kind: str) -> Markup:
    """A picture in its page; nothing where it is missing."""
    address = _picture(name)
    return _drawn(address, kind) if address else Markup()


@cache
def _drawn(address: str, kind: str) -> Markup:
    template: Any = current_app.jinja_env.get_template("picture.html")
    return cast(Markup, template.module.drawn(address, kind))


@cache
def _digest(name: str) -> str:
    path = Path(__file__).resolve().parent.parent / "static" / name
    return sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "none"
