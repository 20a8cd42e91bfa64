"""The machine: people with browsers do by chance what people do, and after each step everything must agree with the model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial, wraps
from random import Random
from typing import Any, TypeVar, cast

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from surveyapp import keeping
from surveyapp.domain.keeping_periods import months_after
from surveyapp.publishing import make_release
from surveyapp.storage import waves
from tests.integration.person import Page, Person
from tests.integration.respondent import acts, agreement, asked
from tests.integration.respondent.acts import HOME, Act, Outcome, Seen, is_step
from tests.integration.respondent.hands import AS_IT_STANDS, NOTHING, Hands, pressing, shown, typing_a_code
from tests.integration.respondent.house import House
from tests.integration.respondent.model import Device, Tab, World

DEVICES = 3
MOST_TABS = 8
FIRST_DAYS = (date(2026, 3, 28), date(2026, 10, 24), date(2026, 12, 30), date(2028, 2, 27))
"""Before the clocks go forward, before they go back, before a year ends, and before a day that few years have."""
ADDRESSES = (
    *("/", HOME, f"{HOME}check", f"{HOME}stop", f"{HOME}sent", "/resume", "/withdraw", "/cleared", "/help"),
    *(acts.address_of((page, number)) for page in asked.QUESTIONS for number in (1, 2)),
    *(f"{HOME}page/child/9", f"{HOME}page/nothing", "/s/nothing/"),
)

device = st.integers(0, DEVICES - 1)
tab = st.integers(0, MOST_TABS - 1)
fill = st.lists(st.integers(0, 9), min_size=2, max_size=2)
"""For each field of a page what is typed: 0 to 6 something that fits, 7 nothing, 8 a mistake, 9 what stands there."""
button = st.sampled_from(("next", "next", "next", "back", "skip", "stop", "settings", "help", "take-out"))
code = st.integers(0, 20)
chance = st.integers(0, 9999)

TURNS: dict[str, Callable[[Page], int]] = {
    "children": lambda page: (int(page.standing.get("children") or 0) - 1) % (asked.MOST_CHILDREN + 1),
    "safe": lambda page: 0 if page.standing.get("safe") == "no" else asked.ONE["safe"].index("no"),
}
"""The pages whose answers the way depends on, and what leads another way than what stands there."""

Rule = TypeVar("Rule", bound=Callable[..., None])


def noted(done: Rule) -> Rule:
    """Count how often a rule did something."""

    @wraps(done)
    def counting(self: Machine, **given: Any) -> None:
        self.house.taken[done.__name__] += 1
        done(self, **given)

    return counting  # type: ignore[return-value]


class Machine(RuleBasedStateMachine):
    """One run. It begins with an empty house."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self.house.empty()
        self.hands = Hands()

    @initialize(first_day=st.sampled_from(FIRST_DAYS), here_before=st.integers(0, 2), chance=chance)
    def move_in(self, first_day: date, here_before: int, chance: int) -> None:
        """`here_before`: on so many devices somebody has answered already; the first has sent, and begun again."""
        self.world = World(first_day)
        self.house.today = first_day
        self._open_wave()
        self.devices = [Device(Person(self.house.app), number > 0) for number in range(DEVICES)]
        self.house.done["runs"] += 1
        for number in range(here_before):
            self._answer(self.devices[number], 20, Random(chance + number))
        if here_before:
            self._do(pressing(self.devices[0], 0, f"{HOME}send"))
            self._answer(self.devices[0], 3, Random(chance))

    # ---- what people do

    @rule(device=device)
    @noted
    def start(self, device: int) -> None:
        """Begin, or begin again."""
        self._start(self.devices[device])

    @rule(device=device, pages=st.sampled_from((20, 20, 1, 2, 4)), chance=chance)
    @noted
    def answer_page_after_page(self, device: int, pages: int, chance: int) -> None:
        """Go on with what fits, as most people do, a little way or to the end."""
        self._answer(self.devices[device], pages, Random(chance))

    @rule(device=device, chance=chance)
    @noted
    def answer_all_and_send(self, device: int, chance: int) -> None:
        """The whole way, as most people go it."""
        here = self.devices[device]
        self._answer(here, 20, Random(chance))
        self._do(pressing(here, 0, f"{HOME}send"))

    @rule(device=device, tab=tab, button=button, fill=fill)
    @noted
    def press_a_button(self, device: int, tab: int, button: str, fill: list[int]) -> None:
        """In any tab, with anything typed into it."""
        self._do(self.hands.saving(self.devices[device], tab, button, fill))

    @rule(device=device, tab=tab)
    @noted
    def post_an_old_tab_again(self, device: int, tab: int) -> None:
        """As it stands."""
        self._do(self.hands.saving(self.devices[device], tab, "next", [9, 9]))

    @rule(device=device, address=st.sampled_from(ADDRESSES))
    @noted
    def open_an_old_address(self, device: int, address: str) -> None:
        """Out of the history, or typed."""
        self._open(self.devices[device], address)

    @rule(device=device, line=st.integers(0, 20), fill=fill)
    @noted
    def change_an_answer(self, device: int, line: int, fill: list[int]) -> None:
        """From "check your answers"; also one that changes the way."""
        here = self._likely(device)
        if line % 3 and not self._ready(here):
            self._answer(here, 20, Random(line))
        page = self._open(here, f"{HOME}check")
        changes = [link for link in page.links if link.endswith(acts.FROM_CHECK)]
        if line % 2:
            changes = [link for link in changes if acts.step_of(link)[0] in TURNS]
        if changes:
            opened = self._open(here, changes[line // 2 % len(changes)])
            other_way = [TURNS[acts.step_of(opened.address)[0]](opened), AS_IT_STANDS] if line % 2 else fill
            self._do(self.hands.saving(here, 0, "next", other_way))

    @rule(device=device, tab=tab, times=st.integers(1, 2))
    @noted
    def send(self, device: int, tab: int, times: int) -> None:
        """Once, or twice from one page."""
        here = self._likely(device)
        if tab % 2 == 0:
            self._open(here, f"{HOME}check")
        sending = pressing(here, tab, f"{HOME}send")
        for _ in range(times):
            self._do(sending)

    @rule(device=device, tab=tab)
    @noted
    def leave_a_code(self, device: int, tab: int) -> None:
        """To go on later, somewhere else."""
        self._do(pressing(self.devices[device], tab, f"{HOME}stop"))

    @rule(device=device, code=code)
    @noted
    def resume(self, device: int, code: int) -> None:
        """With a code that was left, used up, too old or never given; or with a receipt, which is none."""
        self._open(self.devices[device], "/resume")
        self._do(typing_a_code(self.devices[device], "/resume", shown(self.world.codes), code))

    @rule(device=device, code=code, times=st.integers(1, 2))
    @noted
    def withdraw(self, device: int, code: int, times: int) -> None:
        """With a receipt, perhaps twice."""
        self._open(self.devices[device], "/withdraw")
        withdrawing = typing_a_code(self.devices[device], "/withdraw", self._receipts(), code)
        for _ in range(times):
            self._do(withdrawing)

    @rule(device=device, tab=tab)
    @noted
    def clear_the_device(self, device: int, tab: int) -> None:
        """Also from an old page."""
        self._do(pressing(self.devices[device], tab, f"{HOME}clear"))

    @rule(device=device, keeps_tabs=st.booleans())
    @noted
    def close_the_browser(self, device: int, keeps_tabs: bool) -> None:
        """Its cookies go; it may open its tabs again."""
        here = self.devices[device]
        (here.person.browser._cookies or {}).clear()
        here.holds = here.receipt = None
        here.end_session()
        here.tabs = here.tabs if keeps_tabs else []

    # ---- what happens to them

    @rule(device=device, tab=tab, what=st.sampled_from(("send", "save", "start", "stop")), fill=fill)
    @noted
    def lose_an_answer_on_the_way(self, device: int, tab: int, what: str, fill: list[int]) -> None:
        """The server did it, and the browser never heard."""
        here = self.devices[device]
        act = self.hands.saving(here, tab, "next", fill) if what == "save" else pressing(here, tab, f"{HOME}{what}")
        self._do(act, lost=True)

    @rule(
        device=device,
        tabs=st.tuples(tab, tab),
        kinds=st.tuples(*[st.sampled_from(("save", "skip", "back", "send", "stop", "start", "withdraw"))] * 2),
        fills=st.tuples(fill, fill),
        other=st.booleans(),
    )
    @noted
    def press_at_the_same_moment(
        self,
        device: int,
        tabs: tuple[int, int],
        kinds: tuple[str, str],
        fills: tuple[list[int], list[int]],
        other: bool,
    ) -> None:
        """In two tabs, or on two devices that hold one draft: the second is done after the first has read."""
        here = self.devices[device]
        shared = [one for one in self.devices if one is not here and one.holds and one.holds is here.holds]
        there = shared[0] if other and shared else here
        second = self._any(there, kinds[1], tabs[1], fills[1])
        first = self._any(here, kinds[0], tabs[0], fills[0])
        if first and second:
            self._do(first, meanwhile=second)

    @rule(days=st.sampled_from((1, 1, 2, 7, 13, 14, 15, 31, -1)))
    @noted
    def turn_the_clock(self, days: int) -> None:
        """Forward, or back by a day."""
        self.world.today += timedelta(days=days)
        self.house.today = self.world.today

    @rule(sure=st.integers(0, 2))
    @noted
    def end_the_wave_or_open_the_next(self, sure: int) -> None:
        """Without a wave nobody can begin. (It seldom ends: a run without one is a dull one.)"""
        wave = self.world.collecting
        if wave is None:
            self._open_wave()
        elif sure == 2:
            waves.close_wave(self.house.database, wave, self.world.today)
            self.world.waves[wave] = self.world.today
            self.house.done["waves closed"] += 1

    @rule(late=st.integers(0, 1))
    @noted
    def make_a_release(self, late: int) -> None:
        """Count what is new, today or a day late."""
        make_release(self.house.database, self.world.today + timedelta(late), audit=False)
        for life in self.world.lives:
            life.tallied = life.kept
        agreement.check_tallies(self.house, self.world)

    @precondition(lambda self: not self._keeps_too_long())
    @rule(nights=st.integers(1, 2))
    @noted
    def tidy_up(self, nights: int) -> None:
        """What runs by night."""
        for _ in range(nights):
            keeping.run(self.house.database, self.world.today, self.house.tombstones)
        self.world.tidy()

    # ---- what must hold, whatever was done

    @invariant()
    def everything_agrees(self) -> None:
        agreement.check_drafts(self.house, self.world)
        agreement.check_responses(self.house, self.world)
        agreement.check_codes(self.house, self.world)
        for one in self.devices:
            agreement.check_cookies(one)

    def teardown(self) -> None:
        if hasattr(self, "world"):
            agreement.check_tallies(self.house, self.world)
            for life in self.world.lives:
                self.house.done["drafts"] += 1
                self.house.done["drafts over"] += not life.sent and not self.world.live(life)
                self.house.done["sent"] += life.sent is not None
                self.house.done["withdrawn"] += life.withdrawn

    # ---- how it is done

    def _open_wave(self) -> None:
        name = f"wave-{len(self.world.waves) + 1}"
        self.house.open_wave(name)
        self.world.waves[name] = None

    def _keeps_too_long(self) -> bool:
        """Whether retention is near. It has tests of its own."""
        ends = (months_after(closed_on, 6) for closed_on in self.world.waves.values() if closed_on)
        return any(self.world.today > end for end in ends)

    def _receipts(self) -> list[str]:
        """Of all that was ever sent; and codes, which are no receipts."""
        return shown([*self.world.codes[:2], *(life.key.receipt for life in self.world.lives if life.sent is not None)])

    def _any(self, here: Device, kind: str, tab: int, fill: list[int]) -> Act | None:
        if kind in ("save", "skip", "back"):
            life = self.world.live(here.holds)
            if life and tab % 4:  # mostly a page that is fresh
                way = asked.way(life.said)
                self._open(here, acts.address_of(way[tab % len(way)]))
                tab = 0
            return self.hands.saving(here, tab, "next" if kind == "save" else kind, fill)
        if kind == "withdraw":
            return typing_a_code(here, "/withdraw", self._receipts(), fill[0])
        return pressing(here, tab, f"{HOME}{kind}")

    def _likely(self, device: int) -> Device:
        """A device on which all is answered, if there is one."""
        ready = [one for one in self.devices if self._ready(one)]
        return ready[device % len(ready)] if ready else self.devices[device]

    def _ready(self, here: Device) -> bool:
        life = self.world.live(here.holds)
        return life is not None and asked.next_open(life.said) is None

    def _answer(self, here: Device, pages: int, chance: Random) -> None:
        if self.world.live(here.holds) is None:
            self._start(here)
        page = self._open(here, f"{HOME}check")
        for _ in range(pages):
            if not (page.names and "next" in page.buttons):
                return
            self._do(self.hands.saving(here, 0, "next", [chance.randrange(NOTHING), chance.randrange(NOTHING)]))
            page = here.tabs[-1].page
            if page.address != f"{HOME}check" and not page.names:  # who helps, or the details in a text, came first
                page = self._open(here, f"{HOME}check")

    def _start(self, here: Device) -> None:
        self._open(here, HOME)
        self._do(pressing(here, 0, f"{HOME}start"))

    def _open(self, here: Device, address: str) -> Page:
        """Open a page, and see that it is the right one."""
        ends, status = acts.lands(here, address, self.world)
        page = here.person.open(address, status)
        assert page.address == ends, f"{address} leads to {page.address}, not to {ends}"
        self._look(here, page)
        return page

    def _look(self, here: Device, page: Page) -> None:
        """A page that was opened: nothing of anybody else, all that was said; then it stays as a tab."""
        life = self.world.live(here.holds)
        if page.address == f"{HOME}sent" and page.status == 200:
            here.receipt, here.holds = self.world.shows_receipt(here), None
        agreement.check_words(page, life)
        if page.status == 200:
            agreement.check_shown(page, life or here.receipt, life.said if life else {})
        self._keep(here, page)

    def _keep(self, here: Device, page: Page) -> None:
        if page.holds_form:
            here.tabs = [*here.tabs[1 - MOST_TABS :], Tab(page, here.era)]

    def _do(self, act: Act | None, *, meanwhile: Act | None = None, lost: bool = False) -> None:
        """Press, let the other press come in between, judge what came back, and follow where it leads."""
        if act is None:
            return
        here, seen = act.device, Seen.by(act, self.world)
        before = (dict(here.person.browser._cookies or {}), here.holds, here.receipt, here.era)
        if meanwhile:
            self.house.done["overtaken"] += 1
            self.house.database.first = lambda: self._do(meanwhile)
        page = act.ask()
        expected = acts.judged(act, seen, self.world, page)
        self._judge(act, page, expected)
        if lost:
            jar, here.holds, here.receipt, here.era = before
            cookies: Any = here.person.browser._cookies
            cookies.clear()
            cookies.update(jar)
        elif page.status == 303:
            self._open(here, page.leads_to)
        else:
            self._keep(here, page)
        self.house.database.let_it_pass()

    def _judge(self, act: Act, page: Page, expected: Outcome) -> None:
        """Whether what came back is what had to come."""
        about = f"{act.address} {act.fields}: {page.status}, {page.header('Location')}, not {expected}"
        if isinstance(expected, str):
            shows_first = page.status == 200 and is_step(act.address)  # who helps, or the details in a text
            assert shows_first or page.status == 303, about
            if not shows_first:
                assert page.leads_to.partition("?back")[0] == expected, about
        else:
            assert page.status == expected, about
        posted = [one for typed in act.fields.values() for one in typed]
        agreement.check_words(page, self.world.live(act.device.holds), posted)


def rules() -> set[str]:
    """The name of every rule, as it is counted."""
    return {name for name, made in vars(Machine).items() if hasattr(made, "hypothesis_stateful_rule")}


def with_rules(*names: str) -> type[Machine]:
    """The machine with these rules alone."""
    return type("Narrow", (Machine,), dict.fromkeys(rules() - set(names)))


def run(house: House, made: type[Machine], *, runs: int, steps: int, always_the_same: bool = False) -> None:
    """So many runs. The first that fails ends it, and says what was done, as it was: to shorten it takes long."""
    how = settings(
        max_examples=runs,
        stateful_step_count=steps,
        derandomize=always_the_same,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    of_house = cast(type[RuleBasedStateMachine], partial(made, house))
    run_state_machine_as_test(of_house, settings=how)
