"""What every page's template can use beside what its route gives it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, url_for

from surveyapp.web.current import site


def set_up(app: Flask) -> None:
    """Give templates the area, the demo flag and addresses of static files that change with their content."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(lambda: {"area": site().area, "demo": site().settings.demo})
    app.jinja_env.globals["static_file"] = _static_file
    app.jinja_env.globals["picture"] = _picture


def _static_file(name: str) -> str:
    return url_for("static", filename=name, v=_digest(name))


def _picture(name: str) -> str:
    return _static_file(f"pictures/{name}.svg")


@cache
def _digest(name: str) -> str:
    path = Path(__file__).resolve().parent.parent / "static" / name
    return sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "none"
