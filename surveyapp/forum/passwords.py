"""Passwords: what is wrong with one that somebody chose. Nothing is asked of the network."""

from __future__ import annotations

import mmap
from hashlib import sha1
from pathlib import Path

from flask_babel import gettext as _
from zxcvbn import zxcvbn

from surveyapp.web.accounts import normal
from surveyapp.web.current import site

SHORTEST, LONGEST = 12, 200
LONGEST_LOOKED_AT = 72
"""zxcvbn takes no more; what is longer is judged by its beginning."""
HARD_ENOUGH = 3
"""On zxcvbn's scale of 0 to 4: more than a hundred million guesses."""


def problems_of(password: str, *own: str) -> list[str]:
    """What is wrong with a password. `own`: the name and the e-mail address of who chose it."""
    chosen = normal(password)
    if len(chosen) < SHORTEST:
        return [_("Choose a password of %(number)s characters or more.", number=SHORTEST)]
    if len(chosen) > LONGEST:
        return [_("Choose a password of %(number)s characters or fewer.", number=LONGEST)]
    if any(part in chosen.casefold() for part in _parts(own)):
        return [_("Choose a password without your name or e-mail address in it.")]
    if _is_easy(chosen, own) or _is_breached(chosen, site().settings.breached_passwords):
        return [
            _("This password is easy to guess, or it is in a list of stolen passwords.")
            + " "
            + _("Take three or four words that do not belong together.")
        ]
    return []


def _parts(own: tuple[str, ...]) -> set[str]:
    """The parts of a name or an address that are long enough to be noticed."""
    words = {
        word for text in own for word in "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
    }
    return {word for word in words | {text.casefold() for text in own} if len(word) >= 4}


def _is_easy(password: str, own: tuple[str, ...]) -> bool:
    """Whether it is made of stolen passwords, common words or patterns, by the lists that zxcvbn brings."""
    return bool(zxcvbn(password[:LONGEST_LOOKED_AT], [*own, *_parts(own)])["score"] < HARD_ENOUGH)


def _is_breached(password: str, listed: Path | None) -> bool:
    """Whether a file of SHA-1 hashes in order, one a line, holds it. Looked up by halves: such files have a thousand million lines."""
    if listed is None or not listed.stat().st_size:
        return False
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with listed.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        low, high = 0, len(lines)
        while low < high:
            middle = (low + high) // 2
            start = lines.rfind(b"\n", 0, middle) + 1
            end = lines.find(b"\n", start)
            end = len(lines) if end < 0 else end
            found = lines[start:end][: len(wanted)].upper()
            if found == wanted:
                return True
            low, high = (end + 1, high) if found < wanted else (low, start)
    return False
