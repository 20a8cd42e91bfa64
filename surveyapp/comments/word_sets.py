"""Sets of words, as the rules that read comments write them."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def phrases_of(text: str) -> frozenset[str]:
    """Phrases parted by commas, each once, whatever the line breaks."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())
