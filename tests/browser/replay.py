"""A server on loopback that shows a crawled page again, whatever form or cookie it once took to get there."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.crawling import Shown

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HEADER = "X-Shown"


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Say nothing: there are thousands."""


class Replay:
    """Answers with a crawled page where the browser's header names one and its address is asked for; else with the app."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.address = ""
        self._pages: list[Shown] = []

    def show(self, shown: Shown) -> str:
        """What the header has to say for the browser to get this page."""
        self._pages.append(shown)
        return str(len(self._pages) - 1)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        number = environ.get("HTTP_X_SHOWN")
        shown = self._pages[int(number)] if number else None
        if shown and environ["PATH_INFO"] == shown.path:
            start_response(f"{shown.status} Shown", list(shown.headers))
            return [shown.html]
        return self.app(environ, start_response)


@contextmanager
def replaying(app: Flask) -> Iterator[Replay]:
    """A running server; it takes its files (styles, scripts, pictures) from `app`."""
    replay = Replay(app)
    server = make_server("127.0.0.1", 0, replay, threaded=True, request_handler=_Quiet)
    replay.address = f"http://127.0.0.1:{server.port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield replay
    server.shutdown()
