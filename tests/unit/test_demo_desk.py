"""What the demo's readers did looks the same whenever the demo is made, and what waits came lately."""

from __future__ import annotations

from datetime import date, timedelta

from surveyapp.comments.readings import LocalOffer
from surveyapp.demonstration import desk
from surveyapp.demonstration.sayings import SAYINGS
from surveyapp.storage.comments import Ref

TODAY = date(2027, 3, 9)


def text(words: str, theme: str = "finding-help", key: str = "1 words 1") -> desk.Text:
    return desk.Text(Ref("spring", b"1"), key, words, theme, "our-story")


def test_chance_is_the_same_for_the_same_comment_and_other_for_another() -> None:
    assert text("One.").chance("read") == text("Other.").chance("read")
    assert text("One.").chance("read") != text("One.", key="2 words 1").chance("read")
    assert 0 <= text("One.").chance("read") < 1


def test_most_of_what_waits_came_yesterday_and_today_and_a_little_is_late() -> None:
    days = [desk._day(place / 100, TODAY) for place in range(100)]
    assert set(days) == {TODAY, TODAY - timedelta(days=1), TODAY - desk.LONG_AGO}
    assert days.count(TODAY - desk.LONG_AGO) < 10 < days.count(TODAY - timedelta(days=1))
    assert days.count(TODAY) >= 40


def test_some_sayings_are_about_the_local_offer_and_those_of_other_themes_never_are() -> None:
    about = {desk._local_offer(text(words)) for words in SAYINGS["our-story"]["finding-help"].sorry}
    assert about == {LocalOffer.CONTENT, LocalOffer.ACCESSIBILITY, None}
    assert desk._local_offer(text("The website is hard to search.", "school")) is None
