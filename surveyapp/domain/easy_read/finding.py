"""A finding of the easy-read checker: which text or picture breaks which rule, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.domain.easy_read.rules import Rule, Severity
from surveyapp.domain.options import Exemption
from surveyapp.domain.yaml_reading import Path

BOTH = frozenset({Exemption.BALANCED_PAIR, Exemption.VERBATIM})
VERBATIM = frozenset({Exemption.VERBATIM})
UNFITTING = frozenset({Exemption.NOT_APPLICABLE, Exemption.VERBATIM})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in which file, where in it, and how to say that with ids.

    `path` is empty in the area's files. `part` is what a person sees together: a page's id, "front", "menu", or one of
    `of_scale` and `of_breakdown`, which stand on several pages.
    """

    said: str
    path: Path = ()
    file: str = ""
    part: str = ""

    def within(self, name: str, *path: str | int) -> Place:
        """A place inside this one."""
        said = f"{self.said}, {name}" if self.said else name
        return Place(said, (*self.path, *path) if not self.file else (), self.file, self.part)


def of_scale(scale_id: str) -> str:
    """The part that a scale's options make."""
    return f"scale:{scale_id}"


def of_breakdown(breakdown_id: str) -> str:
    """The part that the options of a breakdown make."""
    return f"breakdown:{breakdown_id}"


@dataclass(frozen=True, slots=True)
class EasyReadFinding:
    """One breach of a rule. `sentence` is the one in question; empty where none is."""

    rule: Rule
    place: Place
    sentence: str
    mend: str

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Breach:
    """What a rule sees in a text, before exemptions. `lifted_by`: those that would lift it."""

    rule: Rule
    sentence: str
    mend: str
    lifted_by: frozenset[Exemption] = VERBATIM
    in_escape: bool = False
    """Whether a standard escape option ("I don't know") may break it."""
