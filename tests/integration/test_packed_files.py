"""Large static files are sent as tightly packed as set-up packed them, to whoever can open that."""

from __future__ import annotations

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask

FILE = "/static/vendor/plotly-basic.min.js"


@pytest.mark.parametrize(("opens", "packed"), [("br", True), ("gzip, deflate, br", True), ("gzip", False), ("", False)])
def test_everybody_gets_what_they_can_open(light_app: Flask, opens: str, packed: bool) -> None:
    answer = light_app.test_client().get(FILE, headers={"Accept-Encoding": opens})
    assert answer.status_code == 200
    assert (answer.headers.get("Content-Encoding") == "br") is packed
    assert answer.mimetype == "text/javascript"


def test_what_is_packed_is_the_file(light_app: Flask) -> None:
    browser = light_app.test_client()
    packed = browser.get(FILE, headers={"Accept-Encoding": "br"})
    plain = browser.get(FILE, headers={"Accept-Encoding": "identity"})
    assert brotli.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 3
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Content-Disposition" not in packed.headers


def test_a_file_that_was_fetched_packed_is_not_sent_again(light_app: Flask) -> None:
    browser = light_app.test_client()
    first = browser.get(FILE, headers={"Accept-Encoding": "br"})
    again = browser.get(FILE, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_no_file_is_reached_that_is_not_static(light_app: Flask) -> None:
    for name in ("../config.py", "vendor/nothing.min.js", "vendor/../../config.py"):
        assert light_app.test_client().get(f"/static/{name}", headers={"Accept-Encoding": "br"}).status_code == 404
