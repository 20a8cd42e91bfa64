"""A crawler among staff: it signs in as each role with both factors, reads comments, follows links, and makes mistakes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from flask import Flask

from surveyapp import demonstration
from surveyapp.demonstration.staff import DEMO_STAFF, DemoPerson
from surveyapp.domain.roles import Role
from surveyapp.keys import KeyFolder
from surveyapp.storage import staff as people
from surveyapp.storage.comments import Ref
from surveyapp.web import accounts, current
from tests.browser.crawling import Crawl, Visitor
from tests.integration.authenticator import Authenticator
from tests.integration.person import CODE, Page, Person
from tests.integration.reading_room import ReadingRoom, address
from tests.integration.staff import account, browser_of, give_password

STAFF = "staff"
QUESTIONNAIRE, QUESTION = "our-story", "finding-help-words"
DETAILS = "Ring me on 01632 960 961 or write to a.parent@example.com about the bus. They listen."
WORDS: Mapping[str, str] = {
    "late": "It took long, and then they were kind.",
    "concern": "He says he wants to hurt himself.",
    "hostile": "<script>alert(1)</script> \u2067 ]]> {{ 7*7 }} \u202e& “quotes” " + "W" * 90,
    "arabic": "لا أحد يستمع إلينا.",
    "details": DETAILS,
}
NEW_PASSWORD = "purple kettles sing at dawn"
MOST_ALIKE = 2
"""Of comments, of quotes and of people, so many are looked at besides those that are opened on purpose."""
ACCOUNT = ("password", "app", "passkeys", "recovery-codes")
EMPTY = ("", "comments/", "keys/", "concerns/", "quotes/", "agreement/", "notices/", "local-offer/", "sign-in")
"""Pages that say something else where nobody has sent a comment and no key was made."""


class Colleague(Visitor):
    """Somebody of the staff, or who wants to be. They stay among the pages of staff."""

    @staticmethod
    def _is_ours(link: str) -> bool:
        return Visitor._is_ours(link) and link.startswith("/forum/")

    def wants(self, path: str) -> bool:
        alike = {shown.path for shown in self.crawl.pages.values() if shape(shown.path) == shape(path)}
        return super().wants(path) and len(alike) < MOST_ALIKE

    def enter_as(self, person: Person) -> Colleague:
        """Go on in the browser of somebody who signed in."""
        self.browser._cookies = dict(person.browser._cookies or {})
        return self

    def sends_nothing(self, path: str) -> None:
        """Open a form, and send it empty."""
        self.mistakes(self.open(path))


def shape(path: str) -> str:
    """An address without what it says of one person or one comment."""
    return re.sub(r"[^/]+/[0-9a-f]{32}/", "*/", path)


def look_at_staff(app: Flask, crawl: Crawl) -> None:
    """Every page of staff of a demo."""
    room = _room(app)
    admin = come_in(app, crawl)
    read(room, crawl, _comments(room))
    administer(app, admin)
    use_quotes(app, crawl)
    member = sign_in(app, crawl, Role.FORUM_MEMBER)
    member.open("/forum/people/", 403)
    member.open("/forum/quotes/")


def look_at_empty_desk(app: Flask, crawl: Crawl, site: str) -> None:
    """The pages of staff where nothing is there yet. Whoever is asked here is no demo's."""
    with app.app_context():
        found = account(app, current.site().database, Role.SAFEGUARDING_LEAD, Role.DATA_OFFICER, name="A Lead")
    crawl.site = site
    Colleague(app, crawl).open("/forum/sign-in")
    lead = Colleague(app, crawl).enter_as(browser_of(app, found))
    for path in EMPTY:
        lead.ask("GET", f"/forum/{path}")


# Coming in


def come_in(app: Flask, crawl: Crawl) -> Colleague:
    """Sign in as an administrator with mistakes, and see what is said after a session that ended."""
    crawl.site = STAFF
    one, visitor = known(Role.ADMINISTRATOR), Colleague(app, crawl)
    first = visitor.open("/forum/")
    visitor.send(first, email=one.email, password="not the password")
    second = visitor.open(visitor.send(first, email=one.email, password=one.password).leads_to)
    visitor.send(second, code="000000")
    visitor.open(visitor.send(second, code=code_on(second)).leads_to)
    visitor.open("/forum/link/no-link", 404)
    crawl.site = "away"
    Colleague(app, crawl).open("/forum/sign-in?away=1")
    return visitor


def sign_in(app: Flask, crawl: Crawl, role: Role) -> Colleague:
    """A browser in which somebody of the demo signed in with both factors, at the start page. Pages on the way are not kept.

    Each signs in once a crawl: a code works once, and the demo has no more than two that work at a time.
    """
    one, person = known(role), Person(app)
    second = person.open(give_password(person, one.email, one.password).leads_to)
    assert person.send(second, code=code_on(second)).status == 303
    crawl.site = role.value
    colleague = Colleague(app, crawl).enter_as(person)
    colleague.open("/forum/")
    return colleague


def known(role: Role) -> DemoPerson:
    """Who has a role in the demo."""
    return next(one for one in DEMO_STAFF if one.role is role)


def code_on(page: Page) -> str:
    """The code that the demo shows at the second step."""
    found = re.search(r"(?<!\d)\d{6}(?!\d)", page.words)
    assert found
    return found[0]


# Comments


def _room(app: Flask) -> ReadingRoom:
    with app.app_context():
        site = current.site()
    return ReadingRoom(app, site.database, KeyFolder(site.settings.keys_folder), QUESTIONNAIRE, QUESTION)


def _comments(room: ReadingRoom) -> dict[str, Ref]:
    """Comments of all sorts, sent today but for one."""
    today = date.today()
    about: dict[str, dict[str, Any]] = {
        "late": {"came": today - timedelta(days=8), "sentiment": "neutral", "themes": ["finding-help"]},
        "concern": {"concern": True, "why": "a person should read this first"},
        "hostile": {"sentiment": "negative", "confidence": 0.8, "why": "the words speak for it"},
        "arabic": {"language": "ar", "why": "left to people: not in English"},
        "details": {"sentiment": "positive", "themes": ["places"]},
    }
    return {name: room.comment(words, **({"came": today} | about[name])) for name, words in WORDS.items()}


def read(room: ReadingRoom, crawl: Crawl, refs: Mapping[str, Ref]) -> None:
    """Read comments as a safeguarding lead, with a reader at the next desk."""
    reader = sign_in(room.app, crawl, Role.COMMENT_READER)
    lead = sign_in(room.app, crawl, Role.SAFEGUARDING_LEAD)
    unlock(lead, refs["late"])
    for ref in refs.values():
        lead.open(address(ref))
    lead.sends_nothing(address(refs["late"]))
    read_both(lead, reader, refs["late"])
    lead.press(lead.open(address(refs["concern"])), given={"sentiment": "negative", "concern": "y"})
    quote(lead, refs["details"])
    lead.open(address(Ref(refs["late"].wave, bytes(16))), 404)
    confirm_notices(lead)
    for path in ACCOUNT:
        lead.sends_nothing(f"/forum/account/{path}")
    lead.look_around(["/forum/"])
    crawl.site = Role.COMMENT_READER.value
    reader.look_around(["/forum/"])
    lead.send(lead.open("/forum/keys/"), "/forum/keys/lock")


def unlock(lead: Colleague, ref: Ref) -> None:
    """See the pages that are different while the key is locked, and unlock it."""
    site, lead.crawl.site = lead.crawl.site, "locked"
    for path in ("/forum/comments/", "/forum/concerns/", f"{address(ref)}quote/", address(ref)):
        lead.open(path)
    keys = lead.open("/forum/keys/")
    lead.send(keys, passphrase="not the passphrase")
    lead.send(keys, passphrase=demonstration.PASSPHRASE)
    lead.crawl.site = site


def read_both(lead: Colleague, reader: Colleague, ref: Ref) -> None:
    """Two read the same comment; the page of who is slower, and the comment afterwards."""
    crawl, site = lead.crawl, lead.crawl.site
    slow = lead.open(address(ref))
    crawl.site = "open elsewhere"
    held = reader.open(address(ref))
    reader.press(held, given={"sentiment": "neutral", "worth_quoting": "y", "local_offer": "content"})
    crawl.site = "read"
    lead.press(slow, given={"sentiment": "positive"})
    lead.open(address(ref))
    crawl.site = site


def quote(lead: Colleague, ref: Ref) -> None:
    """Approve words of a comment, and see them approved."""
    page, site = lead.open(f"{address(ref)}quote/"), lead.crawl.site
    lead.send(page, words=DETAILS, theme="")
    lead.send(page, words="They listen.", theme="heard")
    lead.crawl.site = "approved"
    lead.open(page.address)
    lead.crawl.site = site
    lead.open("/forum/quotes/")


def confirm_notices(lead: Colleague) -> None:
    """Let a test be sent, mistype its code, and confirm."""
    page, site = lead.open("/forum/notices/"), lead.crawl.site
    sent = lead.send(page, "/forum/notices/test")
    lead.crawl.site = "sent"
    page = lead.open(sent.leads_to)
    lead.send(page, "/forum/notices/", code="0000-0000-0000")
    lead.send(page, "/forum/notices/", code=_code_of_newest_test(lead.browser.application))
    lead.crawl.site = "confirmed"
    lead.open("/forum/notices/")
    lead.crawl.site = site


def _code_of_newest_test(app: Flask) -> str:
    with app.app_context():
        letters: list[Path] = list((current.site().settings.instance / "notices").glob("*.eml"))
    newest = max(letters, key=lambda path: path.stat().st_mtime_ns)
    found = CODE.search(newest.read_text(encoding="utf-8"))
    assert found
    return found[0]


def use_quotes(app: Flask, crawl: Crawl) -> None:
    """Make the yearly publication."""
    officer = sign_in(app, crawl, Role.DATA_OFFICER)
    page = officer.open("/forum/local-offer/")
    year = re.search(r"<option>(\d{4})</option>", page.text)
    assert year
    officer.send(page, year=year[1], kind="page")
    officer.look_around(["/forum/"])


# People and accounts


def administer(app: Flask, admin: Colleague) -> None:
    """Invite somebody, suspend them, and try on oneself what nobody may."""
    crawl = admin.crawl
    crawl.site = Role.ADMINISTRATOR.value
    admin.sends_nothing("/forum/people/invite")
    email = f"new.colleague@{crawl.language}.example"
    invite = admin.open("/forum/people/invite")
    made = admin.send(invite, name="New Colleague", email=email, roles=[Role.FORUM_MEMBER.value])
    link = re.search(r"/forum/link/[\w-]+", made.words)
    assert link, made.words
    settle_in(app, crawl, link[0], email)
    crawl.site = Role.ADMINISTRATOR.value
    own, new = (_page_of(app, one) for one in (known(Role.ADMINISTRATOR).email, email))
    admin.send(admin.open(own), f"{own}suspend")
    admin.send(admin.open(new), f"{new}suspend")
    crawl.site = "suspended"
    admin.open(new)
    admin.open("/forum/people/")
    crawl.site = Role.ADMINISTRATOR.value
    admin.look_around(["/forum/"])


def _page_of(app: Flask, email: str) -> str:
    with app.app_context(), current.site().database.reading() as connection:
        found = people.by_email(connection, email)
    assert found
    return f"/forum/people/{found.code}/"


def settle_in(app: Flask, crawl: Crawl, link: str, email: str) -> None:
    """From an invitation to an account with a passkey, an app and recovery codes; then sign in with the passkey."""
    crawl.site = "newcomer"
    new, key = Colleague(app, crawl), Authenticator()
    page = new.open(link)
    new.send(page, new_password="short")
    page = new.open(new.send(page, new_password=NEW_PASSWORD).leads_to)
    new.send(page, code="000000")
    failed = new.send(page, "/forum/set-up/passkey", credential="", name="")
    credential = key.make(options_on(failed))
    assert new.send(failed, "/forum/set-up/passkey", credential=credential, name="My key").status == 200
    set_up_app(new)
    codes = new.open("/forum/account/recovery-codes")
    assert new.send(codes, password=NEW_PASSWORD).status == 200
    account_page = new.open("/forum/account/")
    (remove,) = (path for path in account_page.links if path.endswith("/remove"))
    new.sends_nothing(remove)
    new.send(account_page, "/forum/sign-out")
    second = new.open(give_password(new, email, NEW_PASSWORD).leads_to)
    failed = new.send(second, "/forum/second-step/passkey", credential="")
    assert new.send(failed, "/forum/second-step/passkey", credential=key.sign(options_on(failed))).status == 303


def set_up_app(new: Colleague) -> None:
    """Add an app that shows codes."""
    page = new.open("/forum/account/app")
    with new.browser.session_transaction("/forum/") as session:
        secret = session["new_app"]
    with new.browser.application.app_context():
        code = accounts.codes()._totp.from_source(secret).generate().token
    assert new.send(page, password=NEW_PASSWORD, code=code).status == 303


def options_on(page: Page) -> dict[str, object]:
    """What a page asks the browser about passkeys."""
    found = re.search(r'data-options="([^"]*)"', page.text)
    assert found
    return dict(json.loads(unescape(found[1])))
