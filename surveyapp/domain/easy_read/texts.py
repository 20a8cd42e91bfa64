"""Texts to check: everything that a person reads of a questionnaire in its easy-read rendering, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from surveyapp.domain.answers import ChoiceQuestion, Information
from surveyapp.domain.easy_read.finding import Place, of_breakdown, of_scale
from surveyapp.domain.easy_read.word_lists import STANDARD_ESCAPES
from surveyapp.domain.glossary import HardWord, words_used
from surveyapp.domain.options import Apart, Exemption, Option
from surveyapp.domain.outline import Asked, Outline, PlacedPage
from surveyapp.domain.questionnaire import Menu, Questionnaire
from surveyapp.domain.words import Rendering, Words

FRONT, MENU, GLOSSARY, WHOLE = "front", "menu", "glossary", "whole"
"""The parts of a questionnaire that are no page."""
ESCAPES = frozenset(escape.lower() for escape in STANDARD_ESCAPES)


class Role(StrEnum):
    """What a text does on the page."""

    TELLS = "tells"
    """A title, a hint, an explanation."""
    OPENS = "opens"
    """A sentence said up front, in `about`."""
    COMFORTS = "comforts"
    """A sentence said after a worrying answer, in `worry`."""
    ASKS = "asks"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text in its easy-read rendering. `owner` holds the exemptions that it may use; `beside`: what stands with it."""

    text: str
    role: Role
    place: Place
    exempt: tuple[Exemption, ...] = ()
    owner: Place | None = None
    beside: str = ""
    is_escape: bool = False
    """Whether it is a standard escape option."""
    is_unfitting: bool = False
    """Whether it is an answer for those whom the question does not fit."""
    with_it: tuple[str, ...] = ()
    """The answers that it stands with: those of its list, or those to its question."""
    explains: HardWord | None = None
    """The hard word that it explains."""
    names: tuple[str, ...] = ()
    """Names that may stand in it as they are, such as those of helplines."""


def every_text(questionnaire: Questionnaire) -> list[ReadText]:
    """Every text, in the order in which a person meets them; those of scales and breakdowns once each."""
    outline = Outline(questionnaire)
    found = [
        *_front(questionnaire),
        *_scales(questionnaire),
        *(text for placed in outline.pages if placed.section is None for text in _page(placed)),
        *(_menu(questionnaire.menu) if questionnaire.menu else ()),
        *(text for placed in outline.pages if placed.section is not None for text in _page(placed)),
        *(text for asked in outline.questions for text in _question(asked)),
        *_repeats(questionnaire),
        *_breakdowns(questionnaire),
    ]
    return [*found, *_glossary(questionnaire, found)]


def words_of(words: Words) -> str:
    """The easy-read words."""
    return words.rendered(Rendering.EASY_READ)


def told(words: Words | None, place: Place) -> Iterator[ReadText]:
    """A text that tells something, where there is one."""
    if words is not None:
        yield ReadText(words_of(words), Role.TELLS, place)


def _front(questionnaire: Questionnaire) -> Iterator[ReadText]:
    front = Place("", part=FRONT)
    yield from told(questionnaire.title, front.within("title", "title"))
    yield from told(questionnaire.summary, front.within("summary", "summary"))
    for number, fact in enumerate(questionnaire.about):
        place = front.within(f"about, point {number + 1}", "about", number)
        yield ReadText(words_of(fact.words), Role.OPENS, place)
    for number, words in enumerate(questionnaire.worry.words if questionnaire.worry else ()):
        place = front.within(f"worry, sentence {number + 1}", "worry", "words", number)
        yield ReadText(words_of(words), Role.COMFORTS, place)


def _scales(questionnaire: Questionnaire) -> Iterator[ReadText]:
    for number, scale in enumerate(questionnaire.scales):
        place = Place(f"scale {scale.id}", ("scales", number), part=of_scale(scale.id))
        yield from options_read(scale.options, place, scale.exempt)


def _page(placed: PlacedPage) -> Iterator[ReadText]:
    place = Place(f"page {placed.page.id}", placed.path, part=placed.page.id)
    yield from told(placed.page.title, place.within("title", "title"))


def _menu(menu: Menu) -> Iterator[ReadText]:
    place = Place("menu", ("menu",), part=MENU)
    for name, words in (("words", menu.words), ("again", menu.again)):
        yield ReadText(words_of(words), Role.ASKS, place.within(name, name), beside=_beside(menu.hint))
    yield from told(menu.hint, place.within("hint", "hint"))
    yield from told(menu.done, place.within("done", "done"))
    for number, section in enumerate(menu.sections):
        yield from told(section.words, place.within(f"section {section.id}", "sections", number, "words"))


def _question(asked: Asked) -> Iterator[ReadText]:
    question = asked.question
    place = Place(f"question {question.id}", asked.path, part=asked.on.page.id)
    role = Role.ASKS if question.is_asked else Role.TELLS
    words, hint = question.words, question.hint
    answers = _said(question.options) if isinstance(question, ChoiceQuestion) else ()
    yield ReadText(
        words_of(words), role, place.within("words", "words"), question.exempt, place, _beside(hint), with_it=answers
    )
    if hint is not None:
        inside = place.within("hint", "hint")
        yield ReadText(words_of(hint), Role.TELLS, inside, question.exempt, place, words_of(words), with_it=answers)
    if isinstance(question, Information):
        for number, part in enumerate(question.body):
            inside = place.within(f"body, sentence {number + 1}", "body", number)
            yield ReadText(words_of(part), Role.TELLS, inside, question.exempt, place)
    elif isinstance(question, ChoiceQuestion) and not (question.scale or question.breakdown):
        yield from options_read(question.options, place, question.exempt)


def options_read(options: tuple[Option, ...], owner: Place, exempt: tuple[Exemption, ...] = ()) -> Iterator[ReadText]:
    """The words and hints of a list of answers."""
    every = _said(options)
    for number, (option, said) in enumerate(zip(options, every, strict=True)):
        place = owner.within(f"option {option.id}", "options", number)
        yield ReadText(
            said,
            Role.ANSWERS,
            place.within("words", "words"),
            exempt,
            owner,
            is_escape=said.replace("’", "'").rstrip(".").lower() in ESCAPES,
            is_unfitting=option.apart is Apart.NOT_APPLICABLE,
            with_it=every,
        )
        if option.hint is not None:
            yield ReadText(words_of(option.hint), Role.TELLS, place.within("hint", "hint"), exempt, owner)


def _said(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(words_of(option.words) for option in options)


def _repeats(questionnaire: Questionnaire) -> Iterator[ReadText]:
    for number, repeat in enumerate(questionnaire.repeats):
        yield from told(repeat.words, Place(f"repeat {repeat.id}", ("repeats", number, "words"), part=FRONT))


def _breakdowns(questionnaire: Questionnaire) -> Iterator[ReadText]:
    for breakdown in questionnaire.breakdowns:
        place = Place(f"breakdown {breakdown.id}", file="area.yaml", part=of_breakdown(breakdown.id))
        yield from options_read(breakdown.options, place)


def _glossary(questionnaire: Questionnaire, texts: Iterable[ReadText]) -> Iterator[ReadText]:
    for word in hard_words(questionnaire, texts):
        place = Place(f"word {word.id}", file="glossary.yaml", part=GLOSSARY)
        yield ReadText(words_of(word.means), Role.TELLS, place.within("means"), explains=word)


def hard_words(questionnaire: Questionnaire, texts: Iterable[ReadText]) -> list[HardWord]:
    """The words of the glossary that the questionnaire explains: those that its texts use, and those named by hand."""
    used = {word.id for word in words_used(questionnaire.glossary, (text.text for text in texts))}
    named = {word_id for question in questionnaire.every_question() for word_id in question.hard_words}
    return [word for word in questionnaire.glossary if word.id in used | named]


def _beside(hint: Words | None) -> str:
    return words_of(hint) if hint is not None else ""
