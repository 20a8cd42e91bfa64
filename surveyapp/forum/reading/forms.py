"""The forms of the reading room."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, SelectMultipleField, StringField, ValidationError

from surveyapp.comments.readings import LocalOffer, Sentiment
from surveyapp.forum.reading.desk import Chosen
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

    def chosen(self) -> Chosen:
        """What was chosen so far, and nothing that cannot be chosen."""
        chosen = set(self.themes.data or ())
        return Chosen(
            next((one for one in (NOT_SAID, *Sentiment) if one == self.sentiment.data), ""),
            tuple(theme.id for theme in site().themes if theme.id in chosen),
            bool(self.concern.data),
            bool(self.details.data),
            bool(self.worth_quoting.data),
            next((one for one in LocalOffer if one == self.local_offer.data), ""),
            self.shown_to_them,
        )

    def reading(self, who: bytes) -> HumanReading:
        """What was said, as it is kept."""
        said = self.chosen()
        return HumanReading(
            who,
            today(),
            Sentiment(said.sentiment) if said.sentiment not in ("", NOT_SAID) else None,
            said.themes,
            said.details,
            said.concern,
            said.worth_quoting,
            LocalOffer(said.local_offer) if said.local_offer else None,
        )

    @property
    def shown_to_them(self) -> str:
        """The mark of the reading that was shown."""
        return (self.seen.data or "")[:64]

    def fill(self, chosen: Chosen) -> None:
        """Show what is chosen."""
        self.sentiment.data, self.themes.data = chosen.sentiment, list(chosen.themes)
        self.concern.data, self.details.data = chosen.concern, chosen.details
        self.worth_quoting.data, self.local_offer.data = chosen.worth_quoting, chosen.local_offer
        self.seen.data = chosen.seen


def filled_in(opened: Opened, left: Chosen | None, *, names_somebody: bool) -> ReadingForm:
    """The form as it is first shown: what they chose before they left it for later, what a person said before, or the
    themes and details that the machine found.

    How a comment speaks is never filled in by the machine, or people and machine would agree too easily.
    """
    form = ReadingForm(formdata=None)
    form.fill(left or (_of_person(opened.human) if opened.human else _of_machine(opened, names_somebody)))
    return form


def _of_person(human: HumanReading) -> Chosen:
    return Chosen(
        human.sentiment or NOT_SAID,
        human.themes,
        human.concern,
        human.details,
        human.worth_quoting,
        human.local_offer or "",
        human.mark,
    )


def _of_machine(opened: Opened, names_somebody: bool) -> Chosen:
    return Chosen(themes=opened.machine.themes if opened.machine else (), details=names_somebody)


class UnlockForm(FlaskForm):
    """The passphrase, and the comment to go on to."""

    passphrase = PasswordField()
    wave = StringField()
    comment = StringField()
