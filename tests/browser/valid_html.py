"""Valid HTML: the pages as the server sent them, judged by html-validate in one go."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from surveyapp.config import ROOT
from tests.browser.checks import Found
from tests.browser.crawling import Shown

PROGRAM = ROOT / "node_modules" / ".bin" / "html-validate"
CONFIG = ROOT / "tests" / "browser" / "htmlvalidate.cjs"


def version() -> str:
    """Of html-validate, without its name."""
    return _run("--version").rpartition("-")[2].strip()


def html_faults(pages: Sequence[Shown], folder: Path) -> Iterator[Found]:
    """What is wrong in the HTML of `pages`; they are written into `folder` for the program to read."""
    for number, shown in enumerate(pages):
        (folder / f"{number:05}.html").write_bytes(shown.html)
    reports = folder / "reports.json"  # not through a pipe: the program ends before a long report has gone through
    _run("--config", str(CONFIG), "--formatter", f"json={reports}", f"{folder}/*.html")
    for report in json.loads(reports.read_text(encoding="utf-8")):
        shown = pages[int(Path(report["filePath"]).stem)]
        for message in report["messages"]:
            where = f"line {message['line']}, {message.get('selector') or ''}"
            yield Found("html", shown.name, message["ruleId"], where, message["message"], shown.language)


def _run(*arguments: str) -> str:
    ran = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1) or "crashed" in ran.stderr:  # 1: it found something
        raise RuntimeError(ran.stderr)
    return ran.stdout
