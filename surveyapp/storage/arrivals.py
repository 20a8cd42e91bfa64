"""Arrivals: how many responses came on which day. No response holds its day.

In SQLite, and in a backup, nothing joins these counts to a response. PostgreSQL notes with each row which transaction wrote it.
Until the nightly `retention run`, whoever holds its files sees in which order transactions ran, and with these counts on which
day a response came. The run gives all rows one number and the order of their keys (`storage.rewriting`): after it, nothing
joins them any more, apart from what came since.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from surveyapp.storage.tables import arrivals

KEPT_FOR = timedelta(days=60)


_ONE_MORE = {
    dialect.dialect.name: dialect.insert(arrivals).on_conflict_do_update(
        index_elements=list(arrivals.primary_key.columns), set_={"count": arrivals.c["count"] + 1}
    )
    for dialect in (sqlite, postgresql)
}


def note(connection: Connection, wave: str, questionnaire: str, day: date) -> None:
    """One more came."""
    row = {"wave": wave, "questionnaire": questionnaire, "day": day, "count": 1}
    connection.execute(_ONE_MORE[connection.dialect.name], row)


def by_day(connection: Connection) -> Mapping[tuple[str, str], Mapping[date, int]]:
    """How many came on each day, by wave and questionnaire."""
    found: dict[tuple[str, str], dict[date, int]] = {}
    columns = (arrivals.c.wave, arrivals.c.questionnaire, arrivals.c.day, arrivals.c["count"])
    for wave, questionnaire, day, count in connection.execute(select(*columns)):
        found.setdefault((wave, questionnaire), {})[day] = count
    return found


def forget(connection: Connection, today: date) -> None:
    """Delete what is too old to ask anybody about."""
    connection.execute(delete(arrivals).where(arrivals.c.day < today - KEPT_FOR))
