"""Pictures as a real browser draws them: simplified as before, photos upright, and the page that credits them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from surveyapp.config import ROOT
from surveyapp.pictures.photos import clean_photo
from surveyapp.pictures.picture_set import read_picture_set
from surveyapp.pictures.symbols import clean_symbol
from surveyapp.pictures.wanted import wanted_pictures
from tests import pictures as build
from tests.browser.conftest import OpenContext

pytestmark = pytest.mark.browser

SIDE = 280
"""In pixels: twice as large as a question's picture."""
PLAINLY = 64
"""Of 255. An edge that moved by a part of a pixel differs on a line one pixel wide; what an eye sees is a spot, 3 pixels square."""

_COMPARE = """async ([before, after, side, plainly]) => {
  const drawn = async source => {
    const image = new Image(); image.src = 'data:image/svg+xml;base64,' + source; await image.decode();
    const canvas = new OffscreenCanvas(side, side).getContext('2d');
    canvas.fillStyle = '#fff'; canvas.fillRect(0, 0, side, side); canvas.drawImage(image, 0, 0, side, side);
    return canvas.getImageData(0, 0, side, side).data;
  };
  const [one, other] = [await drawn(before), await drawn(after)];
  const differs = at => [0, 1, 2].some(part => Math.abs(one[4 * at + part] - other[4 * at + part]) > plainly);
  const around = [-side - 1, -side, -side + 1, -1, 0, 1, side - 1, side, side + 1];
  let spots = 0, ink = 0;
  for (let at = side + 1; at < side * (side - 1) - 1; at++) {
    if (around.every(step => differs(at + step))) spots++;
    if (one[4 * at] + one[4 * at + 1] + one[4 * at + 2] < 765) ink++;
  }
  return [spots, ink];
}"""
_PHOTO = """async kind => {
  const canvas = document.createElement('canvas'); canvas.width = 60; canvas.height = 20;
  const brush = canvas.getContext('2d'); brush.fillStyle = '#c00'; brush.fillRect(0, 0, 60, 20);
  return canvas.toDataURL(kind).split(',')[1];
}"""
_SIZE = """async ([kind, source]) => {
  const image = new Image(); image.src = `data:${kind};base64,` + source; await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _written(content: bytes) -> str:
    return b64encode(content).decode()


def test_every_picture_that_is_shown_looks_as_its_author_drew_it(blank: Page) -> None:
    picture_set = read_picture_set()
    assert picture_set
    names = {asked.name for asked in wanted_pictures(ROOT / "questionnaires")[0]} & picture_set.names()
    assert names
    for name in sorted(names):
        given = picture_set.svg(name)
        assert given
        spots, ink = blank.evaluate(_COMPARE, [_written(given), _written(clean_symbol(given)[0]), SIDE, PLAINLY])
        assert ink > 500, name
        assert spots == 0, name


def test_the_comparison_sees_a_line_that_is_gone(blank: Page) -> None:
    whole, less = build.svg('<path d="M1 1h70v70z"/><path d="M1 50h20v1h-20z"/>'), build.svg()
    spots, _ = blank.evaluate(_COMPARE, [_written(whole), _written(less), SIDE, PLAINLY])
    assert spots > 0


@pytest.mark.parametrize(("kind", "extension"), [("image/jpeg", "jpg"), ("image/png", "png"), ("image/webp", "webp")])
def test_a_real_photo_is_still_one_when_what_it_tells_is_out(blank: Page, kind: str, extension: str) -> None:
    content, findings = clean_photo(b64decode(blank.evaluate(_PHOTO, kind)), extension)
    assert findings == []
    assert blank.evaluate(_SIZE, [kind, _written(content)]) == [60, 20]


def test_a_photo_that_was_taken_sideways_is_shown_upright(blank: Page) -> None:
    photo = b64decode(blank.evaluate(_PHOTO, "image/jpeg"))
    sideways = photo[:2] + build.segment(0xE1, build.exif(6)) + photo[2:]
    content, _ = clean_photo(sideways, "jpg")
    assert build.PLACE not in content
    assert blank.evaluate(_SIZE, ["image/jpeg", _written(content)]) == [20, 60]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_of_credits_is_sound(
    device: OpenContext, find_no_violations: Callable[[Page], None], width: int
) -> None:
    page = device((width, 800)).new_page()
    page.goto("/credits/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    find_no_violations(page)
