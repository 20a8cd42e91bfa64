"""The report for boards: everything that the pages show of a release, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.dashboard.overview import Overview, overview_of
from surveyapp.dashboard.rules import Rule, rules_in_words
from surveyapp.dashboard.theme import ThemePage, theme_page
from surveyapp.dashboard.who import WhoPage, who_page
from surveyapp.dashboard.worded import WordedRelease
from surveyapp.dashboard.written import WrittenPage, written_page


@dataclass(frozen=True)
class StandardReport:
    """The views that the report prints."""

    overview: Overview
    themes: tuple[ThemePage, ...]
    who: WhoPage
    rules: tuple[Rule, ...]
    written: WrittenPage | None = None

    @property
    def waves(self) -> tuple[ThemePage, ...]:
        """The themes that were asked about in several waves."""
        return tuple(page for page in self.themes if page.trends)

    @property
    def asked(self) -> tuple[ThemePage, ...]:
        """The themes with questions of their own."""
        return tuple(page for page in self.themes if page.questions)

    @property
    def withheld(self) -> tuple[ThemePage, ...]:
        """The themes of which something is not shown."""
        return tuple(page for page in self.themes if page.not_shown)


def standard_report(worded: WordedRelease) -> StandardReport:
    """The report of a release in one language."""
    themes = tuple(theme_page(worded, theme) for theme in worded.themes)
    return StandardReport(overview_of(worded), themes, who_page(worded), rules_in_words(), written_page(worded))
