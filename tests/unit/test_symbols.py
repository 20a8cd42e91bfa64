"""Symbols: what is simplified draws the same, and what could do harm is refused with its line."""

from __future__ import annotations

import re

import pytest

from surveyapp.pictures import symbols
from surveyapp.pictures.path_data import NotAPath, read_path, round_path
from surveyapp.pictures.symbols import clean_symbol
from tests.pictures import svg


def simplified(inside: str, root: str = 'viewBox="0 0 72 72"') -> str:
    content, findings = clean_symbol(svg(inside, root))
    assert findings == []
    return content.decode()


def inside(text: str) -> str:
    match = re.fullmatch(r"<svg [^>]*>(.*)</svg>\n", text, re.DOTALL)
    assert match
    return match[1]


# Simplifying


def test_what_nobody_sees_is_dropped() -> None:
    text = simplified(
        """<!-- by hand --><title>A bus</title><metadata><rdf:RDF xmlns:rdf="urn:r">who</rdf:RDF></metadata>
        <ink:grid xmlns:ink="urn:ink"/><g><g id="unused" class="x" data-name="Layer (1)" aria-label="bus"
        ink:label="x" xmlns:ink="urn:ink"><path d="M1 1h9"/></g></g><g/><defs/>"""
    )
    assert inside(text) == '<path d="M1 1h9"/>'


def test_ids_and_classes_stay_where_something_refers_to_them() -> None:
    text = simplified(
        '<defs><linearGradient id="a"/><path id="b" d="M0 0h1"/><path id="c" d="M0 0h1"/></defs>'
        '<rect fill="url(#a)" width="9" height="9"/><use href="#b"/>'
    )
    assert 'id="a"' in text
    assert 'id="b"' in text
    assert 'id="c"' not in text
    styled = simplified('<style>.red { fill: #f00 }</style><path class="red" d="M0 0h1"/>')
    assert 'class="red"' in styled
    assert "<style>.red { fill: #f00 }</style>" in styled


def test_an_old_reference_is_written_as_a_new_one() -> None:
    text = simplified(
        '<path id="b" d="M0 0h1"/><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#b" x="2"/>'
    )
    assert '<use href="#b" x="2"/>' in text


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ('<circle cx="10.12678" cy="-0.5" r="3.000"/>', '<circle cx="10.13" cy="-.5" r="3"/>'),
        ('<polygon points="1.005,2.999 3.14159 4"/>', '<polygon points="1 3 3.14 4"/>'),
        ('<rect width="50%" height="1e1"/>', '<rect width="50%" height="10"/>'),
        ('<path opacity=".123456" d="M0 0"/>', '<path opacity=".123456" d="M0 0"/>'),
        ('<g transform="scale(.01234)"><path d="M1.23456 0"/></g>', None),
    ],
)
def test_numbers_are_rounded_where_nobody_can_tell(given: str, written: str | None) -> None:
    expected = written or '<g transform="scale(.01234)"><path d="M1.2346 0"/></g>'
    assert inside(simplified(given)) == expected


def test_a_picture_on_a_small_grid_keeps_more_places() -> None:
    assert "M.1235 0" in simplified('<path d="M.123456 0"/>', 'viewBox="0 0 1 1"')


def test_a_picture_without_a_frame_gets_the_one_that_its_size_stands_for() -> None:
    assert 'viewBox="0 0 24 30"' in simplified("<path d='M0 0'/>", 'width="24px" height="30"')


def test_what_a_value_holds_stays_escaped() -> None:
    text = simplified("""<path fill='"&gt;&lt;script&gt;' d="M0 0"/>""")
    assert "<script" not in text


def points(data: str) -> list[tuple[float, float]]:
    """Where each command of a path ends."""
    found: list[tuple[float, float]] = []
    x = y = start_x = start_y = 0.0
    for segment in read_path(data):
        kind, numbers = segment.command.lower(), segment.numbers
        base_x, base_y = (x, y) if segment.command.islower() else (0.0, 0.0)
        if kind == "z":
            x, y = start_x, start_y
        elif kind == "h":
            x = base_x + numbers[0]
        elif kind == "v":
            y = base_y + numbers[0]
        else:
            x, y = base_x + numbers[-2], base_y + numbers[-1]
        if kind == "m":
            start_x, start_y = x, y
        found.append((x, y))
    return found


def test_rounding_never_drifts() -> None:
    """A thousand steps of 0.004 would all round to nothing; a path that forgot them would end 4 units away."""
    data = "M0 0" + "l.004 .0044" * 1000 + "h.0049v.0049c.1.1.2.2.3044.3z"
    for exact, rounded in zip(points(data), points(round_path(data, 2)), strict=True):
        assert exact == pytest.approx(rounded, abs=0.0051)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("M0,0 10,10 20,5", "M0 0 10 10 20 5"),
        ("m1-2.5.5 3", "m1-2.5 .5 3"),
        ("M0 0a8.5 8.5 0 01.568-2.588", "M0 0a8.5 8.5 0 0 1 .57-2.59"),
        ("M1 1zm2 2h1", "M1 1zm2 2h1"),
        ("M0 0l1 1l2 2L3 3", "M0 0l1 1 2 2L3 3"),
        ("M0 0h-1e-1V1E1", "M0 0h-.1V10"),
    ],
)
def test_paths_are_read_as_browsers_read_them(data: str, written: str) -> None:
    assert round_path(data, 2) == written
    assert round_path(written, 2) == written
    for exact, rounded in zip(points(data), points(written), strict=True):
        assert exact == pytest.approx(rounded, abs=0.0051)


@pytest.mark.parametrize("data", ["m1-2.5.5", "1 2", "M1 1 b2", "M1 1z5", "M0 0a1 1 0 2 0 1 1", "M"])
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(NotAPath):
        round_path(data, 2)


def test_a_path_that_nobody_can_read_stays_as_it_is() -> None:
    assert 'd="M0 0 nonsense"' in simplified('<path d="M0 0 nonsense"/>')


# Checks


HOSTILE = {
    "<script>alert(1)</script>": "script",
    "<s:script xmlns:s='urn:x'>alert(1)</s:script>": "script",
    "<path onclick='alert(1)' d='M0 0'/>": "reacts",
    "<path ONLOAD='alert(1)' d='M0 0'/>": "reacts",
    "<use href='https://example.org/a.svg#b'/>": "points to something outside",
    "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='other.svg#b'/>": "points to something outside",
    "<use href='javascript:alert(1)'/>": "points to something outside",
    "<use href='data:image/svg+xml,x#a'/>": "points to something outside",
    "<rect fill='url(https://example.org/#a)'/>": "points to something outside",
    "<rect style='fill:URL( &quot;//example.org/#a&quot; )'/>": "points to something outside",
    "<style>@import 'x.css';</style>": "style",
    "<style>path { fill: u\\72l(x) }</style>": "style",
    "<style>path { fill: image-set('x' 1x) }</style>": "image-set()",
    "<style>@keyframes a { from { opacity: 0 } }</style>": "style",
    "<image href='#a'/>": "another picture",
    "<a href='#a'><path d='M0 0'/></a>": "link",
    "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>x</div></foreignObject>": "foreign object",
    "<path d='M0 0'><animate attributeName='d'/></path>": "moves",
    "<set attributeName='href' to='x'/>": "moves",
    "<text>Bus</text>": "text",
    "<filter id='a'><feImage href='#b'/></filter>": "nothing that we draw",
    "<g id='a'><use href='#b'/></g><use href='#a'/><path id='b' d='M0 0'/>": "holds a copy itself",
}


@pytest.mark.parametrize("part", HOSTILE)
def test_what_could_do_harm_is_refused(part: str) -> None:
    content, findings = clean_symbol(svg(f"\n\n{part}"))
    assert content == b""
    assert any(HOSTILE[part] in finding.sentence for finding in findings)
    assert all(finding.line == 3 and finding.mend for finding in findings)


def test_every_problem_of_a_picture_is_said_at_once() -> None:
    _, findings = clean_symbol(svg("<script/>\n<text>Bus</text>\n<image href='http://example.org/x'/>"))
    assert [finding.line for finding in findings] == [1, 2, 3, 3]


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE svg [<!ENTITY a 'x'>]>" + svg("&a;"),
        '<!DOCTYPE svg SYSTEM "http://example.org/svg.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        b"<?xml-stylesheet href='x.css'?>" + svg(),
        b"<html><body/></html>",
        b"<svg viewBox='0 0 9 9'/>",
        b"",
        b"\0\0\0",
        b"<?xml version='1.0' encoding='no-such'?>" + svg(),
        svg("<g>" * 200 + "</g>" * 200),
        svg("<path/>" * 9_000),
        svg(root=""),
    ],
)
def test_what_is_no_plain_svg_is_refused_in_one_sentence(content: bytes) -> None:
    result, findings = clean_symbol(content)
    assert result == b""
    assert len(findings) == 1


def test_a_symbol_is_too_large_when_its_simplified_form_is() -> None:
    comment = f"<!--{'x' * symbols.LARGEST_SYMBOL}-->"
    assert clean_symbol(svg(comment + '<path d="M0 0"/>'))[1] == []
    _, findings = clean_symbol(svg('<path d="M1.23 4.56h7.89"/>' * 2_000))
    assert "too large: 5" in findings[0].sentence
    _, findings = clean_symbol(b" " * (symbols.LARGEST_FILE + 1))
    assert "too large" in findings[0].sentence
