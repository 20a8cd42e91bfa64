"""The easy-read checker: whether a questionnaire's texts and pictures keep the rules of easy read (`docs/easy-read.md`)."""

from surveyapp.domain.easy_read.checking import easy_read_findings
from surveyapp.domain.easy_read.finding import EasyReadFinding
from surveyapp.domain.easy_read.rules import RULES, Rule, Severity

__all__ = ["RULES", "EasyReadFinding", "Rule", "Severity", "easy_read_findings"]
