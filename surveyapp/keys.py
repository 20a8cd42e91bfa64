"""The forum's keys: made, changed and brought back, and held in memory while staff read comments.

The database holds the public halves. The private ones lie, locked with a passphrase, as files in a folder that only the
staff process and the commands need; whoever serves questionnaires never opens it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from surveyapp.comments import locked_key
from surveyapp.comments.locked_key import COST, SHORTEST_PASSPHRASE, Cost, KeyDamaged, SharesRefused, WrongPassphrase
from surveyapp.comments.seal import PrivateKey, PublicKey, ResponseKey, Unreadable
from surveyapp.storage import comments, forum_keys
from surveyapp.storage.comments import StoredText
from surveyapp.storage.database import Database
from surveyapp.storage.forum_keys import Box

BATCH = 500
IDLE_SECONDS = 30 * 60
"""After so long without a comment being opened the key is forgotten."""
NAME = "{}.key"
RETIRED = "{}.retired"


class KeysRefused(Exception):
    """What was asked of the keys cannot be done; the text is the sentence to show."""


class Locked(Exception):
    """Nobody has unlocked the forum's key, or it was forgotten again."""


class KeyLost(Exception):
    """A comment is sealed to a key that this place does not have."""


@dataclass(frozen=True)
class Made:
    """A key that was made: its id, its recovery shares (shown once), and how many comments in clear it sealed.

    `damaged`: of how many responses the comments stay with an older key, because their box cannot be opened.
    """

    id: str
    shares: tuple[str, ...]
    sealed: int
    damaged: int = 0


@dataclass(frozen=True)
class KeyFolder:
    """Where the locked private keys lie."""

    path: Path

    def document(self, key_id: str) -> str | None:
        """The locked key with this id."""
        path = self.path / NAME.format(key_id)
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def every_document(self) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted(self.path.glob(NAME.format("*")))]

    def keep(self, key: PrivateKey, passphrase: str, cost: Cost = COST) -> None:
        """Write a locked key, whole or not at all, for nobody else to read."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.path / NAME.format(key.id)
        draft = path.with_suffix(f".{os.getpid()}.draft")
        with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(locked_key.lock(key, passphrase, cost))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    def retire(self, key_id: str) -> None:
        """Put a key away that opens nothing here any more. An old back-up may still need it."""
        path = self.path / NAME.format(key_id)
        if path.is_file():
            path.replace(self.path / RETIRED.format(key_id))


def make(database: Database, folder: KeyFolder, passphrase: str, today: date, cost: Cost = COST) -> Made:
    """The forum's first key. Comments that stand in clear are sealed. Raises KeysRefused."""
    _refuse_short(passphrase)
    with database.reading() as connection:
        if forum_keys.newest(connection):
            raise KeysRefused("The forum has a key already. To change it, run `surveyapp keys rotate`.")
    return begin(database, folder, PrivateKey.new(), passphrase, today, cost)


def begin(
    database: Database, folder: KeyFolder, key: PrivateKey, passphrase: str, today: date, cost: Cost = COST
) -> Made:
    """Seal to `key` from now on. Its file is written first: no text is ever sealed to a key that was not kept."""
    folder.keep(key, passphrase, cost)
    with database.writing() as connection:
        forum_keys.add(connection, key.public, today)
    return Made(key.id, locked_key.shares_of(key), seal_what_is_in_clear(database))


def rotate(database: Database, folder: KeyFolder, old: str, new: str, today: date, cost: Cost = COST) -> Made:
    """A new key in the place of the one that the passphrase `old` unlocks. No text is written anew. Raises KeysRefused.

    Where it was interrupted, the same two passphrases finish it: the boxes that are left are sealed to the newest key. A
    box that is damaged stays as it is, and its key with it.
    """
    _refuse_short(new)
    opened = _unlocked(folder, old)
    with database.reading() as connection:
        standing, used = forum_keys.newest(connection), set(forum_keys.in_use(connection))
    if standing is None:
        raise KeysRefused("The forum has no key yet. Make one with `surveyapp keys make`.")
    if standing.id in opened:
        _refuse_left_over(used - set(opened))
        key = PrivateKey.new()
        made, newest = begin(database, folder, key, new, today, cost), key.public
    else:
        made, newest = _finishing(folder, standing, new), standing
        _refuse_left_over(used - set(opened) - {standing.id})
    damaged = sum(_box_anew(database, opened[key_id], newest) for key_id in opened if key_id != newest.id)
    _retire_unused(database, folder, set(opened) - {newest.id})
    return replace(made, damaged=damaged)


def _refuse_left_over(others: set[str]) -> None:
    if others:
        raise KeysRefused(
            f"The comments of some responses are still sealed to an older key ({', '.join(sorted(others))}), which this passphrase "
            "does not open. If changing the key was interrupted, run it again with the two passphrases that you gave then. If boxes were "
            "damaged, give the older key this passphrase first: `surveyapp keys passphrase`."
        )


def _finishing(folder: KeyFolder, standing: PublicKey, new: str) -> Made:
    """The newest key, which an interrupted change of keys began to seal with."""
    try:
        key = locked_key.unlock(folder.document(standing.id) or "", new)
    except (WrongPassphrase, KeyDamaged):
        raise KeysRefused(
            f"The key that seals now ({standing.id}) is opened by neither passphrase. If its file is lost, bring it back first: "
            "`surveyapp keys recover`."
        ) from None
    return Made(key.id, locked_key.shares_of(key), 0)


def _retire_unused(database: Database, folder: KeyFolder, candidates: set[str]) -> None:
    with database.reading() as connection:
        used = forum_keys.in_use(connection)
    for key_id in candidates - set(used):
        folder.retire(key_id)


def recover(database: Database, folder: KeyFolder, shares: Sequence[str], passphrase: str, cost: Cost = COST) -> str:
    """Bring a key back from two of its shares, locked with a new passphrase; its id. Raises KeysRefused."""
    _refuse_short(passphrase)
    with database.reading() as connection:
        known = forum_keys.every_key(connection)
    for public in known:
        key = _from_shares(shares, public.id)
        if key.public.public == public.public:
            folder.keep(key, passphrase, cost)
            return key.id
    raise KeysRefused("These shares make a key, but not one of this forum's.")


def _from_shares(shares: Sequence[str], key_id: str) -> PrivateKey:
    try:
        return locked_key.from_shares(list(shares), key_id)
    except SharesRefused as refusal:
        raise KeysRefused(str(refusal)) from None


def change_passphrase(folder: KeyFolder, old: str, new: str, cost: Cost = COST) -> int:
    """Lock what `old` unlocks with `new`; how many keys. Raises KeysRefused."""
    _refuse_short(new)
    opened = _unlocked(folder, old)
    for key in opened.values():
        folder.keep(key, new, cost)
    return len(opened)


def seal_what_is_in_clear(database: Database) -> int:
    """Seal every comment that came before there was a key; how many."""
    sealed = 0
    while True:
        with database.writing() as connection:
            public = forum_keys.sealing(connection)
            waiting = comments.in_clear(connection, BATCH)
            if public is None or not waiting:
                break
            by_response: dict[tuple[str, bytes], ResponseKey] = {}
            for one in waiting:
                response = (one.belongs.wave, one.belongs.response)
                key = by_response.get(response)
                if key is None:
                    key = by_response[response] = comments.own_key(connection, public, *response)
                comments.seal_now(connection, one.ref, key.seal(one.text or "", one.belongs))
        sealed += len(waiting)
    if sealed:
        database.forget()
    return sealed


def _box_anew(database: Database, old: PrivateKey, new: PublicKey) -> int:
    """Seal to `new` what is sealed to `old`; how many boxes are damaged, and stay as they are."""
    damaged, last = 0, None
    while True:
        with database.writing() as connection:
            boxes = forum_keys.boxes_of(connection, old.id, BATCH, last)
            if not boxes:
                return damaged
            moved = [found for box in boxes if (found := _in_another_box(box, old, new))]
            forum_keys.replace(connection, moved)
        damaged, last = damaged + len(boxes) - len(moved), boxes[-1]


def _in_another_box(box: Box, old: PrivateKey, new: PublicKey) -> Box | None:
    try:
        key = old.open(box.box, box.id, box.wave, box.response)
    except Unreadable:
        return None
    return box._replace(forum_key=new.id, box=new.seal(key, box.wave, box.response))


def _unlocked(folder: KeyFolder, passphrase: str) -> dict[str, PrivateKey]:
    """The keys of the folder that a passphrase unlocks. Raises KeysRefused where it unlocks none."""
    found: dict[str, PrivateKey] = {}
    damaged = False
    for document in folder.every_document():
        try:
            key = locked_key.unlock(document, passphrase)
            found[key.id] = key
        except WrongPassphrase:
            continue
        except KeyDamaged:
            damaged = True
    if found:
        return found
    if not folder.every_document():
        raise KeysRefused(
            "There is no key file here. Make a key with `surveyapp keys make`, or bring it back from its shares."
        )
    raise KeysRefused(
        "The key's file is damaged. Bring it back from a copy, or from two recovery shares."
        if damaged
        else "This passphrase does not open the key."
    )


def _refuse_short(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise KeysRefused(
            f"The passphrase is too short: give it {SHORTEST_PASSPHRASE} characters or more, such as five words."
        )


@dataclass
class Keyring:
    """The private keys that somebody unlocked, in the memory of the staff process alone."""

    folder: KeyFolder
    idle: float = IDLE_SECONDS
    _keys: dict[str, PrivateKey] = field(default_factory=dict, repr=False)
    _used: float = 0.0
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def unlocked(self) -> bool:
        """Whether comments can be opened now."""
        with self._lock:
            if self._keys and time.monotonic() - self._used > self.idle:
                self._keys = {}
            return bool(self._keys)

    def unlock(self, passphrase: str) -> None:
        """Hold what the passphrase unlocks. Raises KeysRefused."""
        found = _unlocked(self.folder, passphrase)
        with self._lock:
            self._keys, self._used = {**self._keys, **found}, time.monotonic()

    def lock(self) -> None:
        """Forget all keys."""
        with self._lock:
            self._keys = {}

    def text_of(self, stored: StoredText) -> str:
        """The text of a comment. Raises Locked, KeyLost or Unreadable."""
        if stored.sealed is None:
            return stored.text or ""
        if not self.unlocked:
            raise Locked
        if stored.box is None:
            raise Unreadable
        with self._lock:
            key, self._used = self._keys.get(stored.box.forum_key), time.monotonic()
        if key is None:
            raise KeyLost
        opened = key.open(stored.box.box, stored.box.id, stored.belongs.wave, stored.belongs.response)
        return opened.open(stored.sealed, stored.belongs)
