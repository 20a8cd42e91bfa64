"""Theme rules: what an area writes, and which comments it fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.comments.themes import ThemeRules
from surveyapp.domain.area import Theme
from surveyapp.domain.parsing import parse_questionnaire, parse_themes
from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.words import Words
from tests import builders as build
from tests.unit.test_parsing import GOOD


def theme(theme_id: str, *rules: str) -> Theme:
    words = Words(standard=theme_id)
    return Theme(id=theme_id, title=words, summary=words, comments_say=rules)


RULES = ThemeRules(
    [
        theme("money", "direct payment*", "can't afford"),
        theme("places", "taxi + late", "bus"),
        theme("health", "ot", "anxi*"),
    ]
)


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("We use DIRECT   payments.", ("money",)),
        ("Direct. Payments.", ()),
        ("we cant afford it", ("money",)),
        ("We can’t afford it", ("money",)),
        ("The taxi is often late.", ("places",)),
        ("The taxi is fine. He is late.", ()),
        ("busy", ()),
        ("The O.T. came", ()),
        ("the OT came, by bus", ("places", "health")),
        ("Anxiety", ("health",)),
        ("", ()),
    ],
)
def test_a_comment_has_the_themes_whose_rules_it_fits(text: str, themes: tuple[str, ...]) -> None:
    assert RULES.themes(text, None) == themes


def test_the_theme_of_the_question_comes_first_even_where_no_rule_knows_it() -> None:
    assert RULES.themes("the bus", "school") == ("school", "places")
    assert RULES.themes("the bus", "places") == ("places",)


@given(st.text())
def test_themes_are_of_the_area_and_in_its_order(text: str) -> None:
    found = RULES.themes(text + " bus", None)
    assert list(found) == [each for each in ("money", "places", "health") if each in found]
    assert "places" in found


THEMES = """\
themes:
  - id: money
    title: Money
    summary: About money.
    comments_say:
      - direct payment*
      - {rule}
"""


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("a*", "a star after too few letters"),
        ("pay*ment", "a star inside a word"),
        ('"*"', "has no words"),
        ("taxi +", "has no words"),
        ("one two three four five six seven", "a phrase of 7 words"),
        ("Direct  PAYMENT*", "says what a rule above says already"),
        ("17", "Text is expected"),
    ],
)
def test_a_bad_rule_is_a_problem_at_its_line(rule: str, sentence: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_themes(THEMES.format(rule=rule))
    (problem,) = found.value.problems
    assert problem.line == 7
    assert sentence in problem.sentence
    assert problem.mend


def test_a_better_rule_makes_no_new_version_of_a_questionnaire() -> None:
    text = GOOD.replace("id: tried", "id: tried\n        theme: safe", 1)
    plain, ruled = build.THEMES, tuple(each.model_copy(update={"comments_say": ("bus",)}) for each in build.THEMES)
    assert parse_questionnaire(text, build.area(), plain) == parse_questionnaire(text, build.area(), ruled)
