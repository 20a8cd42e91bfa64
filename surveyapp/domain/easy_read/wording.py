"""The rules about words: what each sees in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from surveyapp.domain.easy_read import rules, word_lists
from surveyapp.domain.easy_read.finding import BOTH, VERBATIM, Breach
from surveyapp.domain.easy_read.rules import Rule
from surveyapp.domain.easy_read.sentences import as_read, is_asked, sentences, words
from surveyapp.domain.easy_read.texts import ReadText, Role
from surveyapp.domain.glossary import HardWord, without_words

JOINS = ("and", "but", "so", "because", "or", "which", "who", "that", "if", "when")
"""Words before which a long sentence can be split, the best first."""


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w’'-])", re.IGNORECASE)


_LETTERS = re.compile(r"(?<![\w-])(?P<letters>[A-Z]{2,})(?:s|['’]s)?(?!\w)")
_JOINED = re.compile(r"(?<![\w/-])(?:and/or|as well as|and|or)(?![\w/-])|&", re.IGNORECASE)
_HARD = _any_of(word_lists.HARD_WORDS)
_LEADING = _any_of(word_lists.LEADING)
_LEADING_HOW = re.compile(
    rf"\bhow (?:very |really )?(?:{'|'.join(word_lists.LEADING_HOW)})\b(?P<rest>.*)", re.IGNORECASE
)
_VAGUE = _any_of(word_lists.VAGUE_TIMES)
_IDIOM = _any_of(word_lists.IDIOMS)
_NAMED_TIME = re.compile(
    r"\b(?:(?:last|past|next|this|every|each) (?:\d+ |few )?(?:day|week|month|year|term|summer|winter|spring|autumn)s?"
    r"|today|yesterday|since|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SAID_UP_FRONT = frozenset(sentence.lower() for sentence in word_lists.SAID_UP_FRONT)


def breaches(text: ReadText, glossary: tuple[HardWord, ...]) -> Iterator[Breach]:
    """What breaks a rule about words in `text`, before exemptions."""
    for sentence in sentences(text.text):
        yield from _length(sentence)
        yield from _negative(sentence, text)
        yield from _passive(sentence)
        yield from _phrases(rules.IDIOM, _IDIOM, sentence, "Say in plain words what “{}” means.")
        if text.role is Role.ASKS or is_asked(sentence):
            yield from _two_things(sentence)
            yield from _leading(sentence)
        if not _NAMED_TIME.search(f"{as_read(text.text)} {text.beside}"):
            mend = "Name the time instead of “{}”: “in the last 12 months”, “this week”."
            yield from _phrases(rules.VAGUE_TIME, _VAGUE, sentence, mend)
        yield from _hard_words(sentence, glossary)


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
    if sentence.lower() in _SAID_UP_FRONT:
        return
    every = [word.lower().replace("’", "'") for word in words(sentence)]
    for place, word in enumerate(every):
        if word in word_lists.NEGATIVE_WORDS or word.endswith("n't"):
            lifted_by = BOTH if word == "not" and _names_other_side(every, place, text) else VERBATIM
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


def _two_things(sentence: str) -> Iterator[Breach]:
    """Each joining word but the first "or", which a balanced pair needs: "easy or hard"."""
    may_be_pair = True
    for joined in _JOINED.finditer(sentence):
        word = joined[0].lower()
        lifted_by = BOTH if word == "or" and may_be_pair else VERBATIM
        may_be_pair = may_be_pair and word != "or"
        mend = f"Ask one thing: what stands after “{joined[0]}” can be a hint, or a question of its own."
        yield Breach(rules.TWO_THINGS, sentence, mend, lifted_by)


def _leading(sentence: str) -> Iterator[Breach]:
    straight = sentence.replace("’", "'")
    for found in _LEADING.finditer(straight):
        yield Breach(rules.LEADING_WORDS, sentence, f"Take “{found[0]}” out.")
    for found in _LEADING_HOW.finditer(straight):
        lifted_by = BOTH if re.match(r",? or\b", found["rest"], re.IGNORECASE) else VERBATIM
        asked = found[0][: found.start("rest") - found.start()]
        mend = f"“{asked}” takes one side. Name both sides, as in “easy or hard”."
        yield Breach(rules.LEADING_WORDS, sentence, mend, lifted_by)


def _phrases(rule: Rule, pattern: re.Pattern[str], sentence: str, mend: str) -> Iterator[Breach]:
    for found in pattern.finditer(sentence.replace("’", "'")):
        yield Breach(rule, sentence, mend.format(found[0]))


def _hard_words(sentence: str, glossary: tuple[HardWord, ...]) -> Iterator[Breach]:
    left = without_words(glossary, sentence)
    hard = {found[0] for found in _HARD.finditer(left)}
    for word in sorted(hard):
        mend = f"Use easy words, or put “{word}” into glossary.yaml."
        yield Breach(rules.HARD_WORD, sentence, mend)
    letters = {found["letters"] for found in _LETTERS.finditer(left)}
    known = {known.upper() for known in hard} | set(word_lists.KNOWN_LETTERS)
    for word in sorted(letters - known):
        mend = f"Put “{word}” into glossary.yaml, or write the words in full, in small letters."
        yield Breach(rules.UNEXPLAINED_LETTERS, sentence, mend)
