"""Limits: sends and wrong codes are counted by address, saved pages and right codes never, and no school is locked out."""

from __future__ import annotations

import json
import time
from random import Random
from typing import Any

import pytest
from flask import Flask
from limits import RateLimitItemPerMinute
from limits.storage import memory

from surveyapp.cli.serving import THREADS
from surveyapp.config import BadSetting, load_settings
from surveyapp.respond import begun
from surveyapp.storage.database import Database
from surveyapp.storage.tables import metadata
from surveyapp.web import limits
from surveyapp.web.lanes import Lane
from tests.integration.conftest import Collect, MakeApp
from tests.integration.guesses import SCHOOL, at, guess, wrong_code
from tests.integration.person import Page, Person
from tests.integration.test_codes_and_receipts import left_code
from tests.integration.watching import rows_of

ELSEWHERE = "198.51.100.9"


class Later:
    """The time as what counts sees it. Tests turn it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def time(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    turned = Later()
    monkeypatch.setattr(memory, "time", turned)
    return turned


@pytest.fixture
def behind_proxy(sqlite: Database, make_app: MakeApp, collect: Collect, every_kind: Any) -> Flask:
    """The app behind one proxy that tells who asks."""
    collect(sqlite, every_kind)
    return make_app(sqlite, proxies=1)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that are soon reached."""
    for name, amount in (("SENDS", 2), ("WRONG_CODES", 6), ("WRONG_CODES_OF_BROWSER", 2), ("CODES_GIVEN", 1)):
        limit = getattr(limits, name)
        monkeypatch.setattr(limits, name, type(limit)(amount, limits.MINUTES, limit.namespace))


def sent(app: Flask, address: str) -> tuple[Person, Page]:
    """Somebody who answers and presses Send."""
    person = at(app, address)
    return person, person.send(person.answer_all("every-kind"), "/s/every-kind/send")


def test_what_is_sent_over_the_limit_is_not_lost_and_is_sent_a_few_minutes_later(
    behind_proxy: Flask, sqlite: Database, few: None, later: Later
) -> None:
    for _ in range(2):
        assert sent(behind_proxy, SCHOOL)[1].status == 303
    person, refused = sent(behind_proxy, SCHOOL)
    assert refused.status == 429
    assert refused.complains
    assert "Nothing is lost" in refused.words
    assert 0 < int(refused.header("Retry-After") or 0) <= limits.MINUTES * 60
    assert len(rows_of(sqlite, "responses")) == 2
    assert len(rows_of(sqlite, "drafts")) == 1
    assert sent(behind_proxy, ELSEWHERE)[1].status == 303
    later.ahead = int(refused.header("Retry-After") or 0) + 1
    assert person.send(refused, "/s/every-kind/send").status == 303
    assert len(rows_of(sqlite, "responses")) == 4


def test_pages_are_saved_however_much_was_sent_and_guessed(behind_proxy: Flask, few: None) -> None:
    person, refused = [sent(behind_proxy, SCHOOL) for _ in range(3)][-1]
    assert refused.status == 429
    for _ in range(20):
        page = person.press(person.open("/s/every-kind/page/all"), "next", {"colour": "red"})
        assert page.status == 200
    assert at(behind_proxy, SCHOOL).start("every-kind").status == 200


def test_pressing_send_twice_counts_once(behind_proxy: Flask, few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    person = at(behind_proxy, SCHOOL)
    check, draft = person.answer_all("every-kind"), person.cookie("draft")
    with monkeypatch.context() as two_at_once:
        really = begun.draft_of
        found: Any = None

        def as_it_was(questionnaire: str) -> Any:
            nonlocal found
            found = found or really(questionnaire)
            return found

        two_at_once.setattr(begun, "draft_of", as_it_was)
        for _ in range(2):
            person.browser.set_cookie("draft", draft or "", path="/s/every-kind/")
            assert person.send(check, "/s/every-kind/send").leads_to == "/s/every-kind/sent"
            check = person.open("/resume")  # the session ended; this page has a new token
    assert sent(behind_proxy, SCHOOL)[1].status == 303
    assert sent(behind_proxy, SCHOOL)[1].status == 429


def test_a_full_lesson_sends_and_thirty_type_codes_with_mistakes() -> None:
    """What the figures are for: a large school's lesson, and a class whose codes are all too old, tried twice."""
    assert limits.SENDS.amount >= 400
    assert limits.WRONG_CODES.amount + 30 * limits.WRONG_CODES_OF_BROWSER.amount >= 2 * 30
    assert all(one.get_expiry() <= 600 for one in (limits.SENDS, limits.WRONG_CODES, limits.WRONG_CODES_OF_BROWSER))


@pytest.mark.parametrize("way", ["/resume", "/withdraw"])
def test_who_guesses_is_refused_with_the_code_kept_and_in_their_language(
    behind_proxy: Flask, few: None, later: Later, way: str
) -> None:
    guesser = at(behind_proxy, SCHOOL)
    seen = [guess(guesser, way, Random(number)).status for number in range(8)]
    assert seen == [422] * 6 + [429] * 2
    refused = guess(guesser, f"{way}?lang=ar", Random(9))
    assert refused.status == 429
    assert '<html lang="ar" dir="rtl"' in refused.text
    assert refused.standing["code"] == wrong_code(Random(9))
    assert 0 < int(refused.header("Retry-After") or 0) <= limits.MINUTES * 60
    later.ahead = limits.MINUTES * 60 + 1
    assert guess(guesser, way, Random(10)).status == 422


def test_the_right_code_is_never_counted(behind_proxy: Flask, few: None) -> None:
    code = left_code(at(behind_proxy, ELSEWHERE))
    for _ in range(10):
        other = at(behind_proxy, SCHOOL)
        assert other.send(other.open("/resume"), code=code).status == 303
    receipts = [at(behind_proxy, f"192.0.2.{one}").answer_and_send("every-kind") for one in range(8)]
    for receipt in receipts:
        other = at(behind_proxy, SCHOOL)
        assert other.send(other.open("/withdraw"), code=receipt).status == 200
    guesser = at(behind_proxy, SCHOOL)
    assert [guess(guesser, "/resume", Random(number)).status for number in range(6)] == [422] * 6


def test_a_mistyped_code_is_not_counted(behind_proxy: Flask, few: None) -> None:
    person = at(behind_proxy, SCHOOL)
    code = left_code(at(behind_proxy, ELSEWHERE))
    for place in range(11):
        wrong = code.replace("-", "")
        wrong = wrong[:place] + ("0" if wrong[place] != "0" else "1") + wrong[place + 1 :]
        assert person.send(person.open("/resume"), code=wrong).status == 422
    assert person.send(person.open("/resume"), code=code).status == 303


def test_who_did_not_guess_goes_on_in_a_school_where_somebody_guesses(behind_proxy: Flask, few: None) -> None:
    code = left_code(at(behind_proxy, ELSEWHERE))
    receipt = at(behind_proxy, ELSEWHERE).answer_and_send("every-kind")
    guesser = at(behind_proxy, SCHOOL)
    while guess(guesser, "/resume", guesser.chance).status != 429:
        pass
    pupil = at(behind_proxy, SCHOOL)
    assert guess(pupil, "/resume", Random(1)).status == 422  # one of an older day
    assert pupil.send(pupil.open("/resume"), code=code).status == 303
    assert pupil.send(pupil.open("/withdraw"), code=receipt).status == 200


def test_who_asks_for_one_code_after_another_still_gets_them(behind_proxy: Flask, few: None) -> None:
    person = at(behind_proxy, SCHOOL)
    left_code(person)
    for _ in range(3):
        assert person.send(person.open("/s/every-kind/stop")).code


def test_without_a_turn_a_code_is_kept_and_tried_again(behind_proxy: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    code = left_code(at(behind_proxy, ELSEWHERE))
    person, giver = at(behind_proxy, SCHOOL), at(behind_proxy, ELSEWHERE)
    giver.start("every-kind")
    lane = behind_proxy.extensions[limits._EXTENSION].quick
    with lane.turn(), lane.turn():
        lane._inside.acquire()
        for refused in (person.send(person.open("/resume"), code=code), giver.send(giver.open("/s/every-kind/stop"))):
            assert (refused.status, refused.header("Retry-After")) == (429, "5")
            assert refused.complains
        lane._inside.release()
    assert person.send(person.open("/resume"), code=code).status == 303


def test_one_address_that_takes_turn_after_turn_with_a_right_code_fills_the_quick_lane_for_nobody(
    behind_proxy: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TURNS", RateLimitItemPerMinute(3, limits.MINUTES, "turns"))
    code = left_code(at(behind_proxy, ELSEWHERE))
    for _ in range(3):
        greedy = at(behind_proxy, SCHOOL)
        assert greedy.send(greedy.open("/resume"), code=code).status == 303
    quick = behind_proxy.extensions[limits._EXTENSION].quick
    for _ in range(3):
        quick._inside.acquire()
    greedy = at(behind_proxy, SCHOOL)
    assert greedy.send(greedy.open("/resume"), code=code).status == 303, (
        "it has the slow lane, and needs no place in this one"
    )
    for _ in range(3):
        quick._inside.release()


def test_who_waits_as_told_goes_before_who_only_asks_more_often(
    behind_proxy: Flask, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, turned = left_code(at(behind_proxy, ELSEWHERE)), Later()
    monkeypatch.setattr(limits, "time", turned)
    guesser, patient, impatient = (at(behind_proxy, SCHOOL) for _ in range(3))
    for number in range(limits.UNSUSPICIOUS):
        guess(guesser, "/withdraw", Random(number))
    lane = behind_proxy.extensions[limits._EXTENSION].slow
    lane._inside.acquire()  # as guessers fill it
    assert [one.send(one.open("/resume"), code=code).status for one in (patient, impatient)] == [429, 429]
    turned.ahead = 2
    assert impatient.send(impatient.open("/resume"), code=code).status == 429
    turned.ahead = 5
    assert impatient.send(impatient.open("/resume"), code=code).status == 429
    assert patient.send(patient.open("/resume"), code=code).status == 303


def test_a_browser_that_guesses_gains_nothing_by_waiting(behind_proxy: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    code, turned = left_code(at(behind_proxy, ELSEWHERE)), Later()
    monkeypatch.setattr(limits, "time", turned)
    guesser = at(behind_proxy, SCHOOL)
    for number in range(limits.UNSUSPICIOUS):
        guess(guesser, "/withdraw", Random(number))
    lane = behind_proxy.extensions[limits._EXTENSION].slow
    lane._inside.acquire()
    for turned.ahead in (0, 5, 10):
        assert guesser.send(guesser.open("/resume"), code=code).status == 429


def test_codes_never_take_all_threads_that_serve(light_small_app: Flask) -> None:
    counted = light_small_app.extensions[limits._EXTENSION]
    inside = sum(lane._inside._initial_value for lane in (counted.quick, counted.slow, counted.patient))
    assert inside <= THREADS - 3


def test_a_lane_turns_away_who_finds_it_full_and_opens_again_after_whatever_was_done_in_it() -> None:
    lane = Lane(1, inside=1)
    with lane.turn() as first, lane.turn() as second:
        assert (first, second) == (True, False)
    with pytest.raises(ZeroDivisionError), lane.turn():
        raise ZeroDivisionError
    with lane.turn() as ours:
        assert ours


# Where somebody is


def counted_at(app: Flask, **about: Any) -> str | None:
    with app.test_request_context("/", environ_overrides=about), app.app_context():
        return limits._address()


def test_without_declared_proxies_what_a_request_says_of_its_address_is_not_believed(light_small_app: Flask) -> None:
    forged = {"HTTP_X_FORWARDED_FOR": "9.9.9.9", "HTTP_FORWARDED": "for=9.9.9.9"}
    assert counted_at(light_small_app, REMOTE_ADDR="8.8.8.8", **forged) == "address 8.8.8.8"


def test_a_proxy_that_nobody_declared_does_not_stand_for_everybody(light_small_app: Flask) -> None:
    for hidden in ("127.0.0.1", "::1", "10.0.0.7", "172.17.0.1", "", "unix:"):
        assert counted_at(light_small_app, REMOTE_ADDR=hidden) is None


def test_one_household_or_server_is_one_address(light_small_app: Flask) -> None:
    of = {
        address: counted_at(light_small_app, REMOTE_ADDR=address)
        for address in (
            "2a00:1450:4009:81f::200e",
            "2a00:1450:4009:8ff:1:2:3:4",
            "2a00:1450:4009:900::1",
            "::ffff:8.8.8.8",
            "8.8.8.8",
        )
    }
    first, second, third, mapped, plain = of.values()
    assert first == second != third
    assert mapped == plain


@pytest.mark.parametrize(
    ("proxies", "told", "counted"),
    [
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),
        (2, "6.6.6.6, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
    ],
)
def test_of_the_addresses_that_are_told_only_those_of_our_own_proxies_are_believed(
    sqlite: Database, make_app: MakeApp, proxies: int, told: str, counted: str
) -> None:
    app = make_app(sqlite, proxies=proxies)
    seen: list[str | None] = []
    app.before_request(lambda: seen.append(limits._address()))
    headers = {"X-Forwarded-For": told, "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"}
    page = Person(app).ask("GET", "/help", headers=headers)
    assert seen == [f"address {counted}"]
    assert "evil" not in page.text


def test_no_address_is_stored_or_logged(
    behind_proxy: Flask, sqlite: Database, few: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        sent(behind_proxy, SCHOOL)
    for number in range(9):
        guess(at(behind_proxy, SCHOOL), "/withdraw", Random(number))
    kept = behind_proxy.extensions[limits._EXTENSION]._own
    assert kept.events
    said = capsys.readouterr()
    rows = repr([rows_of(sqlite, name) for name in metadata.tables])
    for where in (repr(kept.events), repr(kept.storage), said.out, said.err, rows):
        assert SCHOOL not in where


def test_two_processes_count_by_keys_that_nobody_can_compare_and_that_end_with_the_day(
    sqlite: Database, make_app: MakeApp, calendar: Any
) -> None:
    first, second = (make_app(sqlite).extensions[limits._EXTENSION] for _ in range(2))
    before = first._key("address 192.0.2.1")
    assert before != second._key("address 192.0.2.1")
    first.count(limits.SENDS, "address 192.0.2.1")
    calendar.turn(1)
    assert first._key("address 192.0.2.1") != before
    assert not first._own.events


# Redis


@pytest.mark.parametrize(
    "address", ["", "redis", "redis://", "redis:///0", "http://host", "memcached://host", "redis://host:x", "memory"]
)
def test_an_address_where_nothing_can_be_counted_stops_the_start_with_a_sentence(address: str) -> None:
    with pytest.raises(BadSetting, match=r"SURVEYAPP_LIMITS is wrong: .*redis://"):
        load_settings(limits=address)


def test_a_number_of_proxies_that_is_none_stops_the_start_with_a_sentence() -> None:
    with pytest.raises(BadSetting, match="SURVEYAPP_PROXIES"):
        load_settings(proxies=-1)


def test_processes_that_share_a_redis_agree_on_keys_for_one_day(
    sqlite: Database, make_app: MakeApp, calendar: Any
) -> None:
    first, second = (make_app(sqlite, limits="redis://127.0.0.1:1/0").extensions[limits._EXTENSION] for _ in range(2))
    today = first._key("address 192.0.2.1")
    assert second._key("address 192.0.2.1") == today
    calendar.turn(1)
    assert first._key("address 192.0.2.1") == second._key("address 192.0.2.1") != today


def test_where_the_redis_is_away_the_site_serves_on_counts_by_itself_and_says_so_once(
    behind_proxy: Flask, sqlite: Database, make_app: MakeApp, few: None, monkeypatch: Any, capsys: Any
) -> None:
    monkeypatch.setattr(limits, "AWAY_SECONDS", 0)
    app = make_app(sqlite, limits="redis://:a-password@127.0.0.1:1/0", proxies=1)
    assert sent(app, SCHOOL)[1].status == 303
    assert sent(app, SCHOOL)[1].status == 303
    assert sent(app, SCHOOL)[1].status == 429
    said = capsys.readouterr().err
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [line["event"] for line in lines] == ["limits away"]
    assert "a-password" not in said
