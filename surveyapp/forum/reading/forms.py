"""The forms of the reading room."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, SelectMultipleField, StringField, ValidationError

from surveyapp.comments.readings import LocalOffer, Sentiment
from surveyapp.forum.reading.opened import Opened
from surveyapp.forum.reading.wording import NOT_SAID
from surveyapp.storage.readings import HumanReading
from surveyapp.web.current import site, today

LONGEST_PASSPHRASE = 300


class ReadingForm(FlaskForm):
    """What a person says of a comment. `seen`: the mark of the reading that was shown to them."""

    sentiment = StringField()
    themes = SelectMultipleField(validate_choice=False)
    concern = BooleanField()
    details = BooleanField()
    worth_quoting = BooleanField()
    local_offer = StringField()
    seen = StringField()

    def validate_sentiment(self, field: StringField) -> None:
        """Everybody says how a comment speaks, if only that it does not say."""
        if field.data not in (NOT_SAID, *Sentiment):
            raise ValidationError(_("Choose how it speaks: good, in between, not good, or it does not say."))

    def reading(self, who: bytes) -> HumanReading:
        """What was said, as it is kept."""
        said = self.sentiment.data or NOT_SAID
        chosen = set(self.themes.data or ())
        return HumanReading(
            who,
            today(),
            None if said == NOT_SAID else Sentiment(said),
            tuple(theme.id for theme in site().themes if theme.id in chosen),
            bool(self.details.data),
            bool(self.concern.data),
            bool(self.worth_quoting.data),
            next((one for one in LocalOffer if one == self.local_offer.data), None),
        )


def filled_in(opened: Opened, *, names_somebody: bool) -> ReadingForm:
    """The form as it is first shown: what a person said before, or the themes and details that the machine found.

    How a comment speaks is never filled in by the machine, or people and machine would agree too easily.
    """
    human, machine = opened.human, opened.machine
    form = ReadingForm(formdata=None)
    if human:
        form.sentiment.data = human.sentiment or NOT_SAID
        form.themes.data = list(human.themes)
        form.details.data, form.concern.data, form.worth_quoting.data = (
            human.details,
            human.concern,
            human.worth_quoting,
        )
        form.local_offer.data = human.local_offer or ""
    else:
        form.themes.data = list(machine.themes) if machine else []
        form.details.data = names_somebody
    form.seen.data = human.mark if human else ""
    return form


class UnlockForm(FlaskForm):
    """The passphrase, and the comment to go on to."""

    passphrase = PasswordField()
    wave = StringField()
    comment = StringField()
