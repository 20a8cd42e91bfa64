"""What the product is made of is pinned with hashes and on terms that are allowed, and an audit that nobody answered is no pass."""

from __future__ import annotations

import json
from datetime import date

import pytest

from supply import licences, pins
from supply.__main__ import licence_problems
from supply.audits import Exemption, read_npm, read_python
from supply.licences import Terms
from supply.pins import NpmPin, Pin

TODAY = date(2026, 11, 25)
HASH = "--hash=sha256:" + "0a" * 32
ALLOWED = Terms(licences=dict.fromkeys(("MIT", "Zlib", "LGPL-3.0-only"), ""), same={}, read={"read==1": "MIT"})


def test_every_package_is_pinned_with_hashes_and_no_list_says_where_it_was_fetched() -> None:
    assert pins.problems() == []


def test_every_part_of_the_product_is_on_terms_that_are_allowed() -> None:
    assert licence_problems() == []


@pytest.mark.parametrize(
    "line",
    [
        "flask>=3",
        "flask==3.1.3",
        f"flask {HASH}",
        "-e .",
        "--index-url somewhere",
        f"flask @ somewhere {HASH}",
        "flask==3 --hash=md5:0a",
    ],
)
def test_what_is_no_pin_with_a_hash_is_noticed(line: str) -> None:
    assert len(pins.pin_problems("a.txt", line)) == 1


def test_a_pin_may_have_several_hashes_and_a_marker() -> None:
    text = f"# made by hand\nsix[old]==1.0 ; sys_platform == 'win32' \\\n    {HASH} \\\n    {HASH}\n"
    assert pins.pin_problems("a.txt", text) == []
    assert pins.pins(text) == [Pin("six", "1.0", ("0a" * 32,) * 2, "sys_platform == 'win32'")]


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        ({"integrity": "sha512-" + "A" * 86 + "=="}, 0),
        ({}, 1),
        ({"integrity": "sha1-" + "A" * 27 + "="}, 1),
        ({"integrity": "sha512-" + "A" * 86 + "==", "resolved": "somewhere"}, 1),
    ],
)
def test_an_npm_package_has_its_hash_and_no_address(said: dict[str, str], problems: int) -> None:
    lock = json.dumps({"packages": {"": {}, "node_modules/@a/b": {"version": "1", **said}}})
    assert len(pins.npm_problems(lock)) == problems


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND Zlib", True),
        ("GPL-3.0-only OR MIT AND Zlib", True),
        ("(GPL-3.0-only OR MIT) AND Zlib", True),
        ("(GPL-3.0-only OR MIT) AND GPL-2.0-only", False),
        ("Classpath-exception-2.0 WITH MIT", False),
        ("MIT GPL-3.0-only", False),
        ("", False),
        ("BSD", False),
    ],
)
def test_one_keeps_to_all_of_an_and_and_to_one_of_an_or(expression: str, allowed: bool) -> None:
    assert ALLOWED.allows(expression) is allowed


def test_a_package_of_which_nothing_is_known_is_not_allowed_and_neither_is_another_version_of_one_that_was_read() -> (
    None
):
    unknown = [Pin("read", "1", ()), Pin("read", "2", ()), Pin("not-there-at-all", "1", ())]
    said = licences.python_problems(unknown, ALLOWED)
    assert [each.partition(":")[0] for each in said] == ["read 2", "not-there-at-all 1"]


def test_a_reading_that_no_pin_needs_any_more_is_to_be_taken_out() -> None:
    assert licences.python_problems([], ALLOWED) == ["supply/allowed.toml: read==1 is not used; take its line out."]


def test_npm_packages_that_are_only_there_to_develop_with_may_have_any_licence() -> None:
    shipped = NpmPin("shipped", "1", "", "GPL-3.0-only", shipped=True, resolved=False)
    assert len(licences.npm_problems([shipped], ALLOWED)) == 1
    assert licences.npm_problems([NpmPin("not", "1", "", "GPL-3.0-only", shipped=False, resolved=False)], ALLOWED) == []


def python_report(*weaknesses: str, skipped: bool = False) -> dict[str, list[dict[str, object]]]:
    """What pip-audit says of one package, and of another that it could not ask about."""
    asked: dict[str, object] = {"name": "flask", "version": "3", "vulns": [{"id": each} for each in weaknesses]}
    unasked: dict[str, object] = {"name": "jinja2", "skip_reason": "not found"}
    return {"dependencies": [asked, unasked] if skipped else [asked]}


def test_an_audit_passes_where_all_were_asked_about_and_nothing_is_known() -> None:
    assert read_python(python_report(), {}, TODAY).passes
    assert read_npm({"vulnerabilities": {}}, {}, TODAY).passes


@pytest.mark.parametrize("report", [python_report(skipped=True), {"dependencies": []}])
def test_an_audit_of_python_that_was_not_answered_is_no_pass(report: dict[str, list[dict[str, object]]]) -> None:
    audit = read_python(report, {}, TODAY)
    assert not audit.passes
    assert "NOT AUDITED" in str(audit)


def test_an_audit_of_npm_that_was_not_answered_is_no_pass() -> None:
    assert not read_npm({"error": "405"}, {}, TODAY).passes


def test_a_known_weakness_fails_the_audit_by_its_name() -> None:
    assert read_python(python_report("PYSEC-1"), {}, TODAY).weaknesses == ("flask PYSEC-1",)
    via = {"vulnerabilities": {"plotly": {"via": [{"url": "https://advisories.example/GHSA-1"}, "another"]}}}
    assert read_npm(via, {}, TODAY).weaknesses == ("plotly GHSA-1",)


@pytest.mark.parametrize(
    ("exemption", "passes"),
    [
        (Exemption("flask", "The product never calls it.", TODAY), True),
        (Exemption("flask", "The product never calls it.", date(2026, 11, 24)), False),
        (Exemption("flask", "", TODAY), False),
        (Exemption("jinja2", "The product never calls it.", TODAY), False),
    ],
)
def test_an_exemption_holds_for_its_package_with_a_reason_until_its_day(exemption: Exemption, passes: bool) -> None:
    assert read_python(python_report("PYSEC-1"), {"PYSEC-1": exemption}, TODAY).passes is passes
