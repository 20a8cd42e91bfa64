"""Which pictures are wanted: those that questionnaires name, and those that templates and code name outright."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from surveyapp.domain.problems import ProblemsFound
from surveyapp.domain.yaml_reading import Path as Place
from surveyapp.domain.yaml_reading import ReadYaml, place_of, read_yaml
from surveyapp.pictures.problems import PictureProblem
from surveyapp.questionnaire_files import text_of

PRODUCT = Path(__file__).resolve().parent.parent
_KEY = re.compile(r"(\w+_)?picture")


@dataclass(frozen=True)
class Wanted:
    """A picture's name, and where it is named."""

    name: str
    file: str
    line: int
    place: str = ""

    def problem(self, sentence: str, mend: str) -> PictureProblem:
        return PictureProblem(self.file, self.line, self.place, sentence, mend)


def wanted_pictures(questionnaires: Path, product: Path = PRODUCT) -> tuple[list[Wanted], list[PictureProblem]]:
    """Every picture that is named anywhere, in order, and the files that cannot be read."""
    wanted = [*_named_by_code(product), *_named_by_templates(product)]
    problems: list[PictureProblem] = []
    for path in sorted(questionnaires.glob("*.yaml")):
        try:
            wanted += named_in(read_yaml(text_of(path)), path.name)
        except ProblemsFound as found:
            problems += [PictureProblem.from_problem(path.name, problem) for problem in found.problems]
    return wanted, problems


def named_in(read: ReadYaml, file: str) -> Iterator[Wanted]:
    """What stands under the keys `picture`, `done_picture` and the like, however deep."""
    for place, name in _values(read.data, ()):
        yield Wanted(name, file, read.line(place), place_of(place))


def _values(node: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and _KEY.fullmatch(str(key)):
                yield (*place, str(key)), value
            else:
                yield from _values(value, (*place, str(key)))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _values(value, (*place, number))


# What pages name outright: `image("door", ...)`, `picture("door" if left else "key")`, or a macro that hands a name on


@dataclass(frozen=True)
class _Shower:
    """A function or macro of templates that shows a picture: where among its arguments the name stands."""

    index: int
    keyword: str

    def name_in(self, call: nodes.Call) -> nodes.Expr | None:
        if len(call.args) > self.index:
            return call.args[self.index]
        return next((given.value for given in call.kwargs if given.key == self.keyword), None)


_FUNCTION = {"picture": _Shower(0, "name")}
"""What templates are given by `web.pages`; macros stand on it."""


def _named_by_templates(product: Path) -> Iterator[Wanted]:
    for path, line, expression in shown_by_templates(product):
        for name in _texts(expression):
            yield Wanted(name, _shown(path, product), line)


def shown_by_templates(product: Path = PRODUCT) -> Iterator[tuple[Path, int, nodes.Expr]]:
    """Every place of a template that shows a picture: the file, the line, and what gives the picture's name."""
    trees = [(path, _template(path)) for path in sorted(product.rglob("templates/**/*.html"))]
    showers = _showers([tree for _, tree in trees])
    for path, tree in trees:
        for call, expression in _shows(tree, showers):
            yield path, call.lineno, expression


def _template(path: Path) -> nodes.Template:
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701  # nothing is rendered
    try:
        return environment.parse(path.read_text("utf-8"))
    except TemplateSyntaxError:
        return nodes.Template([])  # rendering it says so better


def _showers(trees: list[nodes.Template]) -> dict[str, _Shower]:
    """The function and every macro that hands one of its own arguments on to it, or to another such macro."""
    found: dict[str, _Shower] = dict(_FUNCTION)
    macros = [macro for tree in trees for macro in tree.find_all(nodes.Macro)]
    while new := {name: shower for macro in macros for name, shower in _shower(macro, found) if name not in found}:
        found |= new
    return found


def _shower(macro: nodes.Macro, known: dict[str, _Shower]) -> Iterator[tuple[str, _Shower]]:
    arguments = [argument.name for argument in macro.args]
    for _, expression in _shows(macro, known):
        if isinstance(expression, nodes.Name) and expression.name in arguments:
            yield macro.name, _Shower(arguments.index(expression.name), expression.name)


def _shows(tree: nodes.Node, showers: dict[str, _Shower]) -> Iterator[tuple[nodes.Call, nodes.Expr]]:
    for call in tree.find_all(nodes.Call):
        shower = showers.get(call.node.name) if isinstance(call.node, nodes.Name) else None
        expression = shower.name_in(call) if shower else None
        if expression is not None:
            yield call, expression


def _texts(expression: nodes.Node) -> Iterator[str]:
    """The names that an expression may come to, where it gives them outright."""
    if isinstance(expression, nodes.Const) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, nodes.CondExpr | nodes.Or):
        for part in expression.iter_child_nodes(exclude=("test",)):
            yield from _texts(part)


def _named_by_code(product: Path) -> Iterator[Wanted]:
    """`picture="door"`: what code hands on to a page."""
    for path in sorted(product.rglob("*.py")):
        for node in ast.walk(_tree(path)):
            named = isinstance(node, ast.keyword) and node.arg is not None and _KEY.fullmatch(node.arg)
            value = node.value if isinstance(node, ast.keyword) else None
            if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield Wanted(value.value, _shown(path, product), value.lineno)


def _tree(path: Path) -> ast.AST:
    try:
        return ast.parse(path.read_text("utf-8"))
    except SyntaxError:
        return ast.Module([], [])  # starting it says so better


def _shown(path: Path, product: Path) -> str:
    return path.relative_to(product.parent).as_posix()
