"""The forum's key at rest: a passphrase, or two of three shares, and nothing else, brings it back."""

from __future__ import annotations

import base64
import json
from itertools import permutations
from typing import Any

import pytest

from surveyapp.comments.locked_key import (
    COST,
    LEAST_COST,
    KeyDamaged,
    SharesRefused,
    WrongPassphrase,
    from_shares,
    lock,
    shares_of,
    unlock,
)
from surveyapp.comments.seal import PrivateKey

PASSPHRASE = "five plain words for a test"
KEY = PrivateKey.new()
SHARES = shares_of(KEY)


def test_the_passphrase_brings_the_key_back() -> None:
    assert unlock(lock(KEY, PASSPHRASE, LEAST_COST), PASSPHRASE) == KEY


def test_another_passphrase_does_not() -> None:
    with pytest.raises(WrongPassphrase):
        unlock(lock(KEY, PASSPHRASE, LEAST_COST), PASSPHRASE + " ")


def test_the_file_does_not_hold_the_key() -> None:
    document = lock(KEY, PASSPHRASE, LEAST_COST)
    assert base64.b64encode(KEY.secret).decode() not in document
    assert KEY.secret.hex() not in document


def test_a_guess_costs_as_much_as_the_file_says_and_the_usual_cost_is_not_the_least() -> None:
    assert json.loads(lock(KEY, PASSPHRASE, LEAST_COST))["memory"] == LEAST_COST.memory
    assert COST.memory >= 256 * 1024 * 1024
    assert COST.passes >= 3


def changed(**more: Any) -> str:
    return json.dumps(json.loads(lock(KEY, PASSPHRASE, LEAST_COST)) | more)


@pytest.mark.parametrize(
    "document",
    [
        "",
        "no file of ours",
        "[]",
        changed(format=2),
        changed(salt="?"),
        changed(salt=""),
        changed(memory=2**50),
        changed(passes="many"),
        changed(public=base64.b64encode(bytes(32)).decode()),
    ],
    ids=["empty", "text", "list", "format", "no salt", "short salt", "much memory", "no number", "public"],
)
def test_a_file_that_is_damaged_says_so_and_takes_no_memory(document: str) -> None:
    with pytest.raises(KeyDamaged):
        unlock(document, PASSPHRASE)


@pytest.mark.parametrize("pair", list(permutations(range(3), 2)), ids=str)
def test_any_two_shares_bring_the_key_back(pair: tuple[int, int]) -> None:
    given = [f"  {SHARES[number].upper()}\n" for number in pair]
    assert from_shares(given, KEY.id) == KEY


@pytest.mark.parametrize(
    "given",
    [
        [],
        [SHARES[0]],
        [SHARES[0], SHARES[0]],
        [
            SHARES[0],
            SHARES[1].replace(SHARES[1].split()[7], "academic" if SHARES[1].split()[7] != "academic" else "acid", 1),
        ],
        [SHARES[0], shares_of(PrivateKey.new())[1]],
        ["words that are", "no shares at all"],
    ],
    ids=["none", "one", "the same", "a slip of the pen", "of another key", "no shares"],
)
def test_anything_else_is_refused_with_a_sentence(given: list[str]) -> None:
    with pytest.raises(SharesRefused, match="recovery shares"):
        from_shares(given, KEY.id)
