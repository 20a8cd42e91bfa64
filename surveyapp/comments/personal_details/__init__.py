"""Personal details in a comment, found by visible patterns: what tells who somebody is, or where they can be found."""

from surveyapp.comments.personal_details.finding import find

__all__ = ["find"]
