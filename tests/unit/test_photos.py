"""Photos: read by their headers, held to a size, and rid of what they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from surveyapp.pictures.photos import LARGEST_PHOTO, LONGEST_SIDE, clean_photo
from tests.pictures import PLACE, exif, jpeg, png, segment, webp

SIZED: dict[str, Callable[[int, int], bytes]] = {"png": png, "jpg": jpeg, "webp": webp}
TELLING = {
    "png": png(8, 8, (b"eXIf", PLACE), (b"tEXt", PLACE), (b"iTXt", PLACE), (b"tIME", PLACE), (b"acTL", PLACE)) + PLACE,
    "jpg": jpeg(8, 8, segment(0xE1, exif()), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE))
    + jpeg(8, 8, segment(0xFE, PLACE), segment(0xE2, b"MPF\0" + PLACE), segment(0xED, PLACE)),
    "webp": webp(8, 8, (b"EXIF", PLACE), (b"XMP ", PLACE), (b"ABCD", PLACE)) + PLACE,
}


@pytest.mark.parametrize("kind", TELLING)
def test_what_a_photo_tells_is_taken_out(kind: str) -> None:
    assert PLACE in TELLING[kind]
    content, findings = clean_photo(TELLING[kind], kind)
    assert findings == []
    assert PLACE not in content
    assert clean_photo(content, kind) == (content, [])


def test_what_a_photo_shows_stays_byte_for_byte() -> None:
    colours = segment(0xE2, b"ICC_PROFILE\0\1\1colours")
    assert clean_photo(jpeg(8, 8, colours), "jpg")[0] == jpeg(8, 8, colours)
    assert clean_photo(png(8, 8, (b"gAMA", b"\0\0\xb1\x8f")), "png")[0] == png(8, 8, (b"gAMA", b"\0\0\xb1\x8f"))
    assert clean_photo(png(8, 8, (b"tEXt", PLACE)), "png")[0] == png(8, 8)


def test_a_webp_does_not_promise_what_it_lost() -> None:
    content, _ = clean_photo(webp(8, 8, (b"EXIF", PLACE)), "webp")
    assert content[20] == 0
    assert int.from_bytes(content[4:8], "little") == len(content) - 8


@pytest.mark.parametrize("order", "<>")
def test_a_photo_taken_sideways_stays_upright(order: str) -> None:
    content, findings = clean_photo(jpeg(8, 8, segment(0xE1, exif(6, order))), "jpg")
    assert findings == []
    assert content == jpeg(8, 8, segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"))


@pytest.mark.parametrize("kind", SIZED)
@pytest.mark.parametrize("size", [(LONGEST_SIDE + 1, 8), (8, LONGEST_SIDE + 1)])
def test_a_photo_that_is_too_long_is_refused(kind: str, size: tuple[int, int]) -> None:
    _, findings = clean_photo(SIZED[kind](*size), kind)
    assert [f"{LONGEST_SIDE + 1:,} pixels" in finding.sentence for finding in findings] == [True]
    assert clean_photo(SIZED[kind](LONGEST_SIDE, LONGEST_SIDE), kind)[1] == []


def test_a_photo_is_too_large_only_by_what_is_shown_of_it() -> None:
    assert clean_photo(png(8, 8, (b"tEXt", b"x" * LARGEST_PHOTO)), "png")[1] == []
    _, findings = clean_photo(png(8, 8, (b"IDAT", b"x" * LARGEST_PHOTO)), "png")
    assert "too large: 151 KB" in findings[0].sentence


@pytest.mark.parametrize(("content", "kind"), [(png(), "jpg"), (jpeg(), "webp"), (webp(), "png"), (b"GIF89a", "png")])
def test_a_name_that_says_another_kind_is_refused(content: bytes, kind: str) -> None:
    assert "and it is none" in clean_photo(content, kind)[1][0].sentence


@pytest.mark.parametrize("kind", TELLING)
def test_a_photo_cut_short_anywhere_is_broken_and_never_a_fault(kind: str) -> None:
    whole = SIZED[kind](8, 8)
    for length in range(len(whole)):
        _, findings = clean_photo(whole[:length], kind)
        assert findings, length


def test_a_photo_that_moves_is_refused() -> None:
    assert clean_photo(webp(8, 8, (b"ANIM", b"\0" * 6)), "webp")[1][0].sentence == "It moves."
