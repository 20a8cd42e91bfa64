"""Ids: each used once, and none that the software needs for itself."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.domain.findings import Found, placed_ids, used_twice
from surveyapp.domain.journey import DONE
from surveyapp.domain.outline import Outline
from surveyapp.domain.yaml_reading import Path

# Names that a form, an address, a mapping of answers or Python itself would take for its own. The list is written out,
# so that a file which passes today passes on every later Python; tests/rules holds it against today's.
_FORMS = """
    answer-fields data errors csrf-token form-errors forged-or-old given hidden-tag is-submitted meta populate-obj post-process
    process step submit validate validate-on-submit
"""
_ADDRESSES = "check choose clear page questions resume send sent start stop withdraw"
_MAPPINGS = "get index items keys label name pop self update values"
_PYTHON_KEYWORDS = """
    and as assert async await break case class continue def del elif else except false finally for from global
    if import in is lambda match none nonlocal not or pass raise return true try while with yield
"""
_PYTHON_BUILTINS = """
    abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex
    copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr
    globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max
    memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice
    sorted staticmethod str sum super tuple type vars zip
"""
RESERVED_IDS = frozenset(" ".join((_FORMS, _ADDRESSES, _MAPPINGS, _PYTHON_KEYWORDS, _PYTHON_BUILTINS, DONE)).split())


def id_findings(outline: Outline) -> Iterator[Found]:
    """Ids used twice, and ids that are names already."""
    questionnaire = outline.questionnaire
    pages_and_questions = list(_pages_and_questions(outline))
    sections = placed_ids(("menu", "sections"), outline.sections)
    yield from used_twice(pages_and_questions)
    yield from used_twice(sections)
    yield from used_twice(placed_ids(("scales",), questionnaire.scales))
    yield from used_twice(placed_ids(("measures",), questionnaire.measures))
    yield from used_twice(placed_ids(("funnels",), questionnaire.funnels))
    yield from used_twice(placed_ids(("repeats",), questionnaire.repeats))
    for path, given in [(("id",), questionnaire.id), *pages_and_questions, *sections]:
        if given in RESERVED_IDS:
            mend = f"Use another id, such as “{given}-question”."
            yield Found(path, f"“{given}” is a name that the software itself uses.", mend)


def _pages_and_questions(outline: Outline) -> Iterator[tuple[Path, str]]:
    """The ids that stand in addresses and forms. A page may share the id of its first question."""
    for placed in outline.pages:
        if placed.page.id != placed.page.questions[0].id:
            yield (*placed.path, "id"), placed.page.id
        yield from placed_ids((*placed.path, "questions"), placed.page.questions)
    if outline.questionnaire.menu:
        yield ("menu", "id"), outline.questionnaire.menu.id
