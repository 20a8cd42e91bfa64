"""Sentences and words: how a text is split before anything is counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from surveyapp.domain.words import PIPE

NEVER_LAST = frozenset({"dr", "mr", "mrs", "ms", "prof", "st", "e.g", "eg", "i.e", "ie", "vs", "approx"})
"""Short forms whose full stop ends no sentence."""
SELDOM_LAST = frozenset({"etc", "no", "co"})
"""Short forms whose full stop ends a sentence only where a capital letter follows."""

_END = re.compile(r"(?P<marks>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[.'’‑-][^\W_]+)*")
_DOTTED_LETTERS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
"""Their last full stop ends a sentence only where a capital letter follows: "Ask the G.P. today"."""
_PLACEHOLDER = re.compile(r"\{[^{}|]*\}")


def as_read(text: str) -> str:
    """`text` as a person sees it who gave no earlier answer: pipes say what follows their bar, `{number}` says 1."""
    return _PLACEHOLDER.sub("1", PIPE.sub(lambda pipe: pipe["otherwise"], unicodedata.normalize("NFC", text)))


def sentences(text: str) -> list[str]:
    """The sentences of a text. Each line of a list is one; the full stop of a short form ends none."""
    return [found for line in as_read(text).splitlines() for found in _of_line(line.strip()) if words(found)]


def words(sentence: str) -> list[str]:
    """The words of a sentence: numbers count, marks do not, and "don’t" or "co-production" is one."""
    return _WORD.findall(sentence)


def is_whole(sentence: str) -> bool:
    """Whether it ends as a sentence does; a title or an answer such as "Not safe" does not."""
    end = list(_END.finditer(sentence))
    return bool(end) and end[-1].end() == len(sentence.rstrip())


def is_asked(sentence: str) -> bool:
    """Whether it is a question."""
    return is_whole(sentence) and "?" in [*_END.finditer(sentence)][-1]["marks"]


def _of_line(line: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(line):
        if _ends_sentence(line[begin : end.start()], end["marks"], line[end.end() :]):
            yield line[begin : end.end()].strip()
            begin = end.end()
    if line[begin:].strip():
        yield line[begin:].strip()


def _ends_sentence(before: str, marks: str, after: str) -> bool:
    if marks != "." or not after.strip():
        return True
    last = before.rsplit(maxsplit=1)[-1].lstrip("\"'“‘«([") if before.split() else ""
    if last.lower() in NEVER_LAST or (len(last) == 1 and last.isupper() and last != "I"):
        return False
    follows = after.lstrip().lstrip("\"'“‘«([")[:1]
    is_seldom_last = last.lower() in SELDOM_LAST or _DOTTED_LETTERS.fullmatch(last)
    return not (is_seldom_last and not follows.isupper())
