"""Reading: the queue, one comment open at a time, what a person says of it, and what may be quoted from it."""

from flask import Blueprint

from surveyapp.forum.reading import agreement, comment_page, concerns, notices_page, queue_page, quoting, unlocking


def add_routes(blueprint: Blueprint) -> None:
    """Put the routes of all parts on the slice's blueprint."""
    for part in (queue_page, comment_page, unlocking, concerns, quoting, agreement, notices_page):
        part.add_routes(blueprint)
