"""`surveyapp keys`: what it makes, prints once, and refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli import main
from surveyapp.storage.database import Database
from tests.integration.conftest import SECRET

PASSPHRASE = "five plain words for a test"
ANOTHER = "another five plain words for it"


@pytest.fixture(autouse=True)
def site(sqlite: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATABASE_URL", sqlite.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(tmp_path))
    monkeypatch.setenv("SURVEYAPP_SECRET_KEY", SECRET)
    return tmp_path / "keys"


def keys(*arguments: str, typed: tuple[str, ...] = ()) -> Result:
    return CliRunner().invoke(main, ["keys", *arguments], input="\n".join((*typed, "")))


def shares_in(printed: str) -> list[str]:
    return re.findall(r"Share \d: (.+)", printed)


def test_without_a_key_it_says_that_comments_are_not_sealed() -> None:
    assert "Comments are not sealed" in keys("status").output


def test_a_key_is_made_and_its_shares_are_printed_once(site: Path) -> None:
    made = keys("make", typed=(PASSPHRASE, PASSPHRASE))
    assert made.exit_code == 0
    assert len(shares_in(made.output)) == 3
    assert PASSPHRASE not in made.output
    assert len(list(site.glob("*.key"))) == 1
    status = keys("status").output
    assert "seals from now on" in status
    assert not shares_in(status)


def test_a_second_key_or_a_short_passphrase_is_refused_in_a_sentence() -> None:
    short = keys("make", typed=("short", "short"))
    assert short.exit_code == 1
    assert "too short" in short.output
    keys("make", typed=(PASSPHRASE, PASSPHRASE))
    again = keys("make", typed=(PASSPHRASE, PASSPHRASE))
    assert again.exit_code == 1
    assert "surveyapp keys rotate" in again.output


def test_the_key_is_changed_and_the_old_file_put_away(site: Path) -> None:
    keys("make", typed=(PASSPHRASE, PASSPHRASE))
    wrong = keys("rotate", typed=(ANOTHER, ANOTHER, ANOTHER))
    assert wrong.exit_code == 1
    assert "does not open" in wrong.output
    changed = keys("rotate", typed=(PASSPHRASE, ANOTHER, ANOTHER))
    assert changed.exit_code == 0
    assert len(shares_in(changed.output)) == 3
    assert [len(list(site.glob(f"*.{kind}"))) for kind in ("key", "retired")] == [1, 1]


def test_what_still_stands_in_clear_is_sealed_where_making_the_key_was_interrupted() -> None:
    refused = keys("seal")
    assert refused.exit_code == 1
    assert "no key yet" in refused.output
    keys("make", typed=(PASSPHRASE, PASSPHRASE))
    assert "0 comments" in keys("seal").output


def test_two_shares_bring_the_key_back_with_a_new_passphrase(site: Path) -> None:
    shares = shares_in(keys("make", typed=(PASSPHRASE, PASSPHRASE)).output)
    next(site.glob("*.key")).unlink()
    refused = keys("recover", typed=(shares[0], "some words", ANOTHER, ANOTHER))
    assert refused.exit_code == 1
    assert "Check each word" in refused.output
    assert keys("recover", typed=(shares[0], shares[2], ANOTHER, ANOTHER)).exit_code == 0
    assert keys("passphrase", typed=(ANOTHER, PASSPHRASE, PASSPHRASE)).exit_code == 0
    assert keys("passphrase", typed=(ANOTHER, PASSPHRASE, PASSPHRASE)).exit_code == 1
