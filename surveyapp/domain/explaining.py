"""Explaining: which hard words a questionnaire's own texts use, found in its English words whatever language is shown."""

from __future__ import annotations

from surveyapp.domain.answers import AnyQuestion, ChoiceQuestion, Information
from surveyapp.domain.glossary import words_in, words_used
from surveyapp.domain.questionnaire import Menu, Page, Questionnaire
from surveyapp.domain.words import Rendering, Words


def with_hard_words(questionnaire: Questionnaire, rendering: Rendering) -> Questionnaire:
    """A copy whose questions name every hard word that they use in this rendering, beside those named by hand."""

    def used(*words: Words | None) -> tuple[str, ...]:
        return tuple(word.id for word in words_used(questionnaire.glossary, words_in(words, rendering)))

    def of_pages(pages: tuple[Page, ...]) -> tuple[Page, ...]:
        return tuple(of_page(page) for page in pages)

    def of_page(page: Page) -> Page:
        titles = [page.title, *(None for _ in page.questions[1:])]
        questions = (of_question(question, title) for question, title in zip(page.questions, titles, strict=True))
        return page.model_copy(update={"questions": tuple(questions)})

    def of_question(question: AnyQuestion, title: Words | None) -> AnyQuestion:
        named = dict.fromkeys((*question.hard_words, *used(title, *_words_of(question))))
        return question.model_copy(update={"hard_words": tuple(named)})

    def of_menu(menu: Menu) -> Menu:
        sections = tuple(section.model_copy(update={"pages": of_pages(section.pages)}) for section in menu.sections)
        words = used(menu.words, menu.again, menu.hint, menu.done, *(section.words for section in sections))
        return menu.model_copy(update={"sections": sections, "hard_words": words})

    return questionnaire.model_copy(
        update={
            "pages": of_pages(questionnaire.pages),
            "menu": of_menu(questionnaire.menu) if questionnaire.menu else None,
            "closing": of_pages(questionnaire.closing),
            "hard_words": used(
                questionnaire.title, questionnaire.summary, *(fact.words for fact in questionnaire.about)
            ),
        }
    )


def _words_of(question: AnyQuestion) -> list[Words | None]:
    words = [question.words, question.hint]
    if isinstance(question, ChoiceQuestion):
        words += [part for option in question.options for part in (option.words, option.hint)]
    return [*words, *question.body] if isinstance(question, Information) else words
