"""The laws of easy read: what ships keeps every rule, and every rule can be looked up."""

from __future__ import annotations

import re

import pytest

from surveyapp.config import ROOT
from surveyapp.domain.easy_read import (
    RULES,
    area_findings,
    easy_read_findings,
    glossary_findings,
    rules,
    sources,
)
from surveyapp.domain.easy_read.rules import Rule
from surveyapp.domain.easy_read.word_lists import KNOWN_LETTERS
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.pictures.licensed import licensed_pictures
from surveyapp.questionnaire_files import questionnaire_paths, read_area, read_glossary, read_questionnaire

FOLDER = ROOT / "questionnaires"
SHIPPED = [read_questionnaire(path) for path in questionnaire_paths(FOLDER)]
SOURCES = [value for name, value in vars(sources).items() if name.isupper()]


@pytest.mark.parametrize("questionnaire", SHIPPED, ids=lambda questionnaire: questionnaire.id)
def test_every_shipped_questionnaire_passes_with_no_error(questionnaire: Questionnaire) -> None:
    found = easy_read_findings(questionnaire, licensed_pictures(FOLDER).names)
    assert [(finding.place.said, finding.rule.name, finding.mend) for finding in found if finding.is_error] == []


def test_the_area_and_the_glossary_that_ship_pass_with_no_error() -> None:
    used = frozenset(split.id for shipped in SHIPPED if shipped.listed for split in shipped.breakdowns)
    glossary = read_glossary(FOLDER)
    found = [*area_findings(read_area(FOLDER)[0], glossary, used), *glossary_findings(glossary)]
    assert [(finding.place.said, finding.rule.name, finding.mend) for finding in found if finding.is_error] == []


def test_two_shipped_questionnaires_are_offered_in_easy_read() -> None:
    assert {shipped.id for shipped in SHIPPED if shipped.listed} == {"my-story", "our-story"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_asks_where_it_comes_from_and_how_to_mend_it(rule: Rule) -> None:
    assert rule.statement.endswith(".")
    assert rule.mend.endswith((".", "”"))
    assert any(source in rule.source for source in SOURCES)


def test_every_rule_is_in_the_list_once() -> None:
    written = [value for value in vars(rules).values() if isinstance(value, Rule)]
    assert sorted(rule.name for rule in written) == sorted(rule.name for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_page_about_easy_read_has_every_rule_with_how_grave_it_is_and_no_other() -> None:
    page = (ROOT / "docs" / "easy-read.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", page, re.MULTILINE))
    assert rows == {rule.name: rule.severity.value for rule in RULES}


def test_our_own_rules_point_to_a_decision_that_is_written_down() -> None:
    assert list((ROOT / "docs" / "decisions").glob(f"{sources.OUR_OWN[-4:]}-*.md"))


def test_letters_that_need_no_explanation_have_a_reason() -> None:
    assert all(len(reason.split()) > 2 for reason in KNOWN_LETTERS.values())
