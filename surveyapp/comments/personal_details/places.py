"""Postcodes and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveyapp.comments.personal_details.word_lists import PLACES
from surveyapp.comments.readings import Detail, DetailKind
from surveyapp.comments.word_sets import words_of

_DIGIT = re.compile(r"\d")
_UNIT_WORDS = words_of("flat apartment apt unit plot caravan bungalow maisonette")
_LIVING_WORDS = words_of("live lives lived living moved house home stay stays staying address adress based re are")
_AREAS = words_of("""
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
    G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR
    NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA
    WC WD WF WN WR WS WV YO ZE
    """)
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])([A-Z]{1,2})(\d[A-Z\d]?)[ -]{0,2}(\d)([ABD-HJLN-UW-Z]{2})(?![A-Za-z0-9])", re.IGNORECASE
)
_ORDINAL = frozenset({"st", "nd", "rd", "th"})

_SURE_STREETS = (
    "street|road|lane|avenue|crescent|terrace|mews|gardens|grove|cottages?|paddocks?|boulevard|st|rd|ln|ave|av|cres|"
    "gdns|meadows?|croft|spinney|orchards?|leas?|villas|buildings|bungalows?|parade|wharf|causeway|broadway|chase|dale|fields?"
)
_STREETS_THAT_ARE_WORDS = (
    "close|drive|court|way|place|hill|rise|row|walk|green|square|park|view|house|yard|gate|end|dr|ct|pl|cl|farm|lodge|"
    "path|bank|heights|ridge|wood|woods|copse|glebe|quay|towers?|mill|hall|barns?|estate|brook|garth|common|cross|mount|vale"
)
_NAME = r"[^\W\d_][\w'’.-]{0,24}"
_DOOR = r"(?:no\.? ?|number )?\d{1,4} ?[a-fA-F]?(?![\w:%])"
_UNIT = r"(?:flat|apartment|apt|unit|plot|caravan|bungalow|maisonette)\.? (?:no\.? ?|number )?(?:\d{1,4}[a-z]?|[A-H])\b"
_STREET = re.compile(
    rf"(?<![\w£/:.-])(?:{_UNIT},? {{1,2}}(?:[A-Z][\w'’]+ (?:House|Court|Lodge|Heights|Point|Building),? )?)?{_DOOR},? {{1,2}}"
    rf"(?P<names>(?:{_NAME} ){{0,3}})(?P<street>{_SURE_STREETS}|{_STREETS_THAT_ARE_WORDS})\b\.?",
    re.IGNORECASE,
)
_UNITS = re.compile(
    rf"(?<![\w£]){_UNIT}(?P<rest>(?:,? {{1,2}}[A-Z][\w'’.-]+(?: (?!and\b|but\b|in\b|so\b)[\w'’.-]+){{0,3}}? "
    rf"(?:{_SURE_STREETS}|{_STREETS_THAT_ARE_WORDS})\b(?: caravans?| park| site)?){{0,2}})",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:The )?(?:[A-Z][\w'’]+ ){0,2}(?:Cottage|House|Farm|Lodge|Barn|Forge|Hall|Rectory|Mill|Vicarage|Bungalow|Manor|Villa|"
    rf"Farmhouse|Stables|Granary|Croft|Grange|Bakery|Chapel|Post Office)s?, ?(?:{_DOOR} )?(?:[A-Z][\w'’]+ ){{1,3}}"
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Row|Hill|Way|Green|Place|Court|St|Rd|End|Rise|Crescent|Gate|Yard)\b"
)
_LIVES = re.compile(
    rf"\b(?:liv(?:e|es|ed|ing)|moved|house is|home is|stay(?:s|ing)?|address is|adress is|we're|we are|based) "
    rf"(?:\w+ )?(?:on|at|in|down|off|up|to|near) (?:the )?(?P<street>"
    rf"(?:{_NAME} ){{1,3}}(?:{_SURE_STREETS}|close|drive|crescent|rise|court))\b",
    re.IGNORECASE,
)
_TOWN = re.compile(r"(?:,? ?\n?(?:[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)(?=[\s,.!?;)]|$)){1,2}")
_TOWN_IN_SMALL = re.compile(rf",? (?:{'|'.join(sorted(PLACES))})\b")
_LIVING = re.compile(
    r"\b(?:liv(?:e|es|ing|ed) (?:at|in|on)|moved|letters?|write|post|ad+ress|send|sent|car|visit|come|round|us at|house|home|based|"
    r"stay\w*|from|are at|is at|delivered?|door|pick\w*|outside|drops?|collect\w*|are)\b",
    re.IGNORECASE,
)
_NOT_STREETS = words_of("""
    minute minutes min mins hour hours hr hrs mile miles day days week weeks month months year years yr yrs of in on
    to a an out from other different another more less times time people kids children child who that this away and
    or is was per for metres meters km half each every long same whole good at with by we i they he she old th rd st
    nd pm am days' weeks' minutes' my our his her its been so all went it but which when get gets on
    """)


def find(text: str, words: frozenset[str]) -> Iterator[Detail]:
    """Postcodes, and addresses with a number, a flat, a named house, or "we live in ... Street"."""
    if _DIGIT.search(text):
        yield from _postcodes(text)
        yield from _numbered(text)
    if not words.isdisjoint(_UNIT_WORDS):
        yield from _units(text)
    if "," in text:
        yield from (_with_town(text, *found.span()) for found in _HOUSE.finditer(text))
    if not words.isdisjoint(_LIVING_WORDS):
        yield from _lived_in(text)


def _postcodes(text: str) -> Iterator[Detail]:
    for found in _POSTCODE.finditer(text):
        if found[1].upper() in _AREAS and found[4].lower() not in _ORDINAL:
            yield Detail(*found.span(), DetailKind.POSTCODE)


def _numbered(text: str) -> Iterator[Detail]:
    for found in _STREET.finditer(text):
        names = found["names"].split()
        if any(name.lower() in _NOT_STREETS for name in names):
            continue
        if _is_street(text, found, names):
            yield _with_town(text, *found.span())


def _is_street(text: str, found: re.Match[str], names: list[str]) -> bool:
    """Whether number, names and street word are an address and not "2 quiet place"."""
    sure = re.fullmatch(_SURE_STREETS, found["street"], re.IGNORECASE) is not None
    capitals = all(name[0].isupper() for name in [*names, found["street"]])
    lives = _LIVING.search(text, max(found.start() - 30, 0), found.start()) is not None
    if not names:
        return False
    if names[0].lower() == "the":
        return capitals and found["street"][0].isupper()
    return (
        capitals
        or lives
        or (sure and found["street"].lower() not in ("st", "av", "lea", "dale", "chase", "field", "fields", "leas"))
    )


def _units(text: str) -> Iterator[Detail]:
    for found in _UNITS.finditer(text):
        yield _with_town(text, *found.span())


def _lived_in(text: str) -> Iterator[Detail]:
    for found in _LIVES.finditer(text):
        names = found["street"].split()[:-1]
        if not any(
            name.lower() in _NOT_STREETS | {"the", "quiet", "busy", "main", "country", "no", "small", "dead"}
            for name in names
        ):
            yield _with_town(text, *found.span("street"))


def _with_town(text: str, start: int, end: int) -> Detail:
    town = (
        (_TOWN.match(text, end) or _TOWN_IN_SMALL.match(text, end)) if text[end : end + 1] in (",", " ", "\n") else None
    )
    return Detail(start, town.end() if town else end, DetailKind.ADDRESS)
