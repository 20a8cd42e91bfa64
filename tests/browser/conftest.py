"""A real server on loopback with the real questionnaires, and a real chromium that looks at it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from surveyapp import create_app, demonstration
from surveyapp.config import ROOT, load_settings
from surveyapp.domain.waves import Wave
from surveyapp.questionnaire_files import questionnaire_paths, read_questionnaire
from surveyapp.storage import schema, versions, waves
from surveyapp.storage.database import Database

PHONE = (360, 800)
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A database in which both questionnaires are collecting."""
    settings = load_settings(instance=tmp_path_factory.mktemp("instance"), secure_cookies=False)
    database = Database(settings.database_url)
    schema.upgrade(database)
    found = [read_questionnaire(path) for path in questionnaire_paths(ROOT / "questionnaires")]
    published = [versions.publish(database, questionnaire, {}, date.today())[0] for questionnaire in found]
    collecting = {version.questionnaire: version.number for version in published}
    waves.open_wave(database, Wave("autumn", "Autumn", date.today(), versions=collecting))
    return database


@pytest.fixture(scope="session")
def address(database: Database) -> Iterator[str]:
    """Where the server listens."""
    instance = Path(str(database.engine.url.database)).parent
    app = create_app(load_settings(instance=instance, secure_cookies=False))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo's data is shown, as a forum volunteer sees it. Its releases are made without the audit, which takes long."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'demo.sqlite'}"
    settings = load_settings(instance=folder, database_url=url, demo=True, secure_cookies=False)
    demonstration.seed(settings.database_url, settings, demonstration.Plan(audit=False), lambda _: None)
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def chromium() -> str:
    """Where chromium is."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    executable = next((path for name in names if name and (path := shutil.which(name))), None)
    assert executable, "no chromium: script/bootstrap dev brings one"
    return executable


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def device(browser: Browser, address: str) -> Iterator[OpenContext]:
    """Opens one "device" after another: each with its own cookies, a phone without JavaScript unless told otherwise."""
    opened: list[BrowserContext] = []

    def open_device(size: tuple[int, int] = PHONE, *, javascript: bool = False, **more: object) -> BrowserContext:
        context = browser.new_context(
            base_url=address,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=javascript,
            **more,  # type: ignore[arg-type]
        )
        opened.append(context)
        return context

    yield open_device
    for context in opened:
        context.close()


@pytest.fixture
def find_no_violations(device: OpenContext) -> Callable[[Page], None]:
    """axe on the page that `page` shows, asked for again with the same cookies by a browser that runs scripts."""
    context = device(javascript=True)
    seen: set[str] = set()

    def check(page: Page) -> None:
        if page.url in seen:
            return
        seen.add(page.url)
        context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
        looking = context.new_page()
        looking.set_viewport_size(page.viewport_size or {"width": PHONE[0], "height": PHONE[1]})
        looking.goto(page.url)
        assert looking.url == page.url
        results = Axe().run(looking, options={"resultTypes": ["violations"]})
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
        looking.close()

    return check
