"""Charts: where pieces, intervals and words stand, in both directions, and that Plotly is given the very same."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveyapp.dashboard.bars import Bar, Segment, Tone
from surveyapp.dashboard.chart import BarGroup, Chart, Kind
from surveyapp.dashboard.charts import CONFIG, figure_of, plotly_data, plotly_frame
from surveyapp.dashboard.drawing import NARROW, WIDE, Drawing, Style, Width, draw
from surveyapp.dashboard.pieces import diverging, diverging_whiskers, listed, listed_whisker
from surveyapp.domain.release import Figure, Withheld
from tests import builders as build

SIDES = (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)
LONG = " ".join(["a label that goes on and on"] * 12)[:300]


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


def bar(figure: Figure, label: str = "Young people") -> Bar:
    found = [(tone, figure.amount(tone.value)) for tone in SIDES]
    return Bar(label, figure, tuple(Segment(tone.value, tone, amount) for tone, amount in found if amount))


def chart(*bars: Bar, kind: Kind = Kind.DIVERGING, detailed: bool = False) -> Chart:
    return Chart("name", kind, ("It reads.",), "Caption", "Who", (BarGroup("", bars),), detailed)


def drawn(
    *bars: Bar, width: Width = WIDE, mirrored: bool = False, kind: Kind = Kind.DIVERGING, detailed: bool = False
) -> Drawing:
    return draw(chart(*bars, kind=kind, detailed=detailed), width, mirrored=mirrored)


def ends(shown: Bar, outcome: str) -> tuple[float, float]:
    """The interval of an outcome."""
    amount = shown.figure.amount(outcome)
    assert amount is not None
    return amount.low or 0.0, amount.high or 0.0


def words(drawing: Drawing) -> str:
    return " ".join(text.words for text in drawing.texts)


# Pieces and intervals


def test_an_interval_is_measured_from_where_its_piece_begins() -> None:
    shown = bar(build.measured(positive=50, neutral=20, negative=30))
    pieces = {piece.tone: piece for piece in diverging(shown)}
    left, right = diverging_whiskers(shown)
    (low, high), (least, most) = ends(shown, "positive"), ends(shown, "negative")
    right_begins, left_begins = pieces[Tone.POSITIVE].start, pieces[Tone.NEGATIVE].end
    assert (right.start, right.end) == pytest.approx((right_begins + low, right_begins + high))
    assert (left.start, left.end) == pytest.approx((left_begins - most, left_begins - least))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 30).map(lambda fives: 5 * fives), min_size=3, max_size=3).filter(any))
def test_the_end_of_every_side_lies_within_its_interval(counts: list[int]) -> None:
    shown = bar(build.measured(*counts))
    pieces = {piece.tone: piece for piece in diverging(shown)}
    for tone, whisker in zip((Tone.NEGATIVE, Tone.POSITIVE), diverging_whiskers(shown), strict=True):
        end = pieces[tone].start if tone is Tone.NEGATIVE else pieces[tone].end
        assert whisker.start <= end + 1e-9
        assert end <= whisker.end + 1e-9


@pytest.mark.parametrize("reason", Withheld)
def test_what_is_withheld_has_no_interval(reason: Withheld) -> None:
    assert diverging_whiskers(bar(build.withheld(reason))) == ()
    hidden = Segment("no", Tone.NEGATIVE, build.amount("no", reason, 50))
    assert listed_whisker(hidden) is None
    assert {piece.tone for piece in listed(hidden, 50)} >= {Tone.WITHHELD}


def test_beside_almost_all_no_interval_tells_the_share() -> None:
    same = build.measured(Withheld.ALMOST_ALL, Withheld.FEW, Withheld.FEW, base=60)
    assert diverging_whiskers(bar(same)) == ()
    assert drawn(bar(same)).whiskers == ()


# Drawings


@pytest.mark.parametrize("width", [NARROW, WIDE], ids=lambda width: width.name)
def test_right_to_left_is_the_mirror_of_left_to_right(width: Width) -> None:
    shown = bar(build.measured(positive=50, neutral=20, negative=5))
    left, right = drawn(shown, width=width), drawn(shown, width=width, mirrored=True)
    for one, other in zip(left.whiskers, right.whiskers, strict=True):
        assert (one.left, one.right) == pytest.approx((1 - other.right, 1 - other.left))
        assert (one.start, one.end, one.y) == (other.start, other.end, other.y)
    for block, mirror in zip(left.blocks, right.blocks, strict=True):
        assert block.left == pytest.approx(1 - mirror.left - mirror.width, abs=1e-4)
    for mine, theirs in zip(left.texts, right.texts, strict=True):
        assert (mine.words, mine.anchor, mine.shift) == (theirs.words, theirs.anchor, -theirs.shift)
        assert mine.x == pytest.approx(1 - theirs.x)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 30).map(lambda fives: 5 * fives), min_size=3, max_size=3).filter(any), st.booleans())
def test_nothing_leaves_the_drawing_and_no_whisker_crosses_words(counts: list[int], mirrored: bool) -> None:
    for width in (NARROW, WIDE):
        drawing = drawn(bar(build.measured(*counts)), width=width, mirrored=mirrored, detailed=True)
        for block in drawing.blocks:
            assert block.left >= 0
            assert block.left + block.width <= 1.0001
        for whisker in drawing.whiskers:
            assert 0 <= whisker.left < whisker.right <= 1
            assert not [text for text in drawing.texts if abs(text.y - whisker.y) < 8 and text.style is not Style.NAME]


def test_answers_that_hardly_anybody_gave_are_said_in_words() -> None:
    assert "fewer than 5" in words(drawn(bar(build.measured(positive=60, neutral=30, negative=0))))
    narrow = drawn(bar(build.measured(positive=0, neutral=100, negative=0)), width=NARROW)
    assert words(narrow).count("fewer than 5") == 2


def test_a_share_that_has_no_room_on_its_bar_stands_beside_it() -> None:
    drawing = drawn(bar(build.measured(positive=90, neutral=5, negative=5)), width=NARROW)
    beside = next(text for text in drawing.texts if text.words == "5%")
    negative = next(block for block in drawing.blocks if block.tone is Tone.NEGATIVE)
    assert beside.anchor == "end"
    assert beside.x == pytest.approx(negative.left)


@pytest.mark.parametrize("width", [NARROW, WIDE], ids=lambda width: width.name)
@pytest.mark.parametrize("reason", [Withheld.FEWER_THAN_10, Withheld.OVERALL_ONLY, Withheld.PROTECTED])
def test_a_withheld_bar_is_a_hatched_block_with_its_reason(width: Width, reason: Withheld) -> None:
    drawing = drawn(bar(build.withheld(reason)), width=width)
    assert [block.tone for block in drawing.blocks] == [Tone.WITHHELD]
    told = {"fewer-than-10": "fewer than 10", "overall-only": "fewer than 30 in all", "protected": "hidden to protect"}
    assert told[reason.value] in words(drawing)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("width", [NARROW, WIDE], ids=lambda width: width.name)
def test_a_long_label_is_wrapped_and_never_cut(width: Width, kind: Kind) -> None:
    figure = build.measured(positive=40, neutral=20, negative=30)
    segments = tuple(
        Segment(f"{tone.value} {LONG}", tone, amount) for tone in SIDES if (amount := figure.amount(tone.value))
    )
    drawing = drawn(Bar(f"who {LONG}", figure, segments), width=width, kind=kind, detailed=True)
    told = words(drawing)
    wanted = [segment.label for segment in segments] if kind is Kind.LISTED else [f"who {LONG}"]
    assert all(label in told for label in wanted)
    rows = [text.y for text in drawing.texts if text.x == 0 and text.anchor == "start"]
    assert len(rows) == len(set(rows))


def test_a_drawing_is_cut_only_between_groups() -> None:
    groups = tuple(BarGroup(f"Group {number}", (bar(build.measured(50, 20, 30)),)) for number in range(4))
    whole = draw(Chart("name", Kind.DIVERGING, (), "Caption", "Who", groups), WIDE, mirrored=False)
    parts = list(whole.parts())
    assert len(parts) == len(groups)
    assert sum(part.height for part in parts) == whole.height
    for name in ("blocks", "texts", "lines", "whiskers"):
        assert sum(len(getattr(part, name)) for part in parts) == len(getattr(whole, name))
    for part in parts:
        assert all(0 <= block.top <= part.height - block.height for block in part.blocks)
        assert all(0 <= text.y <= part.height for text in part.texts)


# Plotly


def test_plotly_is_given_the_drawing_itself() -> None:
    drawing = drawn(bar(build.measured(positive=50, neutral=20, negative=30)))
    figure = json.loads(plotly_data({"wide": drawing}))["wide"]
    traces = {trace["name"]: trace for trace in figure["data"]}
    whiskers = traces.pop("interval")
    assert {name: len(trace["x"]) for name, trace in traces.items()} == {"negative": 1, "neutral": 1, "positive": 1}
    drawn_ends = {value for value in whiskers["x"] if value is not None}
    assert drawn_ends == {end for line in drawing.whiskers for end in (line.start, line.end)}
    assert [note["text"] for note in figure["layout"]["annotations"]] == [text.words for text in drawing.texts]


def test_every_figure_is_on_the_one_template_which_stands_once_in_a_page() -> None:
    drawing = drawn(bar(build.measured(50, 20, 30)))
    assert figure_of(drawing).layout.template.layout.font.family == "var(--typeface)"
    assert "template" not in json.loads(plotly_data({"wide": drawing}))["wide"]["layout"]
    assert json.loads(plotly_frame())["template"]["layout"]["hovermode"] is False


def test_nothing_can_be_shared_from_a_chart() -> None:
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["plotlyServerURL"] == ""
    frame = json.loads(plotly_frame())
    assert frame["config"] == CONFIG
    exported = figure_of(drawn(bar(build.measured(50, 20, 30)))).to_json()
    assert "http" not in exported.lower()
    assert "http" not in json.dumps(frame).lower()


def test_words_cannot_break_out_of_a_page_or_be_read_as_tags() -> None:
    drawing = drawn(bar(build.measured(50, 20, 30), "</script><b>bold</b>"))
    text = str(plotly_data({"wide": drawing}))
    assert "<" not in text
    notes = json.loads(text)["wide"]["layout"]["annotations"]
    assert any("&lt;b&gt;bold" in note["text"] for note in notes)
