"""Counts what became of the mutants, module by module, and writes docs/mutation.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mutation.explained import Explanation, explained
from mutation.mutants import Mutant
from mutation.places import DOMAIN, ROOT
from mutation.verdicts import NOTICED, Fate, Verdicts

PAGE = ROOT / "docs" / "mutation.md"
MARK = "<!-- written by `script/mutate --write` -->"
BAR = 0.85


@dataclass(frozen=True)
class Row:
    """What became of the mutants of a module, or of several."""

    name: str
    fates: Counter[Fate]
    explained: int
    untried: int

    @property
    def tried(self) -> int:
        """How many have a verdict."""
        return self.fates.total()

    @property
    def share(self) -> float:
        """How many of the mutants were noticed, of those that were tried."""
        return self._noticed(NOTICED) / self.tried if self.tried else 1.0

    @property
    def by_tests(self) -> float:
        """The same without those that the type checker refuses: what is left to the tests."""
        left = self.tried - self.fates[Fate.TYPES]
        return self._noticed((Fate.KILLED, Fate.SLOW)) / left if left else 1.0

    @property
    def unexplained(self) -> int:
        """How many live without a word on why they may."""
        return self.fates[Fate.SURVIVED] + self.fates[Fate.UNSEEN] - self.explained

    @property
    def passes(self) -> bool:
        """Whether enough of it was noticed, or every survivor is explained."""
        return not self.untried and (self.share >= BAR or not self.unexplained)

    def _noticed(self, fates: Iterable[Fate]) -> int:
        return sum(self.fates[fate] for fate in fates)

    def _shares(self) -> tuple[str, str]:
        """In percent, rounded down; nothing is said before every mutant was tried."""
        if self.untried:
            return "", ""
        return f"{int(100 * self.share)}%", f"{int(100 * self.by_tests)}%"

    def line(self) -> str:
        """The row as Markdown."""
        killed = self._noticed((Fate.KILLED, Fate.SLOW))
        cells = (self.name, self.tried, self.fates[Fate.TYPES], killed, self.fates[Fate.SURVIVED], self.fates[Fate.UNSEEN],
                 self.explained, self.untried, *self._shares())  # fmt: skip
        return "| " + " | ".join(str(cell) for cell in cells) + " |"


def survivors(verdicts: Verdicts) -> Iterator[Mutant]:
    """The mutants that live."""
    for mutant in verdicts.mutants:
        verdict = verdicts.of(mutant)
        if verdict is not None and verdict.fate not in NOTICED:
            yield mutant


def row(verdicts: Verdicts, said: list[Explanation]) -> Row:
    """What became of one module's mutants."""
    given = [verdict for mutant in verdicts.mutants if (verdict := verdicts.of(mutant)) is not None]
    name = str(verdicts.module.relative_to(DOMAIN).with_suffix(""))
    covered = sum(explained(mutant, said) for mutant in survivors(verdicts))
    return Row(name, Counter(verdict.fate for verdict in given), covered, len(verdicts.mutants) - len(given))


def together(name: str, rows: list[Row]) -> Row:
    """Several rows as one."""
    fates: Counter[Fate] = sum((each.fates for each in rows), Counter())
    return Row(name, fates, sum(each.explained for each in rows), sum(each.untried for each in rows))


def table(rows: list[Row]) -> str:
    """The table as Markdown."""
    head = ("module", "tried", "refused by types", "killed by tests", "survived", "no test", "explained", "not tried",
            "noticed", "by tests alone")  # fmt: skip
    return "\n".join(
        ["| " + " | ".join(head) + " |", "| --- |" + " --- |" * (len(head) - 1), *(each.line() for each in rows)]
    )


def write(rows: list[Row], drawn: str) -> None:
    """Writes the table into the page, and what a draw of the whole domain came to."""
    head, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(f"{head}{mark}\n\n{drawn}\n\n{table(rows)}\n", encoding="utf-8")


def in_full(mutant: Mutant, fate: Fate) -> str:
    """A survivor in the form of explained.toml."""
    lines = [f"[[mutant]]  # {fate}", f'module = "{mutant.module.removeprefix("surveyapp.domain.")}"']
    lines += [f'function = "{mutant.function}"', f"before = '''{mutant.before}'''", f"after = '''{mutant.after}'''"]
    return "\n".join([*lines, 'why = ""', ""])


def left_to_explain(every: list[Verdicts], said: list[Explanation]) -> list[str]:
    """The survivors that nobody explained, in full."""
    return [
        in_full(mutant, verdict.fate)
        for verdicts in every
        for mutant in survivors(verdicts)
        if (verdict := verdicts.of(mutant)) is not None and not explained(mutant, said)
    ]


def out_of_date(every: list[Verdicts], said: list[Explanation]) -> list[Explanation]:
    """Explanations of mutants that do not live."""
    alive = [mutant for verdicts in every for mutant in survivors(verdicts)]
    return [each for each in said if not any(each.covers(mutant) for mutant in alive)]
