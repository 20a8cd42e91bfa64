"""Breaks the domain in thousands of small ways and counts which the tests notice. Kept verdicts are not asked for again."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from mutation import drawing, refusing, table
from mutation.explained import explanations
from mutation.places import DOMAIN, ROOT, bring, copy_place, tests_hash
from mutation.verdicts import Verdicts

MAKER = ROOT / ".venv-supply" / "bin" / "python"


def every_module() -> list[Path]:
    """The modules of the domain."""
    return sorted(path.relative_to(ROOT) for path in (ROOT / DOMAIN).rglob("*.py"))


def named(names: list[str]) -> list[Path]:
    """The modules that are meant, in the order in which they were named: `journey`, `easy_read/texts`, `auditing`."""
    every = every_module()
    found: dict[Path, None] = {}
    for name in names:
        meant = DOMAIN / name
        here = [path for path in every if path == meant.with_suffix(".py") or meant in path.parents]
        if not here:
            raise SystemExit(f"The domain has no module called {name}.")
        found |= dict.fromkeys(here)
    return list(found) if names else every


def make(copy: Path) -> None:
    """Makes the copy with all its mutants, and asks the type checker about those that are new."""
    bring(copy)
    (copy / "setup.cfg").write_text("[mutmut]\nsource_paths=surveyapp\n", encoding="utf-8")  # mutmut wants to be told
    command = [str(MAKER), "-m", "mutation.making", str(ROOT), str(copy)]
    subprocess.run(command, cwd=copy, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    every = [Verdicts(copy, module) for module in every_module()]
    if any(verdicts.of(mutant) is None for verdicts in every for mutant in verdicts.mutants):
        refusing.refuse(copy, every)


def try_all(copy: Path, modules: list[Path], up_to: str) -> None:
    """Tries what was not tried, in a process that sees the copy and nothing else."""
    tree = copy / "tree"
    command = [
        sys.executable,
        "-m",
        "mutation.trying",
        str(copy),
        tests_hash(),
        up_to,
        *(str(module) for module in modules),
    ]
    subprocess.run(command, cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, check=True)


def report(copy: Path, write: bool) -> bool:
    """Prints what became of every mutant that was tried so far; whether the whole domain is good enough."""
    every, said = [Verdicts(copy, module) for module in every_module()], explanations()
    rows = [row for row in (table.row(verdicts, said) for verdicts in every) if row.tried or row.untried]
    whole = table.together("all of the domain", rows)
    rows += (
        [table.together("modules that were tried", [row for row in rows if not row.untried]), whole]
        if whole.untried
        else [whole]
    )
    (copy / "survivors.toml").write_text("\n".join(table.left_to_explain(every, said)), encoding="utf-8")
    print(table.table(rows))
    for each in table.out_of_date(every, said):
        print(f"Take out of explained.toml: {each.module} {each.function}: {each.before} -> {each.after}")
    print(drawing.sentence(drawing.drawn(every, said)))
    print(f"{whole.unexplained} survivors are not explained; {copy / 'survivors.toml'} shows them in full.")
    if write:
        table.write(rows, drawing.sentence(drawing.drawn(every, said)))
    return whole.passes


def main() -> int:
    """0 where enough was noticed, or every survivor is explained."""
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("module", nargs="*", metavar="MODULE", help="not the whole domain: journey, easy_read, ...")
    parser.add_argument("--write", action="store_true", help="write the table into docs/mutation.md")
    parser.add_argument("--told", action="store_true", help="try nothing; tell what is known")
    parser.add_argument("--sample", type=int, metavar="N", help="not all of the mutants, but N that chance draws")
    given = parser.parse_args()
    copy, modules = copy_place(), named(given.module)
    if not given.told:
        make(copy)
        every = [Verdicts(copy, module) for module in modules]
        try_all(copy, modules, drawing.up_to(every, given.sample) if given.sample else drawing.LAST)
    return 0 if report(copy, given.write) else 1


if __name__ == "__main__":
    sys.exit(main())
