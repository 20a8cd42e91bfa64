"""What a page costs the database: a page of answers is one write, a look is none."""

from __future__ import annotations

import pytest
from flask import Flask

from surveyapp.storage.database import Database
from tests.integration.person import Person
from tests.integration.watching import watching

MOST_READS = 3
"""Which draft, and where another tab saved meanwhile, that one again."""


@pytest.mark.parametrize("questionnaire", ["my-story", "our-story"])
def test_every_page_of_answers_is_saved_by_one_write(app: Flask, database: Database, questionnaire: str) -> None:
    person = Person(app)
    page = person.start(questionnaire)
    pages = 0
    while "/check" not in page.address:
        given = {**page.standing.to_dict(flat=False), **person.by_chance(page)}
        with watching(database) as seen:
            answer = person.send(page, **given, action="next")
        assert answer.status == 303, answer.words
        assert len(seen.writes) == 1, seen.writes
        assert seen.writes[0].startswith(("UPDATE drafts", "INSERT INTO drafts"))
        assert len(seen.reads) <= MOST_READS
        with watching(database) as looked:
            page = person.open(answer.leads_to)
        assert looked.writes == []
        pages += 1
    assert pages >= 6


def test_no_address_that_is_only_looked_at_writes_anything(app: Flask, database: Database) -> None:
    person = Person(app)
    person.start("my-story")
    values = {"questionnaire": "my-story", "step": "safe-town", "number": 1, "theme": "safe", "breakdown": "age"}
    adapter = app.url_map.bind("localhost")
    looked_at = 0
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            with watching(database) as seen:
                response = person.browser.get(adapter.build(rule.endpoint, values))
            assert response.status_code < 500, rule
            assert seen.writes == [], rule
            looked_at += 1
    assert looked_at > 10
