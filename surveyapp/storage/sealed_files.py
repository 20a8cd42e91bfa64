"""Sealed files: written as a stream and read at any place, every byte encrypted and authenticated, to the end.

After a line of JSON (which key opens it, of which day it is) come chunks of 64 KiB, each ChaCha20-Poly1305 under the file's
own random key. The nonce counts the chunks and tells the last one, so that none can be left out, moved, repeated or cut off
(the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015). The line is authenticated with each chunk.
"""

from __future__ import annotations

import base64
import io
import json
from datetime import date
from typing import IO, TYPE_CHECKING, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pydantic import ValidationError

from surveyapp.domain.words import Model
from surveyapp.storage.backup_keys import BackupSecret, NotOpened, SealingKey

if TYPE_CHECKING:
    from typing_extensions import Buffer

FIRST_BYTES = b"surveyapp sealed backup\n"
CHUNK = 1 << 16
_TAG = 16
_SEALED_CHUNK = CHUNK + _TAG
_COUNTER_BYTES = 11
_LONGEST_HEADER = 4_096


class SealRefused(ValueError):
    """A sealed file cannot be opened; the text is the end of a sentence that begins with its name."""


class Header(Model):
    """What a sealed file says of itself in clear: the day of it, the id of the key that opens it, and its own key in a box."""

    layout: Literal[1] = 1
    made_on: date
    key: str
    box: str


def header_of(file: IO[bytes]) -> Header | None:
    """What the file says of itself, read from its start; None where it is no sealed file. Raises SealRefused."""
    return _header(file)[0] if file.read(len(FIRST_BYTES)) == FIRST_BYTES else None


def _header(file: IO[bytes]) -> tuple[Header, bytes]:
    line = file.readline(_LONGEST_HEADER)
    try:
        return Header.model_validate_json(line), line
    except ValidationError:
        raise SealRefused("is damaged" if _same_layout(line) else "was made by a later version of surveyapp") from None


def _same_layout(line: bytes) -> bool:
    try:
        return bool(json.loads(line)["layout"] == 1)
    except (ValueError, KeyError, TypeError):
        return True


class SealedWriter(io.RawIOBase):
    """A stream into a sealed file. `close` writes the last chunk; without it the file opens for nobody."""

    def __init__(self, file: IO[bytes], key: SealingKey, made_on: date) -> None:
        super().__init__()
        secret = ChaCha20Poly1305.generate_key()
        header = Header(made_on=made_on, key=key.id, box=base64.b64encode(key.seal(secret)).decode())
        self._line = header.model_dump_json().encode() + b"\n"
        self._file, self._cipher, self._number, self._held = file, ChaCha20Poly1305(secret), 0, bytearray()
        file.write(FIRST_BYTES + self._line)

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int:
        """Whole chunks go to the file; what is left over waits, for it may be the last."""
        self._held += data
        while len(self._held) > CHUNK:
            self._write_chunk(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return memoryview(data).nbytes

    def finish(self) -> None:
        """Write the last chunk."""
        self._write_chunk(bytes(self._held), last=True)

    def _write_chunk(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), plain, self._line))
        self._number += 1


class SealedReader(io.RawIOBase):
    """A sealed file as if it stood there in clear. It reads what it is asked for, and nothing that was changed."""

    def __init__(self, file: IO[bytes], secret: BackupSecret) -> None:
        """`file` stands at its start. Raises SealRefused."""
        super().__init__()
        if file.read(len(FIRST_BYTES)) != FIRST_BYTES:
            raise SealRefused("is not sealed")
        header, self._line = _header(file)
        if header.key != secret.sealing.id:
            raise SealRefused(
                f"is opened by the secret of the key {header.key}; this is the secret of {secret.sealing.id}"
            )
        self._file, self._start = file, file.tell()
        self._cipher = ChaCha20Poly1305(_opened(header, secret))
        sealed = file.seek(0, io.SEEK_END) - self._start
        if sealed < _TAG:
            raise SealRefused("is damaged, or was cut off")
        self._chunks = -(-sealed // _SEALED_CHUNK)
        self._size, self._at, self._held = sealed - self._chunks * _TAG, 0, (-1, b"")
        self._chunk(self._chunks - 1)  # that it is the last one is in it: a file that was cut off is known at once

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the start")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Buffer, /) -> int:
        """Up to the end of one chunk."""
        if self._at >= self._size:
            return 0
        number, within = divmod(self._at, CHUNK)
        room = memoryview(buffer).cast("B")
        found = self._chunk(number)[within : within + len(room)]
        room[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(self._start + number * _SEALED_CHUNK)
            sealed = self._file.read(_SEALED_CHUNK)
            try:
                plain = self._cipher.decrypt(_nonce(number, last=number == self._chunks - 1), sealed, self._line)
            except (InvalidTag, ValueError, OverflowError):
                raise SealRefused("is damaged, or was cut off") from None
            self._held = number, plain
        return self._held[1]


def _opened(header: Header, secret: BackupSecret) -> bytes:
    try:
        return secret.open(base64.b64decode(header.box, validate=True))
    except (NotOpened, ValueError):
        raise SealRefused("is damaged") from None


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_COUNTER_BYTES, "big") + bytes([last])
