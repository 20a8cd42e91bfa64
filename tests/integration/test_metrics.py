"""Metrics, readiness and security.txt: what those who keep the site running see, and what they must not see."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from flask import Flask
from prometheus_client import CollectorRegistry, generate_latest, start_http_server

from surveyapp.storage import schema
from surveyapp.storage.database import Database
from surveyapp.web import metrics, security_txt
from surveyapp.web.current import site
from tests.integration.conftest import Calendar
from tests.integration.person import Person

CANARY = "canarybird"


def told(registry: CollectorRegistry) -> str:
    return generate_latest(registry).decode()


def count(registry: CollectorRegistry, name: str, **labels: str) -> float:
    return registry.get_sample_value(name, labels) or 0


def test_requests_are_told_by_room_and_nothing_more(small_app: Flask) -> None:
    registry = metrics.set_up(small_app)
    person = Person(small_app)
    before = count(registry, "surveyapp_request_seconds_count", room="respond")
    person.answer_and_send("every-kind", lambda _: {"story": CANARY, "street": CANARY})
    person.ask("GET", f"/nowhere/{CANARY}?q={CANARY}", headers={"User-Agent": CANARY, "X-Forwarded-For": "203.0.113.9"})
    assert count(registry, "surveyapp_request_seconds_count", room="respond") > before
    assert count(registry, "surveyapp_refused_total", room="other", kind="4xx") == 1
    labels = set(re.findall(r"^surveyapp_\w+\{([^}]*)\}", told(registry), re.MULTILINE))
    rooms = "|".join((*metrics.ROOMS, "other"))
    known = re.compile(rf'(kind="(4xx|5xx|\w+)",)?(le="[^"]+",)?room="({rooms})"|kind="\w+"')
    assert not [label for label in labels if not known.fullmatch(label)]
    for secret in (CANARY, "every-kind", "203.0.113.9", "send"):
        assert secret not in told(registry)


def test_a_fault_is_counted_by_its_kind_without_its_words(small_app: Flask) -> None:
    registry = metrics.set_up(small_app)

    def broken() -> str:
        raise LookupError(CANARY)

    small_app.config["TESTING"] = False
    small_app.view_functions["health.health"] = broken
    assert small_app.test_client().get("/health").status_code == 500
    assert count(registry, "surveyapp_faults_total", kind="LookupError") == 1
    assert CANARY not in told(registry)


def test_metrics_are_told_on_loopback_alone(small_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def listen(port: int, addr: str, **about: Any) -> Any:
        asked.append(addr)
        return start_http_server(port, addr=addr, **about)

    monkeypatch.setattr("surveyapp.web.metrics.start_http_server", listen)
    server, thread = metrics.expose(metrics.set_up(small_app), 0)
    with urlopen(f"http://127.0.0.1:{server.server_port}/metrics", timeout=30) as answer:
        assert b"surveyapp_database_connections 0.0" in answer.read()
    server.shutdown()
    thread.join(30)
    assert asked == ["127.0.0.1"]


def test_no_page_of_the_site_shows_metrics(small_app: Flask) -> None:
    metrics.set_up(small_app)
    assert small_app.test_client().get("/metrics").status_code == 404


# Readiness


def test_ready_says_yes_or_no_and_nothing_else(small_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = small_app.test_client()
    assert (browser.get("/ready").status_code, browser.get("/ready").json) == (200, {"ready": True})
    with small_app.app_context():
        monkeypatch.setattr(type(site().database), "answers", lambda _: False)
    assert (browser.get("/ready").status_code, browser.get("/ready").json) == (503, {"ready": False})


def test_a_process_is_not_ready_before_its_database_is_up_to_date(database: Database, small_app: Flask) -> None:
    assert small_app.test_client().get("/ready").status_code == 200
    schema.downgrade(database, "-1")
    assert small_app.test_client().get("/ready").status_code == 503


# security.txt


def test_whoever_finds_a_weakness_is_told_whom_to_write_to(small_app: Flask, calendar: Calendar) -> None:
    answer = small_app.test_client().get("/.well-known/security.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"].startswith(("mailto:", "https://"))
    with small_app.app_context():
        contact = site().area.contact
    assert contact
    assert str(contact.email or contact.url) in fields["Contact"]
    expires = date.fromisoformat(fields["Expires"][:10])
    assert expires == calendar.today + security_txt.HOLDS_FOR
    assert expires < calendar.today + timedelta(days=365)
