"""The local area: its name, links, helplines and safe places, and the breakdowns that its figures may be split by."""

from __future__ import annotations

from typing import Annotated

from pydantic import AnyHttpUrl, Field, StringConstraints

from surveyapp.domain.options import Option
from surveyapp.domain.outside import Comparator, PublishedCount
from surveyapp.domain.theme_rules import ThemeRule
from surveyapp.domain.words import PICTURE_NAME, Id, Model, Words, YesNo

MOST_BREAKDOWNS = 6
"""Rule 1 of `numbers.md`: a closed list of one-way breakdowns, six at most, declared before launch."""

MOST_RULES = 300
"""Theme rules of one theme."""

MORE_THAN_ONE = "more-than-one"
"""The group of whoever falls into several groups of a breakdown."""

COLOUR_PATTERN = r"^#[0-9a-f]{6}$"
PHONE_PATTERN = r"^[0-9 +]{3,20}$"
Colour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]
Phone = Annotated[str, StringConstraints(pattern=PHONE_PATTERN)]
EMAIL_PATTERN = r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
Email = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=200)]


class Theme(Model):
    """What a question or a comment is about."""

    id: Id
    title: Words
    summary: Words
    picture: PICTURE_NAME | None = None
    comments_say: Annotated[tuple[ThemeRule, ...], Field(max_length=MOST_RULES)] = ()
    """What comments on the theme say: each rule alone is enough. No questionnaire keeps them."""


class Group(Model):
    """One group of a breakdown."""

    id: Id
    words: Words


class Breakdown(Model):
    """One declared way to split a measure.

    `groups` are given only where several options count towards one group; otherwise each option is its own group. An
    option with `apart` (don't know, prefer not to say) is no group. `overall_only`: reported as counts, never used to
    split a measure.
    """

    id: Id
    title: Words
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    groups: tuple[Group, ...] = ()
    more_than_one: Words | None = None
    overall_only: YesNo = False

    def group_of(self, option: Option) -> str | None:
        """The id of the group that an option counts towards, or None where it counts towards none."""
        if option.apart is not None:
            return None
        return option.group or option.id

    def every_group(self) -> tuple[Group, ...]:
        """The groups in order, each respondent in exactly one of them."""
        groups = self.groups or tuple(
            Group(id=option.id, words=option.words) for option in self.options if option.apart is None
        )
        return (*groups, Group(id=MORE_THAN_ONE, words=self.more_than_one)) if self.more_than_one else groups


class Link(Model):
    """A page elsewhere that the area points to."""

    title: Words
    url: AnyHttpUrl


class Helpline(Model):
    """Somebody to talk to. `phone` and `text` are shown as written and dialled without their spaces."""

    id: Id
    name: Words
    what_for: Words
    phone: Phone | None = None
    text: Phone | None = None
    url: AnyHttpUrl | None = None
    when: Words | None = None
    picture: PICTURE_NAME | None = None
    emergency: YesNo = False


class Contact(Model):
    """Who answers for this website: where to ask, and where to complain."""

    name: Words
    email: Email | None = None
    phone: Phone | None = None
    url: AnyHttpUrl | None = None


class Responsible(Model):
    """Who answers in law for what people send, and on what ground: what only whoever runs the website knows."""

    controller: Words
    ground: Words
    officer: Contact | None = None
    """The data protection officer."""


class SafePlace(Model):
    """A place where somebody will help a young person who feels unsafe."""

    name: Words
    where: Words


class Headline(Model):
    """A panel at the top of the dashboard. Measures of questionnaires name it."""

    id: Id
    title: Words
    theme: Id


class Area(Model):
    """One local area. One deployment serves one area."""

    id: Id
    name: Words
    forum: Words
    """The name of the parent carer forum."""
    survey: Words
    """What the site is called."""
    primary_colour: Colour | None = None
    local_offer: Link
    forum_link: Link
    contact: Contact | None = None
    responsible: Responsible | None = None
    links: tuple[Link, ...] = ()
    helplines: Annotated[tuple[Helpline, ...], Field(min_length=1)]
    safe_places: tuple[SafePlace, ...] = ()
    safe_places_about: Words | None = None
    leave_to: AnyHttpUrl = AnyHttpUrl("https://www.bbc.co.uk/weather")
    """An everyday page that "Leave this page" goes to."""
    what_happens_next: tuple[Words, ...] = ()
    headlines: tuple[Headline, ...] = ()
    breakdowns: Annotated[tuple[Breakdown, ...], Field(max_length=20)] = ()
    comparators: tuple[Comparator, ...] = ()
    populations: tuple[PublishedCount, ...] = ()
    """Published counts of those who live here, at most one for each breakdown."""

    def breakdown(self, breakdown_id: str) -> Breakdown | None:
        return next((breakdown for breakdown in self.breakdowns if breakdown.id == breakdown_id), None)


class ThemeList(Model):
    """The themes of the area's questionnaires and comments, in the order of the dashboard."""

    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
