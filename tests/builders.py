"""Builders: small questionnaires, areas and answers, each told only what its test is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from surveyapp.comments.readings import MachineReading, Sentiment
from surveyapp.domain.answers import (
    AnyQuestion,
    Information,
    LongText,
    MonthAndYear,
    Number,
    OneChoice,
    SeveralChoices,
    ShortText,
)
from surveyapp.domain.area import Area, Breakdown, Group, Theme
from surveyapp.domain.conditions import All, Any_, Condition, Not, NumberBetween, OptionChosen, Value
from surveyapp.domain.funnels import Funnel
from surveyapp.domain.journey import Answers, Journey, Place
from surveyapp.domain.measures import AnswerGiven, wilson
from surveyapp.domain.options import Option, Scale
from surveyapp.domain.outside import Comparator, PublishedCount
from surveyapp.domain.questionnaire import Measure, Menu, Page, Questionnaire, Repeat, Section, Supporter
from surveyapp.domain.release import Amount, Figure, FigureSet, ReleasedWave, Withheld
from surveyapp.domain.words import Words
from surveyapp.storage.comments import Intake, Read
from surveyapp.web.checked import CheckedPage, Finding, Kind, Record, Tool, Way

# Options


def option(option_id: str, score: str = "none", **more: Any) -> Option:
    """An option whose words are its id."""
    return Option(**{"id": option_id, "words": option_id, "score": score, **more})


YES = option("yes", "positive")
SOMETIMES = option("sometimes", "neutral")
NO = option("no", "negative")
DONT_KNOW = option("dont-know", apart="dont-know")
NOT_APPLICABLE = option("doesnt-apply", apart="not-applicable")
PREFER_NOT = option("prefer-not", apart="prefer-not")
SCORED_OPTIONS = (YES, SOMETIMES, NO, DONT_KNOW, NOT_APPLICABLE, PREFER_NOT)


def scale(scale_id: str, *options: Option) -> Scale:
    return Scale(id=scale_id, options=options or SCORED_OPTIONS)


# Questions


def one_choice(question_id: str, *options: str | Option, **more: Any) -> OneChoice:
    """Radios. Options can be given by id alone; without any it offers "yes" and "no"."""
    return OneChoice(**_choice("one-choice", question_id, options, more))


def several_choices(question_id: str, *options: str | Option, **more: Any) -> SeveralChoices:
    """Checkboxes."""
    return SeveralChoices(**_choice("several-choices", question_id, options, more))


def rated(question_id: str, measure_id: str, **more: Any) -> OneChoice:
    """Radios with scores that feed a measure: yes, sometimes, no, and the three that are counted apart."""
    return one_choice(question_id, *SCORED_OPTIONS, **{"measure": measure_id, **more})


def number(question_id: str, **more: Any) -> Number:
    return Number(**_question("number", question_id, more))


def month(question_id: str, **more: Any) -> MonthAndYear:
    return MonthAndYear(**_question("month-and-year", question_id, more))


def short_text(question_id: str, **more: Any) -> ShortText:
    return ShortText(**_question("short-text", question_id, more))


def long_text(question_id: str, **more: Any) -> LongText:
    return LongText(**_question("long-text", question_id, more))


def information(question_id: str, **more: Any) -> Information:
    return Information(**_question("information", question_id, more))


def _question(kind: str, question_id: str, more: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "id": question_id, "words": f"{question_id}?", **more}


def _choice(kind: str, question_id: str, options: tuple[str | Option, ...], more: dict[str, Any]) -> dict[str, Any]:
    offered = [option(given) if isinstance(given, str) else given for given in options or ("yes", "no")]
    return {"options": offered, **_question(kind, question_id, more)}


# Conditions


def chosen(question_id: str, *option_ids: str) -> OptionChosen:
    """True if any of these options was chosen."""
    return OptionChosen.model_validate({"question": question_id, "is": list(option_ids)})


def between(question_id: str, at_least: int | None = None, at_most: int | None = None) -> NumberBetween:
    return NumberBetween(question=question_id, at_least=at_least, at_most=at_most)


def all_of(*parts: Condition) -> All:
    return All.model_validate({"all": parts})


def any_of(*parts: Condition) -> Any_:
    return Any_.model_validate({"any": parts})


def not_(part: Condition) -> Not:
    return Not.model_validate({"not": part})


# Pages and what is made of them


def page(*questions: AnyQuestion, **more: Any) -> Page:
    """A page named after its first question."""
    return Page(**{"id": questions[0].id, "title": "A page", "questions": questions, **more})


def repeat(repeat_id: str = "child", count: str = "children", most: int = 6) -> Repeat:
    return Repeat(id=repeat_id, count=count, most=most, words=Words(standard="Child {number}"))


def section(section_id: str, *pages: Page, **more: Any) -> Section:
    return Section(**{"id": section_id, "words": section_id, "pages": pages, **more})


def menu(*sections: Section, **more: Any) -> Menu:
    words = {"words": "What next?", "again": "What else?", "done": "I have said it all"}
    return Menu(**{"id": "topic", "sections": sections, **words, **more})


def measure(measure_id: str, **more: Any) -> Measure:
    """A measure of the theme "safe", worst answer first."""
    labels = {outcome: outcome for outcome in ("positive", "neutral", "negative")}
    says = {outcome: f"{{share}} people are {outcome}." for outcome in labels}
    about = {"theme": "safe", "title": measure_id, "combine": "worst", "labels": labels, "says": says}
    return Measure(**{"id": measure_id, **about, **more})


def questionnaire(*pages: Page, **more: Any) -> Questionnaire:
    """A questionnaire of these pages that breaks no limit."""
    about = {"title": "A story", "summary": "A story", "people": "people", "layout": "page"}
    limits = {"most_questions": 200, "minutes": 10}
    return Questionnaire(**{"id": "a-story", **about, **limits, "pages": pages, **more})


# Areas


def theme(theme_id: str) -> Theme:
    return Theme(id=theme_id, title=Words(standard=theme_id), summary=Words(standard=theme_id))


THEMES = (theme("safe"), theme("feelings"))


def group(group_id: str) -> Group:
    return Group(id=group_id, words=Words(standard=group_id))


def breakdown(breakdown_id: str, *options: str | Option, **more: Any) -> Breakdown:
    offered = [option(given) if isinstance(given, str) else given for given in options]
    return Breakdown(**{"id": breakdown_id, "title": breakdown_id, "options": offered, **more})


def split_by(split: Breakdown, kind: type[OneChoice] | type[SeveralChoices] = OneChoice, **more: Any) -> AnyQuestion:
    """The question that fills a breakdown, its options filled in as parsing does."""
    build = one_choice if kind is OneChoice else several_choices
    return build(f"{split.id}-question", *split.options, **{"breakdown": split.id, **more})


def area(*breakdowns: Breakdown, **more: Any) -> Area:
    """An area with one headline ("safe-panel") and one helpline."""
    link = {"title": "Local offer", "url": "https://area.example/offer"}
    about = {"id": "smallshire", "name": "Smallshire", "forum": "The forum", "survey": "Our survey"}
    panels = {"headlines": [{"id": "safe-panel", "title": "Feeling safe", "theme": "safe"}]}
    help_now = {"helplines": [{"id": "somebody", "name": "Somebody", "what_for": "To talk", "phone": "999"}]}
    return Area(
        **{**about, "local_offer": link, "forum_link": link, **panels, **help_now, "breakdowns": breakdowns, **more}
    )


# Answers and responses


def answers(given: dict[Any, Value | None] | None = None) -> Answers:
    """Answers by question id, or by (question id, number) where a question comes several times."""
    return Answers({Place(*_place(place)): value for place, value in (given or {}).items()})


def journey(asked: Questionnaire, given: dict[Any, Value | None] | None = None) -> Journey:
    return Journey(asked, answers(given))


def response(given: dict[Any, Value]) -> list[AnswerGiven]:
    """What is stored of one respondent; given like `answers`."""
    return [AnswerGiven(*_place(place), value) for place, value in given.items()]


def _place(place: str | tuple[str, int]) -> tuple[str, int]:
    return (place, 1) if isinstance(place, str) else place


# A whole small survey, for tests of what comes after the answers


AGE = breakdown("age", "child", "teenager", PREFER_NOT)


def supporter_question() -> OneChoice:
    return one_choice("answered-by", *(member.value for member in Supporter))


def safety_survey(*, splits: tuple[Breakdown, ...] = (AGE,), combine: str = "worst") -> Questionnaire:
    """Who answers, "in-town" and "online" feeding the measure "feeling-safe", a comment, and a question for each split."""
    return questionnaire(
        page(supporter_question()),
        page(rated("in-town", "feeling-safe"), rated("online", "feeling-safe")),
        page(long_text("comment")),
        *(page(split_by(split)) for split in splits),
        id="safety",
        supporter="answered-by",
        measures=(measure("feeling-safe", combine=combine),),
        breakdowns=splits,
        themes=THEMES,
    )


def safety_response(in_town: str = "yes", age: str = "child", answered_by: str = "me") -> list[AnswerGiven]:
    """One response to `safety_survey`."""
    return response({"answered-by": answered_by, "in-town": in_town, "age-question": age})


# Released figures


def amount(outcome: str, given: int | Withheld, base: int) -> Amount:
    """An amount as a release gives it: a rounded count, or the reason why there is none."""
    if isinstance(given, Withheld):
        return Amount(outcome=outcome, withheld=given)
    if base == 0:
        return Amount(outcome=outcome, count=given)
    interval = wilson(given, base)
    return Amount(outcome=outcome, count=given, share=interval.share, low=interval.low, high=interval.high)


def measured(
    positive: int | Withheld, neutral: int | Withheld, negative: int | Withheld, base: int = 0, **more: Any
) -> Figure:
    """The figure of a measure ("feeling-safe") from rounded counts; `base` where they are not all given."""
    counts = {"positive": positive, "neutral": neutral, "negative": negative}
    whole = base or sum(count for count in counts.values() if not isinstance(count, Withheld))
    about: dict[str, Any] = {"subject": "measure", "name": "feeling-safe", "population": "self", "base": whole}
    amounts = tuple(amount(outcome, count, whole) for outcome, count in counts.items())
    return Figure(**{**about, "amounts": amounts, **more})


def withheld(reason: Withheld = Withheld.FEWER_THAN_10, **more: Any) -> Figure:
    """A figure that a release does not give."""
    return measured(0, 0, 0, **{"amounts": (), "withheld": reason, **more}).model_copy(update={"base": None})


def asked_question(question_id: str, counts: Mapping[str, int | Withheld], base: int = 0) -> Figure:
    """The figure of a question from rounded counts of its options."""
    whole = base or sum(count for count in counts.values() if not isinstance(count, Withheld))
    amounts = tuple(amount(option_id, count, whole) for option_id, count in counts.items())
    about: dict[str, Any] = {"subject": "question", "name": question_id, "population": "self"}
    return Figure(**about, base=whole, amounts=amounts)


def people(count: int | Withheld, breakdown: str = "", group: str = "") -> Figure:
    """The figure of how many people are in a group."""
    about: dict[str, Any] = {"subject": "people", "name": "", "population": "self"}
    given: dict[str, Any] = {"withheld": count} if isinstance(count, Withheld) else {"base": count}
    return Figure(**about, breakdown=breakdown, group=group, **given)


def wave(wave_id: str = "autumn") -> ReleasedWave:
    return ReleasedWave(id=wave_id, title=wave_id.title(), opened_on=date(2026, 9, 28))


def figures(*given: Figure, wave: str = "autumn", questionnaire: str = "safety") -> FigureSet:
    """A set of figures of one questionnaire in one wave."""
    return FigureSet(wave=wave, questionnaire=questionnaire, version=1, moved_in=1, figures=given)


# Funnels, and what others published


def funnel(*steps: dict[str, Any], **more: Any) -> Funnel:
    """A funnel; each step is told what it counts."""
    about: dict[str, Any] = {"id": "offer", "theme": "safe", "title": "The offer"}
    worded = [{"label": "step", "words": "{share} people took it.", "of": "people", **step} for step in steps]
    return Funnel(**{**about, "steps": worded, **more})


def comparator(**more: Any) -> Comparator:
    """What others answered to the question "in-town?"."""
    about: dict[str, Any] = {
        "id": "elsewhere",
        "questionnaire": "safety",
        "measure": "feeling-safe",
        "outcome": "positive",
    }
    asked: dict[str, Any] = {"question": "in-town?", "people": "people", "population": "people in Elsewhere"}
    source: dict[str, Any] = {"source": "The count", "published_on": date(2026, 1, 2), "url": "https://count.example/"}
    return Comparator(**{**about, "percent": 50, **asked, **source, **more})


def published_count(breakdown: str = "age", **counts: int) -> PublishedCount:
    """A published count of those who live here, by group."""
    source: dict[str, Any] = {"source": "The count", "published_on": date(2026, 1, 2), "url": "https://count.example/"}
    groups = [{"group": name, "people": count} for name, count in counts.items()]
    return PublishedCount(**{"breakdown": breakdown, "of": "children here", "counts": groups, **source})


# Comments


def machine_reading(sentiment: str | None = None, *themes: str, **more: Any) -> MachineReading:
    """What a machine read: nothing, unless it is told."""
    said = Sentiment(sentiment) if sentiment else None
    blank: dict[str, Any] = {"confidence": 0.0, "details": (), "concern": False, "why": "a test"}
    return MachineReading(**{**blank, "sentiment": said, "themes": themes, **more})


def intake(today: date = date(2026, 11, 2), read: Read | None = None) -> Intake:
    """What takes comments in; its machine finds each comment's own theme and nothing else, unless another is given."""
    return Intake(read or (lambda _text, _language, theme: machine_reading(None, *filter(None, (theme,)))), today)


# The record of the accessibility checks


def checks_record(*findings: Finding, passed: bool = True) -> Record:
    """One run of the accessibility checks."""
    return Record(
        made_on=date(2026, 11, 2),
        tools=(Tool(name="axe-core", version="4.11"),),
        languages=("en", "ar"),
        palettes=("light", "dark"),
        widths=(320, 1280),
        kinds=(Kind(id="axe", done=1234, failed=len(findings)),),
        ways=(Way(id="keyboard", tests=("tests/a.py::test_a",), passed=passed),),
        findings=findings,
        pages=(CheckedPage(address="/help", title="Get help now"), CheckedPage(address="/", title="My story")),
    )


def checks_finding() -> Finding:
    """Something that the accessibility checks found."""
    return Finding(
        kind="axe",
        address="/help",
        rule="color-contrast",
        help="Elements must meet contrast",
        element="main > p",
        shown="en, dark, 320",
        times=3,
    )
