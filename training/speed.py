"""How fast comments are read and what memory it takes, in a process of its own that does nothing else."""

from __future__ import annotations

import csv
import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROUNDS = 3
QUESTIONNAIRES = Path(__file__).parents[1] / "questionnaires"
MEGABYTE = 1_024 * 1_024


@dataclass(frozen=True)
class Speed:
    """Processor time and resident memory."""

    sentiment_a_second: int
    """Comments whose sentiment is read in a second of one core."""
    everything_a_second: int
    """Comments of which everything is read."""
    before: float
    """Megabytes of memory that Python takes alone."""
    whole: float
    """Megabytes at the most."""


def measured_apart(path: Path) -> Speed:
    """The figures of a fresh process that reads the comments of a CSV file."""
    import subprocess  # not above: the process that is measured does without it

    command = [sys.executable, "-m", "training.speed", str(path)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (this very module)
    return Speed(**json.loads(found.stdout))


def _measured(path: Path) -> Speed:
    before = _peak()
    # Imported here, so that what they take is seen.
    from surveyapp.comments.reader import CommentReader
    from surveyapp.comments.sentiment import shipped_model
    from surveyapp.questionnaire_files import read_themes

    reader, model = CommentReader(read_themes(QUESTIONNAIRES)), shipped_model()
    everything = _fastest(path, lambda text: reader.read(text, "en", None))
    sentiment = _fastest(path, model.guess)
    return Speed(sentiment, everything, round(before, 1), round(_peak(), 1))


def _fastest(path: Path, reading: Callable[[str], object]) -> int:
    """Comments a second of processor time, in the fastest of some rounds; reading the file is not counted."""
    taken = []
    for _ in range(ROUNDS):
        comments, seconds = 0, 0.0
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                began = time.process_time()
                reading(row["text"])
                seconds += time.process_time() - began
                comments += 1
        taken.append(seconds / comments)
    return round(1 / min(taken))


def _peak() -> float:
    """The most memory that this process has taken, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) * 1024 / MEGABYTE  # type: ignore[index]


if __name__ == "__main__":
    print(json.dumps(asdict(_measured(Path(sys.argv[1])))))
