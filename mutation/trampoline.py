"""Stands before each broken function in the copy: calls the original, or the one mutant that is being tried.

The copies that mutmut writes import it under these names. Its own does the same, and takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
MutantDict = dict[str, Any]
ORIGINAL = "_mutmut_orig"


@dataclass
class Tried:
    """The mutant that is being tried, or, while tests are watched, the functions that one of them came through."""

    module: str = ""
    name: str = ""
    seen: set[tuple[str, str]] | None = field(default=None)


TRIED = Tried()


def wrap_in_trampoline(
    mutants: dict[str, Any], is_classmethod: bool = False
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator: the function as it was, unless one of its mutants is being tried."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        module = function.__module__

        @wraps(function)
        def trampoline(*args: P.args, **kwargs: P.kwargs) -> R:
            chosen = mutants[ORIGINAL]
            if TRIED.seen is not None:
                TRIED.seen.add((module, chosen.__name__.removesuffix("__mutmut_orig")))
            elif TRIED.module == module:
                chosen = mutants.get(TRIED.name, chosen)
            if is_classmethod:
                given: Any = args
                answer: R = getattr(given[0], chosen.__name__)(*given[1:], **kwargs)
                return answer
            result: R = chosen(*args, **kwargs)
            return result

        return trampoline

    return decorate
