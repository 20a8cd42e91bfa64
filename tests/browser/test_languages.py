"""Each page fetches the letters of its own language alone."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.storage.database import Database
from tests import pretended
from tests.browser.conftest import FLAGS, chromium

MOST = 60 * 1024
HERE_ALREADY = ("Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Arabic UI", "Noto Naskh Arabic UI")
OURS = ("atkinson-hyperlegible", "opendyslexic")


@pytest.fixture(scope="module")
def arabic_address(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with whole catalogues of a pretended Arabic."""
    folder = pretended.begin(tmp_path_factory.mktemp("translations"), "ar")
    pretended.compiled(pretended.translate(folder, "ar"))
    instance = Path(str(database.engine.url.database)).parent
    app = create_app(load_settings(instance=instance, secure_cookies=False, translations=folder))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture(scope="module")
def bare_browser(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser on a device that has none of the good Arabic faces."""
    families = "".join(
        f'<pattern><patelt name="family"><string>{family}</string></patelt></pattern>' for family in HERE_ALREADY
    )
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<selectfont><rejectfont>{families}</rejectfont></selectfont></fontconfig>"
    )
    env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    bare = browser.browser_type.launch(executable_path=chromium(), args=FLAGS, env=env)
    yield bare
    bare.close()


def faces_fetched(browser: Browser, address: str) -> dict[str, int]:
    """The sizes of the faces for other scripts that a page fetches, in a browser that was never here."""
    context = browser.new_context()
    page = context.new_page()
    fetched: dict[str, int] = {}

    def note(response: object) -> None:
        name = response.url.rpartition("/")[2].partition("?")[0]  # type: ignore[attr-defined]
        if name.endswith(".woff2") and not name.startswith(OURS):
            fetched[name] = len(response.body())  # type: ignore[attr-defined]

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    context.close()
    return fetched


PAGES = ("/", "/help", "/s/my-story/", "/settings")


@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_fetches_no_other_letters(bare_browser: Browser, arabic_address: str, path: str) -> None:
    assert faces_fetched(bare_browser, f"{arabic_address}{path}?lang=en") == {}


@pytest.mark.parametrize("path", PAGES)
def test_an_arabic_page_fetches_one_small_face(bare_browser: Browser, arabic_address: str, path: str) -> None:
    ((name, size),) = faces_fetched(bare_browser, f"{arabic_address}{path}?lang=ar").items()
    assert "arabic" in name
    assert size <= MOST
