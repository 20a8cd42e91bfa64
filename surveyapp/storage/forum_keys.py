"""The forum's public keys, the newest of which seals; and the boxes that hold the keys of responses' comments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, literal, select, text, tuple_, update

from surveyapp.comments.seal import PublicKey
from surveyapp.storage.tables import comment_keys, comments, forum_keys


class Box(NamedTuple):
    """The sealed key of one response's comments."""

    wave: str
    response: bytes
    id: bytes
    forum_key: str
    box: bytes


def newest(connection: Connection) -> PublicKey | None:
    """The key that seals; None where the forum has none, and comments are stored in clear."""
    return next(iter(every_key(connection)), None)


def sealing(connection: Connection) -> PublicKey | None:
    """As `newest`, for who seals with it: until the transaction ends, no other key begins to seal."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE forum_keys IN ROW SHARE MODE"))
    return newest(connection)


def every_key(connection: Connection) -> list[PublicKey]:
    """All keys that ever sealed, the newest first."""
    rows = connection.execute(select(forum_keys.c.id, forum_keys.c.public).order_by(forum_keys.c.place.desc()))
    return [PublicKey(row.id, bytes(row.public)) for row in rows]


def add(connection: Connection, key: PublicKey, today: date) -> None:
    """Seal to this key from now on. Whoever seals to another just now is waited for, so that no box comes in late."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        connection.execute(text("LOCK TABLE forum_keys IN EXCLUSIVE MODE"))
    place = connection.execute(select(func.coalesce(func.max(forum_keys.c.place), 0))).scalar_one() + 1
    connection.execute(insert(forum_keys).values(id=key.id, public=key.public, made_on=today, place=place))


def boxes_of(connection: Connection, forum_key: str, most: int, after: Box | None) -> list[Box]:
    """Up to `most` boxes that are sealed to a key, those after another one, held until the transaction ends."""
    place = tuple_(comment_keys.c.wave, comment_keys.c.response)
    wanted = select(*(comment_keys.c[name] for name in Box._fields)).where(comment_keys.c.forum_key == forum_key)
    if after:
        wanted = wanted.where(place > tuple_(literal(after.wave), literal(after.response)))
    ordered = wanted.order_by(comment_keys.c.wave, comment_keys.c.response).limit(most).with_for_update()
    return [Box(*row) for row in connection.execute(ordered)]


def box_of(connection: Connection, wave: str, response: bytes) -> Box | None:
    """The box of a response."""
    ours = (comment_keys.c.wave == wave, comment_keys.c.response == response)
    found = connection.execute(select(*(comment_keys.c[name] for name in Box._fields)).where(*ours)).first()
    return Box(*found) if found else None


def keep(connection: Connection, box: Box) -> None:
    """Store the box of a response that has none yet."""
    connection.execute(insert(comment_keys).values(box._asdict()))


def replace(connection: Connection, boxes: Sequence[Box]) -> None:
    """Put other boxes in the place of these responses' old ones. The texts stay as they are."""
    for box in boxes:
        ours = (comment_keys.c.wave == box.wave, comment_keys.c.response == box.response)
        connection.execute(update(comment_keys).where(*ours).values(forum_key=box.forum_key, box=box.box))


def in_use(connection: Connection) -> dict[str, int]:
    """How many responses' comments each key opens."""
    rows = connection.execute(select(comment_keys.c.forum_key, func.count()).group_by(comment_keys.c.forum_key))
    return {row[0]: row[1] for row in rows}


def in_clear(connection: Connection) -> int:
    """How many comments are not sealed."""
    return int(connection.execute(select(func.count()).where(comments.c.text.is_not(None))).scalar_one())


def all_sealed(connection: Connection) -> bool:
    """Whether the forum has a key, and no comment stands in clear."""
    standing = select(comments.c.wave).where(comments.c.text.is_not(None)).limit(1)
    return newest(connection) is not None and connection.execute(standing).first() is None
