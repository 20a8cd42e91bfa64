"""`surveyapp comments read`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from surveyapp.cli.comments import comments


def read(*lines: object) -> Result:
    written = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return CliRunner().invoke(comments, ["read"], input=b"\n".join(written) + b"\n")


def answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_line_gets_its_reading() -> None:
    result = read(
        {"id": "a", "text": "The staff were so kind, thank you for all.", "language": "en", "theme": "health"},
        {"id": 2, "text": "Call me on 07700 900123 about my plan.", "language": "en", "theme": None},
    )
    assert result.exit_code == 0
    first, second = answers(result)
    assert list(first) == ["id", "sentiment", "confidence", "themes", "personal_details", "concern", "why"]
    assert (first["id"], first["sentiment"], first["themes"], first["concern"]) == ("a", "positive", ["health"], False)
    assert second["personal_details"] == [{"kind": "phone", "start": 11, "end": 23}]


def test_a_bad_line_is_told_by_its_number_and_the_rest_goes_on() -> None:
    result = read(
        b"nonsense",
        b"\xff",
        [1],
        {"id": 1},
        {"id": 1.5, "text": "x"},
        {"id": 1, "text": 7},
        {"id": 1, "text": "x", "language": []},
        b"[" * 100_000,
        {"id": "last", "text": "It was very good indeed."},
    )
    assert result.exit_code == 1
    assert [answer["id"] for answer in answers(result)] == ["last"]
    assert result.stderr.splitlines() == [
        "line 1: It is not JSON.",
        "line 2: It is not UTF-8.",
        "line 3: It is not a JSON object with “id” and “text”.",
        "line 4: It has no “text”.",
        "line 5: Its “id” is not text or a whole number.",
        "line 6: Its “text” is not text.",
        "line 7: Its “language” is not text.",
        "line 8: It is not JSON.",
        "8 lines were not read.",
    ]


def test_hard_texts_are_read() -> None:
    texts = ["", "\0", "\ud800 half a character", "x" * 20_000, "very good " * 2_000, "\u2028\x85 lines", "’" * 20_000]
    result = read(*({"id": number, "text": text} for number, text in enumerate(texts)))
    assert result.exit_code == 0
    assert [answer["id"] for answer in answers(result)] == list(range(len(texts)))


def test_an_unknown_theme_is_told_and_the_comment_is_read_without_it() -> None:
    result = read({"id": 1, "text": "The bus was late again today.", "theme": "<b>x</b>"})
    assert result.exit_code == 0
    assert "line 1" in result.stderr
    assert "<b>" not in result.stderr
    assert answers(result)[0]["themes"] == ["places"]
