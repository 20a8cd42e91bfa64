"""What a person can do in a tab, and what ought to come of it: the app's answer is judged, and the model follows."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from surveyapp.domain.codes import read_code
from surveyapp.respond.begun import COOKIE
from surveyapp.storage.secrets import DraftKey
from tests.integration.person import Page, Person
from tests.integration.respondent import asked
from tests.integration.respondent.asked import MISTAKE, STORY, Mistake, Place, Said, Value
from tests.integration.respondent.model import Device, Life, Tab, World

HOME = f"/s/{STORY}/"
TAKES_OUT = {"take-out": "next", "take-out-settings": "settings"}
FROM_CHECK = "?from=check"


@dataclass(frozen=True)
class Act:
    """One press of a button: on which device, in which tab, and what is posted."""

    device: Device
    tab: Tab
    address: str
    fields: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def step(self) -> Place:
        return step_of(self.address)

    @property
    def action(self) -> str:
        pressed = self.fields["action"][0]
        return TAKES_OUT.get(pressed, pressed)

    @property
    def from_check(self) -> bool:
        return self.address.endswith(FROM_CHECK)

    def ask(self) -> Page:
        data = {**self.fields, "csrf_token": self.tab.page.token}
        # A client of its own for each request, and one jar for all of a device, as browsers have it.
        person = Person(self.device.person.browser.application)
        person.browser._cookies = self.device.person.browser._cookies
        headers = {"Sec-Fetch-Site": "same-origin"} if self.device.says_where_from else {}
        return person.ask("POST", self.address, data=data, headers=headers)


@dataclass(frozen=True)
class Seen:
    """How things stood when a request came in."""

    life: Life | None
    said: Said
    receipt: Life | None
    collecting: str | None
    sound_tab: bool
    held_key: bool

    @classmethod
    def by(cls, act: Act, world: World) -> Seen:
        life = world.live(act.device.holds)
        receipt = None if life else world.shows_receipt(act.device)
        sound, said = act.tab.era == act.device.era, dict(life.said) if life else {}
        return cls(life, said, receipt, world.collecting, sound, act.device.holds is not None)


# Addresses


def address_of(step: Place) -> str:
    number = f"/{step[1]}" if step[1] > 1 else ""
    return f"{HOME}page/{step[0]}{number}"


def step_of(address: str) -> Place:
    parts = address.partition("?")[0].removeprefix(f"{HOME}page/").split("/")
    return parts[0], int(parts[1]) if len(parts) > 1 else 1


def is_step(address: str) -> bool:
    return address.startswith(f"{HOME}page/")


def way_on(said: Said, *, from_check: bool = False) -> str:
    """The first step that is open, else "check your answers"."""
    found = asked.next_open(said)
    return f"{HOME}check" if found is None else address_of(found) + (FROM_CHECK if from_check else "")


# What comes of a press. Each returns the address that is redirected to, or the status of the page that comes instead.

Outcome = str | int


def of_start(act: Act, seen: Seen, world: World) -> Outcome:
    if seen.collecting is None:
        return 410
    if not seen.sound_tab:
        return 422
    _begin(act.device, seen, world, {})
    return address_of(asked.way({})[0])


def of_leaving_a_code(act: Act, seen: Seen, world: World) -> Outcome:
    if seen.life is None:
        return _way_in(act.device, world)
    if not seen.sound_tab:
        return 422
    return 200 if seen.life.stands else _way_in(act.device, world)


def of_sending(act: Act, seen: Seen, world: World) -> Outcome:
    if seen.life is None:
        return f"{HOME}sent"
    if asked.next_open(seen.said) or not asked.counted(seen.said):
        return way_on(seen.said)
    if not seen.sound_tab:
        return 422
    if seen.life.stands:
        world.send(seen.life)
    act.device.end_session()
    act.device.holds, act.device.receipt = None, seen.life
    return f"{HOME}sent"


def of_clearing(act: Act, seen: Seen, world: World) -> Outcome:
    if not seen.sound_tab and not act.device.says_where_from:
        return 422 if world.shows_receipt(act.device) else _way_in(act.device, world)
    act.device.end_session()
    act.device.holds = act.device.receipt = None
    return "/cleared"


def of_resuming(act: Act, seen: Seen, world: World) -> Outcome:
    found = world.opens(read_code(act.fields["code"][0]) or "")
    if found is None or not seen.sound_tab:
        return 422
    act.device.holds, act.device.receipt = found, None
    return way_on(found.said)


def of_withdrawing(act: Act, seen: Seen, world: World) -> Outcome:
    code = read_code(act.fields["code"][0])
    found = next((life for life in world.lives if life.kept and life.key.receipt == code), None)
    if found is None or not seen.sound_tab:
        return 422
    found.withdrawn = True
    act.device.receipt = None
    return 200


def of_saving(act: Act, seen: Seen, world: World) -> Outcome:
    if act.action == "help" and (seen.life is None or not seen.sound_tab):
        return "/help"
    if seen.life is None and seen.receipt:
        return f"{HOME}sent"
    if (seen.life is None and seen.collecting is None) or not asked.exists(act.step, seen.said):
        return 404
    given = _given(act, seen.said)
    if _refused(act, seen, given):
        return 422
    life = _save(act, seen, given, world)
    return _after(act, life.said) if life else f"{HOME}sent"


def _refused(act: Act, seen: Seen, given: Mapping[Place, Value | Mistake | None]) -> bool:
    left_open = any(value is None and place[0] not in asked.OPTIONAL for place, value in given.items())
    mistaken = MISTAKE in given.values()
    if not seen.sound_tab:
        return True
    return mistaken if act.action in ("back", "stop", "settings") else act.action == "next" and (left_open or mistaken)


def _given(act: Act, said: Said) -> dict[Place, Value | Mistake | None]:
    choices = asked.offered(act.step, said) if act.step[0] == asked.MENU else ()
    return {place: asked.meaning(place[0], act.fields.get(place[0], []), choices) for place in asked.places(act.step)}


def _save(act: Act, seen: Seen, given: Mapping[Place, Value | Mistake | None], world: World) -> Life | None:
    if seen.life and not seen.life.stands:  # sent, between the request's reading and its writing
        return None
    now = seen.life.said if seen.life else {}
    more: dict[Place, Value | None] = {}
    for place, value in given.items():
        if act.action == "skip":
            more |= {} if place in now else {place: None}
        elif not isinstance(value, Mistake) and _counts(act, place, value, seen.said):
            more[place] = value
    if seen.life is None:
        return _begin(act.device, seen, world, more)
    world.save(seen.life, more)
    return seen.life


def _counts(act: Act, place: Place, value: Value | None, said: Said) -> bool:
    """Next says all that stands on a page; Back and Stop leave open what is open."""
    return act.action == "next" or value is not None or (place in said and place[0] in asked.OPTIONAL)


def _after(act: Act, said: Said) -> Outcome:
    beside = {"stop": f"{HOME}stop", "help": "/help", "settings": "/settings"}
    if act.action in beside:
        return beside[act.action]
    if act.from_check:
        return f"{HOME}check" if act.action == "back" else way_on(said, from_check=True)
    steps = asked.way(said)
    if act.step not in steps:
        return HOME if act.action == "back" else way_on(said)
    addresses = [HOME, *map(address_of, steps), f"{HOME}check"]
    return addresses[steps.index(act.step) + (0 if act.action == "back" else 2)]


def _begin(device: Device, seen: Seen, world: World, said: Said) -> Life:
    """The key of the draft is learned from the browser's cookie, and from nowhere else."""
    wave, _, text = (device.person.cookie(COOKIE) or "").partition(".")
    key = DraftKey(wave, urlsafe_b64decode(f"{text}=="))
    assert wave == world.collecting
    assert all(life.key != key for life in world.lives), "two drafts have one key"
    life = world.begin(key, said)
    device.receipt = device.receipt if seen.held_key else None
    device.holds = life
    return life


def _way_in(device: Device, world: World) -> str:
    return f"{HOME}sent" if world.shows_receipt(device) else HOME


def lands(device: Device, address: str, world: World) -> tuple[str, int]:
    """Where a browser that opens an address ends, and with which status."""
    if not address.startswith(HOME):
        return address, 404 if "nothing" in address else 200
    if address == f"{HOME}sent":
        return (address, 200) if world.shows_receipt(device) else lands(device, f"{HOME}check", world)
    life = world.live(device.holds)
    if life is None:
        at = HOME if address == HOME else _way_in(device, world)
        return at, 410 if at == HOME and world.collecting is None else 200
    if is_step(address) and not asked.exists(step_of(address), life.said):
        return address, 404
    waits = address == f"{HOME}check" and asked.next_open(life.said)
    astray = is_step(address) and step_of(address) not in asked.way(life.said)
    return way_on(life.said) if waits or astray else address, 200


JUDGES: Mapping[str, Callable[[Act, Seen, World], Outcome]] = {
    f"{HOME}start": of_start,
    f"{HOME}stop": of_leaving_a_code,
    f"{HOME}send": of_sending,
    f"{HOME}clear": of_clearing,
    "/resume": of_resuming,
    "/withdraw": of_withdrawing,
}


def judged(act: Act, seen: Seen, world: World, page: Page) -> Outcome:
    """What ought to come of a press; the model is now as after it."""
    outcome = JUDGES.get(act.address, of_saving)(act, seen, world)
    if act.address == f"{HOME}stop" and outcome == 200 and seen.life:
        world.leave(seen.life, read_code(page.code) or "")
    return outcome
