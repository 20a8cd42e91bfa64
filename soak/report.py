"""What a proof found: the promise, what was measured, the bar, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One row of the table. A proof that could not run says so in `measured`, and does not hold."""

    promise: str
    measured: str
    bar: str
    holds: bool

    def row(self) -> str:
        """The row as Markdown."""
        cells = (self.promise, self.measured, self.bar, "holds" if self.holds else "**does not hold**")
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
