"""Going back to an older revision: refused where it would lose what somebody said or did."""

from __future__ import annotations

from sqlalchemy import Connection, text


class WouldLose(Exception):
    """Going back would lose rows; the text is the sentence to print. Nothing was changed."""


def refuse_to_lose(connection: Connection, *what: str) -> None:
    """For a migration's way back: `what` are tables, or "table WHERE condition", of which no row can be made anew.

    Raises WouldLose where any of them holds one.
    """
    standing = [one for one in what if connection.execute(text(f"SELECT 1 FROM {one} LIMIT 1")).first()]  # noqa: S608
    if standing:
        tables = ", ".join(dict.fromkeys(one.partition(" ")[0] for one in standing))
        raise WouldLose(
            f"Going back would lose rows of {tables}. Nothing was changed. Restore the backup that was made before the update, "
            "with the older version of surveyapp."
        )
