"""Pages of staff in a real browser: by keyboard and without scripts, with a real passkey, and without a fault that axe finds."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from werkzeug.serving import make_server

from surveyapp import create_app
from surveyapp.config import load_settings
from surveyapp.demonstration.staff import DEMO_STAFF, DemoPerson, Keeping, make_accounts
from surveyapp.domain.roles import Role
from surveyapp.storage import schema, staff, waves
from surveyapp.storage.database import Database
from surveyapp.web import accounts, current
from tests.browser.conftest import OpenContext

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
PAGES = ("/forum/", "/forum/account/", "/forum/account/password", "/forum/account/app", "/forum/account/passkeys")
MORE_PAGES = ("/forum/account/recovery-codes", "/forum/people/", "/forum/people/invite", "/forum/audit/")
NEW_PASSWORD = "purple kettles sing at dawn"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Database]]:
    """A demo with nothing but its staff. Passkeys need a name, so it is at localhost."""
    settings = load_settings(instance=tmp_path_factory.mktemp("staff"), demo=True, secure_cookies=False)
    database = Database(settings.database_url)
    schema.upgrade(database)
    waves.mark_as_demo(database)
    app = create_app(settings)
    with app.app_context():
        keeping = Keeping(accounts.hashed, accounts.codes().sealed, accounts.is_demo_person)
        make_accounts(database, current.now(), keeping)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.port}", database
    server.shutdown()


def known(role: Role) -> DemoPerson:
    return next(one for one in DEMO_STAFF if one.role is role)


def sign_in(page: Page, address: str, one: DemoPerson) -> None:
    """By keyboard alone, from the top of the page."""
    page.goto(f"{address}/forum/")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(one.email)
    page.keyboard.press("Tab")
    page.keyboard.type(one.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/second-step")
    code = re.search(r"works now: (\d{6})", page.inner_text("main"))
    assert code
    page.get_by_label("Code", exact=True).focus()
    page.keyboard.type(code[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/forum/")


def faults(page: Page) -> list[str]:
    """What is wrong with a page, at each width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{page.url} {width}: {one['id']}" for one in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{page.url} {width}: wider than the window")
    return found


def test_staff_sign_in_by_keyboard_and_without_scripts(device: OpenContext, site: tuple[str, Database]) -> None:
    address, _database = site
    page = device(javascript=False).new_page()
    sign_in(page, address, known(Role.DATA_OFFICER))
    assert page.get_by_role("heading", level=1).inner_text() == "What you may do"


def test_axe_finds_nothing_on_pages_of_staff(device: OpenContext, site: tuple[str, Database]) -> None:
    address, _database = site
    page = device(javascript=True).new_page()
    page.goto(f"{address}/forum/sign-in")
    found = faults(page)
    sign_in(page, address, known(Role.ADMINISTRATOR))
    for path in (*PAGES, *MORE_PAGES):
        page.goto(address + path)
        found += faults(page)
    page.goto(f"{address}/forum/people/")
    page.get_by_role("link", name=known(Role.FORUM_MEMBER).name).click()
    found += faults(page)
    assert found == []


def test_a_passkey_is_made_and_lets_in(device: OpenContext, site: tuple[str, Database]) -> None:
    address, database = site
    with database.writing() as connection:
        token = staff.invite(connection, "key@b.example", "Key Holder", {Role.FORUM_MEMBER}, current.now(), None)
    context = device(javascript=True)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    about = {**key, "isUserVerified": True, "automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": about})

    page.goto(f"{address}/forum/link/{token}")
    found = faults(page)
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/set-up")
    found += faults(page)
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    found += faults(page)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()

    page.get_by_label("E-mail address").fill("key@b.example")
    page.get_by_label("Password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/second-step")
    found += faults(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/forum/")
    assert page.get_by_role("heading", level=1).inner_text() == "What you may do"
    assert found == []
