"""Routes: a condition, or words that repeat an answer, look back at a question that is asked before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.domain.answers import ChoiceQuestion, Information, Number
from surveyapp.domain.conditions import All, Any_, Condition, Not, NumberBetween, OptionChosen
from surveyapp.domain.findings import Found, did_you_mean, one_of
from surveyapp.domain.outline import Asked, Outline, PlacedPage
from surveyapp.domain.words import PIPE, Model, Words
from surveyapp.domain.yaml_reading import Path


@dataclass(frozen=True)
class _Standpoint:
    """From where somebody looks back: how many pages stand before, and in which section and repeat."""

    place: int
    section: str | None = None
    repeat: str | None = None


def condition_findings(outline: Outline) -> Iterator[Found]:
    """Conditions on what is not there, is not asked before, or cannot be compared so."""
    for placed in outline.pages:
        yield from _condition(outline, (*placed.path, "ask_if"), placed.page.ask_if, _standpoint(placed))
    for asked in outline.questions:
        yield from _condition(outline, (*asked.path, "ask_if"), asked.question.ask_if, _standpoint(asked.on))
    before_menu = _Standpoint(len(outline.questionnaire.pages))
    for number, section in enumerate(outline.sections):
        yield from _condition(outline, ("menu", "sections", number, "ask_if"), section.ask_if, before_menu)


def placeholder_findings(outline: Outline) -> Iterator[Found]:
    """Braces that nothing fills in, and sentences that lack what they are made for."""
    pipes: dict[Path, _Standpoint] = {}
    for asked in outline.questions:
        for name in ("words", "hint", "body"):
            pipes[*asked.path, name] = _standpoint(asked.on)
    for path, words in _every_words(outline.questionnaire, ()):
        standpoint = pipes.get(path) or pipes.get(path[:-1])
        for text in words.texts():
            yield from _placeholders(outline, path, text, standpoint)


def _standpoint(placed: PlacedPage) -> _Standpoint:
    return _Standpoint(placed.place, placed.section.id if placed.section else None, placed.page.repeat)


def _look_back(outline: Outline, question_id: str, standpoint: _Standpoint) -> tuple[str, str] | None:
    """What is wrong with looking at a question from here, and the mend; None where nothing is."""
    asked = outline.by_id.get(question_id)
    if asked is None:
        mend = did_you_mean(question_id, outline.by_id) or "Name a question that is asked before."
        return f"There is no question “{question_id}”.", mend
    if asked.on.place >= standpoint.place:
        where = "on the same page" if asked.on.place == standpoint.place else "later"
        return f"“{question_id}” is asked {where}.", "Look back only: move one of them to another page."
    if standpoint.section and asked.on.section and asked.on.section.id != standpoint.section:
        sentence = f"“{question_id}” is in another section of the menu, which may be chosen later or never."
        return sentence, "Look at a question of this section, or of a page before the menu."
    if asked.on.page.repeat and asked.on.page.repeat != standpoint.repeat:
        sentence = f"“{question_id}” is asked once for each “{asked.on.page.repeat}”."
        return sentence, "Only pages of the same repeat can look at it."
    return None


# Conditions


def _condition(outline: Outline, path: Path, condition: Condition | None, standpoint: _Standpoint) -> Iterator[Found]:
    for at, leaf in _leaves(condition, path):
        wrong = _look_back(outline, leaf.question, standpoint)
        if wrong:
            yield Found((*at, "question"), *wrong)
        if leaf.question in outline.by_id:
            yield from _comparison(outline, at, leaf, outline.by_id[leaf.question])


def _leaves(condition: Condition | None, path: Path) -> Iterator[tuple[Path, OptionChosen | NumberBetween]]:
    """Every comparison inside a condition, with its place in the file."""
    match condition:
        case OptionChosen() | NumberBetween():
            yield path, condition
        case All() | Any_():
            key = "all" if isinstance(condition, All) else "any"
            for number, part in enumerate(condition.parts):
                yield from _leaves(part, (*path, key, number))
        case Not():
            yield from _leaves(condition.part, (*path, "not"))


def _comparison(outline: Outline, path: Path, leaf: OptionChosen | NumberBetween, asked: Asked) -> Iterator[Found]:
    question = asked.question
    if isinstance(leaf, NumberBetween):
        if not isinstance(question, Number):
            yield Found(path, f"“{question.id}” is not a number question.", "Use “is:” with option ids.")
    elif not isinstance(question, ChoiceQuestion):
        mend = "Use “at_least:” and “at_most:” for a number; texts and months cannot be compared."
        yield Found(path, f"“{question.id}” has no options.", mend)
    else:
        offered = {option.id for option in outline.options(question)}
        for option in leaf.chosen:
            if option not in offered:
                mend = did_you_mean(option, offered) or one_of(offered)
                yield Found((*path, "is"), f"“{question.id}” has no option “{option}”.", mend)


# Placeholders


def _every_words(part: object, path: Path) -> Iterator[tuple[Path, Words]]:
    if isinstance(part, Words):
        yield path, part
    elif isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from _every_words(each, (*path, number))
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from _every_words(getattr(part, name), (*path, name))


def _placeholders(outline: Outline, path: Path, text: str, standpoint: _Standpoint | None) -> Iterator[Found]:
    if standpoint:
        for pipe in PIPE.finditer(text):
            yield from _pipe(outline, path, pipe["question"], standpoint)
        text = PIPE.sub("", text)
    wanted = _wanted(path)
    if wanted and text.count(wanted) != 1:
        yield Found(path, f"The sentence does not hold {wanted} just once.", f"Put {wanted} where the figure goes.")
    if wanted:
        text = text.replace(wanted, "")
    if "{" in text or "}" in text:
        mend = "Write {question-id|words if there is no answer}." if standpoint else "Take them out."
        yield Found(path, "Nothing is filled in for these braces.", mend)


def _wanted(path: Path) -> str | None:
    """What the words at `path` are a frame for."""
    if (path[0] == "measures" and "says" in path) or (path[0] == "funnels" and path[-1] == "words"):
        return "{share}"
    return "{number}" if path[0] == "repeats" else None


def _pipe(outline: Outline, path: Path, question_id: str, standpoint: _Standpoint) -> Iterator[Found]:
    wrong = _look_back(outline, question_id, standpoint)
    if wrong:
        yield Found(path, *wrong)
        return
    question = outline.by_id[question_id].question
    if question.holds_free_text or isinstance(question, Information):
        sentence = f"“{question_id}” has no answer that can be put into words."
        yield Found(path, sentence, "Only choices, numbers and months can be put in.")
