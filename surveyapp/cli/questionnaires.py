"""Commands about questionnaire files: checking, publishing, and the schema that editors complete from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from surveyapp.cli.easy_read import SharedCheck
    from surveyapp.domain.problems import Problem
    from surveyapp.domain.questionnaire import Questionnaire

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))


@dataclass(frozen=True)
class _Checked:
    """A file that was checked: what it holds (None for the area's files), or its problems."""

    path: Path
    questionnaire: Questionnaire | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_of_area(self) -> bool:
        return self.questionnaire is None and not self.problems

    def sentence(self) -> str:
        if self.problems:
            count = f"{len(self.problems)} problems" if len(self.problems) > 1 else "1 problem"
            return "\n".join([f"{self.path} has {count}:", *(f"  {problem}" for problem in self.problems)])
        if self.questionnaire is None:
            return f"{self.path} passes."
        from surveyapp.domain.paths import longest_path

        return f"{self.path} passes: {longest_path(self.questionnaire)} questions on the longest way through."


@click.group()
def questionnaire() -> None:
    """Questionnaire files."""


@questionnaire.command()
@FILES
@click.option("--warnings", is_flag=True, help="Print warnings of the easy-read check in full.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write a page that a group can print.")
def check(files: tuple[Path, ...], warnings: bool, report: Path | None) -> None:
    """Check FILES, or every file in the folder of questionnaires: their form, and whether they are easy to read."""
    from surveyapp.cli.easy_read import EasyReadCheck

    results = [_checked(path) for path in files or _every_file()]
    easy_read = {result.path: found for result in results if (found := _easy_read(result, results))}
    for result in results:
        click.echo(result.sentence())
        for sentence in easy_read[result.path].sentences(with_warnings=warnings) if result.path in easy_read else ():
            click.echo(sentence)
    refused = list(_refused_pictures(results))
    for sentence in refused:
        click.echo(sentence)
    if report:
        from surveyapp.cli.easy_read_report import write_report

        write_report(report, [found for found in easy_read.values() if isinstance(found, EasyReadCheck)])
        click.echo(f"{report} is written.")
    if refused or any(result.problems for result in results) or any(found.errors for found in easy_read.values()):
        raise click.exceptions.Exit(1)


@questionnaire.command()
@FILES
def publish(files: tuple[Path, ...]) -> None:
    """Publish FILES, or every questionnaire in the folder, as next versions. If one fails, none is published."""
    from surveyapp.storage import versions
    from surveyapp.translating.catalogues import catalogues

    settings = standing.settings()
    database = standing.database(settings)
    results = [_checked(path) for path in files or _questionnaire_files()]
    failed = [result.sentence() for result in results if result.problems]
    failed += [f"{result.path} is no questionnaire." for result in results if result.is_of_area]
    if failed:
        raise Refused("\n".join([*failed, "Nothing was published."]))
    ready = [(found, catalogues(settings.translations, found.id)) for found in _questionnaires(results)]
    for found, translated in ready:
        version, new = versions.publish(database, found, translated, date.today())
        said = "published" if new else "published already, word for word the same"
        click.echo(f"{version.questionnaire}: version {version.number} is {said}.")


@questionnaire.command()
def schema() -> None:
    """Print the JSON Schema of a questionnaire file, for editors to complete from."""
    import json

    from surveyapp.cli.schema import schema_of_files

    click.echo(json.dumps(schema_of_files(), indent=2, ensure_ascii=False))


def _every_file() -> Iterator[Path]:
    from surveyapp.questionnaire_files import SHARED

    folder = standing.settings().questionnaires
    yield from (path for name in SHARED if (path := folder / name).exists())
    yield from _questionnaire_files()


def _questionnaire_files() -> Iterator[Path]:
    from surveyapp.questionnaire_files import questionnaire_paths

    return questionnaire_paths(standing.settings().questionnaires)


def _questionnaires(results: list[_Checked]) -> Iterator[Questionnaire]:
    yield from (result.questionnaire for result in results if result.questionnaire)


def _easy_read(result: _Checked, results: list[_Checked]) -> SharedCheck | None:
    """What easy read finds in a file that can be read; None for the themes, which are for the dashboard."""
    from surveyapp.cli.easy_read import check_area, check_easy_read, check_glossary
    from surveyapp.domain.problems import ProblemsFound
    from surveyapp.questionnaire_files import AREA, GLOSSARY

    if result.problems:
        return None
    if result.questionnaire:
        return check_easy_read(result.path, result.questionnaire)
    if result.path.name == GLOSSARY:
        return check_glossary(result.path)
    try:
        return check_area(result.path, _beside(result.path, results)) if result.path.name == AREA else None
    except ProblemsFound:
        return None  # of the glossary, whose own check says so


def _beside(area: Path, results: list[_Checked]) -> Iterator[Questionnaire]:
    """The questionnaires of an area that can be read, each read once."""
    from surveyapp.questionnaire_files import questionnaire_paths

    known = {result.path.resolve(): result for result in results}
    beside = (known.get(path.resolve()) or _checked(path) for path in questionnaire_paths(area.parent))
    yield from (result.questionnaire for result in beside if result.questionnaire)


def _refused_pictures(results: list[_Checked]) -> Iterator[str]:
    from surveyapp.cli.easy_read import picture_problems

    for folder in dict.fromkeys(result.path.parent for result in results):
        problems = picture_problems(folder)
        if problems:
            count = f"{len(problems)} problems" if len(problems) > 1 else "1 problem"
            yield f"The pictures in {folder} have {count}:"
            yield from (f"  {problem}" for problem in problems)


def _checked(path: Path) -> _Checked:
    from surveyapp.domain.problems import ProblemsFound

    try:
        return _Checked(path, _read(path))
    except ProblemsFound as found:
        return _Checked(path, problems=tuple(found.problems))


def _read(path: Path) -> Questionnaire | None:
    """The questionnaire in a file; None for the area's own files. Raises ProblemsFound, for this file alone."""
    from surveyapp.domain.problems import Problem, ProblemsFound
    from surveyapp.questionnaire_files import AREA, GLOSSARY, THEMES, read_area, read_glossary, read_themes, text_of
    from surveyapp.questionnaire_files import read_questionnaire as read

    text_of(path)
    if path.name in (THEMES, GLOSSARY):
        (read_themes if path.name == THEMES else read_glossary)(path.parent)
        return None
    try:
        read_area(path.parent)
    except ProblemsFound:
        if path.name == AREA:
            raise
        sentence = f"It cannot be checked, because {AREA} or {THEMES} beside it does not pass."
        raise ProblemsFound([Problem(1, "", sentence, "Mend those first.")]) from None
    return None if path.name == AREA else read(path)
