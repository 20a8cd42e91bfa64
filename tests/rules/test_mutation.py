"""What counts the mutants counts right: the one that is tried is called, and only words for people are explained by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from mutation.explained import Explanation, explained, only_strict, only_words
from mutation.mutants import Mutant
from mutation.table import Row
from mutation.trampoline import TRIED, MutantDict, wrap_in_trampoline
from mutation.verdicts import Fate


def mutant(before: str, after: str) -> Mutant:
    module, name = "surveyapp.domain.journey", "x_steps__mutmut_1"
    return Mutant(module, "steps", name, start=1, end=2, before=before, after=after, again=1, source="0a")


@pytest.fixture
def nothing_tried() -> Iterator[None]:
    yield
    TRIED.module, TRIED.name, TRIED.seen = "", "", None


@pytest.mark.usefixtures("nothing_tried")
def test_the_mutant_that_is_tried_is_called_and_else_the_function_as_it_was() -> None:
    def original(number: int) -> int:
        return number + 1

    def changed(number: int) -> int:
        return number - 1

    called = wrap_in_trampoline(MutantDict({"_mutmut_orig": original, "x_original__mutmut_1": changed}))(original)
    assert called(5) == 6
    TRIED.module, TRIED.name = "another.module", "x_original__mutmut_1"
    assert called(5) == 6
    TRIED.module = original.__module__
    assert called(5) == 4
    TRIED.seen = set()
    assert called(5) == 6
    assert TRIED.seen == {(original.__module__, "original")}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('mend = "Take it out."', 'mend = "XXTake it out.XX"', True),
        (
            'yield Found(path, f"No {name} here.", "Add it now.")',
            'yield Found(path, f"NO {NAME} HERE.", "Add it now.")',
            True,
        ),
        ('yield ("ignore",), f"{name} is one.", "Take it."', 'yield ("ignore",), f"{name} is one.", "take it."', True),
        ('yield ("ignore",), f"{name} is one.", "Take it."', 'yield ("IGNORE",), f"{name} is one.", "Take it."', False),
        ('if kind == "months":', 'if kind == "XXmonthsXX":', False),
        ('return "a b" if one else two', 'return "A B" if two else one', False),
        ("return one < two", "return one <= two", False),
    ],
)
def test_only_a_sentence_for_people_is_explained_by_itself(before: str, after: str, words: bool) -> None:
    assert only_words(mutant(before, after)) is words


def test_the_guard_of_a_zip_is_explained_by_itself_and_nothing_else_of_the_call() -> None:
    before = "for one, two in zip(ones, twos, strict=True):"
    assert only_strict(mutant(before, "for one, two in zip(ones, twos, strict=False):"))
    assert only_strict(mutant(before, "for one, two in zip(ones, twos, ):"))
    assert not only_strict(mutant(before, "for one, two in zip(ones, strict=True):"))


def test_an_explanation_is_for_the_lines_that_it_names() -> None:
    said = [Explanation("journey", "steps", "a", "b", "It does the same.")]
    assert explained(mutant("a", "b"), said)
    assert not explained(mutant("a", "c"), said)


def test_a_row_passes_with_85_percent_noticed_or_every_survivor_explained_and_never_untried() -> None:
    noticed = Counter({Fate.KILLED: 84, Fate.TYPES: 1, Fate.SURVIVED: 15})
    assert Row("a", noticed, explained=0, untried=0).passes
    assert not Row("a", noticed, explained=0, untried=1).passes
    fewer = noticed + Counter({Fate.UNSEEN: 1})
    assert not Row("a", fewer, explained=15, untried=0).passes
    assert Row("a", fewer, explained=16, untried=0).passes
