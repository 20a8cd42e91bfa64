"""Audits what the product is made of: pins, licences, a bill of materials, known weaknesses. Ends with 1 where one does not hold."""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import UTC, datetime

from supply import licences, pins
from supply.audits import AUDITOR, npm_audit, python_audit

BILL = pins.ROOT / "dist" / "sbom.cdx.json"


def licence_problems() -> list[str]:
    """What is wrong with the licence of any part."""
    allowed = licences.terms()
    found = licences.python_problems(pins.runtime(), allowed) + licences.npm_problems(pins.npm(), allowed)
    for ledger in licences.LEDGERS:
        found += (
            licences.ledger_problems(ledger, allowed)
            if ledger.is_file()
            else [f"There is no {ledger.name} of {ledger.parent.name}."]
        )
    return found


def said(what: str, problems: list[str]) -> bool:
    """Prints what is wrong; whether nothing is."""
    print(f"{what}: {'in order' if not problems else f'{len(problems)} wrong'}")
    for problem in problems:
        print(f"  {problem}")
    return not problems


def audited() -> bool:
    """Asks about known weaknesses; whether everybody answered and none is known."""
    today = datetime.now(UTC).date()
    audits = (python_audit(today), npm_audit(today))
    for audit in audits:
        print(audit)
    return all(audit.passes for audit in audits)


def main() -> int:
    """0 where everything holds."""
    parser = argparse.ArgumentParser(prog="python -m supply", description=__doc__)
    parser.add_argument("--offline", action="store_true", help="ask nobody: weaknesses stay unknown, and that is said")
    given = parser.parse_args()
    held = [said("Pins", pins.problems()), said("Licences", licence_problems())]
    held.append(subprocess.run([AUDITOR, "-m", "supply.sbom", BILL], cwd=pins.ROOT, check=False).returncode == 0)
    if given.offline:
        print("Known weaknesses: NOT AUDITED, since --offline was given.")
    else:
        held.append(audited())
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
