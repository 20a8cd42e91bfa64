"""Writes the copy of the domain that holds every mutant. Runs where mutmut is: `python -m mutation.making SOURCE COPY`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.data import LineSpan
from mutmut.mutation.file_mutation import mutate_file_contents

from mutation.mutants import Mutant, written

SEPARATOR = "ǁ"


def called(mangled: str) -> str:
    """What people call a function of the copy: x_steps is `steps`, xǁJourneyǁsteps is `Journey.steps`."""
    return mangled.removeprefix("x" + SEPARATOR).replace(SEPARATOR, ".") if SEPARATOR in mangled else mangled[2:]


def lines_of(code: list[str], span: LineSpan, name: str, plain: str) -> list[str]:
    """The lines of one function of the copy, under the name that it had."""
    return [line.replace(name, plain) for line in code[span.start - 1 : span.end]]


def changed(before: list[str], after: list[str]) -> tuple[str, str]:
    """The lines that a mutant lost, and those that it has instead."""
    lines = [line for line in unified_diff(before, after, n=0, lineterm="") if line[:3] not in ("---", "+++")]
    lost = "\n".join(line[1:].strip() for line in lines if line.startswith("-"))
    gained = "\n".join(line[1:].strip() for line in lines if line.startswith("+"))
    return lost, gained


def mutants_of(module: str, code: str, spans: dict[str, LineSpan]) -> Iterator[Mutant]:
    """Each mutant of a module, with the lines that it changes."""
    lines = code.splitlines()
    seen: Counter[tuple[str, str, str]] = Counter()
    for name, span in spans.items():
        mangled, _, number = name.rpartition("__mutmut_")
        if number == "orig":
            continue
        function = called(mangled)
        original = lines_of(lines, spans[f"{mangled}__mutmut_orig"], f"{mangled}__mutmut_orig", function)
        lost, gained = changed(original, lines_of(lines, span, name, function))
        seen[function, lost, gained] += 1
        yield Mutant(
            module=module,
            function=function,
            name=name,
            start=span.start,
            end=span.end,
            before=lost,
            after=gained,
            again=seen[function, lost, gained],
            source=sha256("\n".join(original).encode()).hexdigest()[:12],
        )


def make(source: Path, copy: Path, module: Path) -> None:
    """Writes one module with all its mutants, unless it is there already."""
    code = (source / module).read_text(encoding="utf-8")
    kept = copy / "made" / module.with_suffix(".txt")
    listed = copy / "mutants" / module.with_suffix(".json")
    there = kept.is_file() and listed.is_file() and (copy / "tree" / module).is_file()
    if there and kept.read_text(encoding="utf-8") == code:
        return
    mutated = mutate_file_contents(str(module), code)
    dotted = ".".join(module.with_suffix("").parts)
    text = mutated.code.replace("from mutmut.mutation.trampoline import", "from mutation.trampoline import")
    (copy / "tree" / module).write_text(text, encoding="utf-8")
    written(listed, mutants_of(dotted, mutated.code, dict(mutated.line_span_by_function_name)))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(code, encoding="utf-8")


def main() -> None:
    """Every module of the domain."""
    source, copy = Path(sys.argv[1]), Path(sys.argv[2])
    for path in sorted((source / "surveyapp" / "domain").rglob("*.py")):
        make(source, copy, path.relative_to(source))


if __name__ == "__main__":
    main()
