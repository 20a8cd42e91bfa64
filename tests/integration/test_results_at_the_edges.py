"""Results at the edges: nothing, next to nothing, far too much, and words of every kind. Every page and picture reads well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from surveyapp.domain.area import Theme
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.domain.release import FigureSet, Release, Withheld
from surveyapp.domain.words import Words
from surveyapp.storage import releases
from surveyapp.storage.database import Database
from surveyapp.web import current
from tests import builders as build
from tests.integration import shapes
from tests.integration.conftest import FIRST_DAY, WAVE, MakeApp, collect_in
from tests.integration.person import Page, Person
from tests.integration.shapes import EDGES, Shape

LONG = ("a name that goes on and on " * 12)[:300].strip()
SVG = "{http://www.w3.org/2000/svg}"
ODD = re.compile(r"None|nan\b|%\(|\{share\}|undefined|[:;(]\s*\.|\(\s*\)|\.\.| about \.")
"""What a sentence looks like when a part of it is missing."""

Looked = Callable[[], Person]


@dataclass(frozen=True)
class Site:
    """A site with a release."""

    person: Person

    def pages(self) -> Iterator[Page]:
        """Every page of results that shows charts."""
        yield from (self.person.open(f"/results/{name}") for name in ("", "worst-first/", "who/"))
        for theme in _under("/results/theme/", self.person.open("/results/")):
            page = self.person.open(theme)
            yield page
            yield from (self.person.open(split) for split in _under(f"{theme}by/", page))

    def pictures(self) -> Iterator[str]:
        """The address of every chart of these pages as SVG."""
        for page in self.pages():
            yield from (page.address.partition("?")[0] + link for link in page.links if ".svg" in link)


def _under(address: str, page: Page) -> list[str]:
    return sorted({link for link in page.links if link.startswith(address)})


def site_with(make_app: MakeApp, database: Database, themes: tuple[Theme, ...] = build.THEMES) -> Site:
    """The app on a database that holds a release, with these themes."""
    app = make_app(database)
    with app.app_context():
        here = current.site()
    current.place_in(app, current.Site(here.settings, database, here.area, themes, here.glossary))
    return Site(Person(app))


def keep(database: Database, asked: Questionnaire, *sets: FigureSet) -> None:
    """Store a release of these figures as it is."""
    collect_in(database, asked)
    release = Release(number=1, made_on=FIRST_DAY, waves=(build.wave(WAVE),), sets=sets)
    with database.writing() as connection:
        releases.keep(connection, release, FIRST_DAY)


def many_themes(database: Database, number: int = 40) -> tuple[Theme, ...]:
    """A measure in each of so many themes, one of them with a name of 300 characters."""
    themes = tuple(build.theme(f"theme-{place}") for place in range(number))
    themes = (themes[0].model_copy(update={"title": Words(standard=LONG)}), *themes[1:])
    measures = tuple(build.measure(f"measure-{place}", theme=theme.id) for place, theme in enumerate(themes))
    pages = [build.page(build.rated(f"question-{place}", one.id)) for place, one in enumerate(measures)]
    asked = build.safety_survey().model_copy(
        update={"measures": measures, "themes": themes, "pages": (*build.safety_survey().pages[:1], *pages)}
    )
    figures = (
        build.measured(5 * (place % 20), 20, 5 * (39 - place), name=measure.id)
        for place, measure in enumerate(measures)
    )
    keep(database, asked, build.figures(build.people(120), *figures, wave=WAVE))
    return themes


def all_protected(database: Database) -> None:
    """Whatever there is could be worked out from other figures."""
    reasons = (Withheld.PROTECTED, Withheld.SMALL_GROUP, Withheld.OVERALL_ONLY)
    hidden = (
        build.withheld(reason, breakdown="age", group=group.id)
        for reason, group in zip(reasons, build.AGE.every_group(), strict=False)
    )
    people = (build.people(Withheld.SMALL_GROUP, "age", group.id) for group in build.AGE.every_group())
    whole = build.measured(0, 0, 15)
    keep(database, build.safety_survey(), build.figures(build.people(15), whole, *people, *hidden, wave=WAVE))


@pytest.fixture(params=[*EDGES, "40 themes", "everything protected", "no figures"])
def site(request: pytest.FixtureRequest, sqlite: Database, make_app: MakeApp) -> Site:
    """A site for each of the shapes."""
    match request.param:
        case "40 themes":
            return site_with(make_app, sqlite, many_themes(sqlite))
        case "everything protected":
            all_protected(sqlite)
        case "no figures":
            keep(sqlite, build.safety_survey())
        case name:
            shapes.publish(sqlite, EDGES[name]())
    return site_with(make_app, sqlite)


def test_every_page_reads_well(site: Site) -> None:
    pages = list(site.pages())
    assert len(pages) >= 3
    for page in pages:
        assert not ODD.search(page.words), (page.address, ODD.search(page.words))
        assert page.text.count("<figure") == page.text.count("<table")


def test_every_picture_is_whole(site: Site) -> None:
    for address in site.pictures():
        answer = site.person.browser.get(address)
        assert answer.status_code == 200, address
        root = ElementTree.fromstring(answer.data)  # noqa: S314 (our own)
        texts = [" ".join(text.itertext()) for text in root.iter(f"{SVG}text")]
        assert texts
        assert not ODD.search(" ".join(texts)), address
        height = float(root.attrib["height"])
        assert all(0 < float(text.attrib["y"]) < height for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("arrived", [0, 1])
def test_before_enough_have_answered_every_page_says_that_there_is_nothing_yet(
    arrived: int, sqlite: Database, make_app: MakeApp
) -> None:
    survey = build.safety_survey()
    given = [build.safety_response() for _person in range(arrived)]
    shapes.publish(sqlite, Shape((survey,), lambda database: shapes.arrive_with(database, survey, given)))
    person = site_with(make_app, sqlite).person
    for name in ("", "worst-first/", "who/"):
        assert "There are no results yet." in person.open(f"/results/{name}").words
    for name in ("theme/safe/", "chart/all-themes.svg", "chart/all-themes.png", "theme/safe/chart/x.svg"):
        assert person.browser.get(f"/results/{name}").status_code == 404


def test_a_label_of_300_characters_is_wrapped_and_never_cut(sqlite: Database, make_app: MakeApp) -> None:
    site = site_with(make_app, sqlite, many_themes(sqlite))
    page = site.person.open("/results/")
    drawn = re.findall(r'<text class="text text-heading"[^>]*>(.*?)</text>', page.text)
    assert LONG in " ".join(drawn)
    svg = site.person.browser.get("/results/chart/all-themes.svg").text
    assert LONG in " ".join(re.findall(r"<text[^>]*>(.*?)</text>", svg))


def test_worst_first_puts_the_worst_first_and_both_orders_have_addresses(sqlite: Database, make_app: MakeApp) -> None:
    site = site_with(make_app, sqlite, many_themes(sqlite))
    declared, worst = site.person.open("/results/"), site.person.open("/results/worst-first/")

    def titles(page: Page) -> list[str]:
        rows = re.findall(r'<tr>\s*<th scope="row">(.*?)</th>', page.text)
        return [row.partition(":")[0] for row in rows]

    assert sorted(titles(declared)) == sorted(titles(worst))
    assert titles(declared)[-1] == "theme-39"
    assert titles(worst)[-1] == "theme-39"
    assert titles(worst) != titles(declared)
    assert "/results/worst-first/#every-theme" in declared.links
    assert "/results/#every-theme" in worst.links


def test_pages_in_arabic_read_well_with_arabic_labels(sqlite: Database, make_app: MakeApp) -> None:
    shapes.publish(sqlite, EDGES["Arabic labels"]())
    site = site_with(make_app, sqlite)
    page = site.person.open("/results/theme/safe/?lang=ar")
    assert 'dir="rtl"' in page.text
    svg = site.person.browser.get("/results/theme/safe/chart/measure-feeling-safe.svg?lang=ar").text
    assert "\u2067" in svg
    assert shapes.ARABIC["yes"] in svg or shapes.ARABIC["yes"] in page.words
