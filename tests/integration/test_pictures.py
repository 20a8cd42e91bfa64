"""`surveyapp pictures`, end to end: every problem at once, former pictures left alone, and pages that go without."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from surveyapp.cli import main
from surveyapp.config import ROOT
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


def name_less(places: Places) -> None:
    """From now on nothing names the bell of the set, nor the area's own bus."""
    (places.questionnaires / "story.yaml").write_text("picture: red-heart\n", "utf-8")
    (places.product / "tools.py").write_text("", "utf-8")


def test_a_picture_of_the_set_that_nothing_names_any_more_stays_in_the_ledger(places: Places) -> None:
    make_pictures(places)
    bell, content = listed(places.folder)["bell"], (places.folder / "bell.svg").read_bytes()
    name_less(places)
    for _ in range(2):
        made = make_pictures(places)
        assert made.kept == ("bell",)
        assert listed(places.folder)["bell"] == bell
        assert (places.folder / "bell.svg").read_bytes() == content


def test_it_stays_even_where_the_set_no_longer_has_it(places: Places, tmp_path: Path) -> None:
    make_pictures(places)
    name_less(places)
    less = build.picture_set(tmp_path / "less", red_heart="<path/>", key="<path/>")
    make_pictures(Places(places.questionnaires, less, places.product, places.folder))
    assert (places.folder / "bell.svg").exists()
    assert "bell" in listed(places.folder)


def test_it_goes_where_pruning_is_asked_for(places: Places) -> None:
    make_pictures(places)
    name_less(places)
    made = make_pictures(places, prune=True)
    assert made.kept == ()
    assert "bell" not in listed(places.folder)
    assert not (places.folder / "bell.svg").exists()


def test_a_picture_that_is_named_again_is_drawn_again(places: Places) -> None:
    make_pictures(places)
    name_less(places)
    make_pictures(places)
    (places.folder / "bell.svg").write_text("stale", "utf-8")
    (places.questionnaires / "story.yaml").write_text("picture: bell\n", "utf-8")
    made = make_pictures(places)
    assert "bell" not in made.kept
    assert "<svg" in (places.folder / "bell.svg").read_text("utf-8")


def test_only_files_that_the_ledger_names_are_ever_taken_away(places: Places) -> None:
    make_pictures(places)
    (places.folder / "thesis.svg").write_text("mine", "utf-8")
    (places.folder / "photos").mkdir()
    name_less(places)
    make_pictures(places, prune=True)
    assert (places.folder / "thesis.svg").read_text("utf-8") == "mine"
    assert (places.folder / "photos").is_dir()
    assert not (places.folder / "our-bus.jpg").exists()


@pytest.mark.parametrize("ledger_beside", [None, "[{}]", '{"my": "own"}'])
def test_a_folder_of_other_files_without_a_ledger_of_ours_is_refused(places: Places, ledger_beside: str | None) -> None:
    places.folder.mkdir()
    (places.folder / "thesis.txt").write_text("mine", "utf-8")
    if ledger_beside:
        (places.folder / "ledger.json").write_text(ledger_beside, "utf-8")
    before = {path.name: path.read_bytes() for path in places.folder.iterdir()}
    with pytest.raises(PicturesRefused) as refused:
        make_pictures(places, prune=True)
    (problem,) = refused.value.problems
    assert problem.sentence == "This folder holds other files, and no ledger of pictures."
    assert {path.name: path.read_bytes() for path in places.folder.iterdir()} == before


def test_a_file_of_somebody_else_s_is_never_written_over(places: Places) -> None:
    make_pictures(places)
    lines = [line for line in listed(places.folder).values() if line["name"] != "bell"]
    (places.folder / "ledger.json").write_text(json.dumps(lines), "utf-8")
    (places.folder / "bell.svg").write_text("mine", "utf-8")
    with pytest.raises(PicturesRefused) as refused:
        make_pictures(places)
    assert [problem.file for problem in refused.value.problems] == [str(places.folder / "bell.svg")]
    assert (places.folder / "bell.svg").read_text("utf-8") == "mine"


def test_an_empty_folder_is_filled_also_after_a_run_that_was_broken_off(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.folder.mkdir()
    replace = os.replace

    def replace_two(source: Path, target: Path) -> None:
        if len(list(places.folder.glob("*.svg"))) == 2:
            raise OSError("The disk is full.")
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace_two)
        with pytest.raises(OSError, match="full"):
            make_pictures(places)
    assert len(list(places.folder.glob("*.svg"))) == 2
    make_pictures(places)
    assert {path.name for path in places.folder.iterdir()} == {
        "ledger.json",
        *(str(line["file"]) for line in listed(places.folder).values()),
    }


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


def run(questionnaires: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> Result:
    monkeypatch.setenv("SURVEYAPP_QUESTIONNAIRES", str(questionnaires))
    monkeypatch.setenv("SURVEYAPP_INSTANCE", str(folder.parent / "instance"))
    return CliRunner().invoke(main, ["pictures", "--into", str(folder), *more])


def test_the_command_draws_what_the_product_needs(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(places.questionnaires, places.folder, monkeypatch)
    assert result.exit_code == 0
    assert "pictures are ready" in result.output
    assert {"red-heart", "our-bus", "speech-balloon"} <= set(listed(places.folder))


def test_the_command_says_what_it_keeps_and_drops_it_when_asked_to(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = places.questionnaires / "story.yaml"
    story.write_text("picture: zebra\n", "utf-8")
    run(places.questionnaires, places.folder, monkeypatch)
    story.write_text("picture: red-heart\n", "utf-8")
    kept = run(places.questionnaires, places.folder, monkeypatch)
    assert "Kept, since a published version may show them: zebra. --prune drops them." in kept.output
    assert "zebra" in listed(places.folder)
    pruned = run(places.questionnaires, places.folder, monkeypatch, "--prune")
    assert "Kept" not in pruned.output
    assert "zebra" not in listed(places.folder)


def test_the_command_refuses_a_folder_of_other_files(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "thesis.txt").write_text("mine", "utf-8")
    result = run(places.questionnaires, photos, monkeypatch)
    assert result.exit_code == 1
    assert f"{photos}: This folder holds other files, and no ledger of pictures. Empty it" in result.output
    assert [path.name for path in photos.iterdir()] == ["thesis.txt"]


def test_setting_up_again_prunes_nothing() -> None:
    calls = [line for line in (ROOT / "script" / "bootstrap").read_text("utf-8").splitlines() if "app pictures" in line]
    assert calls
    assert not any("--prune" in line for line in calls)


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
