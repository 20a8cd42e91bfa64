"""The rules about words: what each sees in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from surveyapp.domain.easy_read import rules, word_lists
from surveyapp.domain.easy_read.finding import BOTH, UNFITTING, VERBATIM, Breach
from surveyapp.domain.easy_read.jargon import word_breaches
from surveyapp.domain.easy_read.pairs import pair_joins
from surveyapp.domain.easy_read.rules import Rule
from surveyapp.domain.easy_read.sentences import as_read, is_asked, sentences, words
from surveyapp.domain.easy_read.texts import ReadText, Role
from surveyapp.domain.glossary import HardWord

JOINS = ("and", "but", "so", "because", "or", "which", "who", "that", "if", "when")
"""Words before which a long sentence can be split, the best first."""


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w’'-])", re.IGNORECASE)


_JOINED = re.compile(rf"(?<![\w/-])(?:{'|'.join(word_lists.JOINING)})(?![\w/-])|&|(?<![\d/])/(?![\d/])", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+")
_LEADING = _any_of(word_lists.LEADING)
_LEADING_HOW = re.compile(
    rf"\bhow (?:very |really )?(?:{'|'.join(word_lists.LEADING_HOW)})\b(?P<rest>.*)", re.IGNORECASE
)
_VAGUE = _any_of(word_lists.VAGUE_TIMES)
_IDIOM = _any_of(word_lists.IDIOMS)
_NAMED_TIME = re.compile(
    rf"\b(?:(?:last|past|next|this|every|each) (?:(?:\d+|{'|'.join(word_lists.NUMBERS)}) )?"
    r"(?:day|week|month|year|term|summer|winter|spring|autumn)s?|today|yesterday|since|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MAY_SAY = {
    Role.OPENS: frozenset(sentence.lower() for sentence in word_lists.SAID_UP_FRONT),
    Role.COMFORTS: frozenset(sentence.lower() for sentence in word_lists.SAID_AFTER_WORRY),
}
"""Sentences that may be negative, each in its own place."""


def breaches(text: ReadText, glossary: tuple[HardWord, ...]) -> Iterator[Breach]:
    """What breaks a rule about words in `text`, before exemptions."""
    for sentence in sentences(text.text):
        yield from _length(sentence)
        yield from _negative(sentence, text)
        yield from _passive(sentence)
        yield from _phrases(rules.IDIOM, _IDIOM, sentence, "Say in plain words what “{}” means.")
        if text.role is Role.ASKS or is_asked(sentence):
            pairs = pair_joins(sentence, text.with_it)
            yield from _two_things(sentence, pairs)
            yield from _leading(sentence, pairs)
        if not _NAMED_TIME.search(f"{as_read(text.text)} {text.beside}"):
            mend = "Name the time instead of “{}”: “in the last 12 months”, “this week”."
            yield from _phrases(rules.VAGUE_TIME, _VAGUE, sentence, mend)
        yield from word_breaches(sentence, text, glossary)


def _length(sentence: str) -> Iterator[Breach]:
    count = len(words(sentence))
    if count > rules.USUAL_WORDS:
        rule = rules.SENTENCE_TOO_LONG if count > rules.MOST_WORDS else rules.SENTENCE_LONG
        yield Breach(rule, sentence, f"It has {count} words. {_split(sentence)}")


def _split(sentence: str) -> str:
    """Where a long sentence may be split: at the joining word nearest to its middle."""
    every = [word.lower() for word in words(sentence)]
    joins = [
        (abs(len(every) - 2 * place), JOINS.index(word), place) for place, word in enumerate(every) if word in JOINS
    ]
    places = [place for _, _, place in sorted(joins) if 2 < place < len(every) - 2]
    if not places:
        return rules.SENTENCE_LONG.mend
    before, join = every[places[0] - 1], every[places[0]]
    return f"Split it after “{before}”, before “{join}”."


def _negative(sentence: str, text: ReadText) -> Iterator[Breach]:
    if sentence.lower() in _MAY_SAY.get(text.role, ()):
        return
    every = [word.lower().replace("’", "'") for word in words(sentence)]
    for place, word in enumerate(every):
        if word in word_lists.NEGATIVE_WORDS or word.endswith("n't"):
            turned = BOTH if word == "not" and _names_other_side(every, place, text) else VERBATIM
            lifted_by = turned | UNFITTING if text.is_unfitting else turned
            mend = f"Say it without “{word}”: say what is so, or what to do."
            yield Breach(rules.NEGATIVE_WORD, sentence, mend, lifted_by, in_escape=True)


def _names_other_side(every: list[str], place: int, text: ReadText) -> bool:
    """Whether a "not" is one side of a pair whose other side is named too: "safe or not safe", or such an answer."""
    if text.role is Role.ANSWERS:
        return place == 0 and " ".join(every[1:]) in {option.lower() for option in text.with_it}
    return every[place - 1 : place] == ["or"] and every[place + 1 : place + 2] == every[place - 2 : place - 1]


def _passive(sentence: str) -> Iterator[Breach]:
    """A form of "be" with what was done soon after it; in a question, who it was done to stands between."""
    every = [word.lower() for word in words(sentence)]
    for place, word in enumerate(every):
        reach = 5 if place == 0 else 2
        later = every[place + 1 : place + 1 + reach] if word in word_lists.BEING else []
        done = next((word for word in later if _is_participle(word)), None)
        if done:
            yield Breach(rules.PASSIVE, sentence, f"“{word} … {done}”: begin with who does it.")
            return


def _is_participle(word: str) -> bool:
    ends_so = word.endswith("ed") and len(word) > 3 and not word.endswith("eed")
    return word not in word_lists.NO_PARTICIPLES and (ends_so or word in word_lists.PARTICIPLES)


def _two_things(sentence: str, pairs: frozenset[int]) -> Iterator[Breach]:
    """Each joining word. `pairs`: where an "or" stands between two answers, as a balanced pair needs it."""
    for joined in _JOINED.finditer(_ADDRESS.sub(lambda address: " " * len(address[0]), sentence)):
        lifted_by = BOTH if joined.start() in pairs else VERBATIM
        mend = f"Ask one thing: what stands after “{joined[0]}” can be a hint, or a question of its own."
        yield Breach(rules.TWO_THINGS, sentence, mend, lifted_by)


def _leading(sentence: str, pairs: frozenset[int]) -> Iterator[Breach]:
    straight = sentence.replace("’", "'")
    for found in _LEADING.finditer(straight):
        yield Breach(rules.LEADING_WORDS, sentence, f"Take “{found[0]}” out.")
    for found in _LEADING_HOW.finditer(straight):
        join = re.match(r",? (?=or\b)", found["rest"], re.IGNORECASE)
        lifted_by = BOTH if join and found.start("rest") + join.end() in pairs else VERBATIM
        asked = found[0][: found.start("rest") - found.start()]
        mend = f"“{asked}” takes one side. Name both sides, as in “easy or hard”."
        yield Breach(rules.LEADING_WORDS, sentence, mend, lifted_by)


def _phrases(rule: Rule, pattern: re.Pattern[str], sentence: str, mend: str) -> Iterator[Breach]:
    for found in pattern.finditer(sentence.replace("’", "'")):
        yield Breach(rule, sentence, mend.format(found[0]))
