"""The model: what each person has said, in which draft, until when, and what the browsers hold. It knows no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from surveyapp.storage.secrets import DraftKey
from tests.integration.person import Page, Person
from tests.integration.respondent import asked
from tests.integration.respondent.asked import Place, Said, Value

LIFE = timedelta(days=14)
GRACE = timedelta(days=14)


@dataclass(eq=False)
class Life:
    """One draft from its beginning to what became of it. `stands`: its row is there. `sent`: what was sent of it."""

    key: DraftKey
    said: dict[Place, Value | None]
    expires_on: date
    stands: bool = True
    sent: dict[Place, Value] | None = None
    withdrawn: bool = False
    tallied: bool = False
    codes: dict[str, date] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether there is a response of it."""
        return self.sent is not None and not self.withdrawn


@dataclass(frozen=True)
class Tab:
    """An old page in a browser, which may be sent again. `era`: of which of the browser's sessions it is."""

    page: Page
    era: int


@dataclass(eq=False)
class Device:
    """One browser: the draft whose key it keeps, the receipt that it keeps, and its tabs, the newest last.

    `says_where_from`: whether it tells the server that a page is the server's own, as browsers do since 2023.
    """

    person: Person
    says_where_from: bool = True
    holds: Life | None = None
    receipt: Life | None = None
    era: int = 0
    tabs: list[Tab] = field(default_factory=list)

    def end_session(self) -> None:
        """No page that was opened before may be sent any more."""
        self.era += 1


@dataclass
class World:
    """All that was ever begun, the waves, and the day."""

    today: date
    waves: dict[str, date | None] = field(default_factory=dict)
    lives: list[Life] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    """Every resume code that was ever given."""

    @property
    def collecting(self) -> str | None:
        """The wave in which somebody can begin."""
        return next((name for name, closed_on in self.waves.items() if closed_on is None), None)

    def takes(self, wave: str) -> bool:
        closed_on = self.waves[wave]
        return closed_on is None or self.today <= closed_on + GRACE

    def live(self, life: Life | None) -> Life | None:
        """The draft, if it can be gone on with."""
        fits = life and life.stands and life.expires_on >= self.today and self.takes(life.key.wave)
        return life if fits else None

    def shows_receipt(self, device: Device) -> Life | None:
        """The life whose receipt a browser is shown where it has no draft."""
        held = device.holds or device.receipt
        return held if held and held.kept else None

    def opens(self, code: str) -> Life | None:
        """The draft that a resume code opens."""
        found = next((life for life in self.lives if code in life.codes), None)
        return self.live(found) if found and found.codes[code] >= self.today else None

    def begin(self, key: DraftKey, said: Said) -> Life:
        """A new draft. What is over goes."""
        for life in self.lives:
            life.stands = life.stands and life.expires_on >= self.today
            life.codes = {code: until for code, until in life.codes.items() if until >= self.today}
        self.lives.append(Life(key, dict(said), self.today + LIFE))
        return self.lives[-1]

    def save(self, life: Life, said: Said) -> None:
        life.said.update(said)
        life.expires_on = self.today + LIFE

    def leave(self, life: Life, code: str) -> None:
        self.codes.append(code)
        life.codes[code] = life.expires_on = self.today + LIFE

    def send(self, life: Life) -> None:
        life.sent = asked.counted(life.said)
        life.stands, life.codes = False, {}

    def tidy(self) -> None:
        """What runs by night: drafts and codes that are over go."""
        for life in self.lives:
            life.stands = life.stands and life.expires_on >= self.today and self.takes(life.key.wave)
            life.codes = {code: until for code, until in life.codes.items() if life.stands and until >= self.today}
