"""Every route of the app, with an address that reaches it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask

REACHES = {
    "questionnaire": "my-story",
    "step": "safe-town",
    "number": 1,
    "theme": "safe",
    "breakdown": "age",
    "file": "release.json",
    "chart": "all-themes",
    "kind": "svg",
    "given": "no-pass",
    "person": "00" * 16,
    "passkey": "00" * 16,
    "token": "no-link",
    "wave": "autumn-2026",
    "comment": "00" * 16,
}
"""What stands for the parts of addresses. A part that is not here fails a test, so that a new route is tested, too."""


def addresses(app: Flask, method: str) -> Iterator[str]:
    """An address for each route that answers to `method`, those of static files left out."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()) and rule.endpoint != "static":
            open_parts = rule.arguments - set(rule.defaults or {})
            yield adapter.build(rule.endpoint, {part: REACHES[part] for part in open_parts}, method)
