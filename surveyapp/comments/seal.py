"""Sealing: a comment is encrypted under a key of its response, and that key to the forum's public key.

Whoever serves questionnaires holds the public key alone, and cannot read what was sent. A text is AES-256-GCM (NIST SP
800-38D) with the response, the question and the key's id authenticated; the key is a libsodium sealed box (X25519,
XSalsa20-Poly1305). The forum's key changes without a text being written anew: only the boxes are.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey as BoxPrivateKey
from nacl.public import PublicKey as BoxPublicKey
from nacl.public import SealedBox

KEY_BYTES = 32
KEY_ID_BYTES = 8
NONCE_BYTES = 12
PADDED_TO = 256
"""A sealed text's length tells only in how many steps of so many bytes it fits."""
_LENGTH_BYTES = 4


class Unreadable(Exception):
    """What was sealed cannot be opened: it, or what it belongs to, was changed, or the key is another one."""


class Belongs(NamedTuple):
    """Where a text belongs. It opens nowhere else."""

    wave: str
    response: bytes
    question: str
    number: int


@dataclass(frozen=True)
class ResponseKey:
    """The key of one response's comments."""

    id: bytes
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> ResponseKey:
        return cls(secrets.token_bytes(KEY_ID_BYTES), secrets.token_bytes(KEY_BYTES))

    def seal(self, text: str, belongs: Belongs) -> bytes:
        """`text`, padded and encrypted."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self.secret).encrypt(nonce, _padded(text), self._about(belongs))

    def open(self, sealed: bytes, belongs: Belongs) -> str:
        """What `seal` was given. Raises Unreadable."""
        try:
            padded = AESGCM(self.secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], self._about(belongs))
        except (InvalidTag, ValueError):
            raise Unreadable from None
        return _unpadded(padded)

    def _about(self, belongs: Belongs) -> bytes:
        wave, response, question, number = belongs
        return _joined(b"comment", self.id, wave.encode(), response, question.encode(), str(number).encode())


@dataclass(frozen=True)
class PublicKey:
    """What seals for the forum, and opens nothing."""

    id: str
    public: bytes

    def seal(self, key: ResponseKey, wave: str, response: bytes) -> bytes:
        """A response's key in a box that only the forum's private key opens."""
        return SealedBox(BoxPublicKey(self.public)).encrypt(_boxed(self.id, key, wave, response))


@dataclass(frozen=True)
class PrivateKey:
    """What opens the forum's boxes."""

    id: str
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> PrivateKey:
        return cls(secrets.token_hex(KEY_ID_BYTES), bytes(BoxPrivateKey.generate()))

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.id, bytes(BoxPrivateKey(self.secret).public_key))

    def open(self, box: bytes, key_id: bytes, wave: str, response: bytes) -> ResponseKey:
        """The key of a response. Raises Unreadable where the box was changed, moved, or sealed to another key."""
        try:
            found = SealedBox(BoxPrivateKey(self.secret)).decrypt(box)
        except (CryptoError, ValueError):
            raise Unreadable from None
        key = ResponseKey(key_id, found[-KEY_BYTES:])
        if not secrets.compare_digest(found, _boxed(self.id, key, wave, response)):
            raise Unreadable
        return key


def _boxed(forum_key: str, key: ResponseKey, wave: str, response: bytes) -> bytes:
    return _joined(b"response key", forum_key.encode(), wave.encode(), response, key.id) + key.secret


def _joined(*parts: bytes) -> bytes:
    """The parts with their lengths, so that no two lists of parts give the same bytes."""
    return b"".join(len(part).to_bytes(_LENGTH_BYTES, "big") + part for part in parts)


def _padded(text: str) -> bytes:
    plain = text.encode("utf-8", "surrogatepass")
    whole = len(plain).to_bytes(_LENGTH_BYTES, "big") + plain
    return whole + bytes(-len(whole) % PADDED_TO)


def _unpadded(padded: bytes) -> str:
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length].decode("utf-8", "surrogatepass")
