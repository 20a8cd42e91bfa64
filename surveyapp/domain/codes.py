"""Codes that people copy by hand: 12 characters in Crockford's base 32, the last of them a check on the others.

https://www.crockford.com/base32.html gives the alphabet and how look-alikes are read. Its own check symbol uses five
signs that are hard to find on a phone (* ~ $ = U), so the check here is Luhn's, modulo 32: every single wrong character
is noticed.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
RANDOM_CHARACTERS = LENGTH - 1
ENTROPY_BITS = RANDOM_CHARACTERS * 5

_LOOK_ALIKES = str.maketrans("OILU", "011V")
_SEPARATORS = " -–—.\t\u00a0"


def code_from(random: bytes) -> str:
    """The code for at least 7 random bytes (55 bits of them are used)."""
    number = int.from_bytes(random, "big") & ((1 << ENTROPY_BITS) - 1)
    characters = "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(RANDOM_CHARACTERS)))
    return characters + _check_character(characters)


def read_code(typed: str) -> str | None:
    """A code as typed by a person, in its plain form; None where it cannot be one."""
    read = plain(typed)
    if len(read) != LENGTH or any(character not in ALPHABET for character in read):
        return None
    return read if _check_character(read[:-1]) == read[-1] else None


def plain(typed: str) -> str:
    """What was typed in capitals, without what parts groups, and with look-alikes read as the sign that they stand for."""
    return "".join(character for character in typed.upper() if character not in _SEPARATORS).translate(_LOOK_ALIKES)


def grouped(code: str) -> str:
    """A code as shown: three groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def _check_character(characters: str) -> str:
    """Luhn's sum modulo 32, doubling from the right."""
    total = 0
    for place, character in enumerate(reversed(characters)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
