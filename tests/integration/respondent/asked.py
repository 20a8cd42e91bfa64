"""What the machine is asked, and its own plain account of it: which way the answers lead, and what a typed answer means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from surveyapp.domain.questionnaire import Questionnaire
from tests import builders as build

Value = str | int | tuple[str, ...]
Place = tuple[str, int]
"""A question, or the menu, and which of its repeats or visits."""
Said = Mapping[Place, Value | None]

STORY: Final = "a-life"
MENU: Final = "topic"
DONE: Final = "done"
MOST_CHILDREN: Final = 3
LONGEST: Final = 120


def questionnaire() -> Questionnaire:
    """A condition, a repeat, a menu, and five kinds of question on eight small pages."""
    return build.questionnaire(
        build.page(build.supporter_question()),
        build.page(
            build.rated("safe", "feeling-safe"),
            build.several_choices("pets", "cat", "dog", build.option("none", alone=True), optional=True),
        ),
        build.page(build.long_text("why", longest=LONGEST), ask_if=build.chosen("safe", "no")),
        build.page(build.number("children", at_least=0, at_most=MOST_CHILDREN)),
        build.page(build.one_choice("likes"), build.short_text("says", optional=True), id="child", repeat="child"),
        id=STORY,
        supporter="answered-by",
        measures=(build.measure("feeling-safe"),),
        breakdowns=(build.AGE,),
        themes=build.THEMES,
        repeats=(build.repeat(most=MOST_CHILDREN),),
        menu=build.menu(
            build.section("school", build.page(build.one_choice("lesson"))),
            build.section("home", build.page(build.long_text("kitchen", optional=True, longest=LONGEST))),
        ),
        closing=(
            build.page(
                build.split_by(build.AGE, optional=True),
                build.long_text("more", optional=True, longest=LONGEST),
                id="more",
            ),
        ),
    )


# What stands on which page, and what each question offers: written once more, so that a mistake there is seen here.

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "answered-by": ("answered-by",),
    "safe": ("safe", "pets"),
    "why": ("why",),
    "children": ("children",),
    "child": ("likes", "says"),
    "lesson": ("lesson",),
    "kitchen": ("kitchen",),
    "more": ("age-question", "more"),
    MENU: (MENU,),
}
ONE: Mapping[str, tuple[str, ...]] = {
    "answered-by": ("me", "me-with-help", "someone-for-me"),
    "safe": ("yes", "sometimes", "no", "dont-know", "doesnt-apply", "prefer-not"),
    "likes": ("yes", "no"),
    "lesson": ("yes", "no"),
    "age-question": ("child", "teenager", "prefer-not"),
}
PETS = ("cat", "dog", "none")
TEXTS = ("why", "says", "kitchen", "more")
OPTIONAL = ("pets", "says", "kitchen", "age-question", "more")
SECTIONS: Mapping[str, str] = {"school": "lesson", "home": "kitchen"}
MOST_TIMES: Mapping[str, int] = {"child": MOST_CHILDREN, MENU: len(SECTIONS)}


def way(said: Said) -> list[Place]:
    """The steps that the answers lead through, each by its page (or the menu) and which repeat or visit."""
    steps = [("answered-by", 1), ("safe", 1)]
    steps += [("why", 1)] if said.get(("safe", 1)) == "no" else []
    children = said.get(("children", 1))
    times = children if isinstance(children, int) else 1
    steps += [("children", 1), *(("child", number) for number in range(1, times + 1))]
    return [*steps, *_chosen_ways(said), ("more", 1)]


def _chosen_ways(said: Said) -> Iterator[Place]:
    left, visit = list(SECTIONS), 0
    while left:
        visit += 1
        chosen = said.get((MENU, visit))
        if chosen in left:
            yield MENU, visit
            yield SECTIONS[str(chosen)], 1
            left.remove(str(chosen))
        elif chosen in (None, DONE):
            yield MENU, visit
            return


def places(step: Place) -> list[Place]:
    """Where a step's answers stand."""
    return [(question, step[1]) for question in QUESTIONS[step[0]]]


def exists(step: Place, said: Said) -> bool:
    """Whether there is such a step on any way. Each visit to the menu follows another."""
    name, number = step
    return name in QUESTIONS and (
        1 <= number <= MOST_TIMES.get(name, 1) or (name == MENU and (name, number - 1) in said)
    )


def next_open(said: Said) -> Place | None:
    """The first step of which something was neither answered nor skipped."""
    return next((step for step in way(said) if any(place not in said for place in places(step))), None)


def counted(said: Said) -> dict[Place, Value]:
    """What is sent: the answers on the way, and not the menu's."""
    found = ((place, said.get(place)) for step in way(said) if step[0] != MENU for place in places(step))
    return {place: value for place, value in found if value is not None}


def offered(step: Place, said: Said) -> tuple[str, ...]:
    """The menu's choices on a visit; all of them where the answers do not lead to it."""
    before = [said.get((MENU, visit)) for visit in range(1, step[1])] if step in way(said) else []
    return (*(section for section in SECTIONS if section not in before), DONE)


# What was typed


class Mistake:
    """What was typed cannot be taken."""


MISTAKE: Final = Mistake()


def meaning(question: str, typed: Sequence[str], choices: Sequence[str] = ()) -> Value | Mistake | None:
    """What the strings of a form mean; None where nothing was given. `choices`: those of the menu."""
    given = [text.strip() for text in typed if text.strip()]
    if question == MENU:
        return next((text for text in typed if text in choices), None)
    if not given:
        return None
    if question in ONE:
        return given[0] if len(set(given)) == 1 and given[0] in ONE[question] else MISTAKE
    return _pets(given) if question == "pets" else _written(question, given[0])


def _pets(given: Sequence[str]) -> Value | Mistake:
    if ("none" in given and len(given) > 1) or not set(given) <= set(PETS):
        return MISTAKE
    return tuple(pet for pet in PETS if pet in given)


def _written(question: str, given: str) -> Value | Mistake:
    if question == "children":
        return int(given) if given in [str(number) for number in range(MOST_CHILDREN + 1)] else MISTAKE
    text = given.replace("\r\n", " " if question == "says" else "\n")
    return MISTAKE if len(text) > LONGEST or "\u202e" in text else text
