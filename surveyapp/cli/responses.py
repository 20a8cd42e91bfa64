"""Commands about responses."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.config import Settings
    from surveyapp.domain.row_maps import RowMap
    from surveyapp.loading import Destination, Loaded, Watch
    from surveyapp.loading.rejects import Rejected
    from surveyapp.storage.database import Database

FILE: Any = click.Path(path_type=Path)
MOST_TOLD = 20
"""So many bad rows are told on the screen; a file of rejects holds them all."""


@click.group()
def responses() -> None:
    """Responses: answers sent."""


@responses.command()
@click.argument("file", type=FILE)
@click.option("--questionnaire", required=True, metavar="ID", help="What the rows answer.")
@click.option("--map", "map_file", type=FILE, help="A YAML file that says what columns and cells mean.")
@click.option("--wave", metavar="NAME", help="Where the rows go; the wave that is collecting, where it is left out.")
@click.option("--rejects", type=FILE, help="Write rows that are not taken to this CSV file, with line and reason.")
def load(file: Path, questionnaire: str, map_file: Path | None, wave: str | None, rejects: Path | None) -> None:
    """Load the rows of FILE, a CSV file in UTF-8, as responses. Rows that are stored already are left alone."""
    from surveyapp.loading import Loaded, load_responses

    if rejects and rejects.resolve() in (file.resolve(), map_file and map_file.resolve()):
        raise Refused("The file of rejects must be another file.")
    settings = standing.settings()
    database = standing.database(settings)
    into = _destination(database, questionnaire, wave, settings)
    row_map = _row_map(database, into, map_file) if map_file else None
    loaded = Loaded()
    with ExitStack() as stack:
        watch = _watch(stack, file, rejects, loaded)
        try:
            load_responses(database, into, file, row_map, watch)
        except KeyboardInterrupt:
            raise Refused(f"Stopped. {_sentence(loaded)} Load the file again to go on.") from None
    click.echo(_sentence(loaded))
    if loaded.stored:
        click.echo("They count from the next release on: `surveyapp release make`.")


def _destination(database: Database, questionnaire: str, wave: str | None, settings: Settings) -> Destination:
    from surveyapp.comments.reader import CommentReader
    from surveyapp.loading import Destination
    from surveyapp.questionnaire_files import read_area
    from surveyapp.storage import waves
    from surveyapp.storage.comments import Intake
    from surveyapp.storage.versions import Version

    if wave is None:
        standing_in = waves.collecting(database, questionnaire)
        if standing_in is None:
            raise Refused(f"“{questionnaire}” is collecting in no wave: name one with --wave, or open one.")
        found, version = standing_in
    else:
        named = waves.find_wave(database, wave)
        if named is None or questionnaire not in named.versions:
            raise Refused(f"There is no wave “{wave}” that collects “{questionnaire}”: see `surveyapp wave list`.")
        found, version = named, Version(questionnaire, named.versions[questionnaire])
    if found.demo:
        raise Refused("This is a demo's database: real answers never go into it. Use another DATABASE_URL.")
    _, themes = read_area(settings.questionnaires)
    return Destination(found.id, version, settings.secret_key, Intake(CommentReader(themes).read, date.today()))


def _row_map(database: Database, into: Destination, path: Path) -> RowMap:
    from surveyapp.domain.problems import ProblemsFound
    from surveyapp.domain.row_maps import parse_row_map
    from surveyapp.questionnaire_files import text_of
    from surveyapp.storage import versions

    try:
        return parse_row_map(text_of(path), versions.published(database, into.version).questionnaire)
    except ProblemsFound as found:
        raise Refused("\n".join(f"{path}: {problem}" for problem in found.problems)) from None


def _watch(stack: ExitStack, file: Path, rejects: Path | None, loaded: Loaded) -> Watch:
    """Tells of bad rows and of progress on standard error, and writes the file of rejects."""
    from surveyapp.loading import Watch
    from surveyapp.loading.rejects import RejectsFile, open_rejects

    size = file.stat().st_size if file.is_file() else 0
    shown = click.progressbar(length=size, label="Loading", file=sys.stderr, hidden=not sys.stderr.isatty())
    bar = stack.enter_context(shown)
    kept = RejectsFile(stack.enter_context(open_rejects(rejects))) if rejects else None

    class Screen(Watch):
        def rejected(self, row: Rejected) -> None:
            if kept:
                kept.add(row)
            if loaded.rejected <= MOST_TOLD:
                click.echo(f"line {row.line}: {row.reason}", err=True)
            elif loaded.rejected == MOST_TOLD + 1:
                click.echo("More rows were not taken; --rejects FILE keeps them all.", err=True)

        def progressed(self, size: int) -> None:
            bar.update(size)

    return Screen(loaded)


def _sentence(loaded: Loaded) -> str:
    counts = f"{loaded.stored:,} stored, {loaded.already:,} stored before, {loaded.rejected:,} not taken"
    sentence = f"Rows: {loaded.rows:,}; {counts}."
    if loaded.dropped:
        sentence += f" Answers that the others of their row do not lead to, left out: {loaded.dropped:,}."
    if loaded.mended:
        sentence += f" Texts that hidden characters were taken out of: {loaded.mended:,}."
    return sentence
