"""The reading room: what the staff process holds in memory while comments are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from surveyapp.forum.reading.desk import Desk
from surveyapp.forum.reading.pauses import Pauses
from surveyapp.keys import KeyFolder, Keyring
from surveyapp.web.current import site

_NAME = "surveyapp.reading"


@dataclass
class Room:
    """The keys that somebody unlocked, who has which comment open, and who must wait after wrong passphrases."""

    keyring: Keyring
    desk: Desk = field(default_factory=Desk)
    pauses: Pauses = field(default_factory=Pauses)


def room() -> Room:
    """The room of the current app."""
    made = Room(Keyring(KeyFolder(site().settings.keys_folder)))
    return cast(Room, current_app.extensions.setdefault(_NAME, made))
