"""The command that serves: one process with blocking threads, and no access log, which would hold addresses."""

from __future__ import annotations

import os
import signal
import socket
import threading
from typing import TYPE_CHECKING

import click

from surveyapp.cli import standing
from surveyapp.cli.failures import Refused

if TYPE_CHECKING:
    from flask import Flask

    from surveyapp.config import Settings

THREADS = 8
"""Fewer than the database's connections, so that no page waits for one."""
LARGEST_SPOOLED = 4 * 1024 * 1024
"""Waitress takes a whole body in before the app can refuse it; of a larger one it takes nothing."""

LOOPBACK = "127.0.0.1"
HOST = click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen at.")
PORT = click.option(
    "--port", default=8000, show_default=True, envvar="PORT", show_envvar=True, type=click.IntRange(1, 65535)
)


@click.command()
@HOST
@PORT
@click.option(
    "--part",
    type=click.Choice(["all", "public", "staff"]),
    help="What this process serves: the public part needs no keys, and cannot read a comment that was sent.",
)
def serve(host: str, port: int, part: str | None) -> None:
    """Serve the survey, the dashboard and the forum's pages, or a part of them."""
    if part:
        os.environ["SURVEYAPP_PART"] = part  # the serving process reads its settings from the environment
    settings = standing.settings()
    standing.database(settings).engine.dispose()  # the serving process opens its own connections
    click.echo(f"Serving at http://{host}:{port}/")
    run(settings, host, port)


def run(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped. The serving process reads the same settings from the environment."""
    from surveyapp.questionnaire_files import read_area, read_glossary
    from surveyapp.translating.catalogues import AREA, catalogues, compile_catalogues

    # A problem in these is said here rather than by a process that cannot start, or by no one.
    read_area(settings.questionnaires)
    read_glossary(settings.questionnaires)
    catalogues(settings.translations, AREA)
    compile_catalogues(settings.translations)
    _refuse_taken(host, port)
    if settings.metrics_port == port:
        raise Refused(f"SURVEYAPP_METRICS_PORT is {port}, where pages are served: give it another port.")
    if settings.metrics_port:
        _refuse_taken(LOOPBACK, settings.metrics_port, "SURVEYAPP_METRICS_PORT")
    try:
        import granian
    except ImportError:
        _run_waitress(host, port)
    else:
        granian.Granian(
            "surveyapp.cli.serving:application",
            factory=True,
            address=host,
            port=port,
            interface=granian.constants.Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
            log_level=granian.log.LogLevels.error,
            log_access=False,
        ).serve()


def application() -> Flask:
    """What a serving process serves: the app, with its metrics at a port of their own where one is set."""
    # Until granian takes over, the signals of the process that watches this one stand here, and would swallow a wish to stop.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    from surveyapp import create_app
    from surveyapp.config import load_settings
    from surveyapp.web import metrics

    settings = load_settings()
    app = create_app(settings)
    if settings.metrics_port:
        metrics.expose(metrics.set_up(app), settings.metrics_port)
    return app


def _run_waitress(host: str, port: int) -> None:
    import waitress

    most = LARGEST_SPOOLED
    waitress.serve(application(), host=host, port=port, threads=THREADS, ident=None, max_request_body_size=most)


def _refuse_taken(host: str, port: int, setting: str = "--port") -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Refused(f"{host}:{port} cannot be served at: {error.strerror}. Choose another with {setting}.") from None
