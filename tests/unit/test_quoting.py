"""A quote holds the comment's own words, short, with nothing that tells who somebody is."""

from __future__ import annotations

import pytest

from surveyapp.comments import personal_details
from surveyapp.comments.masking import masked
from surveyapp.comments.quoting import QuoteFault, faults, other_words

COMMENT = "They were kind.  Ring me on 01632 960 961, please.\nWe waited for a year, and nobody told us why."
LONGEST = 60


@pytest.mark.parametrize(
    "quote",
    [
        "They were kind.",
        "they were kind",
        "They were kind. … nobody told us why.",
        "… nobody told us why",
        "Ring me on [phone number], please.",
        "They were kind. Ring me on [phone number], please. We waited",
        "We waited for a [long time], and nobody told us why.",
    ],
)
def test_words_may_be_left_out_and_hidden(quote: str) -> None:
    assert faults(quote, COMMENT, LONGEST) == ()


@pytest.mark.parametrize("quote", ["", "  ", "[name]", "…", " … [name] ... ", "[]", "."])
def test_something_must_be_left(quote: str) -> None:
    assert faults(quote, COMMENT, LONGEST) == (QuoteFault.EMPTY,)


def test_personal_details_are_refused() -> None:
    assert faults("Ring me on 01632 960 961", COMMENT, LONGEST) == (QuoteFault.DETAILS,)


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        ("They were unkind.", "they were unkind"),
        (
            "They were kind. Nobody told us why.",
            "they were kind. nobody told us why",
        ),  # nothing says that words are left out
        ("We waited … for ten years", "for ten years"),
    ],
)
def test_words_that_nobody_wrote_are_refused(quote: str, other: str) -> None:
    assert faults(quote, COMMENT, LONGEST) == (QuoteFault.OTHER_WORDS,)
    assert other_words(quote, COMMENT) == other


def test_what_is_too_long_is_refused_with_everything_else_that_is_wrong() -> None:
    quote = f"{COMMENT} And more."
    assert set(faults(quote, COMMENT, LONGEST)) == {QuoteFault.TOO_LONG, QuoteFault.DETAILS, QuoteFault.OTHER_WORDS}
    assert faults(COMMENT[: LONGEST + 1].replace("01632 960 961", "[phone number]"), COMMENT, LONGEST) == (
        QuoteFault.TOO_LONG,
    )


def test_the_masked_text_is_a_quote_of_the_comment() -> None:
    assert faults(masked(COMMENT, personal_details.find(COMMENT)), COMMENT, 1000) == ()
