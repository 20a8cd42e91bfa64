"""What each kind of personal detail is called, in the reader's language."""

from __future__ import annotations

from flask_babel import gettext

from surveyapp.comments.masking import LABELS
from surveyapp.comments.readings import DetailKind


def detail_words() -> dict[DetailKind, str]:
    """A name for each kind: "phone number"."""
    return {kind: gettext(label) for kind, label in LABELS.items()}
