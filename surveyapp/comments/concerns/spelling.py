"""Words as children and tired parents write them: what was meant, for the words that concern rules look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from surveyapp.comments.word_sets import words_of

_DISTINCT = words_of("""
    suicide suicidal restrained restraint bruises bruised bruise strangled strangles threatened threatens
    threatening frightened frightening terrified petrified neglected neglect bullied bullying starving anorexia
    anorexic bulimia overdose overdosed violent violence exploited exploitation groomed grooming inappropriate
    inappropriately assaulted assault sexually sexual punched slapped kicked screaming screams unsafe afraid knife
    stabbed tablets paracetamol domestic abused abusing abuse abusive scared hungry attacked dangerous desperate
    breakdown exhausted drunk alcohol molested kidnapped blackmail blackmailed unconscious strangling choking
    isolation cupboard handcuffs medication murdered murder privates underwear naked touched touches touching
    missing emergency homeless worthless
    """)
"""Long or telling enough that a word one slip away from them is most likely them."""

_REAL = words_of("""
    abuser scare scored scarred scares stared cared shared sacred scarred hungary hunger rung knives naked named
    nape touch torched couched kicker licked kicks picked ticked pushed bullies bulling grooming groom roomed
    gloomed drink drank trunk drank dunk tables table tablet missing musing massing messing mussing missing
    domestics attacked stacked afraid restrain restraints punches punch bunched lunched slapped lapped slipped
    slopped violet violets exhaust abase abuses bruise cruise brisk bruisers private homes touchy toughed unsafe
    assaults naked baked raked kicked kicks choking choosing chocking chucking cocking coking murder mured
    screening scream creams screams isolating medicate mediation meditation sexuality tablets starving staving
    staring starring starting carving craving stabbed stabled attached attack attracted dangers desperate
    disparate breakdowns emergence knifed treating threatening threaten threads threats bullying bulling bullion
    worthies inappropriate terrifies exploits exploit exploiting explored knit knife nice fright frighten
    frightens neglects murders groomed grommed
    """)
"""Words that are themselves, though a slip away from one above."""

_BY_HAND = {
    "suicide": "suside sewerside suacide suiside sucide suicde sooicide suicied suecide",
    "suicidal": "suisidal sucidal suicidle",
    "kill": "kil kiil kll kiling",
    "killing": "kiling",
    "die": "dye dy diie",
    "scared": "scard skared sceard skard scaird scarred scurd",
    "afraid": "afrade afriad afrayed",
    "frightened": "fritened frigtened frightend fritend",
    "hurt": "hert hirt hurrt",
    "hurts": "herts hirts",
    "hits": "hitts hitz",
    "touches": "tuches tutches touchs toches",
    "touched": "tuched tutched toched",
    "touch": "tuch tutch toch",
    "bullied": "bullyed bulyed bulied bullid buliied",
    "bullying": "bulling bulying buling bullyin",
    "bully": "buly bulley",
    "knife": "nife knif",
    "abused": "abuesd",
    "harm": "harmm",
    "restrained": "restraned restraind",
    "starving": "starvin",
    "want": "wnat wannt wont_to",
    "myself": "mysef myslef mysel mysellf myselfe miself mself",
    "drunk": "drunck",
    "naked": "naket nakid",
    "privates": "privats privets",
    "secret": "sercet secrit seecret",
    "everyday": "evryday everday",
    "overdose": "overdoes",
    "locked": "loked lockd lockt",
    "alone": "alown",
    "hit": "hitt",
    "eat": "eet eatt",
    "eating": "eeting eatting",
    "food": "fud",
    "police": "polis poliece",
    "unalive": "unaliv unalived un4live",
    "safe": "saf sayf",
    "run": "runn",
    "breaking": "braking",
}

_VOWELS = "aeiou"
_SWAPS = (
    ("ph", "f"),
    ("f", "ph"),
    ("c", "s"),
    ("s", "c"),
    ("ck", "k"),
    ("y", "ie"),
    ("ie", "y"),
    ("ei", "ie"),
    ("gh", ""),
)
_LETTERS = str.maketrans("013@$4", "oieasa")
_STRETCHED = re.compile(r"(.)\1{2,}")


def _slips(word: str) -> Iterator[str]:
    """What one slip makes of a word: a letter lost, doubled or swapped with the next, or a sound written another way."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        if word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1 :] for vowel in _VOWELS)
    yield from (word.replace(sound, other, 1) for sound, other in _SWAPS if sound in word)


def _all_slips() -> dict[str, str]:
    slips: dict[str, str] = {}
    for word in sorted(_DISTINCT):
        for slip in _slips(word):
            if len(slip) > 4 and slip not in _REAL:
                slips.setdefault(slip, word)
    slips.update({slip: word for word, written in _BY_HAND.items() for slip in written.split()})
    for word in (*_DISTINCT, *_BY_HAND):
        slips.pop(word, None)
    return slips


MEANT: Mapping[str, str] = MappingProxyType(_all_slips())
"""A word as written: the word meant."""


def deciphered(word: str) -> str:
    """A word in small letters with letters for look-alikes (`k1ll`) and no letter three times."""
    if word.isdigit():
        return word
    if not word.isalpha():
        word = word.translate(_LETTERS).replace("*", "")
    return _STRETCHED.sub(r"\1\1", word)
