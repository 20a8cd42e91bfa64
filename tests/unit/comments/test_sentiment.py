"""The sentiment model: what it sees of a comment, and what its weights make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.comments.ngrams import clauses, phrases, pieces
from surveyapp.comments.sentiment import Leaning, Lexicon, shipped_model

LETTERS = st.text(alphabet="abt' .!?but\n", max_size=80)


def test_clauses_end_where_a_sentence_ends_or_turns() -> None:
    assert clauses("Kind staff, but we waited!! Don’t ask.") == [
        ["kind", "staff"],
        ["but", "we", "waited", "!"],
        ["don't", "ask"],
    ]


def test_pieces_know_where_a_word_begins_and_ends() -> None:
    assert {" b", "bu", "us", "s ", " bus ", "bus "} <= set(pieces("bus"))
    assert pieces("!") == []


@given(LETTERS)
def test_a_clause_weighs_what_its_phrases_and_pieces_weigh(text: str) -> None:
    grams = {gram for clause in clauses("a b t but tab. bat") for gram in phrases(clause)}
    bits = {bit for word in ("tab", "but", "a") for bit in pieces(word)}
    lexicon = Lexicon.of(dict.fromkeys(grams, (10, 50, 0)), dict.fromkeys(bits, (20, 0, 50)), Leaning(0, 0))
    for clause in clauses(text):
        of_phrases, of_pieces = lexicon.weigh(clause)
        known = [gram for gram in phrases(clause) if gram in grams]
        known_bits = [bit for word in clause for bit in pieces(word) if bit in bits]
        assert of_phrases.praise == len(known) * 10 * 50
        assert of_pieces.square == len(known_bits) * 20 * 20


@given(st.text())
def test_likelihoods_are_shares_of_one(text: str) -> None:
    likelihoods = shipped_model().likelihoods(text)
    assert sum(likelihoods) == pytest.approx(1)
    assert min(likelihoods) >= 0
