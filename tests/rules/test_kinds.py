"""A kind of question stands in three places, and each mistake that it can find has its sentence."""

from __future__ import annotations

import ast
import inspect

from flask import Flask
from flask_babel import Babel

from surveyapp.config import ROOT
from surveyapp.domain import answers
from surveyapp.domain.answers import KINDS
from surveyapp.respond.forms import FIELDS
from surveyapp.respond.sentences import SENTENCES

TEMPLATES = ROOT / "surveyapp" / "respond" / "templates" / "respond" / "kinds"
PARTS = {"head", "beside", "described"}


def test_every_kind_has_a_field_and_a_template() -> None:
    templates = {path.stem for path in TEMPLATES.glob("*.html")} - PARTS
    assert set(FIELDS) == set(KINDS)
    assert templates == set(KINDS)


def mistakes_of_the_domain() -> set[str]:
    tree = ast.parse(inspect.getsource(answers))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Mistake")
    return {str(ast.literal_eval(name)) for name in named}


def test_every_mistake_has_a_sentence_that_takes_its_figures() -> None:
    figures = {"most": 3, "at_least": 1, "at_most": 6, "longest": 10, "over": 2}
    found = mistakes_of_the_domain()
    assert found
    assert found == set(SENTENCES)
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        assert not any("%" in sentence() % figures for sentence in SENTENCES.values())
