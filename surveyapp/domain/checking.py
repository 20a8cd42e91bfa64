"""The checks of a well-formed questionnaire and area: what its models alone cannot see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from surveyapp.domain.answers import ChoiceQuestion, Information, Number, Question, SeveralChoices
from surveyapp.domain.area import MOST_BREAKDOWNS, Area, Theme
from surveyapp.domain.conditions import Condition, NumberBetween, OptionChosen, Value, leaves
from surveyapp.domain.journey import DONE, Answers, Journey, Place
from surveyapp.domain.options import Score
from surveyapp.domain.questionnaire import Page, Questionnaire, Supporter
from surveyapp.domain.words import PIPE, Words
from surveyapp.domain.yaml_reading import Path

Found = tuple[Path, str, str]
"""Where in the file, what is wrong, how to mend it."""

# Names that a form, a mapping of answers or Python itself would mistake for its own. tests/rules holds it against WTForms.
RESERVED_IDS = frozenset(
    [
        "and",
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "else",
        "except",
        "finally",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
        "none",
        "true",
        "false",
        "data",
        "errors",
        "form-errors",
        "meta",
        "populate-obj",
        "process",
        "validate",
        "hidden-tag",
        "is-submitted",
        "validate-on-submit",
        "csrf-token",
        "submit",
        "name",
        "id",
        "label",
        "type",
        "items",
        "keys",
        "values",
        "get",
        "pop",
        "update",
        "self",
        "page",
        "check",
        "send",
        "sent",
        "start",
        "stop",
        "resume",
        "help",
        "done",
        "index",
        "choose",
    ]
)
MOST_COMBINATIONS = 20_000
"""Beyond so many ways through, the checker takes the longest path as if every condition held."""


def check_questionnaire(questionnaire: Questionnaire, area: Area, themes: Iterable[Theme]) -> list[Found]:
    """Everything wrong with `questionnaire` in `area`, beyond the shape of its parts."""
    checker = _Checker(questionnaire, area, {theme.id for theme in themes})
    found = list(checker.problems())
    return found or list(checker.problems_of_paths())


def check_area(area: Area, themes: Iterable[Theme]) -> list[Found]:
    """Everything wrong with `area` beyond the shape of its parts."""
    known = {theme.id for theme in themes}
    found: list[Found] = [
        (("headlines", place, "theme"), f"There is no theme “{headline.theme}”.", "Use an id from themes.yaml.")
        for place, headline in enumerate(area.headlines)
        if headline.theme not in known
    ]
    found += _repeated_ids(
        [(("breakdowns", place, "id"), breakdown.id) for place, breakdown in enumerate(area.breakdowns)]
    )
    for place, breakdown in enumerate(area.breakdowns):
        groups = {group.id for group in breakdown.groups}
        at: Path = ("breakdowns", place, "options")
        found += _repeated_ids([((*at, number, "id"), option.id) for number, option in enumerate(breakdown.options)])
        for number, option in enumerate(breakdown.options):
            counted = breakdown.group_of(option)
            if groups and counted is not None and counted not in groups:
                found.append(
                    (
                        (*at, number),
                        f"The option “{option.id}” belongs to no group.",
                        f"Give it a “group:” from {_list(groups)}.",
                    )
                )
    return found


class _Checker:
    """One questionnaire under examination."""

    def __init__(self, questionnaire: Questionnaire, area: Area, themes: set[str]) -> None:
        self.questionnaire = questionnaire
        self.area = area
        self.themes = themes
        self.pages = list(_pages_with_paths(questionnaire))
        self.questions = {
            question.id: (question, page, place)
            for place, (_, page) in enumerate(self.pages)
            for question in page.questions
        }
        self.scales = {scale.id: scale for scale in questionnaire.scales}

    def problems(self) -> Iterator[Found]:
        yield from self._ids()
        yield from self._names_of_other_parts()
        for place, (path, page) in enumerate(self.pages):
            yield from self._page(path, page)
            if page.ask_if:
                yield from self._condition((*path, "ask_if"), page.ask_if, place, page)
            for number, question in enumerate(page.questions):
                at = (*path, "questions", number)
                yield from self._question(at, question)
                yield from self._pipes(at, question, place)
                if question.ask_if:
                    yield from self._condition((*at, "ask_if"), question.ask_if, place, page)
        yield from self._sections()
        yield from self._breakdowns()
        yield from self._measures()

    def problems_of_paths(self) -> Iterator[Found]:
        """What only shows by walking through; asked once the parts are sound."""
        for path, page in self.pages:
            if not self._can_hold(page.ask_if):
                yield (
                    (*path, "ask_if"),
                    f"The page “{page.id}” can never be reached.",
                    "Change its condition, or take the page out.",
                )
            for number, question in enumerate(page.questions):
                if not self._can_hold(_both(page.ask_if, question.ask_if)):
                    at = (*path, "questions", number, "ask_if")
                    yield (
                        at,
                        f"The question “{question.id}” can never be asked.",
                        "Change its condition, or take the question out.",
                    )
        most = longest_path(self.questionnaire)
        if most > self.questionnaire.most_questions:
            sentence = (
                f"One way through asks {most} questions; “most_questions” allows {self.questionnaire.most_questions}."
            )
            yield ("most_questions",), sentence, "Ask fewer on the way, or move some into the menu."

    # Ids

    def _ids(self) -> Iterator[Found]:
        questionnaire = self.questionnaire
        ids: list[tuple[Path, str]] = []
        for path, page in self.pages:
            if page.id != page.questions[0].id:
                ids.append(((*path, "id"), page.id))
            ids += [((*path, "questions", number, "id"), question.id) for number, question in enumerate(page.questions)]
        if questionnaire.menu:
            ids.append((("menu", "id"), questionnaire.menu.id))
        yield from _repeated_ids(ids)
        for name, parts in (
            ("scales", questionnaire.scales),
            ("measures", questionnaire.measures),
            ("repeats", questionnaire.repeats),
            ("glossary", questionnaire.glossary),
            ("sections", questionnaire.menu.sections if questionnaire.menu else ()),
        ):
            prefix: Path = ("menu", name) if name == "sections" else (name,)
            listed = [((*prefix, number, "id"), part.id) for number, part in enumerate(parts)]
            yield from _repeated_ids(listed)
            ids += listed if name == "sections" else []
        for path, given in [*ids, (("id",), questionnaire.id)]:
            if given in RESERVED_IDS:
                yield (
                    path,
                    f"“{given}” is a name that the software itself uses.",
                    f"Use another id, such as “{given}-question”.",
                )

    def _names_of_other_parts(self) -> Iterator[Found]:
        questionnaire = self.questionnaire
        for number, scale in enumerate(questionnaire.scales):
            at: Path = ("scales", number, "options")
            yield from _repeated_ids([((*at, place, "id"), option.id) for place, option in enumerate(scale.options)])
        for number, repeat in enumerate(questionnaire.repeats):
            counted = self.questions.get(repeat.count)
            if counted is None or not isinstance(counted[0], Number):
                yield (
                    ("repeats", number, "count"),
                    f"“{repeat.count}” is not a number question.",
                    "Name the question that counts.",
                )
            elif counted[0].at_most > repeat.most:
                sentence = (
                    f"“{repeat.count}” takes up to {counted[0].at_most}, but only {repeat.most} repeats are shown."
                )
                yield ("repeats", number, "most"), sentence, f"Set its “at_most:” to {repeat.most}."
        supporter = questionnaire.supporter
        if supporter is not None:
            question = self.questions.get(supporter, (None,))[0]
            expected = [member.value for member in Supporter]
            if not isinstance(question, ChoiceQuestion) or [option.id for option in question.options] != expected:
                yield (
                    ("supporter",),
                    f"“{supporter}” is not a choice between {_list(expected)}.",
                    "Use just these option ids, in this order.",
                )

    # Pages and questions

    def _page(self, path: Path, page: Page) -> Iterator[Found]:
        if page.repeat and self.questionnaire.repeat(page.repeat) is None:
            yield (*path, "repeat"), f"There is no repeat “{page.repeat}”.", "Declare it under “repeats:”."
        if page.theme and page.theme not in self.themes:
            yield (*path, "theme"), f"There is no theme “{page.theme}”.", "Use an id from themes.yaml."
        if self.questionnaire.layout == "question" and sum(question.is_asked for question in page.questions) > 1:
            yield (
                (*path, "questions"),
                "A page of this questionnaire asks one question.",
                "Move the others to pages of their own.",
            )
        if page.title is None and len(page.questions) > 1:
            yield path, f"The page “{page.id}” has several questions and no title.", "Add “title:”."

    def _question(self, at: Path, question: Question) -> Iterator[Found]:
        if question.theme and question.theme not in self.themes:
            yield (*at, "theme"), f"There is no theme “{question.theme}”.", "Use an id from themes.yaml."
        if question.measure and self.questionnaire.measure(question.measure) is None:
            yield (*at, "measure"), f"There is no measure “{question.measure}”.", "Declare it under “measures:”."
        explained = {word.id for word in self.questionnaire.glossary}
        for word in question.hard_words:
            if word not in explained:
                yield (*at, "hard_words"), f"The glossary does not explain “{word}”.", "Add it under “glossary:”."
        if isinstance(question, ChoiceQuestion):
            yield from self._choice(at, question)
        elif question.measure:
            yield (*at, "measure"), "Only a question with options can feed a measure.", "Take “measure:” out."

    def _choice(self, at: Path, question: ChoiceQuestion) -> Iterator[Found]:
        sources = [name for name in ("options", "scale", "breakdown") if getattr(question, name)]
        if len(sources) != 1:
            yield (
                at,
                f"“{question.id}” needs its answers from one place.",
                "Give “options:”, “scale:” or “breakdown:”, just one of them.",
            )
            return
        if question.scale and question.scale not in self.scales:
            yield (*at, "scale"), f"There is no scale “{question.scale}”.", "Declare it under “scales:”."
            return
        if question.breakdown and self.area.breakdown(question.breakdown) is None:
            yield (
                (*at, "breakdown"),
                f"The area declares no breakdown “{question.breakdown}”.",
                "Declare it in area.yaml before the wave opens.",
            )
            return
        options = self._options(question)
        if len(options) < 2:
            yield at, f"“{question.id}” offers fewer than two answers.", "Add options."
        yield from _repeated_ids([((*at, "options", number, "id"), option.id) for number, option in enumerate(options)])
        scored = any(option.score is not Score.NONE for option in options)
        if scored and not question.measure:
            yield (
                at,
                f"“{question.id}” has scored options but feeds no measure.",
                "Add “measure:”, or take the scores out.",
            )
        if question.measure and not scored:
            yield (
                (*at, "measure"),
                f"No option of “{question.id}” has a score.",
                "Give options a “score:”, or take “measure:” out.",
            )
        for number, option in enumerate(options):
            if option.apart and option.score is not Score.NONE:
                yield (
                    (*at, "options", number),
                    f"“{option.id}” is counted apart, so it cannot have a score.",
                    "Keep one of the two.",
                )
            if option.alone and not isinstance(question, SeveralChoices):
                yield (*at, "options", number), "“alone” is for questions with several choices.", "Take it out."

    def _options(self, question: ChoiceQuestion) -> tuple:  # type: ignore[type-arg]
        if question.scale:
            return self.scales[question.scale].options if question.scale in self.scales else ()
        if question.breakdown:
            breakdown = self.area.breakdown(question.breakdown)
            return breakdown.options if breakdown else ()
        return question.options

    def _sections(self) -> Iterator[Found]:
        menu = self.questionnaire.menu
        for number, section in enumerate(menu.sections if menu else ()):
            at: Path = ("menu", "sections", number)
            if section.id == DONE:
                yield (*at, "id"), f"“{DONE}” means that the choosing is over.", "Use another id."
            if section.theme and section.theme not in self.themes:
                yield (*at, "theme"), f"There is no theme “{section.theme}”.", "Use an id from themes.yaml."
            if section.ask_if:
                yield from self._condition((*at, "ask_if"), section.ask_if, len(self.questionnaire.pages), None)

    def _breakdowns(self) -> Iterator[Found]:
        used = Counter(question.breakdown for question in self.questionnaire.choices() if question.breakdown)
        split = [name for name in used if (breakdown := self.area.breakdown(name)) and not breakdown.overall_only]
        if len(split) > MOST_BREAKDOWNS:
            sentence = f"{len(split)} breakdowns are used; {MOST_BREAKDOWNS} are the most that keep people safe."
            yield ("closing",), sentence, "Take some out, or mark them “overall_only: true” in area.yaml."
        for name, times in used.items():
            if times > 1:
                yield ("closing",), f"Two questions fill the breakdown “{name}”.", "Keep one of them."
        for path, page in self.pages:
            for number, question in enumerate(page.questions):
                breakdown = (
                    self.area.breakdown(question.breakdown)
                    if isinstance(question, ChoiceQuestion) and question.breakdown
                    else None
                )
                several = isinstance(question, SeveralChoices) or page.repeat
                if breakdown and several and not breakdown.more_than_one and not breakdown.overall_only:
                    sentence = f"A person can be in several groups of “{breakdown.id}” here."
                    yield (*path, "questions", number), sentence, "Give the breakdown “more_than_one:” in area.yaml."

    def _measures(self) -> Iterator[Found]:
        headlines = {headline.id for headline in self.area.headlines}
        fed = {question.measure for question in self.questionnaire.choices()}
        for number, measure in enumerate(self.questionnaire.measures):
            at: Path = ("measures", number)
            if measure.theme not in self.themes:
                yield (*at, "theme"), f"There is no theme “{measure.theme}”.", "Use an id from themes.yaml."
            if measure.headline and measure.headline not in headlines:
                yield (
                    (*at, "headline"),
                    f"The area has no headline “{measure.headline}”.",
                    f"Use one of {_list(headlines)}.",
                )
            if measure.id not in fed:
                yield (
                    (*at, "id"),
                    f"No question feeds the measure “{measure.id}”.",
                    "Give a question “measure:” with this id.",
                )
            for outcome in ("positive", "neutral", "negative"):
                if "{share}" not in str(getattr(measure.says, outcome)):
                    yield (
                        (*at, "says", outcome),
                        "The sentence has no {share} in it.",
                        "Write it like “{share} parents found it easy.”",
                    )

    # Conditions and pipes: only on what was asked on an earlier page

    def _condition(self, at: Path, condition: Condition, place: int, page: Page | None) -> Iterator[Found]:
        for leaf in leaves(condition):
            asked = self.questions.get(leaf.question)
            if asked is None:
                yield at, f"There is no question “{leaf.question}”.", "Name a question that is asked before."
                continue
            question, other_page, other_place = asked
            if other_place >= place:
                where = "on the same page" if other_place == place else "later"
                yield (
                    at,
                    f"“{leaf.question}” is asked {where}.",
                    "A condition looks back: move one of them to another page.",
                )
            if other_page.repeat and (page is None or page.repeat != other_page.repeat):
                yield (
                    at,
                    f"“{leaf.question}” is asked once for each “{other_page.repeat}”.",
                    "Only pages of the same repeat can look at it.",
                )
            yield from self._leaf(at, leaf, question)

    def _leaf(self, at: Path, leaf: OptionChosen | NumberBetween, question: Question) -> Iterator[Found]:
        if isinstance(leaf, NumberBetween):
            if not isinstance(question, Number):
                yield at, f"“{question.id}” is not a number question.", "Use “is:” with option ids."
            elif leaf.at_least is None and leaf.at_most is None:
                yield at, "This condition compares with nothing.", "Give “at_least:”, “at_most:” or both."
        elif not isinstance(question, ChoiceQuestion):
            yield at, f"“{question.id}” has no options.", "Use “at_least:” and “at_most:” for a number."
        else:
            offered = {option.id for option in self._options(question)}
            for option in leaf.chosen:
                if option not in offered:
                    yield at, f"“{question.id}” has no option “{option}”.", f"Use one of {_list(offered)}."

    def _pipes(self, at: Path, question: Question, place: int) -> Iterator[Found]:
        for name, text in _texts(question):
            bare = PIPE.sub("", text)
            if "{" in bare or "}" in bare:
                yield (
                    (*at, name),
                    "Braces stand for an earlier answer.",
                    "Write {question-id|words if there is no answer}.",
                )
            for pipe in PIPE.finditer(text):
                asked = self.questions.get(pipe["question"])
                if asked is None or asked[2] >= place:
                    yield (
                        (*at, name),
                        f"“{pipe['question']}” is not asked before this.",
                        "Put in the answer of an earlier question.",
                    )
                elif asked[0].holds_free_text or isinstance(asked[0], Information):
                    yield (
                        (*at, name),
                        f"The answer of “{pipe['question']}” is free text.",
                        "Only choices, numbers and months can be put in.",
                    )

    # Ways through

    def _can_hold(self, condition: Condition | None) -> bool:
        """Whether some answers make `condition` true, given that each question in it is itself asked only if its own condition holds."""
        if condition is None:
            return True
        asked = self._questions_behind(condition)
        offers = [
            possible_values(
                question, self._options(question) if isinstance(question, ChoiceQuestion) else (), condition
            )
            for question in asked
        ]
        for values in _combinations(offers):
            if values is None:
                return True
            answers = _Assumed(dict(zip((question.id for question in asked), values, strict=True)))
            if condition.holds(answers) and all(self._may_be_answered(question, answers) for question in asked):
                return True
        return False

    def _may_be_answered(self, question: Question, answers: _Assumed) -> bool:
        if answers.value(question.id) is None:
            return True
        page = self.questions[question.id][1]
        return all(condition is None or condition.holds(answers) for condition in (page.ask_if, question.ask_if))

    def _questions_behind(self, condition: Condition) -> list[Question]:
        """The questions that `condition` looks at, and those that their own conditions look at, and so on."""
        found: dict[str, Question] = {}
        waiting = [leaf.question for leaf in leaves(condition)]
        while waiting:
            question_id = waiting.pop()
            if question_id in found:
                continue
            question, page, _ = self.questions[question_id]
            found[question_id] = question
            waiting += [leaf.question for own in (page.ask_if, question.ask_if) for leaf in leaves(own)]
        return list(found.values())


class _Assumed:
    """Answers that a check supposes."""

    def __init__(self, values: dict[str, Value | None]) -> None:
        self._values = values

    def value(self, question: str) -> Value | None:
        return self._values.get(question)


def possible_values(question: Question, options: Iterable, condition: Condition) -> list[Value | None]:  # type: ignore[type-arg]
    """Values of `question` that can make a difference: nothing, each option, several together, and the edges of its numbers."""
    if isinstance(question, Number):
        edges = {question.at_least, question.at_most}
        for leaf in leaves(condition):
            if isinstance(leaf, NumberBetween) and leaf.question == question.id:
                edges |= {edge + by for edge in (leaf.at_least, leaf.at_most) if edge is not None for by in (-1, 0, 1)}
        return [None, *sorted(edge for edge in edges if question.at_least <= edge <= question.at_most)]
    ids = [option.id for option in options]
    if isinstance(question, SeveralChoices):
        return [None, *[(option,) for option in ids], tuple(ids)]
    return [None, *ids]


def longest_path(questionnaire: Questionnaire) -> int:
    """The most questions that any one person is asked who takes one section of the menu and one of each repeat."""
    deciding = _deciding_questions(questionnaire)
    sections: list[str | None] = (
        [section.id for section in questionnaire.menu.sections] if questionnaire.menu else [None]
    )
    longest = 0
    for values in _combinations([values for _, values in deciding]):
        if values is None:
            return sum(question.is_asked for page in questionnaire.every_page() for question in page.questions)
        given = {Place(question): value for (question, _), value in zip(deciding, values, strict=True)}
        for section in sections:
            chosen = {Place(questionnaire.menu.id): section} if questionnaire.menu and section else {}
            longest = max(longest, Journey(questionnaire, Answers({**given, **chosen})).asked)
    return longest


def _deciding_questions(questionnaire: Questionnaire) -> list[tuple[str, list[Value | None]]]:
    """The questions that conditions look at, with the values that conditions name."""
    found: dict[str, set[Value | None]] = {}
    counted = {repeat.count for repeat in questionnaire.repeats}
    for condition in _every_condition(questionnaire):
        for leaf in leaves(condition):
            values = found.setdefault(leaf.question, {None})
            if isinstance(leaf, OptionChosen):
                question = questionnaire.question(leaf.question)
                values |= {(option,) if isinstance(question, SeveralChoices) else option for option in leaf.chosen}
            elif leaf.question not in counted:
                values |= {edge for edge in (leaf.at_least, leaf.at_most) if edge is not None}
    return [(question, sorted(values, key=str)) for question, values in found.items()]


def _every_condition(questionnaire: Questionnaire) -> Iterator[Condition]:
    for section in questionnaire.menu.sections if questionnaire.menu else ():
        if section.ask_if:
            yield section.ask_if
    for page in questionnaire.every_page():
        for condition in (page.ask_if, *(question.ask_if for question in page.questions)):
            if condition:
                yield condition


def _combinations(offers: list[list[Value | None]]) -> Iterator[tuple[Value | None, ...] | None]:
    """Every combination of the values offered, or a single None where they are too many to try."""
    count = 1
    for values in offers:
        count *= len(values)
    if count > MOST_COMBINATIONS:
        yield None
        return
    yield from product(*offers)


def _both(first: Condition | None, second: Condition | None) -> Condition | None:
    if first is None or second is None:
        return first or second
    from surveyapp.domain.conditions import All

    return All.model_validate({"all": [first, second]})


def _pages_with_paths(questionnaire: Questionnaire) -> Iterator[tuple[Path, Page]]:
    for number, page in enumerate(questionnaire.pages):
        yield ("pages", number), page
    for place, section in enumerate(questionnaire.menu.sections if questionnaire.menu else ()):
        for number, page in enumerate(section.pages):
            yield ("menu", "sections", place, "pages", number), page
    for number, page in enumerate(questionnaire.closing):
        yield ("closing", number), page


def _repeated_ids(ids: Sequence[tuple[Path, str]]) -> list[Found]:
    counts = Counter(given for _, given in ids)
    seen: set[str] = set()
    found: list[Found] = []
    for path, given in ids:
        if counts[given] > 1 and given in seen:
            found.append((path, f"The id “{given}” is used twice.", "Ids are for ever: give this one another."))
        seen.add(given)
    return found


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    for name in ("words", "hint"):
        words = getattr(question, name)
        if isinstance(words, Words):
            yield from ((name, text) for text in words.texts())


def _list(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))
