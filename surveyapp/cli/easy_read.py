"""What `questionnaire check` says about easy read: findings with their lines, and who has checked the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveyapp.domain.easy_read import EasyReadFinding
    from surveyapp.domain.questionnaire import CheckedBy, Questionnaire


@dataclass(frozen=True)
class EasyReadCheck:
    """A questionnaire checked against the rules of easy read."""

    questionnaire: Questionnaire
    findings: tuple[EasyReadFinding, ...]
    lines: tuple[int | None, ...]
    """For each finding its line in the questionnaire's file; None where it stands in another one."""

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    def sentences(self, *, with_warnings: bool) -> Iterator[str]:
        """The result in sentences: what was found, and who has checked the words."""
        if not self.questionnaire.listed:
            return
        yield f"  Easy read: {counted(self.errors, 'error')}, {counted(self.warnings, 'warning')}."
        for finding, line in zip(self.findings, self.lines, strict=True):
            if finding.is_error or with_warnings:
                yield from _said(finding, line)
        yield f"  {checked_by(self.questionnaire)}"


def check_easy_read(path: Path, questionnaire: Questionnaire) -> EasyReadCheck:
    """Check a questionnaire that was read from `path`."""
    from surveyapp.domain.easy_read import easy_read_findings
    from surveyapp.domain.yaml_reading import read_with_problems
    from surveyapp.pictures.licensed import licensed_pictures
    from surveyapp.questionnaire_files import text_of

    findings = easy_read_findings(questionnaire, licensed_pictures(path.parent))
    read = read_with_problems(text_of(path))
    lines = (None if finding.place.file else read.line(finding.place.path) for finding in findings)
    return EasyReadCheck(questionnaire, tuple(findings), tuple(lines))


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
