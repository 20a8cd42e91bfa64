"""References: every part that names another one names one that is there, and that serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from surveyapp.domain.answers import ChoiceQuestion, Number, OneChoice, Question
from surveyapp.domain.area import Area
from surveyapp.domain.findings import Found, did_you_mean, one_of
from surveyapp.domain.funnel_findings import funnel_findings
from surveyapp.domain.outline import Asked, Outline
from surveyapp.domain.outside_findings import comparator_findings
from surveyapp.domain.questionnaire import Measure, Repeat, Supporter
from surveyapp.domain.yaml_reading import Path


def reference_findings(
    outline: Outline, area: Area, themes: Iterable[str], hard_words: Iterable[str]
) -> Iterator[Found]:
    """Names of themes, measures, hard words, repeats and headlines that lead nowhere, and counts that do not count."""
    known = _Known(outline, area, frozenset(themes), frozenset(hard_words))
    yield from known.themes_named()
    for asked in outline.questions:
        yield from known.question(asked)
    for number, repeat in enumerate(outline.questionnaire.repeats):
        yield from _repeat(("repeats", number), repeat, outline)
    for placed in outline.pages:
        if placed.page.repeat and outline.questionnaire.repeat(placed.page.repeat) is None:
            path = (*placed.path, "repeat")
            yield Found(path, f"There is no repeat “{placed.page.repeat}”.", "Declare it under “repeats:”.")
    for number, measure in enumerate(outline.questionnaire.measures):
        yield from known.measure(("measures", number), measure)
    yield from funnel_findings(outline)
    yield from comparator_findings(outline, area)
    yield from _supporter(outline)
    yield from _worries(outline, area)


@dataclass(frozen=True)
class _Known:
    """What there is to name."""

    outline: Outline
    area: Area
    themes: frozenset[str]
    hard_words: frozenset[str]

    def themes_named(self) -> Iterator[Found]:
        """Themes that a page, a section, a question, a measure or a funnel names and that do not exist."""
        questionnaire = self.outline.questionnaire
        named: list[tuple[Path, str | None]] = [
            *((placed.path, placed.page.theme) for placed in self.outline.pages),
            *((asked.path, asked.question.theme) for asked in self.outline.questions),
            *((("menu", "sections", place), section.theme) for place, section in enumerate(self.outline.sections)),
            *((("measures", place), measure.theme) for place, measure in enumerate(questionnaire.measures)),
            *((("funnels", place), funnel.theme) for place, funnel in enumerate(questionnaire.funnels)),
        ]
        for path, theme in named:
            if theme and theme not in self.themes:
                mend = did_you_mean(theme, self.themes) or "Use an id from themes.yaml."
                yield Found((*path, "theme"), f"There is no theme “{theme}”.", mend)

    def question(self, asked: Asked) -> Iterator[Found]:
        question = asked.question
        if question.measure and self.outline.questionnaire.measure(question.measure) is None:
            path = (*asked.path, "measure")
            yield Found(path, f"There is no measure “{question.measure}”.", "Declare it under “measures:”.")
        for place, word in enumerate(question.hard_words):
            if word not in self.hard_words:
                path = (*asked.path, "hard_words", place)
                mend = did_you_mean(word, self.hard_words) or "Add it to glossary.yaml."
                yield Found(path, f"The glossary does not explain “{word}”.", mend)

    def measure(self, path: Path, measure: Measure) -> Iterator[Found]:
        headlines = {headline.id for headline in self.area.headlines}
        if measure.headline and measure.headline not in headlines:
            sentence = f"The area has no headline “{measure.headline}”."
            yield Found((*path, "headline"), sentence, one_of(headlines) if headlines else "Add it to area.yaml.")
        if all(question.measure != measure.id for _, question in self.outline.choices()):
            mend = "Give a question “measure:” with this id."
            yield Found((*path, "id"), f"No question feeds the measure “{measure.id}”.", mend)


def _repeat(path: Path, repeat: Repeat, outline: Outline) -> Iterator[Found]:
    counted = outline.by_id.get(repeat.count)
    if counted is None or not isinstance(counted.question, Number):
        sentence = f"“{repeat.count}” is not a number question."
        yield Found((*path, "count"), sentence, "Name the question that counts.")
        return
    if counted.question.at_most > repeat.most:
        sentence = f"“{repeat.count}” takes up to {counted.question.at_most}, but only {repeat.most} repeats are shown."
        yield Found((*path, "most"), sentence, f"Set its “at_most:” to {repeat.most}.")
    if counted.on.page.repeat or counted.on.section:
        sentence = f"“{repeat.count}” is not asked just once, of everybody."
        yield Found((*path, "count"), sentence, "Ask it on a page before the menu, outside repeats.")
    for placed in outline.pages:
        if placed.page.repeat == repeat.id and placed.place <= counted.on.place:
            sentence = f"“{repeat.count}”, which counts, is not asked before this page."
            yield Found((*placed.path, "repeat"), sentence, "Move it to an earlier page.")


def _worries(outline: Outline, area: Area) -> Iterator[Found]:
    worry = outline.questionnaire.worry
    known = {helpline.id for helpline in area.helplines}
    for place, name in enumerate(worry.helplines if worry else ()):
        if name not in known:
            yield Found(("worry", "helplines", place), f"The area has no helpline “{name}”.", one_of(known))
    for asked, question in outline.choices():
        if worry is None and any(option.worry for option in outline.options(question)):
            sentence = f"An answer to “{question.id}” is a worry, but nothing says what its page tells."
            yield Found(asked.path, sentence, "Add “worry:” with “words:” and “helplines:” to the questionnaire.")
            return


def _supporter(outline: Outline) -> Iterator[Found]:
    name = outline.questionnaire.supporter
    if name is None:
        return
    expected = [member.value for member in Supporter]
    asked = outline.by_id.get(name)
    if asked is None or not isinstance(asked.question, OneChoice) or _offered(asked.question, outline) != expected:
        sentence = f"“{name}” is not one choice between {', '.join(expected)}."
        yield Found(("supporter",), sentence, "Use just these option ids, in this order.")
    elif asked.on.page.repeat or asked.conditions() or asked.on.section:
        sentence = f"“{name}” is not asked just once, of everybody."
        yield Found(("supporter",), sentence, "Ask it on a page before the menu, without “ask_if:” and “repeat:”.")


def _offered(question: Question, outline: Outline) -> list[str]:
    return [option.id for option in outline.options(question)] if isinstance(question, ChoiceQuestion) else []
