"""Comments that a safeguarding lead should read first, by visible rules that only order the reading queue."""

from surveyapp.comments.concerns.finding import find
from surveyapp.comments.concerns.kinds import Concern, ConcernKind

__all__ = ["Concern", "ConcernKind", "find"]
