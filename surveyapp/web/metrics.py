"""Metrics: how the software does, for whoever keeps it running; on loopback alone, and nothing about who answers what.

No figure is kept by questionnaire, page or outcome of an answer: whoever watched those would see, live, who just sent what.
"""

from __future__ import annotations

from threading import Thread
from time import perf_counter
from wsgiref.simple_server import WSGIServer

from flask import Flask, Response, g, got_request_exception, request
from prometheus_client import (
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    PROCESS_COLLECTOR,
    CollectorRegistry,
    Gauge,
    Histogram,
    disable_created_metrics,
    start_http_server,
)
from prometheus_client import Counter as Count

from surveyapp.web.current import site

LOOPBACK = "127.0.0.1"
ROOMS = ("respond", "paper", "dashboard", "forum")
"""What is told apart. Everything else, static files among it, is "other"."""
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15)
"""Seconds."""


disable_created_metrics()  # type: ignore[no-untyped-call]  # they would tell the very moment at which something was first asked for


def set_up(app: Flask) -> CollectorRegistry:
    """Measure what `app` does from now on."""
    registry = CollectorRegistry()
    for collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, GC_COLLECTOR):
        registry.register(collector)
    seconds = Histogram(
        "surveyapp_request_seconds", "How long requests took.", ("room",), registry=registry, buckets=BUCKETS
    )
    refused = Count("surveyapp_refused", "Requests answered with 4xx or 5xx.", ("room", "kind"), registry=registry)
    faults = Count(
        "surveyapp_faults", "Faults of the software, by the kind of exception.", ("kind",), registry=registry
    )
    with app.app_context():
        database = site().database
    at_work = Gauge("surveyapp_database_connections", "Connections to the database at work.", registry=registry)
    at_work.set_function(database.connections_at_work)

    def begin() -> None:
        g.began = perf_counter()

    def end(response: Response) -> Response:
        room = request.blueprint if request.blueprint in ROOMS else "other"
        seconds.labels(room).observe(perf_counter() - g.get("began", perf_counter()))
        if response.status_code >= 400:
            refused.labels(room, f"{response.status_code // 100}xx").inc()
        return response

    def note(_app: Flask, exception: Exception, **_: object) -> None:
        faults.labels(type(exception).__name__).inc()

    app.before_request_funcs.setdefault(None, []).insert(0, begin)  # before whatever refuses a request
    app.after_request(end)
    got_request_exception.connect(note, app, weak=False)
    return registry


def expose(registry: CollectorRegistry, port: int) -> tuple[WSGIServer, Thread]:
    """Tell the metrics at a port of this machine that no other machine reaches."""
    return start_http_server(port, addr=LOOPBACK, registry=registry)
