"""The rules about answers: a way out, not too many, and the same words in the same order in every scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from surveyapp.domain.answers import ChoiceQuestion
from surveyapp.domain.easy_read import rules, word_lists
from surveyapp.domain.easy_read.finding import VERBATIM, Breach, EasyReadFinding, Place, of_breakdown, of_scale
from surveyapp.domain.easy_read.texts import MENU, words_of
from surveyapp.domain.options import Apart, Exemption, Option, Score
from surveyapp.domain.outline import Outline
from surveyapp.domain.questionnaire import Questionnaire

ORDER = (Score.POSITIVE, Score.NEUTRAL, Score.NEGATIVE)


@dataclass(frozen=True, slots=True)
class OptionList:
    """Options that a person sees together, wherever the file holds them."""

    place: Place
    options: tuple[Option, ...]
    exempt: tuple[Exemption, ...] = ()
    is_of_area: bool = False


def option_lists(questionnaire: Questionnaire) -> list[OptionList]:
    """Every list of options once: scales, those of single questions, breakdowns."""
    found = [
        OptionList(Place(f"scale {scale.id}", ("scales", number), part=of_scale(scale.id)), scale.options, scale.exempt)
        for number, scale in enumerate(questionnaire.scales)
    ]
    for asked, question in Outline(questionnaire).choices():
        if not (question.scale or question.breakdown):
            place = Place(f"question {question.id}", asked.path, part=asked.on.page.id)
            found.append(OptionList(place, question.options, question.exempt))
    for breakdown in questionnaire.breakdowns:
        place = Place(f"breakdown {breakdown.id}", file="area.yaml", part=of_breakdown(breakdown.id))
        found.append(OptionList(place, breakdown.options, is_of_area=True))
    return found


def answer_findings(questionnaire: Questionnaire) -> Iterator[EasyReadFinding]:
    """Questions that count and have no way out, and lists that are too long."""
    for asked, question in Outline(questionnaire).choices():
        if _counts(question) and not any(_is_dont_know(option) for option in question.options):
            place = Place(f"question {question.id}", asked.path, part=asked.on.page.id)
            yield EasyReadFinding(rules.NO_DONT_KNOW, place, words_of(question.words), rules.NO_DONT_KNOW.mend)
    for listed in option_lists(questionnaire):
        if len(listed.options) > rules.MOST_OPTIONS:
            mend = f"The {listed.place.said} offers {len(listed.options)}. {rules.MANY_OPTIONS.mend}"
            yield EasyReadFinding(rules.MANY_OPTIONS, listed.place, "", mend)
    menu = questionnaire.menu
    if menu and (choices := len(menu.sections) + 1) > rules.MOST_IN_MENU:
        mend = f"With “{words_of(menu.done)}” the menu offers {choices}. Offer fewer sections."
        yield EasyReadFinding(rules.MANY_OPTIONS, Place("menu", ("menu",), part=MENU), "", mend)


def _counts(question: ChoiceQuestion) -> bool:
    scored = any(option.score is not Score.NONE for option in question.options)
    return question.counts and (scored or question.measure is not None)


def _is_dont_know(option: Option) -> bool:
    said = words_of(option.words).replace("’", "'").rstrip(".").lower()
    return option.apart is Apart.DONT_KNOW or said in {known.lower() for known in word_lists.DONT_KNOWS}


def scale_breaches(lists: Iterable[OptionList]) -> Iterator[tuple[OptionList, Place, Breach]]:
    """Lists whose words or order differ from those of a list before them."""
    lists = [listed for listed in lists if not listed.is_of_area]
    known: dict[str, tuple[str, Place]] = {}
    for listed in lists:
        for number, option in enumerate(listed.options):
            place = listed.place.within(f"option {option.id}", "options", number)
            words = words_of(option.words)
            before, where = known.setdefault(option.id, (words, listed.place))
            if words != before:
                mend = f"In {where.said} this answer says “{before}”. Use the same words, or another id."
                yield listed, place, Breach(rules.SCALE_WORDS, words, mend, VERBATIM)
    for listed, mend in _out_of_order(lists):
        said = " / ".join(words_of(option.words) for option in listed.options)
        yield listed, listed.place, Breach(rules.SCALE_ORDER, said, mend, VERBATIM)


def _out_of_order(lists: Sequence[OptionList]) -> Iterator[tuple[OptionList, str]]:
    """Lists that run another way than the first scored one, or that turn shared answers round."""
    first: tuple[int, Place] | None = None
    seen: dict[tuple[str, str], Place] = {}
    for listed in lists:
        ranks = [ORDER.index(option.score) for option in listed.options if option.score in ORDER]
        way = _way(ranks)
        turned = next((seen[b, a] for a, b in _pairs(listed) if (b, a) in seen), None)
        if ranks and way is None:
            yield listed, "Put the answers in order: from the good end, through the middle, to the bad end."
        elif way and first and way != first[0]:
            yield listed, f"Turn it round: {first[1].said} runs the other way."
        elif turned:
            yield listed, f"Put shared answers in the order that they have in {turned.said}."
        if way and first is None:
            first = (way, listed.place)
        for pair in _pairs(listed):
            seen.setdefault(pair, listed.place)


def _way(ranks: list[int]) -> int | None:
    """1 from good to bad, -1 from bad to good, 0 where all are alike, None for a mixture."""
    if ranks == sorted(ranks):
        return 0 if len(set(ranks)) < 2 else 1
    return -1 if ranks == sorted(ranks, reverse=True) else None


def _pairs(listed: OptionList) -> Iterator[tuple[str, str]]:
    yield from combinations((option.id for option in listed.options), 2)
