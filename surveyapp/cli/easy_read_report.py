"""The easy-read report: one page in one file that a co-production group prints, looks at and writes on."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from surveyapp.cli.easy_read import EasyReadCheck, checked_by, counted, place_said
from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, Information
from surveyapp.domain.easy_read import EasyReadFinding
from surveyapp.domain.easy_read.finding import of_breakdown, of_scale
from surveyapp.domain.easy_read.sentences import as_read
from surveyapp.domain.easy_read.texts import FRONT, GLOSSARY, MENU, WHOLE, every_text, hard_words, words_of
from surveyapp.domain.options import Option
from surveyapp.domain.outline import Outline
from surveyapp.domain.questionnaire import Menu, Page, Questionnaire
from surveyapp.domain.words import Words
from surveyapp.pictures.ledger import picture_file

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE = "easy-read-report.html.jinja"


@dataclass(frozen=True)
class Shown:
    """Words with their picture, as the group sees them."""

    words: str
    picture: str | None = None
    hint: str = ""


@dataclass(frozen=True)
class ShownQuestion:
    """A question with its answers."""

    asked: Shown
    answers: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What the group looks at together: a page, or what stands before and after the pages."""

    id: str
    title: Shown
    lines: tuple[Shown, ...] = ()
    questions: tuple[ShownQuestion, ...] = ()
    findings: tuple[tuple[EasyReadFinding, str], ...] = ()
    """Each with its place in words."""


@dataclass(frozen=True)
class Report:
    """One questionnaire: what the checker says of the whole, and a sheet for each of its parts."""

    id: str
    title: str
    people: str
    result: str
    checked_by: str
    whole: tuple[tuple[EasyReadFinding, str], ...]
    sheets: tuple[Sheet, ...]


def write_report(path: Path, checks: Iterable[EasyReadCheck]) -> None:
    """Write the report of these questionnaires to `path`, whole, without a request to anywhere."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    reports = [report_of(check) for check in checks if check.questionnaire.listed]
    today = date.today()
    page = environment.get_template(TEMPLATE).render(reports=reports, made_on=f"{today.day} {today:%B %Y}")
    path.write_text(page, encoding="utf-8")


def report_of(check: EasyReadCheck) -> Report:
    """What the report shows of one questionnaire."""
    questionnaire = check.questionnaire
    found = _Found(check)
    return Report(
        id=questionnaire.id,
        title=words_of(questionnaire.title),
        people=words_of(questionnaire.people),
        result=f"{counted(check.errors, 'error')}, {counted(check.warnings, 'warning')}",
        checked_by=checked_by(questionnaire),
        whole=found.of(WHOLE),
        sheets=tuple(_sheets(questionnaire, found)),
    )


class _Found:
    """The findings of a check by the part that they stand in."""

    def __init__(self, check: EasyReadCheck) -> None:
        self._said = [
            (finding, place_said(finding, line)) for finding, line in zip(check.findings, check.lines, strict=True)
        ]

    def of(self, *parts: str) -> tuple[tuple[EasyReadFinding, str], ...]:
        return tuple(said for said in self._said if said[0].place.part in parts)


def _sheets(questionnaire: Questionnaire, found: _Found) -> Iterator[Sheet]:
    about = tuple(_shown(fact.words, fact.picture) for fact in questionnaire.about)
    summary = _shown(questionnaire.summary)
    title = _shown(questionnaire.title, questionnaire.picture)
    yield Sheet(f"{questionnaire.id}-front", title, (summary, *about), findings=found.of(FRONT))
    shown_menu = False
    for placed in Outline(questionnaire).pages:
        if placed.section and questionnaire.menu and not shown_menu:
            shown_menu = True
            yield _menu(questionnaire.id, questionnaire.menu, found)
        yield _page(questionnaire.id, placed.page, found)
    explained = hard_words(questionnaire, every_text(questionnaire))
    if explained:
        lines = tuple(Shown(words_of(word.word), hint=words_of(word.means)) for word in explained)
        yield Sheet(f"{questionnaire.id}-words", Shown("Hard words"), lines, findings=found.of(GLOSSARY))


def _menu(name: str, menu: Menu, found: _Found) -> Sheet:
    sections = tuple(_shown(section.words, section.picture) for section in menu.sections)
    done = _shown(menu.done, menu.done_picture)
    asked = ShownQuestion(_shown(menu.words, hint=menu.hint), (*sections, done))
    return Sheet(f"{name}-menu", Shown("The menu"), (_shown(menu.again),), (asked,), found.of(MENU))


def _page(name: str, page: Page, found: _Found) -> Sheet:
    parts = {page.id}
    for question in page.questions:
        if isinstance(question, ChoiceQuestion):
            parts |= {of_scale(question.scale)} if question.scale else set()
            parts |= {of_breakdown(question.breakdown)} if question.breakdown else set()
    title = _shown(page.title, page.picture) if page.title else Shown("")
    lines = tuple(
        _shown(part) for question in page.questions if isinstance(question, Information) for part in question.body
    )
    questions = tuple(_question(question) for question in page.questions)
    return Sheet(f"{name}-{page.id}", title, lines, questions, found.of(*parts))


def _question(question: AnyQuestion) -> ShownQuestion:
    options: tuple[Option, ...] = question.options if isinstance(question, ChoiceQuestion) else ()
    answers = tuple(_shown(option.words, option.picture, option.hint) for option in options)
    return ShownQuestion(_shown(question.words, question.picture, question.hint), answers)


def _shown(words: Words, picture: str | None = None, hint: Words | None = None) -> Shown:
    return Shown(as_read(words_of(words)), _inlined(picture), as_read(words_of(hint)) if hint else "")


@cache
def _inlined(picture: str | None) -> str | None:
    """A picture as an address that holds it; None where there is no such file."""
    file = picture_file(picture) if picture else None
    kind = guess_type(file.name)[0] if file else None
    if file is None or kind is None:
        return None
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode('ascii')}"
