"""Catalogues of translations as files: where they are, what they hold, and how they are written and compiled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.translation import Catalogues, message_key
from surveyapp.translating.comparing import does_harm

INTERFACE, AREA = "messages", "area"
_MESSAGES = "LC_MESSAGES"
LARGEST_CATALOGUE = 1_000_000
"""In bytes; more than three times the largest that ships."""
_MANY_FORMS = re.compile(rb"nplurals\s*=\s*\d{2}|^msgstr\[\d{2}", re.MULTILINE)
"""No language has ten forms of a word, and room is made for as many as a file says."""
_NOT_KEPT = re.compile(
    r'^"(?:POT-Creation-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To)'
    r'|^"(?:Last-Translator: FULL NAME|Language-Team: (?:\w+ )?<LL@li|PO-Revision-Date: YEAR)'
)
"""Lines of a header that differ from day to day, or that nobody filled in."""


# Where they are


def template_path(translations: Path, domain: str) -> Path:
    """The file that says what a domain has to translate."""
    return translations / f"{domain}.pot"


def catalogue_path(translations: Path, language: str, domain: str) -> Path:
    """The file of one language. gettext calls the folder of zh-Hant zh_Hant."""
    return translations / language.replace("-", "_") / _MESSAGES / f"{domain}.po"


def catalogue_paths(translations: Path, domain: str) -> Iterator[Path]:
    """The files of every language."""
    yield from sorted(translations.glob(f"*/{_MESSAGES}/{domain}.po"))


def language_of(path: Path) -> str:
    """The language of a catalogue's file, as pages call it."""
    return path.parent.parent.name.replace("_", "-")


def domains(translations: Path) -> tuple[str, ...]:
    """Every domain that has a template."""
    return tuple(sorted(path.stem for path in translations.glob("*.pot")))


def languages(translations: Path) -> tuple[str, ...]:
    """Every language that has a folder of catalogues."""
    return tuple(sorted({language_of(path) for path in translations.glob(f"*/{_MESSAGES}/*.po")}))


def is_language(code: str) -> bool:
    """Whether a folder of catalogues can be called so."""
    return code.isascii() and locale_of(code) is not None


def locale_of(language: str) -> Locale | None:
    """What Babel knows of a language; None where there is no such language."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        return None


# What they hold


def catalogues(translations: Path, questionnaire: str) -> Catalogues:
    """What a version is published with, by language: words of the questionnaire and the area. Raises ProblemsFound."""
    found: Catalogues = {}
    for domain in (AREA, questionnaire):
        for path in catalogue_paths(translations, domain):
            words = {
                message_key(message.context or "", str(message.id)): str(message.string)
                for message in read(path)
                if message.id and message.string and not message.fuzzy
            }
            found.setdefault(language_of(path), {}).update(words)
    return {language: words for language, words in found.items() if words}


def texts(catalog: Catalog) -> Iterator[Message]:
    """Every message but the header."""
    yield from (message for message in catalog if message.id)


def keys(catalog: Catalog) -> set[tuple[str, str]]:
    """What tells one text from another, in the template and in each language."""
    return {key(message) for message in texts(catalog)}


def key(message: Message) -> tuple[str, str]:
    """The context and the English."""
    return message.context or "", str(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation, one text for each plural form; what nobody wrote is empty."""
    if isinstance(message.string, str) or message.string is None:
        return (message.string or "",)
    return tuple(form or "" for form in message.string)


# How they are read and written


def read(path: Path) -> Catalog:
    """One file. Raises ProblemsFound."""
    name = f"{language_of(path)}/{path.name}"
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_CATALOGUE + 1)
        if len(content) > LARGEST_CATALOGUE or _MANY_FORMS.search(content):
            raise ProblemsFound([Problem(1, name, "It is larger than any catalogue.", "Make it smaller.")])
        return read_po(io.BytesIO(content), abort_invalid=True)
    except ProblemsFound:
        raise
    except (PoFileError, UnknownLocaleError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        raise ProblemsFound([Problem(line, name, "This is not a gettext catalogue.", "Check its quotes.")]) from None


def text_of_catalogue(catalog: Catalog) -> str:
    """The file's text: the same on every day and every machine."""
    content = io.BytesIO()
    write_po(content, catalog, width=0, include_lineno=False)
    lines = (line for line in content.getvalue().decode().splitlines() if not _NOT_KEPT.match(line))
    return "\n".join(lines).rstrip("\n") + "\n"


def written(path: Path, text: str) -> Iterator[Path]:
    """Write a file where it does not hold `text` already; the file, where it changed."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


def compile_catalogues(translations: Path) -> None:
    """Write the interface's catalogues as flask-babel reads them, where such a file is missing or too old.

    What could do harm is left out: the English stands there.
    """
    for path in catalogue_paths(translations, INTERFACE):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns:
            content = io.BytesIO()
            write_mo(content, _harmless(read(path)))
            compiled.write_bytes(content.getvalue())


def _harmless(catalog: Catalog) -> Catalog:
    for message in texts(catalog):
        plural = not isinstance(message.id, str)
        english = str(message.id[-1] if plural else message.id)
        if any(form and does_harm(english, form, plural=plural) for form in forms(message)):
            message.string = tuple("" for _ in forms(message)) if plural else ""
    return catalog
