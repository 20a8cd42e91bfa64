"""Pictures that ship: each named one licensed, none with anything but drawing in it, and no name that nobody finds."""

from __future__ import annotations

import re

from jinja2 import nodes

from surveyapp.config import ROOT
from surveyapp.domain.yaml_reading import read_yaml
from surveyapp.pictures.ledger import FOLDER, read_ledger
from surveyapp.pictures.symbols import LARGEST_SYMBOL, clean_symbol
from surveyapp.pictures.wanted import named_in, shown_by_templates, wanted_pictures

QUESTIONNAIRES = ROOT / "questionnaires"


def test_every_picture_that_is_named_has_an_author_and_a_licence() -> None:
    ledger = read_ledger()
    assert ledger, "run `surveyapp pictures`"
    licensed = {entry.name for entry in ledger.entries if entry.author and entry.licence}
    wanted, problems = wanted_pictures(QUESTIONNAIRES)
    assert problems == []
    assert {asked.name for asked in wanted} <= licensed, "run `surveyapp pictures`"


def test_the_folder_holds_what_the_ledger_says_and_nothing_else() -> None:
    ledger = read_ledger()
    assert ledger
    assert {path.name for path in FOLDER.iterdir()} == {"ledger.json", *(entry.file for entry in ledger.entries)}


def test_no_picture_that_ships_holds_anything_but_drawing() -> None:
    drawn = sorted(FOLDER.glob("*.svg"))
    assert drawn
    for path in drawn:
        content = path.read_bytes()
        assert not re.search(rb"<script|\son\w+=|(?:href|src)=\"(?!#)|url\((?!#)|<!|<\?|@import", content), path
        assert clean_symbol(content) == (content, []), path
        assert len(content) <= LARGEST_SYMBOL


def test_every_name_that_a_template_shows_can_be_found() -> None:
    """A name that is put together, or kept in a variable, would be missing when somebody else sets the product up."""
    shown = list(shown_by_templates())
    assert shown
    assert [f"{path.name}, line {line}" for path, line, expression in shown if not _can_be_found(expression)] == []


def _can_be_found(expression: nodes.Node) -> bool:
    match expression:
        case nodes.Const() | nodes.Name():  # a name: an argument of a macro, whose calls are looked at too
            return True
        case nodes.CondExpr() | nodes.Or():
            return all(_can_be_found(part) for part in expression.iter_child_nodes(exclude=("test",)))
        case nodes.Getattr():  # of a questionnaire or an area; or of the ledger itself
            return bool(re.fullmatch(r"(\w+_)?picture", expression.attr)) or expression.attr == "name"
    return False


def test_every_question_and_answer_of_my_story_has_a_picture() -> None:
    data = read_yaml((QUESTIONNAIRES / "my-story.yaml").read_text("utf-8")).data
    sections = data["menu"]["sections"]
    pages = [*data["pages"], *data["closing"], *(page for section in sections for page in section["pages"])]
    questions = [question for page in pages for question in page["questions"]]
    options = [option for scale in data["scales"] for option in scale["options"]]
    options += [option for question in questions for option in question.get("options", [])]
    used = {question["breakdown"] for question in questions if "breakdown" in question}
    area = read_yaml((QUESTIONNAIRES / "area.yaml").read_text("utf-8")).data
    options += [option for split in area["breakdowns"] if split["id"] in used for option in split["options"]]
    assert len(questions) > 30
    assert [part["id"] for part in (*questions, *options, *sections) if "picture" not in part] == []
    assert data["menu"]["done_picture"]


def test_every_page_and_section_of_our_story_has_a_picture() -> None:
    data = read_yaml((QUESTIONNAIRES / "our-story.yaml").read_text("utf-8")).data
    sections = data["menu"]["sections"]
    pages = [*data["pages"], *data["closing"], *(page for section in sections for page in section["pages"])]
    assert [part["id"] for part in (*pages, *sections) if "picture" not in part] == []


def test_no_two_answers_of_one_question_have_the_same_picture() -> None:
    for path in sorted(QUESTIONNAIRES.glob("*.yaml")):
        data = read_yaml(path.read_text("utf-8")).data
        for options in _lists_of_options(data):
            pictures = [option["picture"] for option in options if "picture" in option]
            assert len(pictures) == len(set(pictures)), (path.name, pictures)


def test_one_picture_stands_for_one_meaning_of_an_answer() -> None:
    """A tick is Yes and nothing else, a cross is No and nothing else."""
    meanings = {"check-mark": "yes", "cross-mark": "no"}
    for path in sorted(QUESTIONNAIRES.glob("*.yaml")):
        for options in _lists_of_options(read_yaml(path.read_text("utf-8")).data):
            for option in options:
                if meaning := meanings.get(option.get("picture", "")):
                    assert meaning in option["id"].split("-"), (path.name, option["id"])


def _lists_of_options(node: object) -> list[list[dict[str, str]]]:
    if isinstance(node, dict):
        own = [node["options"]] if isinstance(node.get("options"), list) else []
        return own + [found for value in node.values() for found in _lists_of_options(value)]
    if isinstance(node, list):
        return [found for value in node for found in _lists_of_options(value)]
    return []


def test_no_picture_stands_for_a_language_or_an_ethnic_group() -> None:
    read = read_yaml((QUESTIONNAIRES / "area.yaml").read_text("utf-8"))
    sensitive = {
        number for number, split in enumerate(read.data["breakdowns"]) if split["id"] in ("home-language", "ethnicity")
    }
    assert len(sensitive) == 2
    for asked in named_in(read, "area.yaml"):
        parts = asked.place.split(" › ")
        assert not (parts[0] == "breakdowns" and int(parts[1]) - 1 in sensitive), asked
