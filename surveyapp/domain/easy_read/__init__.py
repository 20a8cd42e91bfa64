"""The easy-read checker: whether a questionnaire's texts and pictures keep the rules of easy read (`docs/easy-read.md`)."""

from surveyapp.domain.easy_read.areas import area_findings
from surveyapp.domain.easy_read.checking import easy_read_findings
from surveyapp.domain.easy_read.explanations import glossary_findings
from surveyapp.domain.easy_read.finding import EasyReadFinding
from surveyapp.domain.easy_read.rules import RULES, Rule, Severity

__all__ = [
    "RULES",
    "EasyReadFinding",
    "Rule",
    "Severity",
    "area_findings",
    "easy_read_findings",
    "glossary_findings",
]
