"""Catalogues of translations, as gettext keeps them: what there is to translate, and what was translated.

There is a domain for the interface, for the area with its themes, and for each questionnaire. `<domain>.pot` holds
what is to translate, `<language>/LC_MESSAGES/<domain>.po` a translation. Such files are all that a language needs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from surveyapp.domain.area import ThemeList
from surveyapp.domain.glossary import Glossary
from surveyapp.domain.problems import Problem, ProblemsFound
from surveyapp.domain.translation import Catalogues, message_key, messages, messages_of_questionnaire
from surveyapp.domain.words import Model
from surveyapp.questionnaire_files import questionnaire_paths, read_area, read_glossary, read_questionnaire

INTERFACE, AREA = "messages", "area"
_SOURCE = Path(__file__).resolve().parent
_METHODS = [("**/templates/**.*", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**.*": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
"""As `web.pages` sets the application's own Jinja up."""
_KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}
_PLACEHOLDER = re.compile(r"%(?:\((?P<named>\w+)\))?[#0\-+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|\{(?P<braced>[\w-]+)")
_COUNT = "%num"
"""A plural form may say its number in a word of its own ("one"), so this one may be missing."""
_NOT_KEPT = re.compile(
    r'^"(?:POT-Creation-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To)'
    r'|^"(?:Last-Translator: FULL NAME|Language-Team: (?:\w+ )?<LL@li|PO-Revision-Date: YEAR)'
)
"""Lines of a header that differ from day to day, or that nobody filled in."""


# What there is to translate


def templates(questionnaires: Path) -> dict[str, Catalog]:
    """The template of every domain, from the sources and questionnaires of today. Raises ProblemsFound."""
    area, themes = read_area(questionnaires)
    shared: list[Model] = [area, ThemeList(themes=themes)]
    if glossary := read_glossary(questionnaires):
        shared.append(Glossary(words=glossary))
    found = {INTERFACE: _interface(), AREA: _template(message for part in shared for message in messages(part))}
    for path in questionnaire_paths(questionnaires):
        questionnaire = read_questionnaire(path)
        found[questionnaire.id] = _template(messages_of_questionnaire(questionnaire))
    return found


def _interface() -> Catalog:
    catalog = _empty()
    rows = extract_from_dir(
        _SOURCE, _METHODS, _OPTIONS, keywords=_KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for name, _line, text, comments, context in rows:
        catalog.add(text, locations=[(f"{_SOURCE.name}/{name}", 0)], auto_comments=comments, context=context)
    return catalog


def _template(texts: Iterable[tuple[str, str]]) -> Catalog:
    catalog = _empty()
    for context, text in texts:
        catalog.add(text, context=context)
    return catalog


def _empty(language: str | None = None) -> Catalog:
    comment = f"# Translation into {language}." if language else "# Written by `surveyapp translations extract`."
    locale = Locale.parse(language, sep="-") if language else None
    return Catalog(locale=locale, header_comment=comment, project=_SOURCE.name, version="", fuzzy=False)


# Files


def is_language(code: str) -> bool:
    """Whether a folder of catalogues can be called so."""
    try:
        Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def extract(translations: Path, questionnaires: Path, new_languages: Iterable[str] = ()) -> Iterator[Path]:
    """Write every template, and bring every language's catalogues in line with them; the files that changed."""
    for domain, template in templates(questionnaires).items():
        yield from _written(_template_path(translations, domain), _text(template))
        for path in _catalogue_paths(translations, domain):
            yield from _written(path, _text(_updated(_read(path), template)))
        for language in new_languages:
            path = translations / language / "LC_MESSAGES" / f"{domain}.po"
            if not path.exists():
                yield from _written(path, _text(_updated(_empty(language), template)))


def catalogues(translations: Path, questionnaire: str) -> Catalogues:
    """What a version is published with, by language: words of the questionnaire and the area. Raises ProblemsFound."""
    found: Catalogues = {}
    for domain in (AREA, questionnaire):
        for path in _catalogue_paths(translations, domain):
            words = {
                message_key(message.context or "", str(message.id)): str(message.string)
                for message in _read(path)
                if message.id and message.string and not message.fuzzy
            }
            found.setdefault(_language(path), {}).update(words)
    return {language: words for language, words in found.items() if words}


def compile_catalogues(translations: Path) -> None:
    """Write the interface's catalogues as flask-babel reads them, where such a file is missing or too old."""
    for path in _catalogue_paths(translations, INTERFACE):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns:
            content = io.BytesIO()
            write_mo(content, _read(path))
            compiled.write_bytes(content.getvalue())


def _template_path(translations: Path, domain: str) -> Path:
    return translations / f"{domain}.pot"


def _catalogue_paths(translations: Path, domain: str) -> Iterator[Path]:
    yield from sorted(translations.glob(f"*/LC_MESSAGES/{domain}.po"))


def _language(path: Path) -> str:
    return path.parent.parent.name


def _read(path: Path) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        name = f"{_language(path)}/{path.name}"
        raise ProblemsFound([Problem(line, name, "This is not a gettext catalogue.", "Check its quotes.")]) from None


def _updated(catalog: Catalog, template: Catalog) -> Catalog:
    """`catalog` with just the messages of `template`, in its order. A changed text is a new one: nothing is guessed."""
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def _text(catalog: Catalog) -> str:
    """The file's text: the same on every day and every machine."""
    content = io.BytesIO()
    write_po(content, catalog, width=0, include_lineno=False)
    lines = (line for line in content.getvalue().decode().splitlines() if not _NOT_KEPT.match(line))
    return "\n".join(lines).rstrip("\n") + "\n"


def _written(path: Path, text: str) -> Iterator[Path]:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


# Faults


def faults(translations: Path, questionnaires: Path) -> Iterator[str]:
    """A sentence for each catalogue that is out of line, and for each translation that lost a placeholder."""
    expected = templates(questionnaires)
    for domain, template in expected.items():
        path = _template_path(translations, domain)
        if not path.exists() or path.read_text(encoding="utf-8") != _text(template):
            yield f"{path.name} is not in line with the texts: run `surveyapp translations extract`."
        for translated in _catalogue_paths(translations, domain):
            yield from _faults_of(translated, template)
    for path in sorted(translations.rglob("*.po*")):
        if path.stem not in expected:
            yield f"{path.relative_to(translations)} belongs to nothing any more: delete it."


def _faults_of(path: Path, template: Catalog) -> Iterator[str]:
    name = f"{_language(path)}/{path.name}"
    try:
        catalog = _read(path)
    except ProblemsFound as found:
        yield from (str(problem) for problem in found.problems)
        return
    missing, extra = _keys(template) - _keys(catalog), _keys(catalog) - _keys(template)
    if missing or extra:
        yield f"{name} lacks {len(missing)} texts, holds {len(extra)} old ones: run `surveyapp translations extract`."
    for message in catalog:
        if message.id and message.string and not message.fuzzy and not _keeps_placeholders(message):
            yield f"{name}, line {message.lineno}: the translation of “{_shortened(message)}” changes its placeholders."


def _keys(catalog: Catalog) -> set[tuple[str, str]]:
    return {(message.context or "", str(message.id)) for message in catalog if message.id}


def _keeps_placeholders(message: Message) -> bool:
    if isinstance(message.id, str):
        return _placeholders(message.id) == _placeholders(str(message.string))
    wanted = _placeholders(message.id[1])
    forms = [form for form in message.string or () if form]
    return all(_placeholders(form) | {_COUNT} == wanted | {_COUNT} for form in forms)


@cache
def _placeholders(text: str) -> frozenset[str]:
    """The names of what is put into a text: `%(name)s`, `{share}`, `{question|words without an answer}`."""
    found = _PLACEHOLDER.finditer(text.replace("%%", ""))
    return frozenset(f"%{part['named'] or ''}" if part["braced"] is None else part["braced"] for part in found)


def _shortened(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return text if len(text) <= 60 else text[:57] + "..."
