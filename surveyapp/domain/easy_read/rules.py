"""The rules of easy read: each with its name, how grave a breach is, what it says, where it comes from and the mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from surveyapp.domain.easy_read.sources import (
    COGA,
    DE_VAUS,
    DEPARTMENT_OF_HEALTH,
    FINLAY_AND_LYONS,
    GOV_UK,
    INFORMATION_FOR_ALL,
    KINCAID,
    MENCAP,
    OUR_OWN,
)

MOST_WORDS = 15
USUAL_WORDS = 12
MOST_OPTIONS = 5
MOST_IN_MENU = 15
MOST_QUESTIONS = 12
HIGHEST_GRADE = 4


class Severity(StrEnum):
    """Whether a breach fails the check."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `mend` is what helps in general; a finding may say it more exactly."""

    name: str
    severity: Severity
    statement: str
    source: str
    mend: str
    about_words: bool = True
    """False for a rule about pictures, options or the whole, which a verbatim text has to keep too."""


def _error(name: str, statement: str, source: str, mend: str, *, about_words: bool = True) -> Rule:
    return Rule(name, Severity.ERROR, statement, source, mend, about_words)


def _warning(name: str, statement: str, source: str, mend: str, *, about_words: bool = True) -> Rule:
    return Rule(name, Severity.WARNING, statement, source, mend, about_words)


# Sentences

SENTENCE_TOO_LONG = _error(
    "sentence-too-long",
    f"A sentence has {MOST_WORDS} words or fewer.",
    f"{GOV_UK}; {DEPARTMENT_OF_HEALTH}",
    "Make two sentences of it.",
)
SENTENCE_LONG = _warning(
    "sentence-long",
    f"A sentence has {USUAL_WORDS} words or fewer, where that is possible.",
    f"{GOV_UK} (10 to 15 words); the limit is {OUR_OWN}",
    "Leave out what is not needed, or make two sentences of it.",
)
NEGATIVE_WORD = _error(
    "negative-word",
    "A text says what is, not what is not: no “not”, “never”, “n’t” or “without”.",
    f"{INFORMATION_FOR_ALL}“Sentences” (positive sentences); {DE_VAUS} (“Is the question negative?”)",
    "Say the same in a positive way.",
)
HARD_WORD = _error(
    "hard-word",
    "A hard word stands in the glossary, which explains it on the page.",
    f"{INFORMATION_FOR_ALL}rule 7; {MENCAP} (no jargon)",
    "Use an easy word, or put the hard one into glossary.yaml.",
)
UNEXPLAINED_LETTERS = _error(
    "unexplained-letters",
    "Letters that stand for words are explained in the glossary.",
    f"{INFORMATION_FOR_ALL}rule 12; {GOV_UK}",
    "Write the words in full, or put the letters into glossary.yaml.",
)
LEANING_EXPLANATION = _warning(
    "leaning-explanation",
    "The explanation of a hard word uses no other hard word.",
    f"{INFORMATION_FOR_ALL}rule 7; for explanations {OUR_OWN}",
    "Explain the word in easy words only.",
)
CIRCULAR_EXPLANATION = _error(
    "circular-explanation",
    "Hard words do not explain each other in a circle.",
    OUR_OWN,
    "Explain one of them in easy words only.",
)
PASSIVE = _warning(
    "passive",
    "A sentence says who does what.",
    f"{GOV_UK}; {COGA} (“Use a simple tense and voice”)",
    "Begin with who does it.",
)
IDIOM = _warning(
    "idiom",
    "Words mean just what they say.",
    f"{INFORMATION_FOR_ALL}rule 10; {COGA}",
    "Say what it means in plain words.",
)

# Questions

TWO_THINGS = _error(
    "two-things",
    "A question asks one thing: no “and”, “or”, “as well as”, “plus” or “/”.",
    f"{DE_VAUS} (“Is the question double-barrelled?”); {GOV_UK} (one idea a sentence)",
    "Ask one thing. Name the other in a hint, or ask it in a question of its own.",
)
LEADING_WORDS = _error(
    "leading-words",
    "A question does not suggest its answer.",
    f"{DE_VAUS} (“Is the question leading?”); {FINLAY_AND_LYONS} (people who agree with whatever is asked)",
    "Take the leading words out, or name both sides: “Is it easy or hard?”.",
)
VAGUE_TIME = _warning(
    "vague-time",
    "“Often”, “recently” and the like come with a named time.",
    f"{FINLAY_AND_LYONS} (judgements of time and number); {DE_VAUS} (“Is the frame of reference … clear?”)",
    "Name the time: “in the last 12 months”, “this week”.",
)
NO_DONT_KNOW = _error(
    "no-dont-know",
    "A question whose answer counts offers “I don't know” or “I am not sure”.",
    OUR_OWN,
    "Add an option “I don't know” with “apart: dont-know”.",
    about_words=False,
)
MANY_OPTIONS = _warning(
    "many-options",
    f"A question offers {MOST_OPTIONS} answers or fewer, a menu {MOST_IN_MENU}.",
    f"{FINLAY_AND_LYONS} (multiple-choice questions); the number is {OUR_OWN}",
    "Offer fewer answers, or ask in two steps.",
    about_words=False,
)
SCALE_WORDS = _error(
    "scale-words",
    "The same answer has the same words in every scale.",
    f"{INFORMATION_FOR_ALL}rule 9; for scales {OUR_OWN}",
    "Give it the words that it has elsewhere, or another id.",
)
SCALE_ORDER = _error(
    "scale-order",
    "Answers stand in the same order in every scale.",
    OUR_OWN,
    "Put the answers into the order that the other scales have.",
)

# Pictures

PICTURE_MISSING = _error(
    "picture-missing",
    "A picture stands beside the words.",
    f"{DEPARTMENT_OF_HEALTH} (each idea has words and a picture); {GOV_UK}",
    "Add “picture:” with the name of a picture.",
    about_words=False,
)
PICTURE_WANTED = _warning(
    "picture-wanted",
    "Where a page holds several questions, answers have pictures where one helps.",
    OUR_OWN,
    "Add “picture:” where there is a picture that says it.",
    about_words=False,
)
PICTURE_WITHOUT_LICENCE = _error(
    "picture-without-licence",
    "A picture has an author and a licence.",
    OUR_OWN,
    "Name a picture of the set, or add your own to questionnaires/pictures/ with its licence.",
    about_words=False,
)
PICTURE_TWICE = _error(
    "picture-twice",
    "Two answers to one question, or two choices of the menu, have different pictures.",
    OUR_OWN,
    "Give one of them another picture.",
    about_words=False,
)

# The whole

TWO_NAMES = _error(
    "two-names",
    "One thing has one name, everywhere in the questionnaire.",
    f"{INFORMATION_FOR_ALL}rule 9",
    "Choose one of the names and use it everywhere.",
)
MANY_QUESTIONS = _warning(
    "many-questions",
    f"The longest way through asks {MOST_QUESTIONS} questions or fewer; practice comes on top.",
    OUR_OWN,
    "Ask fewer on the way, or move some into the menu.",
    about_words=False,
)
READING_GRADE = _warning(
    "reading-grade",
    f"All whole sentences together have a reading grade of {HIGHEST_GRADE} or lower.",
    f"{KINCAID}; the limit is {OUR_OWN}",
    "Use shorter words and shorter sentences.",
    about_words=False,
)
EMPTY_EXEMPTION = _warning(
    "empty-exemption",
    "An exemption stands only where it lifts a rule.",
    OUR_OWN,
    "Take it out.",
    about_words=False,
)

RULES = (
    SENTENCE_TOO_LONG,
    SENTENCE_LONG,
    NEGATIVE_WORD,
    HARD_WORD,
    UNEXPLAINED_LETTERS,
    LEANING_EXPLANATION,
    CIRCULAR_EXPLANATION,
    PASSIVE,
    IDIOM,
    TWO_THINGS,
    LEADING_WORDS,
    VAGUE_TIME,
    NO_DONT_KNOW,
    MANY_OPTIONS,
    SCALE_WORDS,
    SCALE_ORDER,
    PICTURE_MISSING,
    PICTURE_WANTED,
    PICTURE_WITHOUT_LICENCE,
    PICTURE_TWICE,
    TWO_NAMES,
    MANY_QUESTIONS,
    READING_GRADE,
    EMPTY_EXEMPTION,
)
"""Every rule there is."""
