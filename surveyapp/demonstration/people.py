"""Made-up people who answer a questionnaire step by step, as the tables of `model` say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import exp, log
from random import Random
from statistics import NormalDist

from surveyapp.demonstration import model
from surveyapp.demonstration.sayings import SAYINGS
from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, Given, MonthAndYear, Number
from surveyapp.domain.area import Breakdown
from surveyapp.domain.conditions import Value
from surveyapp.domain.journey import DONE, Answers, Journey, Place, Step
from surveyapp.domain.options import Option, Score
from surveyapp.domain.questionnaire import Questionnaire, Supporter

Profile = dict[str, list[str]]
"""The options of breakdowns that a person falls into."""
LAYERS = 20


class Crowd:
    """Chance for people who answer together: of any 20 of them, one falls into each twentieth of what can be.

    So 60 people show what the tables say about as well as 600 drawn without this care would.
    """

    def __init__(self, seed: str) -> None:
        self._chance = Random(seed)  # noqa: S311 (no secret comes of it)
        self._layers: dict[str, list[int]] = {}

    def share(self, about: str) -> float:
        """A number above 0 and below 1, spread evenly over all who are asked `about` it."""
        layers = self._layers.setdefault(about, [])
        if not layers:
            layers += self._chance.sample(range(LAYERS), LAYERS)
        return (layers.pop() + 0.01 + 0.98 * self._chance.random()) / LAYERS

    def drawn(self, about: str, weights: Mapping[str, float]) -> str:
        """One of the keys of `weights`."""
        left = self.share(about) * sum(weights.values())
        for name, weight in weights.items():
            left -= weight
            if left < 0:
                return name
        return next(reversed(list(weights)))

    def one_of(self, about: str, names: Sequence[str]) -> str:
        return self.drawn(about, dict.fromkeys(names, 1.0))

    def sample(self, names: Sequence[str], size: int) -> list[str]:
        return self._chance.sample(names, min(size, len(names)))

    def id(self, size: int) -> bytes:
        return self._chance.randbytes(size)


class Person:
    """Somebody of a crowd who answers."""

    def __init__(self, questionnaire: Questionnaire, wave: int, month: str, crowd: Crowd) -> None:
        self._questionnaire = questionnaire
        self._wave = wave
        self._month = month
        self._crowd = crowd
        self._mood = NormalDist(0, model.SPREAD).inv_cdf(crowd.share("mood"))
        self._supporter = crowd.drawn("supporter", model.ANSWERED_BY)
        self._household = self._profile(model.HOUSEHOLD)
        self._children = [self._profile(model.CHILD)]
        self._said: dict[str, Score] = {}
        self._breakdowns = {breakdown.id: breakdown for breakdown in questionnaire.breakdowns}

    def journey(self) -> Journey:
        """All the way through, from the first step to the last."""
        journey = Journey(self._questionnaire, Answers())
        while (step := journey.next_open()) is not None:
            journey = Journey(self._questionnaire, journey.answers.with_(self._answers(step)))
        return journey

    def _answers(self, step: Step) -> dict[Place, Value | None]:
        if step.menu:
            offered = {section.id for section in step.choices}
            wish = next((section for section in self._wishes if section in offered), DONE)
            return dict.fromkeys(step.places, wish)
        return {Place(question.id, step.number): self._answer(question, step.number) for question in step.questions}

    @cached_property
    def _wishes(self) -> list[str]:
        """The sections that this person wants to talk about, in order."""
        menu = self._questionnaire.menu
        sections = [section.id for section in menu.sections] if menu else []
        least, most = model.SECTIONS.get(self._questionnaire.id, model.OTHERS_SECTIONS)
        wanted = least + int(self._crowd.share("sections") * (most - least + 1))
        return self._crowd.sample(sections, wanted)

    def _answer(self, question: AnyQuestion, number: int) -> Value | None:
        if not question.counts:
            return None
        if question.id == self._questionnaire.supporter:
            return self._supporter
        if self._crowd.share(f"{question.id} skipped") < model.SKIPS:
            return None
        reading = question.read(self._raw(question, number))
        return reading.value if isinstance(reading, Given) else None

    def _raw(self, question: AnyQuestion, number: int) -> list[str]:
        """What this person would give in a form."""
        if isinstance(question, ChoiceQuestion):
            return self._chosen(question, number)
        if isinstance(question, Number):
            return [self._number(question)]
        if isinstance(question, MonthAndYear):
            return [self._month]
        return [self._text(question)]

    # Choices

    def _chosen(self, question: ChoiceQuestion, number: int) -> list[str]:
        if question.breakdown:
            return self._group(question, number)
        options = [option for option in question.options if not self._contradicts(option, number)]
        decided = [option.id for option in options if any(fact.option == option.id for fact in model.FACTS)]
        if decided:
            return decided
        if any(option.score is not Score.NONE for option in options):
            options = self._of_one_score(question, options, number)
        weights = model.CHOICES.get(question.id, {})
        known = {option.id: weights.get(option.id, model.OPTIONS.get(option.id, 1.0)) for option in options}
        return [self._crowd.drawn(question.id, known)]

    def _of_one_score(self, question: ChoiceQuestion, options: list[Option], number: int) -> list[Option]:
        """The options that say what this person says, more or less gladly, as the tables tell."""
        tendency = self._tendency(question)
        shift = self._shift(question, tendency, number)
        positive, negative = _moved(tendency.positive, shift), _moved(tendency.negative, -shift)
        shares = {
            Score.POSITIVE: positive,
            Score.NEGATIVE: negative,
            Score.NEUTRAL: max(0.0, 1 - positive - negative),
            Score.NONE: tendency.apart,
        }
        offered = {option.score for option in options}
        likely: dict[str, float] = {score: share for score, share in shares.items() if score in offered}
        score = Score(self._crowd.drawn(f"{question.id} score", likely))
        if question.theme and score is not Score.NONE:
            self._said[question.theme] = score
        return [option for option in options if option.score is score]

    def _tendency(self, question: ChoiceQuestion) -> model.Tendency:
        table = model.TENDENCIES.get(self._questionnaire.id, {})
        return next((table[name] for name in _names(question) if name in table), model.NEUTRAL)

    def _shift(self, question: ChoiceQuestion, tendency: model.Tendency, number: int) -> float:
        names = _names(question)
        effects = sum(
            effect.shift
            for effect in model.EFFECTS
            if effect.about in names and effect.option in self._options_in(effect.breakdown, number)
        )
        for_somebody = model.FOR_SOMEBODY if self._supporter == Supporter.FOR_ME else 0.0
        return self._mood + effects + tendency.drift * self._wave + for_somebody

    def _contradicts(self, option: Option, number: int) -> bool:
        return any(
            fact.option == option.id and fact.group in self._options_in(fact.breakdown, number) for fact in model.FACTS
        )

    # Who they are

    def _group(self, question: ChoiceQuestion, number: int) -> list[str]:
        """The options of a breakdown that this person is in; sometimes rather not said."""
        breakdown = self._breakdowns[question.breakdown or ""]
        unsaid = [option.id for option in question.options if option.apart]
        known = self._options_in(breakdown.id, number)
        profile = model.HOUSEHOLD.get(breakdown.id) or model.CHILD.get(breakdown.id)
        if unsaid and self._crowd.share(f"{breakdown.id} hidden") < (profile.hidden if profile else model.SKIPS):
            return [self._crowd.one_of(breakdown.id, unsaid)]
        offered = {option.id for option in question.options}
        found = [option for option in known if option in offered]
        return found or [self._crowd.one_of(breakdown.id, _groups(breakdown))]

    def _options_in(self, breakdown: str, number: int) -> list[str]:
        return self._household.get(breakdown) or self._child(number).get(breakdown, [])

    def _child(self, number: int) -> Profile:
        while len(self._children) < number:
            self._children.append(self._profile(model.CHILD))
        return self._children[number - 1]

    def _profile(self, table: Mapping[str, model.Profile]) -> Profile:
        found: Profile = {}
        for name, profile in table.items():
            weights = profile.weights
            if profile.given:
                other, by_option = profile.given
                weights = by_option.get(found[other][0], weights)
            first = self._crowd.drawn(name, weights)
            has_second = self._crowd.share(f"{name} second") < profile.second
            found[name] = list(dict.fromkeys((first, self._crowd.drawn(name, weights) if has_second else first)))
        return found

    # Numbers and words

    def _number(self, question: Number) -> str:
        few = {
            str(number): 1.0 for number in range(question.at_least, min(question.at_least + 3, question.at_most + 1))
        }
        return self._crowd.drawn(question.id, model.NUMBERS.get(question.id, few))

    def _text(self, question: AnyQuestion) -> str:
        writes = model.WRITES.get(self._questionnaire.id, model.OTHERS_WRITE)
        sayings = SAYINGS.get(self._questionnaire.id, {}).get(question.theme or "")
        if sayings is None or self._crowd.share(question.id) > writes:
            return ""
        sorry = self._said.get(question.theme or "") is not Score.POSITIVE
        return self._crowd.one_of(f"{question.id} {sorry}", sayings.sorry if sorry else sayings.glad)


def _names(question: ChoiceQuestion) -> list[str]:
    """By what a table may name a question, nearest first."""
    return [name for name in (question.id, question.measure, question.theme) if name]


def _groups(breakdown: Breakdown) -> list[str]:
    return [option.id for option in breakdown.options if option.apart is None]


def _moved(share: float, shift: float) -> float:
    """A share moved by `shift` logits."""
    return 1 / (1 + exp(-(log(share / (1 - share)) + shift)))
