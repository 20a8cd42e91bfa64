"""Words in other languages and renderings: which texts a questionnaire holds, and a copy of it in one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from pydantic import Field

from surveyapp.domain.answers import ChoiceQuestion, Question
from surveyapp.domain.area import Breakdown, Theme
from surveyapp.domain.explaining import with_hard_words
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.ways import Ways
from surveyapp.domain.words import Model, Rendering, Words, without_hidden

SOURCE_LANGUAGE = "en"
MOST_WAYS = 200
"""So many ways through a questionnaire as it is shown are kept: whoever answers a page goes on by the same way as before."""
Catalogues = dict[str, dict[str, str]]
"""For each language, translations by `message_key`."""

AnyModel = TypeVar("AnyModel", bound=Model)


def message_key(context: str, text: str) -> str:
    """The key of a text in its context, as gettext joins them."""
    return f"{context}\x04{text}"


class Published(Model):
    """A questionnaire with its words in every language: what a published version stores."""

    questionnaire: Questionnaire
    catalogues: Catalogues = Field(default_factory=dict)

    @cached_property
    def in_use(self) -> dict[tuple[str, Rendering], Ways]:
        return {}

    def shown(self, language: str, rendering: Rendering) -> Questionnaire:
        """The questionnaire in one language and rendering, each question with the hard words that its English uses.

        A text that has no translation stays in English.
        """
        return self.ways(language, rendering).questionnaire

    def ways(self, language: str, rendering: Rendering) -> Ways:
        """The ways through it, as it is shown in one language and rendering."""
        key = (language, rendering)
        if key not in self.in_use:
            explained = with_hard_words(self.questionnaire, rendering)
            shown = in_language(explained, self.catalogues.get(language, {}), rendering)
            self.in_use[key] = Ways(shown, MOST_WAYS)
        return self.in_use[key]


def in_language(model: AnyModel, catalogue: dict[str, str], rendering: Rendering) -> AnyModel:
    """A copy of `model` whose words are those of one rendering, translated where `catalogue` has them."""

    def shown(words: Words, context: str) -> Words:
        text = words.rendered(rendering)
        translated = without_hidden(catalogue.get(message_key(context, text), ""))
        # Built without validation: a translation that is too long is no reason for a page to fail.
        return Words.model_construct(standard=translated or text)

    translated: AnyModel = _with_words(model, "", shown)
    return translated


def messages(model: Model, *, without: tuple[type[Model], ...] = ()) -> Iterator[tuple[str, str]]:
    """Every (context, text) that a translator of `model` sees, in the order of the file, but for parts of `without`."""
    found: dict[tuple[str, str], None] = {}

    def note(words: Words, context: str) -> Words:
        found.update({(context, text): None for text in words.texts()})
        return words

    _with_words(model, "", note, without)
    yield from found


def messages_of_questionnaire(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """The texts of a questionnaire's own file. Those of breakdowns, themes and hard words belong to the area."""
    shared = (*questionnaire.breakdowns, *questionnaire.themes)
    area_texts = {message for part in shared for message in messages(part)}
    own = messages(questionnaire, without=(Breakdown, Theme, HardWord))
    yield from (message for message in own if message not in area_texts)


def _with_words(
    value: Any, context: str, change: Callable[[Words, str], Words], without: tuple[type[Model], ...] = ()
) -> Any:
    """`value` with `change(words, context)` in place of all its words. The context is the nearest id around them."""
    if isinstance(value, Words):
        return change(value, context)
    if isinstance(value, tuple):
        return tuple(_with_words(part, context, change, without) for part in value)
    if not isinstance(value, Model) or isinstance(value, without):
        return value
    changed = {}
    for name in type(value).model_fields:
        part = getattr(value, name)
        if isinstance(part, tuple | Model):
            changed[name] = _with_words(part, _context(value, name, context), change, without)
    return value.model_copy(update=changed)


def _context(model: Model, name: str, outer: str) -> str:
    if name == "options" and isinstance(model, ChoiceQuestion) and (model.scale or model.breakdown):
        return model.scale or model.breakdown or outer
    if name in ("words", "hint") and not isinstance(model, Question) and outer:
        return outer  # an option's words belong to its question
    return str(getattr(model, "id", outer))
