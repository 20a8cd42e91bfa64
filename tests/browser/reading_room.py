"""A reading room on a real server: comments that wait, some of them hostile, and browsers in which staff are signed in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext
from werkzeug.serving import make_server

from surveyapp import create_app
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.roles import Role
from surveyapp.domain.waves import Wave
from surveyapp.keys import KeyFolder
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.comments import Ref
from surveyapp.storage.database import Database
from tests.integration.conftest import SECRET, WAVE
from tests.integration.reading_room import ReadingRoom
from tests.integration.staff import signed_in

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u2067 ]]> {{ 7*7 }} \u202e& “quotes” \u200b"
LONG = "It goes on and on, and nobody answers the telephone. " * 370
DETAILS = "Ring me on 01632 960 961 or write to a.parent@example.com about the bus."
QUESTION, QUESTIONNAIRE = "finding-help-words", "our-story"


@dataclass
class Served:
    """The room, where it is served, and the comments that wait in it: the first is late, the second a concern."""

    room: ReadingRoom
    address: str
    refs: list[Ref]

    def browser(self, chromium: Browser, *roles: Role, size: tuple[int, int] = (1280, 900)) -> BrowserContext:
        """A browser in which somebody of these roles is signed in."""
        person = signed_in(self.room.app, self.room.database, *roles)
        context = chromium.new_context(base_url=self.address, viewport={"width": size[0], "height": size[1]})
        cookie = next(one for one in (person.browser._cookies or {}).values() if one.key == "staff")
        context.add_cookies([{"name": "staff", "value": cookie.value, "url": f"{self.address}/forum/"}])
        return context


@contextmanager
def serve_room(folder: Path) -> Iterator[Served]:
    """Serve a room with a sealed key and a handful of comments."""
    settings = load_settings(instance=folder, secure_cookies=False, secret_key=SECRET)
    database = Database(settings.database_url)
    schema.upgrade(database)
    found = [read_questionnaire(path) for path in questionnaire_paths(ROOT / "questionnaires")]
    published = [versions.publish(database, one, {}, date.today())[0] for one in found if one.listed]
    collecting = {version.questionnaire: version.number for version in published}
    waves.open_wave(database, Wave(WAVE, "Autumn", date.today(), versions=collecting))
    app = create_app(settings)
    room = ReadingRoom(app, database, KeyFolder(settings.keys_folder), QUESTIONNAIRE, QUESTION)
    room.seal()
    refs = _comments(room)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(room, f"http://127.0.0.1:{server.port}", refs)
    server.shutdown()
    database.engine.dispose()


def _comments(room: ReadingRoom) -> list[Ref]:
    today = date.today()
    return [
        room.comment("It took long, and then they were kind.", came=today - timedelta(days=8), themes=["finding-help"]),
        room.comment(
            "He says he wants to hurt himself.", came=today, concern=True, why="a person should read this first"
        ),
        room.comment(HOSTILE, came=today, sentiment="negative", confidence=0.81, why="the words speak for it"),
        room.comment("لا أحد يستمع إلينا.", came=today, language="ar", why="left to people: not in English"),
        room.comment(DETAILS, came=today, sentiment="neutral", confidence=0.7, themes=["places"]),
        room.comment(LONG[:20_000], came=today),
    ]
