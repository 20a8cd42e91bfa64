"""A private key at rest: locked with a passphrase (Argon2id, RFC 9106), and in three recovery shares of which two suffice."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from surveyapp.comments.seal import KEY_BYTES, PrivateKey

FORMAT = 1
SHORTEST_PASSPHRASE = 16
SHARES, ENOUGH_SHARES = 3, 2


class WrongPassphrase(Exception):
    """The passphrase does not open the key."""


class KeyDamaged(Exception):
    """The file is no locked key of ours, or was changed."""


class SharesRefused(Exception):
    """The recovery shares do not make the key; the text is the sentence to show."""


@dataclass(frozen=True)
class Cost:
    """How slow a guess is: passes over the memory, and its bytes."""

    passes: int
    memory: int


COST = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)
"""256 MiB and three passes: libsodium's choice for a key that is unlocked now and then."""
LEAST_COST = Cost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)
"""For tests and demos only."""


def lock(key: PrivateKey, passphrase: str, cost: Cost = COST) -> str:
    """The text of the file that holds `key`."""
    salt = secrets.token_bytes(argon2id.SALTBYTES)
    box = SecretBox(_derived(passphrase, salt, cost)).encrypt(key.secret)
    document = {
        "format": FORMAT,
        "id": key.id,
        "public": _text(key.public.public),
        "salt": _text(salt),
        "passes": cost.passes,
        "memory": cost.memory,
        "box": _text(bytes(box)),
    }
    return json.dumps(document, indent=1) + "\n"


def unlock(document: str, passphrase: str) -> PrivateKey:
    """The key in a file. Raises WrongPassphrase or KeyDamaged."""
    try:
        read = json.loads(document)
        cost = Cost(int(read["passes"]), int(read["memory"]))
        salt, box, key_id = _bytes(read, "salt"), _bytes(read, "box"), str(read["id"])
        derived = (
            _derived(passphrase, salt, cost) if read["format"] == FORMAT and cost.memory <= COST.memory * 4 else None
        )
        public = _bytes(read, "public")
    except (ValueError, KeyError, TypeError, CryptoError):
        raise KeyDamaged from None
    if derived is None:
        raise KeyDamaged
    try:
        key = PrivateKey(key_id, SecretBox(derived).decrypt(box))
    except CryptoError:
        raise WrongPassphrase from None
    if key.public.public != public:
        raise KeyDamaged
    return key


def shares_of(key: PrivateKey) -> tuple[str, ...]:
    """Three lines of words (SLIP-0039: Shamir's sharing, with checksums). Any two give the key, one tells nothing."""
    return tuple(generate_mnemonics(1, [(ENOUGH_SHARES, SHARES)], key.secret)[0])


def from_shares(shares: list[str], key_id: str) -> PrivateKey:
    """The key that two shares make. Raises SharesRefused."""
    given = [" ".join(share.lower().split()) for share in shares]
    try:
        secret = combine_mnemonics(given)
    except (MnemonicError, ValueError):
        raise SharesRefused(
            "These words are no two recovery shares of one key. Check each word against the paper, and that the two differ."
        ) from None
    if len(secret) != KEY_BYTES:
        raise SharesRefused("These words are recovery shares of something else.")
    return PrivateKey(key_id, secret)


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return argon2id.kdf(SecretBox.KEY_SIZE, passphrase.encode(), salt, opslimit=cost.passes, memlimit=cost.memory)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(document: Any, name: str) -> bytes:
    return base64.b64decode(document[name], validate=True)
