"""The press prints from our own files alone, and keeps the last PDFs that it made."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp.config import ROOT
from surveyapp.web import press
from tests.integration.printing import counting


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/picture.svg",
        "file:///etc/passwd",
        f"{press.ORIGIN}/static/../config.py",
        f"{press.ORIGIN}/static/css/%2e%2e/%2e%2e/config.py",
        f"{press.ORIGIN}/static/nothing.svg",
    ],
)
def test_the_press_opens_our_static_files_and_nothing_else(address: str, calls: list[object]) -> None:
    static = ROOT / "surveyapp" / "static"
    with pytest.raises(press.NotOurs):
        press._fetcher(static).fetch(address)
    assert press._fetcher(static).fetch(f"{press.ORIGIN}/static/css/printed.css?v=1").read()
    assert calls == []


def test_only_the_last_ones_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr(press, "MOST_KEPT", 2)
    monkeypatch.setattr(press, "to_pdf", counting(printed))
    small = press.Press(Path())
    for page in ("a", "b", "a", "c", "a", "b"):
        assert small.printed(page).content == page.encode()
    assert printed == ["a", "b", "c", "b"]
