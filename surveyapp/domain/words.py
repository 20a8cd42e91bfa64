"""Words: what a person reads, in the standard and the easy-read rendering of one text."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, StringConstraints, model_validator

LONGEST_WORDS = 2_000
LONGEST_ID = 60

_ALLOWED_CONTROLS = "\n\t"
# Overrides and embeddings can make a text look like another one; isolates and marks (U+2066 to U+2069, U+200E, U+200F)
# are honest Arabic and Urdu. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")


class Rendering(StrEnum):
    """How a question is shown; the ids and the data are the same in both."""

    STANDARD = "standard"
    EASY_READ = "easy-read"


class Model(BaseModel):
    """A frozen piece of a questionnaire or of an area; a key that it does not know is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def without_hidden(text: str) -> str:
    """`text` without the characters that nobody sees and that databases, files or readers trip over."""
    return "".join(character for character in text if not _is_hidden(character))


def _is_hidden(character: str) -> bool:
    if character in _BIDI_OVERRIDES or _is_noncharacter(ord(character)):
        return True
    return character not in _ALLOWED_CONTROLS and unicodedata.category(character) in ("Cc", "Cs")


def _is_noncharacter(code: int) -> bool:
    """XML files may not hold U+FFFE and U+FFFF. https://www.unicode.org/faq/private_use.html#noncharacters"""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _nothing_hidden(text: str) -> str:
    if without_hidden(text) != text:
        raise ValueError("The text holds a hidden character.", "Write it anew.")
    return text


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORDS),
    AfterValidator(_nothing_hidden),
]

ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
Id = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$", max_length=LONGEST_ID)]
PICTURE_NAME = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]

# YAML has numbers and truth values of its own, so a word in their place is a slip of the pen.
WholeNumber = Annotated[int, Strict()]
YesNo = Annotated[bool, Strict()]


class Words(Model):
    """One text in two renderings. A plain string in a file stands for both."""

    standard: Text
    easy_read: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, value: object) -> object:
        return {"standard": value} if isinstance(value, str) else value

    def __str__(self) -> str:
        return self.standard

    def rendered(self, rendering: Rendering) -> str:
        """The text for `rendering`; the standard words serve where no easy-read words were written."""
        return self.easy_read if rendering is Rendering.EASY_READ and self.easy_read else self.standard

    def texts(self) -> tuple[str, ...]:
        """Every text that a translator sees."""
        return (self.standard, self.easy_read) if self.easy_read else (self.standard,)


PIPE = re.compile(rf"\{{(?P<question>{ID_PATTERN})\|(?P<otherwise>[^{{}}|]+)\}}")
"""An earlier answer put into later words: `{safe-town|what you told us}`. Without an answer, what follows the bar."""
