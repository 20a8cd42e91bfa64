"""The real server, asked over a real socket, refuses what is too much before it is parsed, and holds no more memory for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import waitress
from flask import Flask

from surveyapp.cli import serving as serving_command
from surveyapp.storage import schema
from surveyapp.storage.database import Database
from surveyapp.web.security import LARGEST_BODY, MOST_FIELDS
from tests.hostile.bodies import FORM, MB, ODD, TOO_MUCH, get
from tests.hostile.server import Server, ask, serving
from tests.integration.person import Person

LARGE = 50 * MB
MOST_MEMORY = 32 * MB
"""By so much the memory of the server may grow over all of it."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Granian; `soak/bodies.py` asks waitress, too."""
    folder = tmp_path_factory.mktemp("granian")
    database = Database(f"sqlite:///{folder / 'bodies.sqlite'}")
    schema.upgrade(database)
    database.engine.dispose()
    with serving(folder, str(database.engine.url)) as running:
        for warm in (b"/help", b"/resume", b"/nowhere"):
            assert ask(running.port, get(warm)).status
        yield running


def test_too_much_is_refused_with_little_memory_and_the_server_goes_on(server: Server) -> None:
    before = server.memory()
    server.forget_peak()
    for name, parts in TOO_MUCH.items():
        assert ask(server.port, parts(LARGE)).status == 413, name
    assert server.peak() - before < MOST_MEMORY
    assert ask(server.port, get(b"/help")).status == 200


def test_of_a_large_body_hardly_anything_is_taken_in(server: Server) -> None:
    for name in ("a body", "a body of unknown length"):
        assert ask(server.port, TOO_MUCH[name](LARGE)).sent < LARGE / 2, name


def test_odd_requests_are_no_fault_and_cost_little_memory(server: Server) -> None:
    before = server.memory()
    server.forget_peak()
    for name, parts in ODD.items():
        reply = ask(server.port, parts(LARGE))
        assert 200 <= reply.status < 500 or reply.status in (0, 501), f"{name}: {reply.status}"
    assert server.peak() - before < MOST_MEMORY
    assert ask(server.port, get(b"/help")).status == 200


# In the app itself


def test_a_body_that_does_not_say_how_long_it_is_is_never_cut_off_in_silence(light_small_app: Flask) -> None:
    person = Person(light_small_app)
    page = person.start("every-kind")
    for text, status in (("a" * 1_000, 303), ("a" * LARGEST_BODY, 413)):
        body = f"csrf_token={page.token}&action=next&colour=red&story={text}".encode()
        about = {"content_type": FORM.decode(), "headers": {"Transfer-Encoding": "chunked"}}
        answer = person.ask("POST", page.address, data=body, environ_overrides={"wsgi.input_terminated": True}, **about)
        assert answer.status == status


def test_as_many_fields_as_any_form_has_are_taken(light_small_app: Flask) -> None:
    person = Person(light_small_app)
    page = person.start("every-kind")
    fields = "&".join(f"a{number}=1" for number in range(MOST_FIELDS - 5))
    body = f"csrf_token={page.token}&action=next&colour=red&{fields}".encode()
    assert person.ask("POST", page.address, data=body, content_type=FORM.decode()).status == 303


def test_a_refused_body_has_a_plain_page(server: Server) -> None:
    said = ask(server.port, TOO_MUCH["a body just over the cap"](0)).content
    assert b"That is too much for one page" in said
    assert b"Go back in your browser" in said


def test_the_server_says_nothing_of_it(server: Server) -> None:
    assert "Traceback" not in server.said.read_text(encoding="utf-8")


def test_waitress_takes_in_no_large_body_either(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr(waitress, "serve", lambda _app, **about: given.update(about))
    monkeypatch.setattr("surveyapp.create_app", lambda *_: None)
    serving_command._run_waitress("127.0.0.1", 8199)
    assert LARGEST_BODY < given["max_request_body_size"] <= 4 * MB
