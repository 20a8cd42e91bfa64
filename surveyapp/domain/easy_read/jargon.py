"""Hard words and letters: what a text may not say unless the glossary explains it, and how explanations may say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from surveyapp.domain.easy_read import rules, word_lists
from surveyapp.domain.easy_read.finding import Breach
from surveyapp.domain.easy_read.texts import ReadText
from surveyapp.domain.glossary import HardWord, without_words, words_used


def _in_any_form(phrases: Iterable[str]) -> re.Pattern[str]:
    """Each phrase as it is and for more than one, also as an owner ("referrals", "practitioner's", "co‑production")."""
    alternatives = "|".join(_spaced(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<word>(?:{alternatives})(?:e?s)?)(?:['’]s)?(?!\w)", re.IGNORECASE)


def _spaced(phrase: str) -> str:
    """A space may be a hyphen, and a hyphen may be missing."""
    return re.escape(phrase).replace(r"\ ", r"[\s‑-]+").replace(r"\-", r"[\s‑-]?")


_HARD = _in_any_form(word_lists.HARD_WORDS)
_MAY_BE_LETTERS = re.compile(r"(?<!\w)(?:(?:[A-Z]\.)+[A-Z](?!\w)|[A-Za-z]{2,}(?!\w))")


def word_breaches(sentence: str, text: ReadText, glossary: tuple[HardWord, ...]) -> Iterator[Breach]:
    """Hard words and letters in a sentence that nobody explains."""
    if text.explains:
        yield from leaning_breaches(sentence, text.explains, glossary)
    left = without_words(glossary, _without_names(sentence, text.names))
    for word in sorted({found["word"] for found in _HARD.finditer(left)}):
        yield Breach(rules.HARD_WORD, sentence, f"Use easy words, or put “{word}” into glossary.yaml.")
    for letters in sorted(set(_letters(_HARD.sub("…", left))) - set(word_lists.KNOWN_LETTERS)):
        mend = f"Put “{letters}”, written so, into glossary.yaml, or write the words in full, in small letters."
        yield Breach(rules.UNEXPLAINED_LETTERS, sentence, mend)


def leaning_breaches(sentence: str, explained: HardWord, glossary: tuple[HardWord, ...]) -> Iterator[Breach]:
    """Other hard words in a sentence that explains one. The word's own forms are no other word."""
    for other in leaned_on(sentence, explained, glossary):
        mend = f"Say it without “{other.word.standard}”, which needs an explanation of its own."
        yield Breach(rules.LEANING_EXPLANATION, sentence, mend)


def leaned_on(text: str, explained: HardWord, glossary: tuple[HardWord, ...]) -> list[HardWord]:
    """The other hard words that the explanation of one uses."""
    return [word for word in words_used(glossary, [without_words([explained], text)]) if word.id != explained.id]


def _without_names(sentence: str, names: tuple[str, ...]) -> str:
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, "…")
    return sentence


def _letters(text: str) -> Iterator[str]:
    """Letters that stand for words, without full stops and the "s" of several: more capitals than small letters."""
    for found in _MAY_BE_LETTERS.finditer(text):
        plain = found[0].replace(".", "")
        plain = plain[:-1] if plain.endswith("s") and plain[:-1].isupper() else plain
        capitals = sum(letter.isupper() for letter in plain)
        if capitals > 1 and capitals > len(plain) - capitals:
            yield plain
