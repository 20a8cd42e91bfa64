"""Schools, nurseries and colleges by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveyapp.comments.personal_details.word_lists import NOT_NAMES, PLACES
from surveyapp.comments.readings import Detail, DetailKind
from surveyapp.comments.word_sets import words_of

_KIND = (
    r"(?:(?:church of england|c of e|ce|cofe|rc|catholic|community|special|primary|junior|infants?|juniors|secondary|grammar|high|"
    r"prep|preparatory|independent|free|sixth form|nursery|upper|lower|middle|first|academy|village|comprehensive|girls'?|boys'?|"
    r"technical|university technical|further education|fe|all through|voluntary|studio|pre-?)[ -]){0,3}"
    r"(?:schools?|academy|college|primary|infants?|juniors?|secondary|high|grammar|nursery|pre-?school|playgroup|sixth form|tech|"
    r"utc|comprehensive|kindergarten|prep|sixth|c of e|special)\b"
)
_WORD = r"[^\W\d_][\w'’.-]{0,30}"
_NAMED = re.compile(rf"(?<![\w'’])(?P<names>(?:{_WORD} ){{1,5}})(?P<kind>{_KIND})", re.IGNORECASE)
_SAINT = re.compile(
    r"\b(?:St\.?|Saint|st|saint) (?P<name>[A-Za-z][\w-]+(?:['’]?s|['’]))(?! (?:day|hospital|church|street|road|lane|close|house|"
    r"hospice|ward|centre|place|square)\b)(?: C of E| CE| RC)?",
)
_TRIGGERS = words_of("""
    school schools academy college primary infant infants junior juniors secondary high grammar nursery preschool
    playgroup sixth tech utc comprehensive prep saint st c special kindergarten
    """)
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "our", "lady", "by"})
_IN_NAMES = words_of("""
    little great old new green red blue white black long hill park road sunny bright river wood oak street lane farm
    forest garden rainbow star church cross bridge mill field lake valley village big tall north south east west two
    three royal king queen prince holy sacred first happy friends wings stars acorn tree trees small world house
    hall castle beach island
    """)
"""Ordinary words that schools are named after, when they have a capital."""
_GOING = words_of("""
    at to from attend attends attended attending go goes going went into near leave left leaves joined started
    visit visited like love hate called hes shes he's she's chose named was for with by in of is
    """)
_FORMS = words_of("""
    church england catholic community special primary junior infants juniors secondary grammar high prep
    independent free sixth form upper lower middle first village comprehensive girls boys nursery academy college
    school schools
    """)
_SURE_KINDS = re.compile(
    r"primary|academy|college|infants|juniors|high|grammar|special school|nursery|junior|secondary|prep", re.I
)


def find(text: str, words: frozenset[str]) -> Iterator[Detail]:
    """Schools by name: "Hill Top Primary", "St Anne's", "goes to hill top infants"."""
    if _TRIGGERS.isdisjoint(words):
        return
    for found in _NAMED.finditer(text):
        start = _name_start(found)
        if start is not None:
            yield Detail(start, found.end(), DetailKind.SCHOOL)
    for found in _SAINT.finditer(text):
        if found["name"][0].isupper() or found.group()[0] == "s":
            yield Detail(*found.span(), DetailKind.SCHOOL)


def _name_start(found: re.Match[str]) -> int | None:
    """Where the school's name starts among the words before "school", or None when they are only words."""
    words = [(word.group(), found.start("names") + word.start()) for word in re.finditer(r"\S+", found["names"])]
    kept: list[tuple[str, int]] = []
    for word, start in reversed(words):
        if not _may_name(word) and word.lower() not in _SMALL and word.lower() not in _FORMS:
            break
        kept.insert(0, (word, start))
    return _first_of_name(kept, words, found["kind"])


def _may_name(word: str) -> bool:
    plain = word.lower().rstrip(".,'’")
    if word.endswith((".", "!", "?", ";")) and plain not in ("st", "st."):
        return False
    return plain in PLACES or plain not in NOT_NAMES or (word[0].isupper() and plain in _IN_NAMES)


def _first_of_name(kept: list[tuple[str, int]], words: list[tuple[str, int]], kind: str) -> int | None:
    while kept and (
        kept[0][0].lower() in _SMALL - {"the"} or (kept[0][0].islower() and kept[0][0] in _FORMS | {"the"})
    ):
        kept = kept[1:]
    naming = [word for word, _ in kept if word.lower() not in _SMALL | _FORMS and _may_name(word)]
    if not naming:
        return None
    if any(word[0].isupper() for word in naming):
        return _capital_start(kept)
    before = [word.lower() for word, start in words if start < kept[0][1]]
    led = not before or before[-1] in _GOING
    return kept[0][1] if led and len(naming) <= 2 and _SURE_KINDS.search(kind) else None


def _capital_start(kept: list[tuple[str, int]]) -> int | None:
    for word, start in kept:
        if word[0].isupper() and (word.lower() not in _FORMS):
            return start
    return None
