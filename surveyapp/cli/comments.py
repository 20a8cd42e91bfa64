"""Commands about comments."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from pydantic import BaseModel, ConfigDict, ValidationError

from surveyapp.cli import standing

if TYPE_CHECKING:
    from surveyapp.comments.readings import MachineReading


class _Line(BaseModel):
    """One comment on a line. Without a language, the text alone tells whether it is English."""

    model_config = ConfigDict(strict=True)

    id: str | int
    text: str
    language: str | None = None
    theme: str | None = None


class _BadLine(ValueError):
    """What is wrong with a line, in a sentence."""


@click.group()
def comments() -> None:
    """Comments: free text that somebody wrote."""


@comments.command()
def read() -> None:
    """Read comments by machine: JSON lines from standard input, JSON lines to standard output.

    A line holds "id" and "text", and may hold "language" (en, pl ...) and "theme" (of the question).
    """
    from surveyapp.comments.reader import CommentReader
    from surveyapp.questionnaire_files import read_themes

    themes = read_themes(standing.settings().questionnaires)
    reader, known = CommentReader(themes), {theme.id for theme in themes}
    bad = 0
    for number, written in enumerate(sys.stdin.buffer, start=1):
        if not written.strip():
            continue
        try:
            line = _line(written)
        except _BadLine as error:
            bad += 1
            click.echo(f"line {number}: {error}", err=True)
            continue
        theme = line.theme or None
        if theme and theme not in known:
            click.echo(f"line {number}: Its “theme” is not in themes.yaml, so it is read without.", err=True)
            theme = None
        reading = reader.read(line.text, line.language or "", theme)
        sys.stdout.write(_written(line, reading))
        sys.stdout.flush()
    if bad:
        click.echo("1 line was not read." if bad == 1 else f"{bad:,} lines were not read.", err=True)
        raise click.exceptions.Exit(1)


def _line(written: bytes) -> _Line:
    """What a line says. The line's own words are never repeated. Raises _BadLine."""
    try:
        return _Line.model_validate(json.loads(written.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise _BadLine("It is not UTF-8.") from None
    except ValidationError as error:
        raise _BadLine(_said(error)) from None
    except (ValueError, RecursionError):
        raise _BadLine("It is not JSON.") from None


def _said(error: ValidationError) -> str:
    wrong = error.errors(include_input=False, include_url=False)[0]
    field = wrong["loc"][0] if wrong["loc"] else ""
    if field not in _Line.model_fields:
        return "It is not a JSON object with “id” and “text”."
    if wrong["type"] == "missing":
        return f"It has no “{field}”."
    return f"Its “{field}” is not {'text or a whole number' if field == 'id' else 'text'}."


def _written(line: _Line, reading: MachineReading) -> str:
    """The reading as a line. In ASCII alone, so that half a character that somebody sent cannot stop it."""
    said = {
        "id": line.id,
        "sentiment": reading.sentiment,
        "confidence": reading.confidence,
        "themes": reading.themes,
        "personal_details": [
            {"kind": detail.kind, "start": detail.start, "end": detail.end} for detail in reading.details
        ],
        "concern": reading.concern,
        "why": reading.why,
    }
    return json.dumps(said) + "\n"
