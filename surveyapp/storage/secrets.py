"""What a draft's secret gives (its row, its key, its receipt) and how codes are hashed. Nothing is stored in clear."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from functools import cached_property
from hashlib import scrypt, sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from surveyapp.domain.codes import code_from

SECRET_BYTES = 32
ID_BYTES = 16
NONCE_BYTES = 12
SCRYPT_COST = 2**14
"""The interactive cost of RFC 7914, about 50 ms and 16 MB: with 55 random bits, a stolen table cannot be searched."""


@dataclass(frozen=True)
class DraftKey:
    """What unlocks one draft. Only the respondent's cookie, or the code that they wrote down, gives it back."""

    wave: str
    secret: bytes

    @classmethod
    def new(cls, wave: str) -> DraftKey:
        return cls(wave, secrets.token_bytes(SECRET_BYTES))

    @cached_property
    def id(self) -> bytes:
        """The id of the draft's row, and of the response that it becomes."""
        return self._derived("draft id", ID_BYTES)

    @cached_property
    def receipt(self) -> str:
        """The receipt's code: the same one however often the draft is sent."""
        return code_from(self._derived("receipt", 8))

    def seal(self, plain: bytes, about: str) -> bytes:
        """`plain` encrypted (AES-256-GCM); `about` is authenticated with it."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, about.encode())

    def unseal(self, sealed: bytes, about: str) -> bytes | None:
        """What `seal` was given, or None where this key or `about` does not fit."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
        except InvalidTag:
            return None

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(self._derived("draft key", 32))

    def _derived(self, purpose: str, length: int) -> bytes:
        return HKDFExpand(SHA256(), length, b"surveyapp " + purpose.encode()).derive(self.secret)


def new_id() -> bytes:
    """A random id for a row."""
    return secrets.token_bytes(ID_BYTES)


def receipt_hash(site_secret: str, code: str) -> bytes:
    """Where a receipt is found. It opens nothing that is encrypted, so a keyed hash is enough (docs/decisions/0005)."""
    return hmac.digest(site_secret.encode(), b"receipt " + code.encode(), sha256)


@dataclass(frozen=True)
class ResumeLock:
    """What a resume code gives: where its row is found (`hash`) and the key that wraps the draft's secret."""

    hash: bytes
    _key: bytes

    @classmethod
    def of(cls, site_secret: str, code: str) -> ResumeLock:
        """Slow on purpose."""
        salt = hmac.digest(site_secret.encode(), b"resume", sha256)
        derived = scrypt(code.encode(), salt=salt, n=SCRYPT_COST, r=8, p=1, dklen=64)
        return cls(derived[:32], derived[32:])

    def wrap(self, secret: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._key).encrypt(nonce, secret, None)

    def unwrap(self, wrapped: bytes) -> bytes | None:
        try:
            return AESGCM(self._key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], None)
        except InvalidTag:
            return None
