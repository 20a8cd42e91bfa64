"""`surveyapp pictures`, end to end: every problem at once, former pictures left alone, and pages that go without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from surveyapp.cli import main
from surveyapp.pictures import ledger
from surveyapp.pictures.making import Places, make_pictures
from surveyapp.pictures.problems import PicturesRefused
from surveyapp.web.credits import grouped
from tests import pictures as build
from tests.integration.person import Person

NAMES = "title: x\npicture: red-heart\nmenu:\n  done_picture: our-bus\n  done: picture\n"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A questionnaire that names one picture of a small set and one of the area's own, and a page that names one."""
    questionnaires, product = tmp_path / "questionnaires", tmp_path / "product"
    questionnaires.mkdir()
    (questionnaires / "story.yaml").write_text(NAMES, "utf-8")
    (product / "templates").mkdir(parents=True)
    (product / "templates" / "page.html").write_text(
        "{% macro shown(where, name) %}{{ picture(name) }}{% endmacro %}\n"
        "{{ shown(1, 'door' if left else 'key') }}{{ shown(1, option.picture) }}",
        "utf-8",
    )
    (product / "tools.py").write_text('Tool(picture="bell", words="picture")\n', "utf-8")
    body = '<path d="M1.000001 1h9"/>'
    package = build.picture_set(
        tmp_path / "set", red_heart=body, door=body, key=body, bell=body, unused=body, bad="<script/>"
    )
    build.own(questionnaires, our_bus__jpg=build.jpeg(), door__svg=build.svg('<path d="M5 5"/>'))
    return Places(questionnaires, package, product, tmp_path / "pictures")


def listed(folder: Path) -> dict[str, dict[str, object]]:
    return {line["name"]: line for line in json.loads((folder / "ledger.json").read_text("utf-8"))}


def test_just_the_pictures_that_are_named_are_drawn(places: Places) -> None:
    made = make_pictures(places)
    files = {path.name for path in places.folder.iterdir()}
    assert files == {"bell.svg", "door.svg", "key.svg", "our-bus.jpg", "red-heart.svg", "ledger.json"}
    assert listed(places.folder)["red-heart"] == {
        "name": "red-heart",
        "set": "Drawn",
        "author": "Ada",
        "author_url": "https://example.org/ada",
        "licence": "CC0",
        "licence_url": "https://example.org/cc0",
        "changed": True,
        "file": "red-heart.svg",
    }
    assert made.own == 2
    assert made.unused == ()


def test_an_own_picture_wins_over_the_sets(places: Places) -> None:
    make_pictures(places)
    assert "M5 5" in (places.folder / "door.svg").read_text("utf-8")
    assert listed(places.folder)["door"]["set"] == "Our own pictures"


def test_what_nothing_names_any_more_goes(places: Places) -> None:
    make_pictures(places)
    (places.questionnaires / "story.yaml").write_text("picture: red-heart\n", "utf-8")
    made = make_pictures(places)
    assert not (places.folder / "our-bus.jpg").exists()
    assert made.unused == ("our-bus",)


def test_a_file_that_did_not_change_is_not_written_again(places: Places) -> None:
    make_pictures(places)
    before = {path: path.stat().st_mtime_ns for path in places.folder.iterdir()}
    make_pictures(places)
    assert {path: path.stat().st_mtime_ns for path in places.folder.iterdir()} == before


def test_every_problem_is_said_at_once_and_the_former_pictures_stay(places: Places) -> None:
    make_pictures(places)
    before = {path.name: path.read_bytes() for path in places.folder.iterdir()}
    (places.questionnaires / "story.yaml").write_text(
        f"{NAMES}pages:\n  - picture: red-hart\n  - picture: bad\n", "utf-8"
    )
    (places.questionnaires / "broken.yaml").write_text("picture: [\n", "utf-8")
    build.own(places.questionnaires, our_bus__jpg=build.jpeg(4000, 10), lost_sign__svg=b"")
    (places.questionnaires / "pictures" / "lost-sign.svg").unlink()
    with pytest.raises(PicturesRefused) as refused:
        make_pictures(places)
    assert [(one.file, one.line, one.place) for one in refused.value.problems] == [
        ("broken.yaml", 2, ""),
        ("pictures/door.svg", 0, ""),
        ("pictures/ledger.yaml", 3, "pictures › 2 › name"),
        ("pictures/our-bus.jpg", 0, ""),
        ("story.yaml", 7, "pages › 1 › picture"),
        ("story.yaml", 8, "pages › 2 › picture"),
    ]
    assert "No picture is named “red-hart”. Close to it: red-heart" in str(refused.value.problems[4])
    assert "It holds a script." in str(refused.value.problems[5])
    assert {path.name: path.read_bytes() for path in places.folder.iterdir()} == before


def test_without_the_set_the_problem_says_so(places: Places, tmp_path: Path) -> None:
    with pytest.raises(PicturesRefused) as refused:
        make_pictures(Places(places.questionnaires, tmp_path / "none", places.product, places.folder))
    assert {one.sentence for one in refused.value.problems} == {"The picture set is not installed."}


# The command


def run(questionnaires: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("SURVEYAPP_QUESTIONNAIRES", str(questionnaires))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(folder.parent / "instance"))
    return CliRunner().invoke(main, ["pictures", "--into", str(folder)])


def test_the_command_draws_what_the_product_needs(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(places.questionnaires, places.folder, monkeypatch)
    assert result.exit_code == 0
    assert "pictures are ready" in result.output
    assert {"red-heart", "our-bus", "speech-balloon"} <= set(listed(places.folder))


def test_the_command_ends_with_every_problem(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    (places.questionnaires / "story.yaml").write_text("picture: no-such\ndone_picture: ../../etc/passwd\n", "utf-8")
    (places.questionnaires / "pictures" / "door.svg").write_bytes(build.svg("<image href='http://example.org/x'/>"))
    result = run(places.questionnaires, places.folder, monkeypatch)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[-1] == "4 problems. The pictures stay as they were."
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "pictures/door.svg, line 1",
        "pictures/door.svg, line 1",
        "story.yaml, line 1, picture",
        "story.yaml, line 2, done_picture",
    ]
    assert not places.folder.exists()


# Pages


@pytest.fixture
def without_pictures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ledger, "FOLDER", tmp_path)
    ledger.shown_ledger.cache_clear()
    ledger.picture_file.cache_clear()
    monkeypatch.setattr(ledger, "read_ledger", lambda: None)


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    ledger.shown_ledger.cache_clear()
    ledger.picture_file.cache_clear()


@pytest.mark.usefixtures("without_pictures")
@pytest.mark.parametrize("address", ["/", "/help", "/s/my-story/", "/results/", "/credits/"])
def test_a_page_whose_pictures_are_missing_serves_without_them(light_app: Flask, address: str) -> None:
    page = Person(light_app).open(address)
    assert "<img" not in page.text
    assert "None" not in page.text


def test_every_picture_that_pages_can_show_is_credited(light_app: Flask) -> None:
    page = Person(light_app).open("/credits/")
    for entry in ledger.shown_ledger().entries:
        assert f"/static/pictures/{entry.file}?v=" in page.text
        assert str(entry.licence_url) in page.text
    assert page.text.count('width="48"') == len(ledger.shown_ledger().entries)
    for name in ("OpenMoji", "CC BY-SA 4.0", "Atkinson Hyperlegible", "Braille Institute of America, Inc.", "MIT"):
        assert name in page.words


def test_a_licence_opens_in_the_browser(light_app: Flask) -> None:
    answer = light_app.test_client().get("/static/vendor/atkinson-hyperlegible.LICENSE")
    assert answer.mimetype == "text/plain"


def test_every_page_leads_to_the_credits(light_app: Flask) -> None:
    for address in ("/", "/s/my-story/", "/results/", "/no-such-page"):
        assert 'href="/credits/"' in light_app.test_client().get(address).get_data(as_text=True)


def test_credits_are_told_once_for_each_author_and_set() -> None:
    def drawn(name: str, series: str, *, changed: bool = False) -> ledger.Entry:
        return ledger.Entry(name=name, set=series, author="Ada", licence="CC0", changed=changed, file=f"{name}.svg")

    bus, other, ant = drawn("bus", "Signs"), drawn("cat", "Photos"), drawn("ant", "Signs", changed=True)
    groups = grouped([bus, other, ant])
    assert [[entry.name for entry in group.pictures] for group in groups] == [["cat"], ["ant", "bus"]]
    assert [group.is_changed for group in groups] == [False, True]
