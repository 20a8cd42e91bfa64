"""Every rule that puts a comment at the front of the reading queue, for a safeguarding lead to read and judge."""

from surveyapp.comments.concerns.rules.exploitation import EXPLOITATION_RULES
from surveyapp.comments.concerns.rules.family import FAMILY_RULES
from surveyapp.comments.concerns.rules.harm import HARM_RULES
from surveyapp.comments.concerns.rules.life import LIFE_RULES
from surveyapp.comments.concerns.rules.rule import Rule
from surveyapp.comments.concerns.rules.school import SCHOOL_RULES

RULES: tuple[Rule, ...] = (*LIFE_RULES, *HARM_RULES, *EXPLOITATION_RULES, *SCHOOL_RULES, *FAMILY_RULES)

__all__ = ["RULES", "Rule"]
