"""The checks of a well-formed questionnaire, area and list of themes: what their models alone cannot see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from surveyapp.domain.area import MORE_THAN_ONE, Area, Breakdown, Theme
from surveyapp.domain.choices import choice_findings, option_findings
from surveyapp.domain.findings import Found, did_you_mean, placed_ids, used_twice
from surveyapp.domain.glossary import HardWord
from surveyapp.domain.ids import id_findings
from surveyapp.domain.outline import Outline
from surveyapp.domain.outside_findings import outside_findings
from surveyapp.domain.paths import path_findings
from surveyapp.domain.questionnaire import Layout, Questionnaire
from surveyapp.domain.references import reference_findings
from surveyapp.domain.routes import condition_findings, placeholder_findings
from surveyapp.domain.theme_rules import Phrase, phrases_of
from surveyapp.domain.yaml_reading import Path


def check_questionnaire(
    questionnaire: Questionnaire, area: Area, themes: Iterable[Theme], glossary: Iterable[HardWord] = ()
) -> list[Found]:
    """Everything wrong with `questionnaire` in `area`, beyond the shape of its parts."""
    outline = Outline(questionnaire, area)
    routing = [*id_findings(outline), *condition_findings(outline)]
    return [
        *routing,
        *reference_findings(outline, area, (theme.id for theme in themes), (word.id for word in glossary)),
        *choice_findings(outline, area),
        *placeholder_findings(outline),
        *_page_findings(outline),
        *([] if routing else path_findings(outline)),  # a way cannot be followed over conditions that lead nowhere
    ]


def check_area(area: Area, themes: Iterable[Theme]) -> list[Found]:
    """Everything wrong with `area`, beyond the shape of its parts."""
    return list(_area_findings(area, {theme.id for theme in themes}))


def check_themes(themes: Iterable[Theme]) -> list[Found]:
    """Everything wrong with a list of themes, beyond the shape of its parts."""
    listed = tuple(themes)
    return [*used_twice(placed_ids(("themes",), listed)), *_rule_findings(listed)]


def _rule_findings(themes: Iterable[Theme]) -> Iterator[Found]:
    """Theme rules that are written twice in a theme, whatever their capitals and marks."""
    for number, theme in enumerate(themes):
        seen: set[frozenset[Phrase]] = set()
        for place, rule in enumerate(theme.comments_say):
            phrases = frozenset(phrases_of(rule))
            if phrases in seen:
                sentence = f"“{rule}” says what a rule above says already."
                yield Found(("themes", number, "comments_say", place), sentence, "Take it out.")
            seen.add(phrases)


def check_glossary(glossary: Iterable[HardWord]) -> list[Found]:
    """Everything wrong with a glossary, beyond the shape of its parts."""
    return list(used_twice(placed_ids(("words",), tuple(glossary))))


def _page_findings(outline: Outline) -> Iterator[Found]:
    for placed in outline.pages:
        page = placed.page
        asked = sum(question.is_asked for question in page.questions)
        if outline.questionnaire.layout is Layout.QUESTION and asked > 1:
            mend = "Move the others to pages of their own."
            yield Found((*placed.path, "questions"), "A page of this questionnaire asks one question.", mend)
        if page.title is None and len(page.questions) > 1:
            yield Found(placed.path, f"The page “{page.id}” has several questions and no title.", "Add “title:”.")


def _area_findings(area: Area, themes: set[str]) -> Iterator[Found]:
    for number, headline in enumerate(area.headlines):
        if headline.theme not in themes:
            mend = did_you_mean(headline.theme, themes) or "Use an id from themes.yaml."
            yield Found(("headlines", number, "theme"), f"There is no theme “{headline.theme}”.", mend)
    for number, helpline in enumerate(area.helplines):
        if not (helpline.phone or helpline.text or helpline.url):
            mend = "Add “phone:”, “text:” or “url:”."
            yield Found(("helplines", number), f"Nobody can reach “{helpline.id}”.", mend)
    yield from used_twice(placed_ids(("headlines",), area.headlines))
    yield from used_twice(placed_ids(("helplines",), area.helplines))
    yield from used_twice(placed_ids(("breakdowns",), area.breakdowns))
    for number, breakdown in enumerate(area.breakdowns):
        yield from _breakdown_findings(("breakdowns", number), breakdown)
    yield from outside_findings(area)


def _breakdown_findings(path: Path, breakdown: Breakdown) -> Iterator[Found]:
    declared = {group.id for group in breakdown.groups}
    yield from option_findings((*path, "options"), breakdown.options, declared)
    yield from used_twice(placed_ids((*path, "groups"), breakdown.groups))
    counted = {breakdown.group_of(option) for option in breakdown.options} - {None}
    if not counted:
        yield Found((*path, "options"), f"No option of “{breakdown.id}” is a group.", "Give one no “apart:”.")
    if MORE_THAN_ONE in counted | declared:
        yield Found(path, f"“{MORE_THAN_ONE}” is a group that comes by itself.", "Use another id.")
    for number, option in enumerate(breakdown.options):
        if declared and not option.group and not option.apart:
            mend = f"Give it a “group:”, one of {', '.join(sorted(declared))}."
            yield Found((*path, "options", number), f"The option “{option.id}” belongs to no group.", mend)
    for number, group in enumerate(breakdown.groups):
        if group.id not in counted:
            yield Found((*path, "groups", number), f"No option counts towards “{group.id}”.", "Take it out.")
