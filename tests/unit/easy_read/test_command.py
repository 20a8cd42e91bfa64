"""`surveyapp questionnaire check` about easy read: what it prints, when it fails, and the page that it writes."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli.questionnaires import questionnaire
from surveyapp.config import ROOT
from surveyapp.questionnaire_files import read_questionnaire
from tests.pictures import own, svg


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "questionnaires", tmp_path / "questionnaires"))


@pytest.fixture
def story(folder: Path) -> Path:
    return folder / "my-story.yaml"


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(questionnaire, ["check", *map(str, arguments)])


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_questionnaire_that_breaks_a_rule_fails_with_the_sentence_the_rule_its_source_and_the_mend(
    story: Path,
) -> None:
    change(story, "words: Do you like music?", "words: Do you like music and rain?")
    result = check(story)
    line = next(number for number, text in enumerate(story.read_text().splitlines(), 1) if "music and rain" in text)
    assert result.exit_code == 1
    assert f"Error (two-things): line {line}, question try-music, words." in result.output
    assert "“Do you like music and rain?”" in result.output
    assert "A question asks one thing" in result.output
    assert "Source: D. de Vaus" in result.output
    assert "Mend: Ask one thing" in result.output


def test_warnings_are_counted_and_printed_in_full_only_when_asked_for(story: Path) -> None:
    change(story, "words: Do you like music?", "words: Do you often like music?")
    brief, full = check(story), check(story, "--warnings")
    assert brief.exit_code == full.exit_code == 0
    assert "vague-time" not in brief.output
    assert re.search(r"Easy read: no errors, [1-9]\d* warnings\.", brief.output)
    assert "Warning (vague-time)" in full.output


def test_a_pass_that_nobody_checked_is_said_to_be_no_easy_read(story: Path) -> None:
    assert "No young people have checked it yet: a pass is not easy read." in check(story).output
    change(
        story,
        "supporter: answered-by\n",
        "supporter: answered-by\nchecked_by: [{who: A youth group, on: 2026-05-01, version: 2}]\n",
    )
    output = check(story).output
    assert "Checked by A youth group, 1 May 2026, version 2." in output
    assert "not easy read" not in output


def test_a_finding_in_the_files_of_the_area_names_its_file(story: Path) -> None:
    change(
        story.parent / "area.yaml", "hint: A school that most children go to.", "hint: A school that is not special."
    )
    output = check(story).output
    assert "Error (negative-word): area.yaml, breakdown setting, option mainstream, hint." in output


def test_texts_of_the_area_are_checked_in_its_own_file_with_their_lines(folder: Path) -> None:
    area = folder / "area.yaml"
    assert check(area).exit_code == 0
    change(area, "easy_read: You can send a text. A", "easy_read: You can never send a text. A")
    line = next(number for number, text in enumerate(area.read_text().splitlines(), 1) if "never send" in text)
    result = check(area)
    assert result.exit_code == 1
    assert f"Error (negative-word): line {line}, helpline shout, what_for." in result.output


def test_answers_of_the_area_are_checked_where_an_offered_questionnaire_beside_it_asks_for_them(folder: Path) -> None:
    area = folder / "area.yaml"
    change(area, "hint: A school that most children go to.", "hint: A school that is not special.")
    change(area, "words: Patient transport", "words: Not my bus")
    output = check(area).output
    assert "breakdown setting, option mainstream, hint" in output
    assert "Not my bus" not in output
    for name in ("my-story.yaml", "our-story.yaml"):
        (folder / name).unlink()
    assert check(area).exit_code == 0


def test_an_area_is_checked_though_a_questionnaire_or_the_glossary_beside_it_is_broken(folder: Path) -> None:
    (folder / "my-story.yaml").write_text("title: [", "utf-8")
    assert "Easy read: no errors" in check(folder / "area.yaml").output
    (folder / "glossary.yaml").write_text("words: [", "utf-8")
    result = check(folder / "area.yaml")
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_the_glossary_is_checked_in_its_own_file(folder: Path) -> None:
    glossary = folder / "glossary.yaml"
    assert check(glossary).exit_code == 0
    assert "Warning (leaning-explanation)" in check(glossary, "--warnings").output
    change(glossary, "easy_read: SEN support is extra help at school", "easy_read: It is not in an EHC plan at school")
    result = check(glossary)
    assert result.exit_code == 1
    assert re.search(r"Error \(negative-word\): line \d+, word sen-support\.", result.output)


def test_an_own_picture_that_cannot_be_shown_is_said_with_its_file_its_line_and_what_is_wrong(story: Path) -> None:
    own(story.parent, bell__svg=svg("\n<script/>"), red_heart__png=b"no picture")
    result = check(story)
    assert result.exit_code == 1
    assert "pictures/bell.svg, line 2: It holds a script." in result.output
    assert "pictures/red-heart.png: " in result.output
    assert "has no licence" not in result.output
    assert "2 problems:" in result.output


def test_an_own_picture_that_can_be_shown_passes(story: Path) -> None:
    own(story.parent, red_heart__svg=svg())
    assert check(story).exit_code == 0


def test_a_questionnaire_that_is_only_loaded_from_files_is_not_looked_at(folder: Path) -> None:
    result = check(folder / "friends-and-family.yaml")
    assert result.exit_code == 0
    assert "Easy read" not in result.output


def test_a_file_of_bad_form_says_so_and_nothing_of_easy_read(story: Path) -> None:
    change(story, "layout: question", "layout: circle")
    result = check(story, "--report", story.with_suffix(".html"))
    assert result.exit_code == 1
    assert "Easy read" not in result.output


class _Page(HTMLParser):
    """Tags, ids, addresses and visible words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [value or "" for given, value in self.attributes if given == name]


def reported(*files: Path, to: Path) -> _Page:
    check(*files, "--report", to)
    return _Page(to.read_text(encoding="utf-8"))


def test_the_report_holds_each_page_with_its_words_and_a_box_for_the_group(story: Path, tmp_path: Path) -> None:
    page = reported(story, to=tmp_path / "report.html")
    said = " ".join(" ".join(page.words).split())
    sheets = said.count("Our group says:")
    assert sheets == page.tags.count("article") == page.tags.count("fieldset")
    assert said.count("Good Change it What we think Who checked When") == sheets
    for words in ("Do you feel safe or not safe in town?", "If you go by taxi", "Choose one picture.", "Hard words"):
        assert words in said
    assert "About town, you said: nothing yet." in said
    for question in read_questionnaire(story).every_question():
        assert f"my-story-{question.id}" in page.all("id")
    assert "No young people have checked it yet" in said


def test_the_report_says_what_was_found_where_it_was_found(story: Path, tmp_path: Path) -> None:
    change(story, "words: Do you like music?", "words: Do you like music and rain?")
    check(story, "--report", tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    music = text[text.index('<article class="sheet" aria-labelledby="my-story-try-music">') :]
    music = music[: music.index("</article>")]
    assert "Must change:" in music
    assert "Ask one thing: what stands after “and”" in music
    assert "Rule: two-things." in music
    assert text.count("Must change:") == 1


def test_what_is_found_in_a_scale_or_in_the_area_stands_on_each_page_that_shows_it(story: Path, tmp_path: Path) -> None:
    text = story.read_text(encoding="utf-8")
    begin = text.index("  - id: easy-scale")
    story.write_text(text[:begin] + text[begin:].replace("words: In between", "words: Never hard", 1), encoding="utf-8")
    change(
        story.parent / "area.yaml", "hint: A school that most children go to.", "hint: A school that is not special."
    )
    check(story, "--report", tmp_path / "report.html")
    sheets = (tmp_path / "report.html").read_text(encoding="utf-8").split("<article")
    told = [re.findall(r'aria-labelledby="([a-z-]+)"', sheet)[0] for sheet in sheets if "Rule: negative-word." in sheet]
    assert sorted(told) == ["my-story-journey-ease", "my-story-setting"]


def test_a_questionnaire_that_is_only_loaded_from_files_is_not_in_the_report(folder: Path, tmp_path: Path) -> None:
    assert "article" not in reported(folder / "friends-and-family.yaml", to=tmp_path / "report.html").tags


def test_the_report_fetches_nothing_and_has_one_heading_and_no_id_twice(folder: Path, tmp_path: Path) -> None:
    page = reported(folder / "my-story.yaml", folder / "our-story.yaml", to=tmp_path / "report.html")
    assert all(address.startswith("data:image/") for address in page.all("src"))
    assert not page.all("href")
    assert not {"script", "link", "iframe"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert len(page.all("id")) == len(set(page.all("id")))
    assert set(page.all("aria-labelledby")) <= set(page.all("id"))
    assert page.tags.count("img") == page.all("alt").count("")


def test_words_of_a_questionnaire_are_no_markup_in_the_report(story: Path, tmp_path: Path) -> None:
    change(story, "words: Do you like music?", "words: Do you like <script>alert(1)</script>?")
    page = reported(story, to=tmp_path / "report.html")
    assert "script" not in page.tags
    assert any("<script>alert(1)</script>" in words for words in page.words)
