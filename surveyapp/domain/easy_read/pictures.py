"""The rules about pictures: one beside the words, in the ledger, and different for each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.domain.easy_read import rules
from surveyapp.domain.easy_read.finding import EasyReadFinding, Place
from surveyapp.domain.easy_read.rules import Rule
from surveyapp.domain.easy_read.scales import OptionList, option_lists
from surveyapp.domain.easy_read.texts import FRONT, MENU, words_of
from surveyapp.domain.outline import Outline
from surveyapp.domain.questionnaire import Layout, Menu, Questionnaire
from surveyapp.domain.words import Rendering


@dataclass(frozen=True, slots=True)
class _Frame:
    """A place for a picture, what hangs there, and the words beside it."""

    place: Place
    picture: str | None
    words: str


def picture_findings(questionnaire: Questionnaire, ledger: frozenset[str] | None) -> Iterator[EasyReadFinding]:
    """Pictures that are missing, without a licence, or used twice. `ledger`: the names in it; None if there is none.

    With one question on a screen, each question and each answer needs a picture. Where a page holds several questions,
    the page needs one; its answers need one only in a questionnaire that is easy read for everybody.
    """
    frames = list(_frames(questionnaire))
    for frame in frames:
        if frame.picture is None:
            yield _finding(rules.PICTURE_MISSING, frame.place, frame.words, rules.PICTURE_MISSING.mend)
    if questionnaire.menu:
        yield from _twice(_THE_MENU, [(frame.picture, frame.words) for frame in _of_menu(questionnaire.menu)])
    for listed in option_lists(questionnaire):
        yield from _of_answers(listed, _rule_for_answers(questionnaire))
        frames += _answers(listed)
    frames += _facts(questionnaire)
    yield from _unlicensed(frames, ledger)


def _rule_for_answers(questionnaire: Questionnaire) -> Rule:
    is_easy = questionnaire.rendering is Rendering.EASY_READ or questionnaire.layout is Layout.QUESTION
    return rules.PICTURE_MISSING if is_easy else rules.PICTURE_WANTED


def _frames(questionnaire: Questionnaire) -> Iterator[_Frame]:
    yield _Frame(Place("questionnaire", part=FRONT), questionnaire.picture, words_of(questionnaire.title))
    outline = Outline(questionnaire)
    if questionnaire.layout is Layout.QUESTION:
        for asked in outline.questions:
            place = Place(f"question {asked.question.id}", asked.path, part=asked.on.page.id)
            yield _Frame(place, asked.question.picture, words_of(asked.question.words))
    else:
        for placed in outline.pages:
            place = Place(f"page {placed.page.id}", placed.path, part=placed.page.id)
            yield _Frame(place, placed.page.picture, words_of(placed.page.title) if placed.page.title else "")
    if questionnaire.menu:
        yield from _of_menu(questionnaire.menu)


_THE_MENU = Place("menu", ("menu",), part=MENU)


def _of_menu(menu: Menu) -> Iterator[_Frame]:
    """What a person chooses from: the sections, and the way on."""
    place = _THE_MENU
    for number, section in enumerate(menu.sections):
        inside = place.within(f"section {section.id}", "sections", number)
        yield _Frame(inside, section.picture, words_of(section.words))
    yield _Frame(place.within("done"), menu.done_picture, words_of(menu.done))


def _facts(questionnaire: Questionnaire) -> list[_Frame]:
    front = Place("", part=FRONT)
    return [
        _Frame(front.within(f"about, point {number + 1}", "about", number), fact.picture, words_of(fact.words))
        for number, fact in enumerate(questionnaire.about)
    ]


def _answers(listed: OptionList) -> list[_Frame]:
    return [
        _Frame(listed.place.within(f"option {option.id}", "options", number), option.picture, words_of(option.words))
        for number, option in enumerate(listed.options)
        if option.picture
    ]


def _of_answers(listed: OptionList, rule: Rule) -> Iterator[EasyReadFinding]:
    missing = [words_of(option.words) for option in listed.options if option.picture is None]
    if missing:
        said = " / ".join(missing)
        yield _finding(rule, listed.place, said, f"{rule.mend} {len(missing)} of its answers have none.")
    yield from _twice(listed.place, [(option.picture, words_of(option.words)) for option in listed.options])


def _twice(place: Place, shown: list[tuple[str | None, str]]) -> Iterator[EasyReadFinding]:
    """Pictures that stand for more than one of the answers that a person sees together."""
    for picture, times in Counter(picture for picture, _ in shown if picture).items():
        if times > 1:
            said = " / ".join(words for drawn, words in shown if drawn == picture)
            mend = f"“{picture}” stands for {times} answers. {rules.PICTURE_TWICE.mend}"
            yield _finding(rules.PICTURE_TWICE, place, said, mend)


def _unlicensed(frames: list[_Frame], ledger: frozenset[str] | None) -> Iterator[EasyReadFinding]:
    seen: set[str] = set()
    for frame in frames:
        if ledger is not None and frame.picture and frame.picture not in ledger | seen:
            seen.add(frame.picture)
            mend = f"“{frame.picture}” has no licence that we know. {rules.PICTURE_WITHOUT_LICENCE.mend}"
            yield _finding(rules.PICTURE_WITHOUT_LICENCE, frame.place, frame.words, mend)


def _finding(rule: Rule, place: Place, sentence: str, mend: str) -> EasyReadFinding:
    return EasyReadFinding(rule, place, sentence, mend)
