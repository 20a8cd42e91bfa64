"""The laws of staff: nothing stands in the table of rights or of events that nothing does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from surveyapp.config import ROOT
from surveyapp.domain.roles import RIGHTS, Right
from surveyapp.storage.audit import Event

PACKAGE = ROOT / "surveyapp"
TELLING = {PACKAGE / "storage" / "audit.py", PACKAGE / "forum" / "wording.py"}
"""Where events are named, and not noted."""


def members(tree: ast.AST, enum: str) -> Iterator[str]:
    """Which members of an enum are named somewhere in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == enum:
            yield node.attr


def trees() -> Iterator[tuple[Path, ast.AST]]:
    for path in PACKAGE.rglob("*.py"):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_every_event_is_noted_somewhere() -> None:
    noted = {name for path, tree in trees() if path not in TELLING for name in members(tree, "Event")}
    assert {event.name for event in Event} - noted == set()


def test_every_right_guards_a_page_and_is_given_to_somebody() -> None:
    guards = {
        name
        for _path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) in ("require", "turned_away")
        for argument in node.args
        for name in members(argument, "Right")
    }
    assert {right.name for right in Right} == guards
    assert set(Right) == frozenset().union(*RIGHTS.values())


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_roles_and_suspending_go_through_the_gate() -> None:
    """So that the last safeguarding lead who hears is not taken away while people can tell of harm."""
    for name in ("cli/staff.py", "forum/people.py"):
        tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
        direct = [
            node
            for block in ast.walk(tree)
            if isinstance(block, ast.With)
            for node in ast.walk(block)
            if isinstance(node, ast.Attribute) and node.attr in ("suspend", "set_roles")
        ]
        assert not direct, name
        assert "change_staff" in {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
