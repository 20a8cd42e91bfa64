"""Comparing: what a translation may not lose or change of the English that it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from surveyapp.domain.words import without_hidden

FEWEST_WORDS = 4
"""From so many words on, a translation that is the English text itself was probably forgotten."""

_PLACEHOLDER = re.compile(
    r"%(?:\((?P<named>\w+)\))?[#0\-+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|\{(?P<braced>[\w-]+)(?P<rest>[^{}]*\})?"
)
_COUNT = "%num"
"""A plural form may say its number in a word of its own ("one"), so this one may be missing."""
_LONG_NUMBER = re.compile(r"[0-9]{2,}")
"""A language may write a single digit as a word ("two weeks" is one word in Arabic); never a longer number."""
_MARKUP = "<>&"
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|www\.\S+")


def faults_between(english: str, translation: str, *, filled_in: bool, plural: bool = False) -> Iterator[str]:
    """What is wrong with a translation, each as the end of a sentence that begins "The translation ...".

    `filled_in`: the program puts values into the text with `%`, as it does in the interface.
    """
    if not _same_placeholders(english, translation, plural=plural):
        yield "changes its placeholders"
    elif filled_in and _can_be_filled_in(english) and not _can_be_filled_in(translation):
        yield "has a “%” that nothing can be put into: write “%%”"
    yield from (sentence for is_wrong, sentence in _CHECKS if is_wrong(english, translation))


def does_harm(english: str, translation: str, *, plural: bool = False) -> bool:
    """Whether a text of the interface could break or change a page, which trusts it as it trusts its own templates."""
    return (
        _changes_markup(english, translation)
        or _hides_something(english, translation)
        or not _same_placeholders(english, translation, plural=plural)
        or (_can_be_filled_in(english) and not _can_be_filled_in(translation))
    )


def is_left_over(english: str, translation: str) -> bool:
    """Whether a text is English still. Names and short labels may be the same in two languages."""
    words = re.findall(r"[^\W\d_]+", _ADDRESS.sub("", _PLACEHOLDER.sub("", english)))
    return english == translation and len(words) >= FEWEST_WORDS


def _same_placeholders(english: str, translation: str, *, plural: bool) -> bool:
    spare = {_COUNT} if plural else set()
    return placeholders(english) | spare == placeholders(translation) | spare


@cache
def placeholders(text: str) -> frozenset[str]:
    """The names of what is put into a text: `%(name)s`, `{share}`, `{question|words without an answer}`."""
    found = _PLACEHOLDER.finditer(text.replace("%%", ""))
    return frozenset(f"%{part['named'] or ''}" if part["braced"] is None else part["braced"] for part in found)


class _Anything(dict[str, int]):
    """A value for every name, as good as a number and as a word."""

    def __missing__(self, name: str) -> int:
        return 1


def _can_be_filled_in(text: str) -> bool:
    try:
        filled_in = text % _Anything()
    except (TypeError, ValueError):
        return False
    return bool(filled_in)


def _hides_something(english: str, translation: str) -> bool:
    return without_hidden(translation) != translation


def _changes_markup(english: str, translation: str) -> bool:
    return any(translation.count(sign) > english.count(sign) for sign in _MARKUP)


def _has_other_digits(english: str, translation: str) -> bool:
    return any(unicodedata.category(sign) == "Nd" and not sign.isascii() for sign in translation)


def _changes_numbers(english: str, translation: str) -> bool:
    return _long_numbers(english) != _long_numbers(translation)


def _long_numbers(text: str) -> Counter[str]:
    return Counter(_LONG_NUMBER.findall(_PLACEHOLDER.sub(_otherwise, text)))


def _otherwise(placeholder: re.Match[str]) -> str:
    """What a placeholder shows without an answer: words like any others."""
    return placeholder["rest"] or " "


_CHECKS: tuple[tuple[Callable[[str, str], bool], str], ...] = (
    (_hides_something, "holds a hidden character: write it anew"),
    (_changes_markup, "holds “<”, “>” or “&” where the English does not"),
    (_has_other_digits, "has digits other than 0 to 9"),
    (_changes_numbers, "changes a number: keep numbers such as 999 and 0800 1111 as they are"),
)
