"""How comments are read, in plain words: what the machine does, what people do, and how good the machine was when it was tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import format_decimal, format_percent
from flask_babel import gettext as _

from surveyapp.comments.measured import MeasuredReader, Sentiments, SoMany, measured_reader


@dataclass(frozen=True)
class Part:
    """A part of the page under its own title."""

    title: str
    sentences: tuple[str, ...]


def reading_in_words() -> tuple[Part, ...]:
    """The whole page."""
    return (
        Part(_("People read every comment"), tuple(_people())),
        Part(_("What the machine does"), tuple(_machine())),
        Part(_("How good the machine is"), tuple(_how_good(measured_reader()))),
        Part(_("What we do with it"), tuple(_use())),
    )


def _people() -> Iterator[str]:
    yield _("A person reads every comment. What the person says of it replaces what the machine said.")
    yield _("Until then we say so: “read by a machine, not checked”, or “not read yet”.")


def _machine() -> Iterator[str]:
    yield _(
        "A machine looks at each comment first. It guesses if the comment says something good, something not good, or both."
    )
    yield _("It counts words and parts of words. It does not understand them. Jokes and hints mislead it.")
    yield _(
        "Where it is not sure, it says nothing. It also says nothing about one or two words, and about other languages."
    )
    yield _("It says nothing about comments that may be a worry: a person reads them first.")
    yield _("What a comment is about comes from the question, and from words that anybody can look up and change.")


def _how_good(figures: MeasuredReader | None) -> Iterator[str]:
    if figures is None:
        yield _(
            "Nobody has measured this copy of the machine. Do not trust what it says until a person has read the comment."
        )
        return
    yield _("We tried it on comments that it had never seen.")
    yield _("Comments of NHS patients: %(figures)s", figures=_sentiments(figures.patients))
    yield _("Comments made up in the words of families: %(figures)s", figures=_sentiments(figures.families))
    yield _(
        "Of the personal details in made-up comments, it found %(share)s.",
        share=_share(figures.details_found),
    )
    yield _(
        "Of made-up comments that tell of harm, it put %(share)s first. So people read all.",
        share=_share(figures.concerns_found),
    )


def _sentiments(figures: Sentiments) -> str:
    return _(
        "it said something of %(said)s of them. Of these, %(right)s were right.",
        said=_share(figures.said),
        right=_share(figures.right),
    )


def _share(part: SoMany) -> str:
    share = format_percent(part.count / part.base) if part.base else "–"
    return _(
        "%(share)s (%(count)s of %(base)s)",
        share=share,
        count=format_decimal(part.count),
        base=format_decimal(part.base),
    )


def _use() -> Iterator[str]:
    yield _(
        "Comments are never added up with the answers that people ticked. They stand beside them, as figures of their own."
    )
    yield _("Nobody is judged by what the machine says. It decides nothing.")
