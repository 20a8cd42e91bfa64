"""While writing: what is seen in the words that were just saved, and the page that comes for it before the next step.

What is seen is stored nowhere. Whether something is new is worked out from the words that stood in the draft before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import render_template, request, url_for

from surveyapp.comments import concerns, personal_details
from surveyapp.comments.masking import masked
from surveyapp.comments.readings import Detail
from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import Answers, Place, Step
from surveyapp.domain.questionnaire import Questionnaire, Worry
from surveyapp.respond.forms import PlainForm
from surveyapp.respond.passages import Passage, passages
from surveyapp.web.detail_words import detail_words
from surveyapp.web.pages import shown_area

STILL_OPEN = "still-open_"
"""Before a question's id, a field of the page about help: the details that are asked about after it. No id has this sign."""

SETTINGS = "settings"
"""The button of a page that leads to the reader's settings, and back from there to the page."""

TAKES_OUT: Mapping[str, str] = {"next": "take-out", SETTINGS: "take-out-settings"}
"""After which buttons personal details are asked about, and which button then saves the page without them and goes on."""
TOOK_OUT: Mapping[str, str] = {button: first for first, button in TAKES_OUT.items()}


@dataclass(frozen=True)
class Written:
    """A text as it was just saved, and what stood there before."""

    question: str
    text: str
    before: str = ""

    @property
    def tells_concern(self) -> bool:
        """Whether the new words say something after which help is shown."""
        if self.text == self.before:
            return False
        before = {_words(self.before, one.start, one.end) for one in concerns.find(self.before)}
        return any(_words(self.text, one.start, one.end) not in before for one in concerns.find(self.text))

    def to_ask(self, still_open: Iterable[str] = ()) -> Named | None:
        """The personal details in it that were not there before, and of the others those that are still open."""
        open_before = frozenset(still_open)
        if self.text == self.before and not open_before:
            return None
        known = {_words(self.before, one.start, one.end) for one in personal_details.find(self.before)} - open_before
        found = personal_details.find(self.text)
        asked = tuple(one for one in found if _words(self.text, one.start, one.end) not in known)
        return Named(self.question, self.text, asked) if asked else None


@dataclass(frozen=True)
class Named:
    """A text that names somebody or says where to find them, with the details that a person is asked about."""

    question: str
    text: str
    details: tuple[Detail, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return passages(self.text, self.details)

    @property
    def without(self) -> str:
        """The text with the details taken out."""
        return masked(self.text, self.details, detail_words())

    @property
    def still_open(self) -> str:
        """The details, one on a line."""
        return "\n".join(_words(self.text, one.start, one.end) for one in self.details)


@dataclass(frozen=True)
class Onward:
    """Where the person goes after it, by which button, and from which step of which questionnaire."""

    questionnaire: Questionnaire
    step: Step
    button: str
    here: str
    address: str

    @property
    def beside(self) -> bool:
        """Whether it leads beside the way, and from there back to the step."""
        return self.button == SETTINGS


def names_somebody(text: Value | None) -> bool:
    """Whether personal details are seen in a text."""
    return isinstance(text, str) and bool(personal_details.find(text))


def written(step: Step, answers: Mapping[Place, Value | None], before: Answers) -> Iterator[Written]:
    """The free texts among the answers that a step just saved."""
    for question in step.questions:
        place = Place(question.id, step.number)
        text, old = answers.get(place), before.value(*place)
        if question.counts and question.holds_free_text and isinstance(text, str):
            yield Written(question.id, text, old if isinstance(old, str) else "")


def to_ask(texts: Iterable[Written]) -> tuple[Named, ...]:
    """What a person is asked about, with what a page about help has put off."""
    asked = (one.to_ask(request.form.get(f"{STILL_OPEN}{one.question}", "").splitlines()) for one in texts)
    return tuple(one for one in asked if one)


def help_page(onward: Onward, asked: tuple[Named, ...], *, wrote: bool) -> str:
    """Who helps, after an answer or words that may mean somebody is not safe; then on as before.

    It has no address of its own: the browser's history would tell the answer to whoever looks next. `wrote`: words led
    to it. `asked`: what the page after it asks about.
    """
    worry = onward.questionnaire.worry or Worry()
    helplines = {line.id: line for line in shown_area().helplines}
    put_off = [(f"{STILL_OPEN}{one.question}", one.still_open) for one in asked]
    return render_template(
        "respond/worry.html",
        questionnaire=onward.questionnaire,
        words=worry.words,
        wrote=wrote,
        helplines=[helplines[name] for name in worry.helplines or helplines if name in helplines],
        onward=onward,
        everyone=url_for("respond.get_help", back=onward.here if onward.beside else onward.address),
        form=PlainForm(),
        carried=[*_carried(onward.step, {}), *put_off] if asked else [],
    )


def details_page(onward: Onward, asked: tuple[Named, ...]) -> str:
    """Whether to keep personal details. It has no address of its own either."""
    return render_template(
        "respond/details.html",
        questionnaire=onward.questionnaire,
        asked=asked,
        labels=detail_words(),
        onward=onward,
        take_out=TAKES_OUT[onward.button],
        form=PlainForm(),
        carried=_carried(onward.step, {one.question: one.without for one in asked}),
    )


def _carried(step: Step, instead: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was given on a step's page, to be sent once more, with some texts put in place of those given."""
    return [
        (place.question, text)
        for place in step.places
        for text in ([instead[place.question]] if place.question in instead else request.form.getlist(place.question))
    ]


def _words(text: str, start: int, end: int) -> str:
    """Some words of a text, all on one line."""
    return " ".join(text[start:end].split())
