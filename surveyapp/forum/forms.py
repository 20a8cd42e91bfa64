"""The forms of the forum, and what is wrong in them."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.fields import SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of an older version

from surveyapp.domain.roles import Role
from surveyapp.storage.staff import tidy_email

LONGEST = 300
"""Nothing that staff type on these pages is longer."""


class Problem(NamedTuple):
    """One line of the error summary: the sentence, and the id of the field that it is about."""

    sentence: str
    field_id: str


class PlainForm(FlaskForm):
    """A button and nothing to fill in."""


class SignInForm(FlaskForm):
    """The first step."""

    email = StringField()
    password = PasswordField()

    @property
    def tidy_email(self) -> str:
        return tidy_email(self.email.data or "")[:LONGEST]


class CodeForm(FlaskForm):
    """A code from an app, or a recovery code."""

    code = StringField()


class PasskeyForm(FlaskForm):
    """What the browser says of a passkey, and what its owner calls it."""

    credential = StringField()
    name = StringField()


class PasswordForm(FlaskForm):
    """The password of who is signed in, asked before a change that matters."""

    password = PasswordField()


class NewPasswordForm(PasswordForm):
    """Another password."""

    new_password = PasswordField()


class NewAppForm(PasswordForm):
    """Another app: the password, and a code that the new app shows."""

    code = StringField()


class NewPasskeyForm(PasswordForm):
    """Another passkey."""

    credential = StringField()
    name = StringField()


class RolesForm(FlaskForm):
    """Which roles somebody holds."""

    roles = SelectMultipleField(choices=[SelectChoice(role.value) for role in Role])

    @property
    def given(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.roles.data or ())


class InviteForm(RolesForm):
    """Somebody new."""

    name = StringField()
    email = StringField()


def form_problems(form: FlaskForm) -> list[Problem]:
    """The lines of the error summary, in the order of the page."""
    problems: list[Problem] = []
    for name, field in form._fields.items():
        for error in field.errors:
            if name == "csrf_token":
                problems.insert(
                    0, Problem(_("This page was open for a long time. Please press the button again."), "form")
                )
            else:
                problems.append(Problem(str(error), field.id))
    return problems
