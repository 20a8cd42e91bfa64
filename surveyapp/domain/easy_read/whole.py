"""The rules about a questionnaire as a whole: one name for each thing, its length and its reading grade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from surveyapp.domain.easy_read import rules
from surveyapp.domain.easy_read.finding import Breach, EasyReadFinding, Place
from surveyapp.domain.easy_read.grade import reading_grade
from surveyapp.domain.easy_read.sentences import sentences
from surveyapp.domain.easy_read.texts import WHOLE, ReadText
from surveyapp.domain.easy_read.word_lists import ONE_THING
from surveyapp.domain.glossary import HardWord, without_words
from surveyapp.domain.options import Exemption
from surveyapp.domain.paths import longest_path
from surveyapp.domain.questionnaire import Questionnaire

_THE_WHOLE = Place("questionnaire", part=WHOLE)


def whole_findings(questionnaire: Questionnaire, texts: Sequence[ReadText]) -> Iterator[EasyReadFinding]:
    """What is too much of a good thing: questions, and words that are hard to read all together."""
    asked = longest_path(questionnaire)
    if asked > rules.MOST_QUESTIONS:
        mend = f"It asks {asked}. {rules.MANY_QUESTIONS.mend}"
        yield EasyReadFinding(rules.MANY_QUESTIONS, _THE_WHOLE, "", mend)
    grade = grade_of(texts)
    if grade is not None and grade > rules.HIGHEST_GRADE:
        mend = f"The grade is {grade:.1f}. {rules.READING_GRADE.mend}"
        yield EasyReadFinding(rules.READING_GRADE, _THE_WHOLE, "", mend)


def grade_of(texts: Sequence[ReadText]) -> float | None:
    """The reading grade of all whole sentences together, but those that may not be changed."""
    free = (text for text in texts if Exemption.VERBATIM not in text.exempt)
    return reading_grade(sentence for text in free for sentence in sentences(text.text))


def name_breaches(texts: Sequence[ReadText], glossary: tuple[HardWord, ...]) -> Iterator[tuple[ReadText, Breach]]:
    """Sentences that name a thing otherwise than most do."""
    spoken = [
        (text, sentence, without_words(glossary, sentence)) for text in texts for sentence in sentences(text.text)
    ]
    for row in ONE_THING:
        used = Counter(name for _, _, said in spoken for name in row if _pattern(name).search(said))
        if len(used) < 2:
            continue
        kept = max(row, key=lambda name: (used[name], -row.index(name)))
        for text, sentence, said in spoken:
            for other in row:
                if other != kept and _pattern(other).search(said):
                    mend = f"Say “{_first(kept)}” instead of “{_first(other)}”, as elsewhere in the questionnaire."
                    yield text, Breach(rules.TWO_NAMES, sentence, mend)


def _pattern(name: str) -> re.Pattern[str]:
    """The forms of a name as whole words, more than one of it included."""
    forms = "|".join(re.escape(form) for form in name.split("/"))
    return re.compile(rf"(?<![\w-])(?:{forms})(?:s|['’]s)?(?![\w-])", 0 if name.isupper() else re.IGNORECASE)


def _first(name: str) -> str:
    return name.split("/", maxsplit=1)[0]
