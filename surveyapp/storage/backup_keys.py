"""The key of backups: the database holds the half that seals; the half that opens is a code on paper, and in no file of ours.

So whoever copies the server, with all of its backups, reads none of them. The code is made of 16 random bytes, from which
the X25519 key is derived, and of a check on them.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlalchemy import Connection, delete, insert, select

from surveyapp.domain import codes
from surveyapp.storage.tables import site

BACKUP_KEY = "backup-key"
_RANDOM_BYTES, _CHECK_BYTES = 16, 4
_CHARACTERS = (_RANDOM_BYTES + _CHECK_BYTES) * 8 // 5


class NotASecret(ValueError):
    """What was typed is no secret of a backup key, or a character of it is wrong."""


class NotOpened(ValueError):
    """What was sealed does not open: it was changed, or the key is another one."""


@dataclass(frozen=True)
class SealingKey:
    """The public half: it seals, and opens nothing."""

    public: bytes

    @property
    def id(self) -> str:
        """By what a file says which key opens it."""
        return sha256(b"surveyapp backup key id" + self.public).hexdigest()[:8]

    def seal(self, key: bytes) -> bytes:
        """The key of one file, in a box that only the secret opens (X25519, libsodium)."""
        return SealedBox(PublicKey(self.public)).encrypt(key)


@dataclass(frozen=True)
class BackupSecret:
    """What opens backups."""

    random: bytes = field(repr=False)

    @classmethod
    def new(cls) -> BackupSecret:
        return cls(secrets.token_bytes(_RANDOM_BYTES))

    @classmethod
    def read(cls, typed: str) -> BackupSecret:
        """The secret that somebody typed. Raises NotASecret."""
        plain = codes.plain(typed.strip())
        if len(plain) != _CHARACTERS or not set(plain) <= set(codes.ALPHABET):
            raise NotASecret
        number = 0
        for character in plain:
            number = number * 32 + codes.ALPHABET.index(character)
        whole = number.to_bytes(_RANDOM_BYTES + _CHECK_BYTES, "big")
        if not hmac.compare_digest(whole[_RANDOM_BYTES:], _check(whole[:_RANDOM_BYTES])):
            raise NotASecret
        return cls(whole[:_RANDOM_BYTES])

    @property
    def code(self) -> str:
        """As it is written down: eight groups of four characters."""
        number = int.from_bytes(self.random + _check(self.random), "big")
        plain = "".join(codes.ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_CHARACTERS)))
        return "-".join(plain[start : start + 4] for start in range(0, _CHARACTERS, 4))

    @property
    def sealing(self) -> SealingKey:
        """The half that seals."""
        return SealingKey(bytes(self._private.public_key))

    def open(self, box: bytes) -> bytes:
        """What `SealingKey.seal` was given. Raises NotOpened."""
        try:
            return SealedBox(self._private).decrypt(box)
        except (CryptoError, ValueError):
            raise NotOpened from None

    @property
    def _private(self) -> PrivateKey:
        return PrivateKey(HKDFExpand(SHA256(), PrivateKey.SIZE, b"surveyapp backup key").derive(self.random))


def standing(connection: Connection) -> SealingKey | None:
    """The key that seals backups; None where there is none."""
    found = connection.execute(select(site.c.value).where(site.c.name == BACKUP_KEY)).scalar_one_or_none()
    return SealingKey(bytes.fromhex(found)) if found else None


def keep(connection: Connection, key: SealingKey) -> None:
    """Seal to this key from now on."""
    connection.execute(delete(site).where(site.c.name == BACKUP_KEY))
    connection.execute(insert(site).values(name=BACKUP_KEY, value=key.public.hex()))


def _check(random: bytes) -> bytes:
    return sha256(b"surveyapp backup secret" + random).digest()[:_CHECK_BYTES]
