"""The words for figures, at their edges."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from surveyapp.dashboard.statements import between, in_ten


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "Fewer than 1 in 10"),
        (0.04, "Fewer than 1 in 10"),
        (0.05, "About 1 in 10"),
        (0.55, "About 6 in 10"),
        (0.94, "About 9 in 10"),
        (0.95, "Almost all"),
        (1.0, "Almost all"),
    ],
)
def test_a_share_is_said_in_tenths(share: float, words: str) -> None:
    assert in_ten(share) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.52, 0.68, "between 5 and 7 in 10"),
        (0.5, 0.7, "between 5 and 7 in 10"),
        (0.03, 0.18, "at most 2 in 10"),
        (0.81, 0.97, "at least 8 in 10"),
    ],
)
def test_an_interval_never_promises_more_than_it_holds(low: float, high: float, words: str) -> None:
    assert between(low, high) == words
