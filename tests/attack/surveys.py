"""Made-up surveys: other people, other breakdowns, other questions for every seed; respondents come and go between releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from surveyapp.domain.disclosure import Making, TallySet, protect
from surveyapp.domain.measures import AnswerGiven, Cell, tally
from surveyapp.domain.moments import Changes, moments_of
from surveyapp.domain.questionnaire import Questionnaire, Supporter
from surveyapp.domain.release import Release
from tests import builders as build

Response = list[AnswerGiven]
DAY = date(2026, 11, 2)
APART_IS_RARER = 0.2
"""How much rarer "don't know" and the like are than answers with a score."""


class Size(NamedTuple):
    """How large a made-up survey is."""

    people: int
    breakdowns: int
    questions: int


@dataclass
class Survey:
    """A questionnaire, and people who answer it: skewed towards some groups and answers, differently for every seed."""

    seed: int
    size: Size
    questionnaire: Questionnaire = field(init=False)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self.questionnaire = self._asked()
        self._weights = {
            question.id: [
                weight * (APART_IS_RARER if option.apart else 1.0)
                for weight, option in zip(self._skewed(len(question.options)), question.options, strict=True)
            ]
            for question in self.questionnaire.choices()
        }
        split = [breakdown.id for breakdown in self.questionnaire.breakdowns]
        self._leaning = {
            (name, option.id): [self._chance.gauss(1.0, 0.5) for _ in range(6)]
            for name in split
            for option in self.questionnaire.question(f"{name}-question").options  # type: ignore[union-attr]
        }

    def somebody(self) -> Response:
        """One respondent."""
        given = {"answered-by": self._chance.choices(list(Supporter), (70, 25, 5))[0].value}
        leaning = [1.0] * 6
        for breakdown in self.questionnaire.breakdowns:
            chosen = self._choose(f"{breakdown.id}-question")
            given[f"{breakdown.id}-question"] = chosen
            leaning = [
                one * max(0.1, other) for one, other in zip(leaning, self._leaning[breakdown.id, chosen], strict=True)
            ]
        for question in self.questionnaire.choices():
            if question.measure and self._chance.random() < 0.9:
                given[question.id] = self._choose(question.id, leaning)
        return build.response(dict(given))

    def _asked(self) -> Questionnaire:
        splits = [
            build.breakdown(f"split-{number}", *self._group_names(number), build.PREFER_NOT)
            for number in range(self.size.breakdowns)
        ]
        shared = self._chance.random() < 0.4  # two questions to a measure
        rated = [build.rated(f"q{n}", f"m{n // 2 if shared else n}") for n in range(self.size.questions)]
        measures = dict.fromkeys(question.measure for question in rated)
        return build.questionnaire(
            build.page(build.supporter_question()),
            *(build.page(question) for question in rated),
            *(build.page(build.split_by(split)) for split in splits),
            id="made-up",
            supporter="answered-by",
            measures=tuple(build.measure(str(name)) for name in measures),
            breakdowns=tuple(splits),
            themes=build.THEMES,
        )

    def _group_names(self, number: int) -> list[str]:
        return [f"group-{number}-{letter}" for letter in "abcde"[: self._chance.randint(2, 5)]]

    def _skewed(self, options: int) -> list[float]:
        shape = self._chance.choice((0.3, 1.0, 3.0))
        return [self._chance.gammavariate(shape, 1.0) + 0.01 for _ in range(options)]

    def _choose(self, question_id: str, leaning: Sequence[float] = (1.0,) * 6) -> str:
        question = next(one for one in self.questionnaire.choices() if one.id == question_id)
        weights = [one * other for one, other in zip(self._weights[question_id], leaning, strict=False)]
        return self._chance.choices(question.options, weights)[0].id


class Step(NamedTuple):
    """Who comes and who goes before a release is asked for."""

    came: tuple[Response, ...]
    gone: tuple[Response, ...] = ()


class Counted(NamedTuple):
    """A step, counted."""

    came: Counter[Cell]
    gone: Counter[Cell]
    changes: Changes

    def without(self, one: Counter[Cell]) -> Counted:
        """The step as if one respondent, whose cells these are, had never come."""
        return Counted(self.came - one, self.gone, Changes(self.changes.came - 1, self.changes.gone))


def counted(questionnaire: Questionnaire, steps: Sequence[Step]) -> list[Counted]:
    """The steps, counted."""
    return [
        Counted(
            tally(questionnaire, step.came),
            tally(questionnaire, step.gone),
            Changes(len(step.came), len(step.gone)),
        )
        for step in steps
    ]


@dataclass(frozen=True)
class Rules:
    """Whether the audit is done; the other rules are taken out by changing `surveyapp.domain.disclosure` itself."""

    audit: bool = True
    key: bytes = b"a secret"


@dataclass
class Published:
    """What a sequence of releases gave, and the truth behind each of them."""

    questionnaire: Questionnaire
    releases: list[Release] = field(default_factory=list)
    truths: list[Counter[Cell]] = field(default_factory=list)
    changes: dict[int, Changes] = field(default_factory=dict)


def publish(questionnaire: Questionnaire, steps: Sequence[Counted], rules: Rules) -> Published:
    """The releases that the product makes when it is asked for one after every step."""
    found = Published(questionnaire)
    counts: Counter[Cell] = Counter()
    since, since_groups = Changes(), Changes()
    for step in steps:
        counts = counts + step.came - step.gone
        since, since_groups = since + step.changes, since_groups + step.changes
        moments = tuple(moments_of(found.releases, "wave", questionnaire.id, found.changes))
        tallies = TallySet("wave", questionnaire, 1, counts, since, since_groups, moments)
        earlier = found.releases[-1] if found.releases else None
        made = protect([tallies], [build.wave("wave")], earlier, Making(DAY, rules.key, audit=rules.audit))
        if made.moved:
            found.releases.append(made.release)
            found.truths.append(counts)
            found.changes[made.release.number] = since
            since = Changes()
            since_groups = Changes() if made.moved[0].groups else since_groups
    return found


def three_steps(survey: Survey) -> list[Step]:
    """Three groups of newcomers, large or just enough, and some of those before who take their answers back."""
    chance = Random(survey.seed + 1)
    people = [survey.somebody() for _ in range(survey.size.people)]
    rest = len(people) - 10
    later = [min(rest, chance.choice((10, 11, 30, rest // 4))) for _ in range(2)] if rest > 30 else [0, 0]
    steps, here = [], list[Response]()
    for came in _parts(people, [len(people) - sum(later), *later]):
        gone = chance.sample(here, min(len(here) // 20, chance.randint(0, 6))) if here else []
        for one in gone:
            here.remove(one)
        here.extend(came)
        steps.append(Step(tuple(came), tuple(gone)))
    return steps


def _parts(people: list[Response], sizes: Sequence[int]) -> Iterator[list[Response]]:
    start = 0
    for size in sizes:
        yield people[start : start + size]
        start += size


def survey_of(seed: int, people: int | None = None) -> Survey:
    """The made-up survey of a seed: 10 to 600 people, 2 to 4 breakdowns, 1 to 6 questions."""
    chance = Random(seed)
    size = Size(chance.randint(10, 600), chance.randint(2, 4), chance.randint(1, 6))
    return Survey(seed, size._replace(people=people) if people else size)
