"""The made-up people of the demo: how many there are, who they are, and what they tend to say. All of it is invented.

The strengths and weaknesses are those of the inspection letter of 2017, so that the dashboard tells what families in
Rutland would know. No figure here was measured, and nothing here comes from anybody's answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Weights = dict[str, float]


# Waves: three terms. The last one stays open for whoever tries the demo.


@dataclass(frozen=True)
class DemoWave:
    """A wave, when its release is made, and how many of 400 people answer each questionnaire in it."""

    id: str
    title: str
    opened_on: date
    closed_on: date | None
    released_on: date
    people: Weights
    others: float = 40
    """How many answer a questionnaire that this table does not know."""


WAVES = (
    DemoWave(
        id="spring-2026",
        title="Spring 2026",
        opened_on=date(2026, 2, 23),
        closed_on=date(2026, 3, 27),
        released_on=date(2026, 4, 13),
        people={"our-story": 60, "my-story": 50},
    ),
    DemoWave(
        id="summer-2026",
        title="Summer 2026",
        opened_on=date(2026, 6, 1),
        closed_on=date(2026, 7, 3),
        released_on=date(2026, 7, 20),
        people={"our-story": 68, "my-story": 57},
    ),
    DemoWave(
        id="autumn-2026",
        title="Autumn 2026",
        opened_on=date(2026, 9, 28),
        closed_on=None,
        released_on=date(2026, 11, 2),
        people={"our-story": 90, "my-story": 75},
    ),
)
PEOPLE = 400
"""What the numbers of people above add up to."""


# How people answer, whatever they are asked

ANSWERED_BY: Weights = {"me": 0.6, "me-with-help": 0.3, "someone-for-me": 0.1}
SKIPS = 0.04
"""How often a question is skipped."""
SPREAD = 0.7
"""How much a person's mood moves every answer; 0 would make people alike."""
FOR_SOMEBODY = -0.3
"""Those who answer for somebody else see things a little darker."""
SECTIONS = {"my-story": (4, 10), "our-story": (6, 13)}
"""How many themes people choose from the menu: from, to."""
WRITES = {"my-story": 0.3, "our-story": 0.4}
"""How often a box for words is filled."""
OTHERS_SECTIONS, OTHERS_WRITE = (2, 5), 0.3
"""The same for questionnaires that this table does not know."""


# What people tend to say


@dataclass(frozen=True)
class Tendency:
    """How often answers are positive, negative and apart (no score), and the drift from wave to wave, in logits."""

    positive: float
    negative: float
    apart: float = 0.06
    drift: float = 0.0


NEUTRAL = Tendency(0.45, 0.25)
"""For everything that no table names."""

# By question, else by measure, else by theme.
YOUNG_PEOPLE: dict[str, Tendency] = {
    # Strength: young people said that they feel safe; the Safe Places gave confidence. Less so in town and online.
    "safe-school": Tendency(0.96, 0.01, apart=0.04),
    "safe-town": Tendency(0.89, 0.03, apart=0.08, drift=0.1),
    "safe-bus": Tendency(0.95, 0.02, apart=0.12),
    "safe-online": Tendency(0.87, 0.05, apart=0.07, drift=-0.05),
    "knowing-safe-places": Tendency(0.55, 0.25, drift=0.2),
    # To develop: help with feelings is hard to get. New groups in schools make it slowly better.
    "help-with-feelings": Tendency(0.36, 0.36, apart=0.14, drift=0.1),
    "someone-to-talk-to": Tendency(0.55, 0.17),
    # To develop: the local offer is hardly known; it is told of more and more.
    "local-offer-heard": Tendency(0.20, 0.80, drift=0.2),
    "local-offer-helped": Tendency(0.40, 0.25, drift=0.1),
    "knowing-who-to-ask": Tendency(0.55, 0.16),
    # Strength: plans hold the child's voice; young people are listened to and like their groups.
    "plan": Tendency(0.66, 0.10, apart=0.05),
    "heard": Tendency(0.60, 0.10),
    "school": Tendency(0.58, 0.12),
    "family": Tendency(0.62, 0.13),
    "health": Tendency(0.60, 0.14, apart=0.12),
    # To develop: waits, choice, and being told what changed.
    "early": Tendency(0.35, 0.35, apart=0.12),
    "money": Tendency(0.35, 0.28),
    "growing-up": Tendency(0.48, 0.22),
    "places": Tendency(0.58, 0.16),
    "changed": Tendency(0.18, 0.60, drift=0.25),
}
PARENTS: dict[str, Tendency] = {
    # To develop: parents express frustration at getting support from CAMHS, and are not told of other help.
    "getting-camhs-help": Tendency(0.14, 0.62, apart=0.03, drift=0.12),
    "told-about-other-help": Tendency(0.20, 0.62, apart=0.08, drift=0.1),
    "knowing-other-help": Tendency(0.20, 0.56, drift=0.1),
    "someone-to-talk-to": Tendency(0.42, 0.28),
    # To develop: many parents are unaware of the local offer; those who know it find it less helpful than it could be.
    "local-offer-heard": Tendency(0.33, 0.67, drift=0.2),
    "local-offer-helped": Tendency(0.28, 0.34, drift=0.15),
    # To develop: the advice service is little known. Strength: it is valued by the parents who use it.
    "advice-heard": Tendency(0.28, 0.72, drift=0.1),
    "advice-helped": Tendency(0.72, 0.08, apart=0.1),
    # Strength: children are safe.
    "safe-school": Tendency(0.94, 0.02, apart=0.04),
    "safe-town": Tendency(0.88, 0.04, apart=0.07, drift=0.1),
    "safe-bus": Tendency(0.93, 0.03, apart=0.14),
    "safe-online": Tendency(0.80, 0.07, apart=0.06, drift=-0.05),
    "safe": Tendency(0.55, 0.22, drift=0.1),
    # Strength: early years work is highly effective. To develop: too many wait to see an educational psychologist.
    "noticing-needs-early": Tendency(0.64, 0.18),
    "waiting-for-help": Tendency(0.22, 0.50, apart=0.05, drift=0.1),
    # Strength: plans are clearer and hold the views of families.
    "plan": Tendency(0.68, 0.11, apart=0.04, drift=0.05),
    "heard": Tendency(0.50, 0.18, drift=0.1),
    "school": Tendency(0.52, 0.18),
    # Strength: the 0 to 19 service, therapies with goals, care navigators, community nurses.
    "health": Tendency(0.62, 0.14, apart=0.1),
    # Strength: short breaks are highly valued.
    "short-breaks-help": Tendency(0.74, 0.07, apart=0.25),
    "family": Tendency(0.55, 0.18),
    # To develop: the same story is told again and again on the way to adult services.
    "story-known-already": Tendency(0.16, 0.55),
    "growing-up": Tendency(0.46, 0.24),
    # To develop: personal budgets are rare, and how they differ from direct payments is not explained.
    "money": Tendency(0.17, 0.62, drift=0.08),
    # To develop: more children than elsewhere travel out of the area.
    "places": Tendency(0.50, 0.24),
    "changed": Tendency(0.15, 0.62, drift=0.25),
}
TENDENCIES = {"my-story": YOUNG_PEOPLE, "our-story": PARENTS}


# Who says it more, and who less


@dataclass(frozen=True)
class Effect:
    """A group says it more or less gladly, in logits, of a question, a measure or a theme."""

    about: str
    breakdown: str
    option: str
    shift: float


EFFECTS = (
    # Older young people go to town and online alone, and meet more there.
    Effect("safe-town", "age", "age-14-to-17", -0.5),
    Effect("safe-online", "age", "age-14-to-17", -0.6),
    Effect("safe-online", "age", "age-18-to-25", -0.4),
    Effect("safe-online", "age", "age-8-to-10", 0.4),
    # Special schools are small and know everyone; their pupils travel further.
    Effect("safe-school", "setting", "special", 0.6),
    Effect("school", "setting", "special", 0.8),
    Effect("places", "setting", "special", -0.9),
    Effect("safe-school", "setting", "mainstream", -0.2),
    Effect("school", "setting", "not-in-school", -1.0),
    Effect("heard", "setting", "not-in-school", -0.8),
    # Help with feelings is hardest for those who need it most, and in the years before 18.
    Effect("feelings", "need", "feelings-and-behaviour", -0.7),
    Effect("feelings", "age", "age-14-to-17", -0.4),
    Effect("heard", "need", "communication", -0.3),
    Effect("safe-bus", "need", "sensory-or-physical", -0.5),
    # A plan opens doors.
    Effect("finding-help", "sen-status", "ehc-plan", 0.5),
    Effect("money", "sen-status", "ehc-plan", 0.5),
    Effect("health", "sen-status", "ehc-plan", 0.3),
    Effect("early", "sen-status", "sen-support", -0.4),
    Effect("feelings", "sen-status", "sen-support", -0.2),
    # Most services, and the Safe Places, are in Oakham.
    Effect("places", "area", "elsewhere-in-rutland", -0.5),
    Effect("places", "area", "uppingham", -0.2),
    Effect("knowing-safe-places", "area", "oakham", 0.6),
    Effect("family", "area", "elsewhere-in-rutland", -0.3),
    # Getting ready for adult life works well once it begins.
    Effect("growing-up", "age", "age-14-to-17", 0.3),
    Effect("growing-up", "age", "age-11-to-13", -0.4),
)


# Options: what is chosen among options that say the same, or nothing, for a measure

OPTIONS: Weights = {
    "yes-used": 0.5,
    "yes-not-used": 0.5,
    "no": 0.75,
    "not-sure": 0.25,
    "dont-know": 1.0,
    "not-needed": 0.7,
    "no-breaks": 3.0,
    "dont-go": 0.6,
    "no-plan": 0.0,  # see FACTS
}
CHOICES: dict[str, Weights] = {
    "camhs-tried": {"yes": 0.66, "no": 0.29, "not-sure": 0.05},
    "camhs-wait": {
        "under-1-month": 0.05,
        "from-1-to-3-months": 0.15,
        "over-3-to-6-months": 0.22,
        "over-6-months": 0.32,
        "still-waiting": 0.20,
        "dont-know": 0.06,
    },
}
NUMBERS: dict[str, Weights] = {"children": {"1": 0.87, "2": 0.11, "3": 0.02}}


@dataclass(frozen=True)
class Fact:
    """An option that everybody chooses who is not in this group, and nobody who is in it."""

    option: str
    breakdown: str
    group: str


FACTS = (Fact("no-plan", "sen-status", "ehc-plan"),)


# Who the people are


@dataclass(frozen=True)
class Profile:
    """How people are spread over the options of a breakdown; `given` where another breakdown decides it."""

    weights: Weights
    given: tuple[str, dict[str, Weights]] | None = None
    second: float = 0.0
    """How often there is a second option, where several can be chosen."""
    hidden: float = 0.03
    """How often the question is answered with "I prefer not to say" or the like, where it offers that."""


_SCHOOL_AGE: Weights = {"mainstream": 0.67, "special": 0.24, "home-or-other": 0.05, "not-in-school": 0.04}
HOUSEHOLD: dict[str, Profile] = {
    "area": Profile({"oakham": 0.38, "uppingham": 0.2, "elsewhere-in-rutland": 0.37, "outside-rutland": 0.05}),
    # Two Army bases stand in Rutland.
    "service-family": Profile({"service-family-yes": 0.16, "service-family-no": 0.84}),
    "home-language": Profile({"english": 0.91, "polish": 0.03, "nepali": 0.02, "another-language": 0.04}),
    "ethnicity": Profile({"white-british": 0.88, "any-other-white": 0.05, "any-other-asian": 0.03, "african": 0.02}),
}
CHILD: dict[str, Profile] = {
    "age": Profile({"age-8-to-10": 0.24, "age-11-to-13": 0.3, "age-14-to-17": 0.3, "age-18-to-25": 0.16}),
    "setting": Profile(
        _SCHOOL_AGE,
        given=(
            "age",
            {
                "age-14-to-17": {**_SCHOOL_AGE, "mainstream": 0.55, "college": 0.12},
                "age-18-to-25": {"college": 0.55, "special": 0.15, "home-or-other": 0.14, "not-in-school": 0.16},
            },
        ),
    ),
    "sen-status": Profile(
        {"sen-support": 0.5, "ehc-plan": 0.44, "neither": 0.06},
        given=("setting", {"special": {"ehc-plan": 1.0}}),
    ),
    "need": Profile(
        {"communication": 0.4, "learning": 0.27, "feelings-and-behaviour": 0.23, "sensory-or-physical": 0.1},
        second=0.2,
    ),
}
