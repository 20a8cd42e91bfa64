"""Extracting: what there is to translate today, and every language's catalogues brought in line with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from surveyapp.domain.area import ThemeList
from surveyapp.domain.glossary import Glossary
from surveyapp.domain.translation import messages, messages_of_questionnaire
from surveyapp.domain.words import Model
from surveyapp.questionnaire_files import questionnaire_paths, read_area, read_glossary, read_questionnaire
from surveyapp.translating.catalogues import (
    AREA,
    INTERFACE,
    catalogue_path,
    catalogue_paths,
    locale_of,
    read,
    template_path,
    text_of_catalogue,
    written,
)

_SOURCE = Path(__file__).resolve().parent.parent
_METHODS = [("**/templates/**.*", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**.*": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
"""As `web.pages` sets the application's own Jinja up."""
_KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}


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


def extract(translations: Path, questionnaires: Path, new_languages: Iterable[str] = ()) -> Iterator[Path]:
    """Write every template, and bring every language's catalogues in line with them; the files that changed."""
    for domain, template in templates(questionnaires).items():
        yield from written(template_path(translations, domain), text_of_catalogue(template))
        for path in catalogue_paths(translations, domain):
            yield from written(path, text_of_catalogue(_updated(read(path), template)))
        for language in new_languages:
            path = catalogue_path(translations, language, domain)
            if not path.exists():
                yield from written(path, text_of_catalogue(_updated(_empty(language), template)))


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
    locale = locale_of(language) if language else None
    return Catalog(locale=locale, header_comment=comment, project=_SOURCE.name, version="", fuzzy=False)


def _updated(catalog: Catalog, template: Catalog) -> Catalog:
    """`catalog` with just the messages of `template`, in its order. A changed text is a new one: nothing is guessed."""
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog
