"""The doors: names that are not ours, ways back that lead elsewhere, headers on every answer, and what cookies may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from flask import Flask
from limits import RateLimitItemPerMinute
from werkzeug.test import TestResponse

from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.roles import Role
from surveyapp.publishing import make_release
from surveyapp.storage.database import Database, DatabaseAway
from surveyapp.web import limits
from surveyapp.web.held_back import pass_for
from surveyapp.web.way_back import LONGEST
from tests.integration.conftest import FIRST_DAY, SECRET, Collect, MakeApp
from tests.integration.guesses import SCHOOL, at
from tests.integration.person import Page, Person
from tests.integration.staff import account, give_password, sign_in, signed_in

# Names

OURS = "survey.example"
FOREIGN = [
    "evil.example",
    "evil.example:443",
    "survey.example.evil.example",
    "survey.example@evil.example",
    "evil.example/",
]
TOLD = {
    "X-Forwarded-Host": "evil.example",
    "X-Host": "evil.example",
    "X-Original-Host": "evil.example",
    "Forwarded": "host=evil.example;proto=http",
    "X-Forwarded-Prefix": "/evil.example",
    "X-Original-URL": "http://evil.example/",
}


@pytest.mark.parametrize("named", [True, False])
def test_a_name_that_is_not_ours_is_refused_and_comes_back_nowhere(
    sqlite: Database, make_app: MakeApp, named: bool
) -> None:
    app = make_app(sqlite, **({"trusted_hosts": OURS} if named else {}))
    for host in FOREIGN:
        for method, address in (("GET", "/"), ("GET", "/forum/"), ("POST", "/resume"), ("GET", "/static/js/site.js")):
            answer = app.test_client().open(address, method=method, headers={"Host": host})
            assert answer.status_code == 400, (host, address)
            assert "evil" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("named", [True, False])
def test_what_a_request_tells_of_its_name_elsewhere_is_not_believed(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any, named: bool
) -> None:
    collect(sqlite, every_kind)
    app = make_app(sqlite, proxies=1, **({"trusted_hosts": "localhost"} if named else {}))
    person = signed_in(app, sqlite, *Role)
    person.browser.environ_base |= {"REQUEST_URI": "http://evil.example/help"}
    person.browser.environ_base |= {f"HTTP_{name.upper().replace('-', '_')}": told for name, told in TOLD.items()}
    sender = at(app, SCHOOL)
    sender.browser.environ_base |= person.browser.environ_base
    sender.answer_and_send("every-kind")
    seen = [sender.open("/s/every-kind/sent"), person.open("/forum/people/"), person.open("/paper/")]
    invite = person.open("/forum/people/invite")
    about = {"name": "New", "email": "new@forum.example", "roles": "forum-member"}
    seen.append(person.send(invite, "/forum/people/invite", **about))
    seen.append(person.ask("GET", "/forum/sign-in"))
    for page in seen:
        assert "evil" not in page.text + str(page.response.headers), page.address
    assert "http://localhost/forum/link/" in seen[3].text
    assert "http://localhost/withdraw" in seen[0].text


def test_a_site_without_a_name_is_that_of_its_own_machine_and_of_its_public_address(
    sqlite: Database, make_app: MakeApp
) -> None:
    plain = make_app(sqlite).test_client()
    for host in ("localhost", "localhost:8000", "127.0.0.1:8000"):
        assert plain.get("/help", headers={"Host": host}).status_code == 200
    public = make_app(sqlite, public_address="https://survey.example/").test_client()
    assert public.get("/help", headers={"Host": OURS}).status_code == 200
    demo = make_app(sqlite, demo=True).test_client()
    assert demo.get("/help", headers={"Host": "192.168.0.7:8000"}).status_code == 200


# Ways back

ELSEWHERE = [
    "//evil.example",
    "///evil.example/help",
    "/\\evil.example",
    "\\\\evil.example\\help",
    "https://evil.example/help",
    "https:evil.example",
    "/help\r\nLocation: https://evil.example",
    "/help%0d%0aSet-Cookie:%20evil=1",
    "javascript:alert('evil')",
    "data:text/html,evil",
    " /help?evil",
    "\t//evil.example",
    "@evil.example/",
    "/help@evil.example",
    "/.//evil.example",
    "/help/..//evil.example",
    "／／evil.example",
    "/⁄evil.example",
    "/%2f%2fevil.example",
    "/help?from=check&evil=1",
    "/help#evil",
    "/" + "evil" * LONGEST,
]


def test_no_way_back_leads_elsewhere(light_small_app: Flask) -> None:
    person = Person(light_small_app)
    settings = person.open("/settings")
    for elsewhere in ELSEWHERE:
        asked = urlencode({"back": elsewhere})
        for page in ("/settings", "/help"):
            assert "evil" not in person.open(f"{page}?{asked}").text, elsewhere
        for action in ("save", "try"):
            answer = person.send(settings, f"/settings?{asked}", action=action)
            leads_to = "/" if action == "save" else "/settings?back=/"
            assert (answer.status, answer.response.headers["Location"]) == (303, leads_to), elsewhere


@pytest.mark.parametrize(
    "address",
    ["//evil.example/help", "/\t/evil.example/", "/%09/evil.example/", "/%5Cevil.example/", "/%2F/evil.example"],
)
def test_the_page_about_a_page_that_is_not_there_leads_nowhere_else(light_small_app: Flask, address: str) -> None:
    person = Person(light_small_app)
    for method in ("GET", "POST"):
        page = Page(address, person.browser.open(environ_overrides={"PATH_INFO": unquote(address)}, method=method))
        assert page.status == 404
        assert "evil" not in page.text


def test_no_next_leads_elsewhere_after_signing_in(light_app: Flask, sqlite: Database) -> None:
    found = account(light_app, sqlite, Role.FORUM_MEMBER)
    inside = signed_in(light_app, sqlite, Role.FORUM_MEMBER)
    for elsewhere in [*ELSEWHERE, "/forum//evil.example", "/forum/../evil", "/results/../../evil", "/help"]:
        answer = inside.ask("GET", f"/forum/sign-in?{urlencode({'next': elsewhere})}")
        assert answer.response.headers["Location"] == "/forum/", elsewhere
    for elsewhere in ELSEWHERE[:3]:
        person = Person(light_app)
        first = give_password(person, found.email, onward=f"?{urlencode({'next': elsewhere})}")
        assert first.leads_to == "/forum/second-step", elsewhere
        with person.browser.session_transaction("/forum/") as session:
            assert session["next"] == "/forum/", elsewhere


# Headers

DENIED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def check(answer: TestResponse, status: int) -> None:
    """No frame, no script of elsewhere, no guessing of types: whatever the answer is."""
    assert answer.status_code == status
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["frame-ancestors"] == policy["default-src"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == policy["script-src"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert {name: answer.headers.get(name) for name in DENIED} == DENIED
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_every_answer_denies_framing_whatever_went_wrong(
    make_app: MakeApp, sqlite: Database, collect: Collect, every_kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(sqlite, every_kind)
    monkeypatch.setattr(limits, "SENDS", RateLimitItemPerMinute(0, 10, "none"))
    app = make_app(sqlite, testing=False, proxies=1)
    person = at(app, SCHOOL)
    ready = person.answer_all("every-kind")
    open_ = person.browser.open
    check(open_("/", headers={"Host": "evil.example"}), 400)
    check(signed_in(app, sqlite, Role.FORUM_MEMBER).browser.get("/forum/audit/"), 403)
    check(open_("/nowhere"), 404)
    check(open_("/static/nowhere.css"), 404)
    check(open_("/help", method="POST"), 405)
    check(open_("/help", method="OPTIONS"), 200)
    check(open_("/help", method="HEAD"), 200)
    check(open_("/resume", method="POST", data={"code": "x" * 400_000}), 413)
    check(open_("/resume", method="POST", data={"code": "x"}), 422)
    check(person.send(ready, "/s/every-kind/send").response, 429)
    check(open_("/s/every-kind/sent"), 302)
    check(open_("/forum/"), 303)
    script = open_("/static/js/site.js")
    check(script, 200)
    check(open_("/static/js/site.js", headers={"If-None-Match": script.headers["ETag"]}), 304)
    check(open_("/static/js/site.js", headers={"Range": "bytes=0-9"}), 206)
    check(open_("/health"), 200)
    for fault, status in ((RuntimeError, 500), (DatabaseAway, 503)):
        monkeypatch.setattr("surveyapp.respond.beside.way_back", raising(fault))
        check(open_("/help"), status)


def raising(fault: type[Exception]) -> Callable[[], str]:
    def raise_() -> str:
        raise fault

    return raise_


# Cookies

PATHS = {
    "session": {"/"},
    "settings": {"/"},
    "draft": {"/s/every-kind/"},
    "receipt": {"/s/every-kind/"},
    "admission": {"/s/every-kind/"},
    "staff": {"/forum/", "/results/"},
    "look": {"/results/"},
    "known": {"/forum/"},
}
"""Every cookie of the product, and to which pages it is sent."""


def set_by(app: Flask) -> list[str]:
    """What is set from now on, with every answer of the app."""
    seen: list[str] = []
    inner = app.wsgi_app

    def watched(environ: Any, start_response: Any) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            seen.extend(value for name, value in headers if name.lower() == "set-cookie")
            return start_response(status, headers, *more)

        return inner(environ, start)

    app.wsgi_app = watched  # type: ignore[method-assign]
    return seen


def everything_that_sets_cookies(app: Flask, database: Database) -> Iterator[Page]:
    """A walk through all that keeps or drops something in a browser."""
    person = Person(app)
    yield person.send(person.open("/settings?lang=ar"), action="save", palette="dark")
    page = person.press(person.start("every-kind"), "next", {"colour": "red"})
    code = person.send(person.press(page, "stop")).code
    other = Person(app)
    yield other.send(other.open("/resume"), code=code)
    receipt = other.answer_and_send("every-kind")
    yield other.send(other.open("/s/every-kind/sent"), "/s/every-kind/clear")
    yield other.send(other.open("/withdraw"), code=receipt)
    yield person.ask("GET", "/leave")
    make_release(database, FIRST_DAY, audit=False, held=True)
    staff = sign_in(app, account(app, database, *Role))
    yield staff.ask("GET", f"/results/look/{pass_for(SECRET, 1)}")
    yield staff.ask("GET", "/results/look-no-more/")
    yield staff.send(staff.open("/forum/account/password"), "/forum/sign-out")


@pytest.mark.parametrize("secure", [True, False])
def test_no_script_and_no_other_site_gets_a_cookie_of_ours(
    make_app: MakeApp, sqlite: Database, collect: Collect, every_kind: Any, secure: bool
) -> None:
    collect(sqlite, every_kind)
    app = make_app(sqlite, secure_cookies=secure, results="forum")
    seen = set_by(app)
    for _ in everything_that_sets_cookies(app, sqlite):
        pass
    names = set()
    for line in seen:
        ((name, cookie),) = SimpleCookie(line).items()
        names.add(name.partition("-")[0])
        assert cookie["httponly"] is True, line
        assert cookie["samesite"] == "Lax", line
        assert bool(cookie["secure"]) is secure, line
        assert not cookie["domain"], line
        assert cookie["path"] in PATHS[name.partition("-")[0]], line
    assert names == set(PATHS)


def test_browsers_are_told_to_come_back_over_https_alone(
    sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Questionnaire
) -> None:
    collect(sqlite, every_kind)
    for secure, told in ((True, "max-age=31536000; includeSubDomains"), (False, None)):
        browser = make_app(sqlite, secure_cookies=secure).test_client()
        for address in ("/", "/no-such-page", "/static/css/app.css"):
            assert browser.get(address).headers.get("Strict-Transport-Security") == told
