"""People's names, found by what stands around them: a title, a family word, "called", "I'm", or somebody who does something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.comments.personal_details import name_cues as cues
from surveyapp.comments.personal_details.word_lists import AMBIGUOUS_NAMES, GIVEN_NAMES, NOT_NAMES, PLACES
from surveyapp.comments.readings import Detail, DetailKind

MOST_WORDS = 3
"""A name is followed by at most so many more words of it: surnames and initials."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?;:,()\n|/\d\"“”&]")
_POSSESSIVE = re.compile(r"['’]s$")
_CAPITAL_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]*")
_NEVER_NAMES = NOT_NAMES - AMBIGUOUS_NAMES - GIVEN_NAMES


@dataclass(frozen=True)
class Token:
    """A word or a mark, where it stands, and the word in small letters with straight apostrophes."""

    text: str
    start: int
    plain: str

    @property
    def end(self) -> int:
        """Where it ends, without a possessive."""
        return self.start + len(_POSSESSIVE.sub("", self.text))

    @property
    def name(self) -> str:
        """The plain word without a possessive."""
        return self.plain[:-2] if self.plain.endswith("'s") else self.plain

    @property
    def may_name(self) -> bool:
        """Whether it is a word that could be a name at all."""
        return self.text[0].isalpha() and self.plain not in _NEVER_NAMES and self.name not in _NEVER_NAMES

    @property
    def may_be_listed(self) -> bool:
        """Whether it may be a name because it follows a name."""
        return len(self.text) > 1 and self.capital and self.name not in NOT_NAMES

    @property
    def capital(self) -> bool:
        """Whether it is written like a name: a capital first and small letters behind."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @property
    def owns(self) -> bool:
        """Whether it ends in 's."""
        return self.plain.endswith("'s") and len(self.plain) > 3


_SENTENCE_EDGES = frozenset(".!?;:\n")
EDGE = Token(".", 0, ".")


def find(text: str, words: frozenset[str]) -> Iterator[Detail]:
    """Names of people."""
    if not _worth_reading(text, words):
        return
    tokens = [_token(found) for found in _WORD.finditer(text)]
    starts = [index for index, token in enumerate(tokens) if token.may_name and Around(tokens, index).is_name()]
    yield from _spans(tokens, starts)


def _worth_reading(text: str, words: frozenset[str]) -> bool:
    """Whether any word may be a name: most comments hold none, and this is the quick way past them."""
    if not (words.isdisjoint(GIVEN_NAMES) and words.isdisjoint(cues.SMALL_LETTER_CUES)):
        return True
    unknown = words - _NEVER_NAMES
    return any(word.lower() in unknown for word in _CAPITAL_WORD.findall(text))


def _token(found: re.Match[str]) -> Token:
    return Token(found.group(), found.start(), found.group().lower().replace("’", "'"))


def _spans(tokens: list[Token], starts: list[int]) -> Iterator[Detail]:
    known = {tokens[index].name for index in starts if len(tokens[index].name) > 2} - AMBIGUOUS_NAMES - NOT_NAMES
    more = [index for index, token in enumerate(tokens) if token.capital and token.name in known]
    done = -1
    for index in sorted({*starts, *more}):
        if index <= done:
            continue
        done = _last_word(tokens, index)
        yield Detail(tokens[_first_word(tokens, index)].start, tokens[done].end, DetailKind.NAME)
        listed, done = _listed(tokens, done)
        yield from listed


def _listed(tokens: list[Token], last: int) -> tuple[list[Detail], int]:
    """Names that follow a name ("Maisie and Dexter"), and where the last of them ends."""
    listed: list[Detail] = []
    while last + 2 < len(tokens) and tokens[last + 1].plain in cues.JOINING and tokens[last + 2].may_be_listed:
        start = tokens[last + 2].start
        last = _last_word(tokens, last + 2)
        listed.append(Detail(start, tokens[last].end, DetailKind.NAME))
    return listed, last


def _first_word(tokens: list[Token], index: int) -> int:
    """Where the name starts, its title with it."""
    before = index - 2 if index > 1 and tokens[index - 1].plain == "." else index - 1
    if before >= 0 and tokens[before].plain in cues.TITLES | cues.FAMILY_TITLES:
        return before
    return index


def _last_word(tokens: list[Token], index: int) -> int:
    """The last word of the name: surnames and initials follow it."""
    last = index
    while last - index < MOST_WORDS and not tokens[last].owns:
        ahead = last + 1
        if ahead < len(tokens) and tokens[ahead].plain == "." and len(tokens[last].text) == 1:
            ahead += 1
        if ahead >= len(tokens) or not _is_surname(tokens, last, ahead):
            break
        last = ahead
    return last


def _is_surname(tokens: list[Token], last: int, ahead: int) -> bool:
    follows, token = tokens[ahead].start - tokens[last].end <= 2, tokens[ahead]
    if token.plain in cues.PARTICLES and ahead + 1 < len(tokens):
        return follows and tokens[ahead + 1].capital
    return follows and token.capital and token.name not in NOT_NAMES - AMBIGUOUS_NAMES and token.text != "I"


class Around:
    """One word and what stands around it."""

    def __init__(self, tokens: list[Token], index: int) -> None:
        self.token = tokens[index]
        self.before = [tokens[at] if at >= 0 else EDGE for at in (index - 1, index - 2, index - 3)]
        self.after = [tokens[at] if at < len(tokens) else EDGE for at in (index + 1, index + 2, index + 3)]

    def is_name(self) -> bool:
        """Whether this word begins a name (a title before it not counted)."""
        token = self.token
        if token.plain in cues.TITLES:
            return False
        if self._titled():
            return True
        if token.name in AMBIGUOUS_NAMES and token.name not in PLACES:
            return token.capital and (self._surely_cued() or self._acts_surely())
        return (
            token.name not in NOT_NAMES
            and len(token.name) > 1
            and not self._part_of_a_place()
            and self._is_plain_name()
        )

    def _is_plain_name(self) -> bool:
        token = self.token
        if token.name in GIVEN_NAMES:
            return token.capital or (not token.text.isupper() and token.name not in cues.ALSO_WORDS)
        return self._cued_capital() if token.capital else self._cued_small()

    def _titled(self) -> bool:
        before, token = self.before, self.token
        title = before[1] if before[0].plain == "." else before[0]
        if title.plain not in cues.TITLES or token.plain in cues.NOT_AFTER_TITLE or token.start - title.end > 3:
            return False
        lowly = title.plain in cues.TITLES_THAT_ARE_WORDS
        if token.capital:
            return token.name not in NOT_NAMES or (not lowly and token.name in AMBIGUOUS_NAMES)
        verb = title.plain == "miss" and before[1].plain in cues.BEFORE_THE_VERB_MISS
        return (
            token.name not in NOT_NAMES and len(token.name) > 2 and (not lowly or (title.plain == "miss" and not verb))
        )

    def _part_of_a_place(self) -> bool:
        return self.after[0].plain in cues.AFTER_PLACES or (
            self.token.capital and self.before[0].plain in ("st", "saint", "the") and self.before[0].text[0].isupper()
        )

    def _surely_cued(self) -> bool:
        """A cue right before the word that only names follow."""
        first, second, third = (one.plain for one in self.before)
        before = second if first in ",:(" else first
        two = f"{second} {first}"
        if first == "," and f"{third} {second}" in cues.NAMING_TWO:
            return True
        return (
            before in cues.FAMILY
            or before in cues.ROLES
            or first in cues.NAMING
            or first in cues.SPOKEN_TO_SURELY
            or two in cues.NAMING_TWO
            or f"{third} {two}" in cues.NAMING_THREE
            or (first in cues.OWNING and self.after[0].plain not in cues.THINGS and not self._whole_caps_around())
        )

    def _whole_caps_around(self) -> bool:
        after = self.after[0]
        return after.text[0].isalpha() and after.text[0].isupper() and after.plain in NOT_NAMES

    def _cued_capital(self) -> bool:
        first = self.before[0].plain
        return (
            self._surely_cued()
            or first in cues.SPOKEN_TO
            or f"{self.before[1].plain} {first}" in cues.SPOKEN_TO_TWO
            or self._owner()
            or self._acts()
            or self._aged()
        )

    def _owner(self) -> bool:
        return self.token.owns and self.after[0].text[0].isalpha() and self.after[0].text[0].islower()

    def _acts(self) -> bool:
        after = self.after[0].plain
        if after == "from":
            return self.after[1].plain not in PLACES and self.after[1].text[0].islower()
        return after in cues.DOING or (after in cues.BEING and self._is_somebody())

    def _is_somebody(self) -> bool:
        if self.before[0].plain in _SENTENCE_EDGES:
            return bool({one.plain for one in self.after[1:]} & cues.SOMEBODY_SURELY) or self.after[1].plain.isdigit()
        rest = {one.plain for one in self.after[1:]}
        return not rest.isdisjoint(cues.SOMEBODY) or self.after[1].plain.isdigit()

    def _acts_surely(self) -> bool:
        after, next_one = self.after[0].plain, self.after[1].plain
        if after in cues.DOING_SURELY or f"{after} {next_one}" in cues.DOING_SURELY_TWO:
            return True
        if self._owner() and self.after[0].plain in cues.OWNED:
            return True
        return after in cues.BEING and bool({next_one, self.after[2].plain} & cues.SOMEBODY_SURELY)

    def _aged(self) -> bool:
        marks = [one.plain for one in self.after]
        return (marks[0] in ("(", ",") and (marks[1].isdigit() or marks[1] in ("age", "aged"))) or marks[0] == "aged"

    def _cued_small(self) -> bool:
        """In small letters, only the plainest cues count."""
        if len(self.token.name) < 3 or self.token.text.isupper():
            return False
        first, second, third = (one.plain for one in self.before)
        return (
            f"{second} {first}" in cues.NAMING_TWO_SMALL
            or f"{third} {second} {first}" in cues.NAMING_THREE
            or (first in cues.FAMILY_TITLES and not self._may_be_verb())
            or (first in cues.I_AM and self.after[0].plain in cues.AFTER_I_AM)
        )

    def _may_be_verb(self) -> bool:
        plain = self.token.plain
        return plain in cues.DOING or plain.endswith(("s", "ed", "ing"))
