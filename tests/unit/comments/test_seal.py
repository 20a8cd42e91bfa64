"""Sealing: what opens, and everything that does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.comments.seal import (
    KEY_ID_BYTES,
    NONCE_BYTES,
    PADDED_TO,
    Belongs,
    PrivateKey,
    ResponseKey,
    Unreadable,
)

HERE = Belongs("autumn-2026", b"r" * 16, "says", 1)
TAG_BYTES = 16


@given(st.text(alphabet=st.characters(codec=None), max_size=2_000))
@settings(max_examples=50)
def test_every_text_that_a_person_can_send_comes_back_whole(text: str) -> None:
    key = ResponseKey.new()
    assert key.open(key.seal(text, HERE), HERE) == text


def test_a_sealed_text_tells_its_length_only_in_steps() -> None:
    key = ResponseKey.new()
    lengths = {len(key.seal("a" * length, HERE)) for length in range(PADDED_TO - 4 + 1)}
    assert lengths == {NONCE_BYTES + PADDED_TO + TAG_BYTES}
    assert len(key.seal("a" * (PADDED_TO - 3), HERE)) == NONCE_BYTES + 2 * PADDED_TO + TAG_BYTES


def test_the_same_text_is_never_sealed_alike() -> None:
    key = ResponseKey.new()
    assert key.seal("alike", HERE) != key.seal("alike", HERE)


def test_a_text_with_any_byte_flipped_does_not_open() -> None:
    key = ResponseKey.new()
    sealed = key.seal("It is hard.", HERE)
    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1
        with pytest.raises(Unreadable):
            key.open(bytes(flipped), HERE)


@pytest.mark.parametrize("length", [0, 5, NONCE_BYTES, NONCE_BYTES + TAG_BYTES])
def test_a_text_that_was_cut_does_not_open(length: int) -> None:
    key = ResponseKey.new()
    with pytest.raises(Unreadable):
        key.open(key.seal("It is hard.", HERE)[:length], HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        HERE._replace(wave="spring-2026"),
        HERE._replace(response=b"s" * 16),
        HERE._replace(question="other"),
        HERE._replace(number=2),
        HERE._replace(question="says1", number=1),
    ],
    ids=["wave", "response", "question", "number", "shifted"],
)
def test_a_text_opens_only_where_it_belongs(elsewhere: Belongs) -> None:
    key = ResponseKey.new()
    with pytest.raises(Unreadable):
        key.open(key.seal("It is hard.", HERE), elsewhere)


def test_a_text_does_not_open_with_a_key_that_has_another_id() -> None:
    key = ResponseKey.new()
    renamed = ResponseKey(bytes(KEY_ID_BYTES), key.secret)
    with pytest.raises(Unreadable):
        renamed.open(key.seal("It is hard.", HERE), HERE)


def test_a_box_gives_the_key_to_the_private_key_alone() -> None:
    forum, other, key = PrivateKey.new(), PrivateKey.new(), ResponseKey.new()
    box = forum.public.seal(key, HERE.wave, HERE.response)
    assert forum.open(box, key.id, HERE.wave, HERE.response) == key
    with pytest.raises(Unreadable):
        other.open(box, key.id, HERE.wave, HERE.response)
    assert key.secret not in box


def test_a_box_that_was_moved_renamed_or_changed_does_not_open() -> None:
    forum, key = PrivateKey.new(), ResponseKey.new()
    box = forum.public.seal(key, HERE.wave, HERE.response)
    flipped = bytes([box[0] ^ 1]) + box[1:]
    for found, key_id, wave, response in (
        (box, key.id, "spring-2026", HERE.response),
        (box, key.id, HERE.wave, b"s" * 16),
        (box, bytes(KEY_ID_BYTES), HERE.wave, HERE.response),
        (flipped, key.id, HERE.wave, HERE.response),
        (b"", key.id, HERE.wave, HERE.response),
    ):
        with pytest.raises(Unreadable):
            forum.open(found, key_id, wave, response)
    with pytest.raises(Unreadable):
        PrivateKey("another id", forum.secret).open(box, key.id, HERE.wave, HERE.response)


def test_no_key_shows_itself_when_it_is_printed() -> None:
    forum, key = PrivateKey.new(), ResponseKey.new()
    for secret, shown in ((forum.secret, repr(forum)), (key.secret, repr(key))):
        assert str(secret) not in shown
        assert secret.hex() not in shown
