"""Words: what a person reads, in the standard and the easy-read rendering of one text."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

LONGEST_WORDS = 2_000


class Rendering(StrEnum):
    """How a question is shown; the ids and the data are the same in both."""

    STANDARD = "standard"
    EASY_READ = "easy-read"


class Model(BaseModel):
    """A frozen piece of a questionnaire or of an area; a key that it does not know is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORDS)]

ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
Id = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$", max_length=60)]
PICTURE_NAME = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]


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
"""An earlier answer put into later words: `{safe-town|what you told us}`. The part after the bar is shown if there is no answer."""
