"""Personal details are found by their form and their cue, and ordinary words and public numbers are left alone."""

from __future__ import annotations

import gc
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.comments import personal_details
from surveyapp.comments.masking import LABELS, masked
from surveyapp.comments.personal_details.phones import is_nhs_number
from surveyapp.comments.readings import DetailKind

ANYTHING = st.text(st.characters(), max_size=200)
"""Every character there is, NUL and lone surrogates with them."""
PIECES = (
    *(
        "my son",
        "Jack",
        "and",
        "Aisha",
        "Mrs",
        "Patel",
        ".",
        ",",
        "born",
        "1/2/2013",
        "dob",
        "at",
        "St Mary's",
        "Primary",
    ),
    *(
        "School",
        "College",
        "@tom_1",
        "x#1234",
        "insta is",
        "07700",
        "900123",
        "+44",
        "(0)",
        "a@b.co",
        "dot com",
        "LE15",
        "6ZX",
    ),
    *(
        "flat 3",
        "12 High",
        "Street",
        "NHS",
        "943 476 5919",
        "called",
        "[name]",
        "[date of birth]",
        "[",
        "live on",
        "Mill Lane",
    ),
)
LIKE_DETAILS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def found(text: str) -> list[tuple[str, str]]:
    return [(detail.kind.value, text[detail.start : detail.end]) for detail in personal_details.find(text)]


@pytest.mark.parametrize(
    "phone",
    [
        "07700 900123",
        "07700900123",
        "+44 7700 900 123",
        "+44 (0)7700 900123",
        "(01632) 960 123",
        "07700-900-123",
        "07700.900.123",
    ],
)
def test_a_phone_number_is_found_however_it_is_written(phone: str) -> None:
    assert found(f"please ring me on {phone} after four") == [("phone", phone)]


@pytest.mark.parametrize(
    "number", ["999", "111", "0800 1111", "116 123", "85258", "0808 800 5000", "0300 123 4567", "101", "call 119"]
)
def test_a_number_that_the_public_knows_is_nobodys_own(number: str) -> None:
    assert found(f"They said ring {number} and they were kind") == []


def test_an_nhs_number_needs_its_check_digit() -> None:
    assert found("it says 943 476 5919 on the letter") == [("nhs-number", "943 476 5919")]
    assert found("it says 943 476 5918 on the letter") == []


@given(st.integers(100_000_000, 999_999_999))
def test_of_ten_check_digits_one_at_most_is_right(nine: int) -> None:
    assert sum(is_nhs_number(f"{nine}{check}") for check in range(10)) <= 1


@pytest.mark.parametrize(
    "email", ["jo.b@example.org", "JO+SEND@EXAMPLE.CO.UK", "jo at example dot com", "jo.b (at) gmail.com"]
)
def test_an_email_address_is_found_written_or_spoken(email: str) -> None:
    assert found(f"write to {email} thanks") == [("email", email)]


def test_a_service_is_reached_by_anybody() -> None:
    assert found("They gave me info@example.org and that was that") == []


@pytest.mark.parametrize(("text", "postcode"), [("we are LE15 6ZX", "LE15 6ZX"), ("at le156zx now", "le156zx")])
def test_a_postcode_is_found(text: str, postcode: str) -> None:
    assert found(text) == [("postcode", postcode)]


@pytest.mark.parametrize("text", ["QQ15 6ZX", "the M1 2nd junction", "Year 9 3rd set", "KS2 4th term"])
def test_what_only_looks_like_a_postcode_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("he was born on 3rd May 2012 early", "3rd May 2012"),
        ("dob 12/03/2014", "12/03/2014"),
        ("D.O.B: 1.2.13", "1.2.13"),
        ("my birthday is 9 june", "9 june"),
        ("she turned 16 on 28 February", "28 February"),
    ],
)
def test_a_date_with_a_cue_is_a_date_of_birth(text: str, date: str) -> None:
    assert found(text) == [("date-of-birth", date)]


@pytest.mark.parametrize("text", ["The review was on 14 March 2024.", "born in the pandemic", "letter dated 03/11/23"])
def test_a_bare_date_is_no_date_of_birth(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("We live at 14 Mill Lane, Oakham now", "14 Mill Lane, Oakham"),
        ("letters go to flat 3 please", "flat 3"),
        ("sent to 6 orchard close", "6 orchard close"),
    ],
)
def test_a_number_and_a_street_are_an_address(text: str, address: str) -> None:
    assert found(text) == [("address", address)]


@pytest.mark.parametrize(
    "text", ["it is 14 miles the other way", "30 minutes drive", "2 quiet places", "1 road closed"]
)
def test_a_number_and_a_word_are_no_address(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("find me @not.a.frog on there", "@not.a.frog"),
        ("my insta is jazzyart", "jazzyart"),
        ("discord ravenmoth#4471", "ravenmoth#4471"),
        ("my roblox is bl0xy_wolf", "bl0xy_wolf"),
        ("snap: m1llie_x", "m1llie_x"),
    ],
)
def test_a_name_online_is_a_handle(text: str, handle: str) -> None:
    assert found(text) == [("handle", handle)]


@pytest.mark.parametrize(
    "text", ["my discord is broken", "Minecraft club is good", "I follow them on instagram for news"]
)
def test_talking_of_a_game_gives_no_handle(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("He is at Hill Top Primary School now", "Hill Top Primary School"),
        ("we asked for St Wilfrith's and lost", "St Wilfrith's"),
        ("i go to brookside academy", "brookside academy"),
        ("Marlpit Community College said no", "Marlpit Community College"),
    ],
)
def test_a_school_is_found_by_name(text: str, school: str) -> None:
    assert found(text) == [("school", school)]


@pytest.mark.parametrize(
    "text", ["The special school is full", "My old primary school", "at a mainstream secondary", "Sixth form was fun"]
)
def test_a_school_without_a_name_tells_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my son Jack is nine", "Jack"),
        ("a girl called Nkechi sits there", "Nkechi"),
        ("Mrs Patel is kind", "Mrs Patel"),
        ("dr Venkatesan listens", "dr Venkatesan"),
        ("her name is Wiktoria", "Wiktoria"),
        ("my name is tom", "tom"),
        ("I'm Ayodele and I am ten", "Ayodele"),
        ("Signed Sarah Okafor", "Sarah Okafor"),
        ("Zofia's teacher rang", "Zofia"),
        ("our social worker Dave came", "Dave"),
        ("Oluwadamilare loves swimming", "Oluwadamilare"),
        ("my daughter Summer is shy", "Summer"),
    ],
)
def test_a_name_is_found_by_its_cue(text: str, name: str) -> None:
    assert found(text) == [("name", name)]


@pytest.mark.parametrize(
    "text",
    [
        "my son CAMHS said",
        "no Mr Right here",
        "In May and June we waited",
        "Rutland is small",
        "i miss my friends",
        "he was called names",
        "Summer is hard without a club",
        "I hope things change and will wait",
        "Nobody from the Council came",
        "my keyworker is nice",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_name_once_told_is_known_again() -> None:
    assert found("My son Temitope waits. Then Temitope waited more.") == [("name", "Temitope")] * 2


@given(ANYTHING | LIKE_DETAILS)
def test_any_text_can_be_read_and_details_stand_inside_it_in_order(text: str) -> None:
    details = personal_details.find(text)
    assert all(0 <= detail.start < detail.end <= len(text) for detail in details)
    assert all(one.end <= two.start for one, two in pairwise(details))


@given(ANYTHING | LIKE_DETAILS)
def test_a_masked_text_holds_no_detail_any_more(text: str) -> None:
    hidden = masked(text, personal_details.find(text))
    assert personal_details.find(hidden) == ()


def test_what_is_hidden_is_named_in_plain_words_that_a_page_may_replace() -> None:
    text = "Ring my son Jack: 07700 900123"
    details = personal_details.find(text)
    assert masked(text, details) == "Ring my son [name]: [phone number]"
    assert masked(text, details, dict.fromkeys(DetailKind, "…")) == "Ring my son […]: […]"


def test_every_kind_has_its_label() -> None:
    assert set(LABELS) == set(DetailKind)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "0 ", "07", "a@", "a.", "@a", "my insta is ", "A b ", "Al ", "St ", "12 a ", "flat 1, ", "born ", "1/1/", "Mr ", "one ",
     "oh ", "a dot ", "The A ", "(", "[name", "x-", "Aa and ", "School ", "primary ", "live at ", "+4", "a at b dot com"],
)  # fmt: skip
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    assert _seconds(piece, 20_000) < 40 * _seconds(piece, 2_000) + 0.05


def _seconds(piece: str, length: int) -> float:
    text = (piece * length)[:length]
    gc.disable()  # looking over a long run's garbage would be counted, too
    try:
        started = process_time()
        personal_details.find(text)
        return process_time() - started
    finally:
        gc.enable()
