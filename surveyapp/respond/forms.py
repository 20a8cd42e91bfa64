"""Forms: the fields of the page at hand, one class for each kind of question, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, StringField, ValidationError
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm

from surveyapp.domain.answers import AnyQuestion, Given, Mistake
from surveyapp.domain.codes import read_code
from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import DONE, Answers, Place, Step
from surveyapp.respond import sentences


class Problem(NamedTuple):
    """One line of the error summary: the sentence, and the id of the field that it is about."""

    sentence: str
    field_id: str


class AnswerField(Field):
    """What every kind of question shares: the strings as typed, and the domain's reading of them."""

    def __init__(self, question: AnyQuestion, number: int, **options: Any) -> None:
        super().__init__("", **options)  # templates show the question's own words
        self.question = question
        self.number = number
        self.id = f"question-{question.id}"
        self.typed: list[str] = []
        self.value: Value | None = None

    def process_data(self, value: Value | None) -> None:
        self.typed = self.as_typed(value)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.typed = list(valuelist)

    def as_typed(self, value: Value | None) -> list[str]:
        """The strings that a person would have given for a stored answer."""
        return [] if value is None else [str(value)]

    def pre_validate(self, form: BaseForm) -> None:
        reading = self.question.read(self.typed)
        if isinstance(reading, Mistake):
            if reading.mended is not None:
                self.typed = [reading.mended]
            raise ValidationError(sentences.of_mistake(self.question, reading))
        self.value = reading.value
        if reading == Given(None) and self.question.is_asked and not self.question.optional:
            raise ValidationError(sentences.of_nothing_given(self.question))

    @property
    def left_open(self) -> bool:
        """Whether nothing was given."""
        return not any(text.strip() for text in self.typed)

    @property
    def text(self) -> str:
        """What stands in a text box."""
        return self.typed[0] if self.typed else ""

    @property
    def first_input_id(self) -> str:
        """Where the error summary leads."""
        return self.id


class OneChoiceField(AnswerField):
    """Radios."""

    @property
    def first_input_id(self) -> str:
        return f"{self.id}-1"


class SeveralChoicesField(OneChoiceField):
    """Checkboxes."""

    def as_typed(self, value: Value | None) -> list[str]:
        return list(value) if isinstance(value, tuple) else []


class NumberField(AnswerField):
    """A box for a whole number."""


class MonthAndYearField(AnswerField):
    """Two boxes, the month before the year; the domain reads the year first."""

    def as_typed(self, value: Value | None) -> list[str]:
        return str(value).split("-") if value else []

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.typed = list(reversed(valuelist))

    @property
    def year(self) -> str:
        return self.typed[0] if self.typed else ""

    @property
    def month(self) -> str:
        return self.typed[1] if len(self.typed) > 1 else ""


class ShortTextField(AnswerField):
    """A line of text."""


class LongTextField(AnswerField):
    """A box of text."""


class InformationField(AnswerField):
    """Nothing to fill in."""


FIELDS: dict[str, type[AnswerField]] = {
    "one-choice": OneChoiceField,
    "several-choices": SeveralChoicesField,
    "number": NumberField,
    "month-and-year": MonthAndYearField,
    "short-text": ShortTextField,
    "long-text": LongTextField,
    "information": InformationField,
}


class MenuField(Field):
    """The choice of what to talk about next."""

    def __init__(self, sections: Iterable[str], nothing: str, **options: Any) -> None:
        super().__init__("", **options)
        self.offered = {*sections, DONE}
        self.nothing = nothing
        self.value: str | None = None

    @property
    def first_input_id(self) -> str:
        return f"{self.id}-1"

    @property
    def left_open(self) -> bool:
        return self.value is None

    def process_data(self, value: str | None) -> None:
        self.value = value

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        self.value = next((text for text in valuelist if text in self.offered), None)

    def pre_validate(self, form: BaseForm) -> None:
        if self.value is None:
            raise ValidationError(self.nothing)


class PageForm(BaseForm):
    """The form of one step, built for that step alone, with the token against forged requests."""

    def __init__(self, step: Step, answers: Answers, typed: MultiDict[str, str] | None) -> None:
        self.step = step
        super().__init__(_fields(step), meta=FlaskForm.Meta())
        stored = {place.question: answers.value(*place) for place in step.places}
        self.process(formdata=typed, data=stored)

    @property
    def answer_fields(self) -> list[Any]:
        return [self._fields[place.question] for place in self.step.places]

    def given(self) -> dict[Place, Value | None]:
        """The answers that are right, by place; a field with a mistake gives none."""
        return {
            place: self._fields[place.question].value  # type: ignore[attr-defined]
            for place in self.step.places
            if not self._fields[place.question].errors
        }

    @property
    def mistaken(self) -> bool:
        """Whether something was given that cannot be taken, beside questions that were left open."""
        return any(field.errors and not field.left_open for field in self.answer_fields)

    @property
    def forged_or_old(self) -> bool:
        """Whether the page did not come from this browser's session, most often because it was open for long."""
        return bool(self._fields["csrf_token"].errors)


def _fields(step: Step) -> Mapping[str, UnboundField[Any]]:
    if step.menu:
        sections = [section.id for section in step.choices]
        return {step.menu.id: UnboundField(MenuField, sections, sentences.of_menu_left_open())}
    return {question.id: UnboundField(FIELDS[question.kind], question, step.number) for question in step.questions}


class PlainForm(FlaskForm):
    """A button and nothing to fill in."""


class CodeForm(FlaskForm):
    """A code that somebody wrote down."""

    code = StringField()

    @property
    def plain_code(self) -> str:
        """The code without spaces and look-alikes; empty where it is none."""
        return read_code(self.code.data or "") or ""

    def validate_code(self, field: StringField) -> None:
        """Only a whole code is looked up; the sentence says what is wrong with another one."""
        if not self.plain_code:
            raise ValidationError(sentences.of_bad_code(field.data or ""))


def form_problems(form: BaseForm) -> list[Problem]:
    """The lines of the error summary, in the order of the page."""
    problems: list[Problem] = []
    for name, field in form._fields.items():
        for error in field.errors:
            if name == "csrf_token":
                problems.insert(0, Problem(sentences.of_old_page(), "form"))
            else:
                problems.append(Problem(str(error), getattr(field, "first_input_id", field.id)))
    return problems
