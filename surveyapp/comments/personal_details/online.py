"""E-mail addresses, and the names by which somebody is found online."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveyapp.comments.personal_details.word_lists import NOT_NAMES
from surveyapp.comments.readings import Detail, DetailKind
from surveyapp.comments.word_sets import words_of

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_AT = r"(?: at |\s?[(\[{<] ?at ?[)\]}>]\s?|\s?@\s?)"
_DOT = r"(?: dot | ?[(\[{] ?dot ?[)\]}] ?)"
_SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.-])[\w.+-]{{1,40}}(?:(?:{_DOT}| underscore | dash )[\w-]{{1,40}}){{0,3}}{_AT}"
    rf"[\w-]{{1,40}}(?:(?:{_DOT}|\.)[a-z]{{2,12}}){{1,3}}\b",
    re.IGNORECASE,
)
_OF_A_SERVICE = re.compile(
    r"(?:info|send|senco|sen|enquir\w*|admin|office|contact\w*|help\w*|hello|support|sendiass|localoffer|local\.offer|camhs|"
    r"head|reception|complaints|feedback|childline|jo|mail)@",
    re.IGNORECASE,
)
_MAIL_HOSTS = re.compile(
    r"gmail|hotmail|outlook|yahoo|icloud|aol|btinternet|live|msn|proton|sky|example|mail|talktalk", re.I
)
_LOOKING = words_of("look looked looking see site website page find available online is us me more out them it go")

_AT_NAME = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.-]{1,38}\w")
_TAGGED = re.compile(r"(?<![\w#])[\w.-]{2,32}#\d{4}(?!\d)")
_PLACE = (
    r"insta(?:gram)?|snap(?:chat)?|sc|ig|tik ?tok|discord|roblox|xbox|psn|ps[45]|playstation|twitch|you ?tube|minecraft|fortnite|"
    r"steam|kik|twitter|telegram|facebook|fb|bluesky|reddit|threads|bereal|tumblr|wattpad|switch|gamertag|gamer ?tag|user ?name|"
    r"whatsapp|handle|signal|pinterest|epic|nintendo|mastodon|linkedin|messenger|skype"
)
_CUED = re.compile(
    rf"\b(?P<place>{_PLACE})\b(?P<bridge>(?:[ ,:=-]|'s\b|\b(?:is|its|it's|as|me|name|user|username|tag|id|handle|account|called|"
    rf"am|i|im|i'm|under|at|on|there|add|find|my|channel|profile|name's|names|gamertag|page)\b){{1,8}})"
    r"(?P<name>[A-Za-z0-9_.][\w.#-]{2,38})(?P<more>(?: [A-Z][\w'-]+){0,3})",
    re.IGNORECASE,
)
_PLACES = words_of("""
    insta instagram snap snapchat sc ig tiktok tik discord roblox xbox psn ps4 ps5 playstation twitch youtube you
    minecraft fortnite steam kik twitter telegram facebook fb bluesky reddit threads bereal tumblr wattpad switch
    gamertag gamer user username whatsapp handle signal pinterest epic nintendo mastodon linkedin messenger skype
    """)
_LOOKS_MADE_UP = re.compile(r"[A-Za-z].*[\d_.#]|[\d_].*[A-Za-z]|[a-z][A-Z]|\w-\d")
_NAMED = re.compile(
    r"\b(?:is|its|it's|name|user|username|tag|handle|called|under|as|id|names|gamertag)\b|[:=]|'s", re.IGNORECASE
)
_PUBLIC = re.compile(
    r"council|nhs|camhs|gov|sendiass|childline|ofsted|kooth|shout|forum|voice|school|police|charity", re.I
)


def find(text: str, words: frozenset[str]) -> Iterator[Detail]:
    """E-mail addresses and online names."""
    if "@" in text:
        yield from _emails(text)
        yield from _at_names(text)
    if "dot" in words or ("at" in words and "." in text):
        yield from _spoken_emails(text)
    if "#" in text:
        yield from (Detail(*found.span(), DetailKind.HANDLE) for found in _TAGGED.finditer(text))
    if not _PLACES.isdisjoint(words):
        yield from _cued(text)


def _emails(text: str) -> Iterator[Detail]:
    for found in _EMAIL.finditer(text):
        if not _OF_A_SERVICE.match(found.group()):
            yield Detail(*found.span(), DetailKind.EMAIL)


def _spoken_emails(text: str) -> Iterator[Detail]:
    for found in _SPOKEN_EMAIL.finditer(text):
        name, _, host = re.sub(_AT, "@", found.group(), count=1, flags=re.IGNORECASE).rpartition("@")
        spoken = re.search(_DOT, host, re.IGNORECASE) is not None
        if name.split()[-1].lower() not in _LOOKING and (spoken or _MAIL_HOSTS.match(host)):
            yield Detail(*found.span(), DetailKind.EMAIL)


def _at_names(text: str) -> Iterator[Detail]:
    for found in _AT_NAME.finditer(text):
        if not _PUBLIC.search(found.group()):
            yield Detail(*found.span(), DetailKind.HANDLE)


def _cued(text: str) -> Iterator[Detail]:
    for found in _CUED.finditer(text):
        name = found["name"].rstrip(".-")
        plain = name.lower() in NOT_NAMES or not _NAMED.search(found["bridge"])
        if _LOOKS_MADE_UP.search(name) and not _PUBLIC.search(name):
            yield Detail(found.start("name"), found.start("name") + len(name), DetailKind.HANDLE)
        elif not plain and _stands_alone(text, found):
            end = found.end("more") if found["more"] and name[0].isupper() else found.start("name") + len(name)
            yield Detail(found.start("name"), end, DetailKind.HANDLE)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether a clause ends after the name: "my insta is jazzy" but not "my insta is boring me"."""
    after = text[found.end("name") : found.end("name") + 12]
    own = re.search(
        r"\b(?:my|his|her|im|i'm|our|under|as|user ?name|gamertag|handle)\b",
        text[max(found.start() - 12, 0) : found.end()],
        re.I,
    )
    return (
        bool(own)
        and re.match(r"\s*(?:$|[.,!?;)(\n]| (?:and|if|but|on|or|dm|add|lol|so|pls|please|x+|not|[A-Z]))", after)
        is not None
    )
