"""What people's hands do: which tab, which button, and what is typed into the fields of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.domain.codes import grouped
from tests.integration.person import Page
from tests.integration.respondent import asked
from tests.integration.respondent.acts import Act, is_step
from tests.integration.respondent.asked import MENU
from tests.integration.respondent.model import Device, Tab

TEXTS = ("They were kind", "It took long\r\nand nobody rang", "Ring me on 07700 900123", "He hits me", "  Ça va ")
PETS: Sequence[list[str]] = (["cat"], ["dog", "cat"], ["none"], [], ["dog"])
NOTHING, MISTAKEN, AS_IT_STANDS = 7, 8, 9
"""What a number from 0 to 9 means for a field; the smaller ones are something that fits."""
NO_CODES = ("0000-0000-0000", "not a code")


@dataclass
class Hands:
    """They mark each text that they type with a mark of its own."""

    marks: int = 0

    def saving(self, here: Device, back: int, button: str, fill: Sequence[int]) -> Act | None:
        """A button of a page of questions, in a tab so many tabs back, each field filled in as `fill` says."""
        tabs = [tab for tab in here.tabs if is_step(tab.page.address) and tab.page.buttons]
        if not tabs:
            return None
        tab = tabs[-1 - back % len(tabs)]
        fields = {name: list(typed) for name, typed in tab.page.standing.lists()}
        for place, name in enumerate(tab.page.names):
            if fill[place % len(fill)] != AS_IT_STANDS:
                fields[name] = self._typed(tab.page, name, fill[place % len(fill)])
        pressed = button if button in tab.page.buttons else next(one for one in tab.page.buttons if one)
        return Act(here, tab, tab.page.address, {**fields, "action": [pressed]})

    def _typed(self, page: Page, name: str, what: int) -> list[str]:
        if what == NOTHING:
            return [""] if name in (*asked.TEXTS, "children") else []
        if name in asked.TEXTS:
            return [self._text(what)]
        if name == "pets":
            return ["cat", "none"] if what == MISTAKEN else PETS[what % len(PETS)]
        if name == "children":
            return ["many"] if what == MISTAKEN else [str(what % (asked.MOST_CHILDREN + 1))]
        offered = [given.value for given in page.inputs if given.name == name] if name == MENU else asked.ONE[name]
        return ["nonsense"] if what == MISTAKEN else [offered[what % len(offered)]]

    def _text(self, what: int) -> str:
        self.marks += 1
        mark = f"mark{self.marks}k"
        if what == MISTAKEN:
            return f"hid\u202eden {mark}" if self.marks % 2 else f"{mark} {'long ' * asked.LONGEST}"
        return f"{TEXTS[what % len(TEXTS)]} {mark}"


def pressing(here: Device, back: int, address: str) -> Act | None:
    """A button that asks nothing, in whatever tab so many tabs back."""
    tab = _tab(here, back)
    return Act(here, tab, address) if tab else None


def typing_a_code(here: Device, address: str, known: Sequence[str], pick: int) -> Act | None:
    """One of the codes that are known, the newest most likely; or one that was never given."""
    tab, newest_first = _tab(here, 0), [*reversed(known)]
    given = known and pick % 4 < 3
    typed = newest_first[pick // 4 % len(known)] if given else NO_CODES[pick % len(NO_CODES)]
    return Act(here, tab, address, {"code": [typed.lower() if pick % 2 else typed]}) if tab else None


def _tab(here: Device, back: int) -> Tab | None:
    return here.tabs[-1 - back % len(here.tabs)] if here.tabs else None


def shown(codes: Sequence[str]) -> list[str]:
    """Codes as pages show them."""
    return [grouped(code) for code in codes]
