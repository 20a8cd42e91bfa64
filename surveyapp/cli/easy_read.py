"""What `questionnaire check` says about easy read: findings with their lines, and who has checked the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveyapp.domain.easy_read import EasyReadFinding
    from surveyapp.domain.questionnaire import CheckedBy, Questionnaire
    from surveyapp.domain.yaml_reading import ReadYaml
    from surveyapp.pictures.problems import PictureProblem


@dataclass(frozen=True)
class SharedCheck:
    """A file checked against the rules of easy read: as it stands, one that all questionnaires share."""

    findings: tuple[EasyReadFinding, ...]
    lines: tuple[int | None, ...]
    """For each finding its line in the file; None where it stands in another one."""

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    def sentences(self, *, with_warnings: bool) -> Iterator[str]:
        """What was found, in sentences."""
        yield f"  Easy read: {counted(self.errors, 'error')}, {counted(self.warnings, 'warning')}."
        for finding, line in zip(self.findings, self.lines, strict=True):
            if finding.is_error or with_warnings:
                yield from _said(finding, line)


@dataclass(frozen=True)
class EasyReadCheck(SharedCheck):
    """A questionnaire checked against the rules of easy read."""

    questionnaire: Questionnaire

    def sentences(self, *, with_warnings: bool) -> Iterator[str]:
        """What was found, and who has checked the words."""
        if self.questionnaire.listed:
            yield from super().sentences(with_warnings=with_warnings)
            yield f"  {checked_by(self.questionnaire)}"


def check_easy_read(path: Path, questionnaire: Questionnaire) -> EasyReadCheck:
    """Check a questionnaire that was read from `path`."""
    from surveyapp.domain.easy_read import easy_read_findings
    from surveyapp.pictures.licensed import licensed_pictures

    licensed = licensed_pictures(path.parent)
    names = None if licensed.names is None else licensed.names | licensed.refused
    findings = easy_read_findings(questionnaire, names)
    return EasyReadCheck(tuple(findings), _lines(path, findings), questionnaire)


def check_glossary(path: Path) -> SharedCheck:
    """Check a glossary that can be read."""
    from surveyapp.domain.easy_read import glossary_findings
    from surveyapp.questionnaire_files import read_glossary

    findings = glossary_findings(read_glossary(path.parent))
    return SharedCheck(tuple(findings), _lines(path, findings))


def check_area(path: Path, questionnaires: Iterable[Questionnaire]) -> SharedCheck:
    """Check the texts of an area that can be read, with its themes and its glossary, for these questionnaires."""
    from surveyapp.domain.easy_read import area_findings
    from surveyapp.questionnaire_files import read_area, read_glossary

    offered = (questionnaire for questionnaire in questionnaires if questionnaire.listed)
    used = frozenset(breakdown.id for questionnaire in offered for breakdown in questionnaire.breakdowns)
    findings = area_findings(read_area(path.parent)[0], read_glossary(path.parent), used)
    return SharedCheck(tuple(findings), _lines(path, findings))


def picture_problems(folder: Path) -> tuple[PictureProblem, ...]:
    """What is wrong with the own pictures beside the questionnaires of a folder."""
    from surveyapp.pictures.own_pictures import read_own_pictures

    return tuple(sorted(read_own_pictures(folder).problems))


def _lines(path: Path, findings: list[EasyReadFinding]) -> tuple[int | None, ...]:
    """The line of each finding: that of the easy words, where a text has its own."""
    from surveyapp.domain.yaml_reading import read_with_problems
    from surveyapp.questionnaire_files import text_of

    read: ReadYaml = read_with_problems(text_of(path))
    return tuple(None if finding.place.file else read.line((*finding.place.path, "easy_read")) for finding in findings)


def checked_by(questionnaire: Questionnaire) -> str:
    """Who looked at the words; without anybody a pass is no easy read."""
    if not questionnaire.checked_by:
        return f"No {questionnaire.people} have checked it yet: a pass is not easy read."
    return f"Checked by {'; '.join(_who(check) for check in questionnaire.checked_by)}."


def counted(number: int, what: str) -> str:
    """ "no errors", "1 error", "2 errors"."""
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def place_said(finding: EasyReadFinding, line: int | None = None) -> str:
    """Where a finding is: in which file, on which line, in which text."""
    return ", ".join(filter(None, [finding.place.file, f"line {line}" if line else "", finding.place.said]))


def _said(finding: EasyReadFinding, line: int | None) -> Iterator[str]:
    rule = finding.rule
    yield f"  {rule.severity.capitalize()} ({rule.name}): {place_said(finding, line)}."
    if finding.sentence:
        yield f"    “{finding.sentence}”"
    yield f"    {rule.statement} Source: {rule.source}."
    yield f"    Mend: {finding.mend}"


def _who(check: CheckedBy) -> str:
    version = f", version {check.version}" if check.version else ""
    return f"{check.who}, {check.on.day} {check.on:%B %Y}{version}"
