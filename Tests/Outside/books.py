"""Debian's `ledger` against Kase: the sample day's books balance, and to what the Z reports say.

    books.py --kase PATH

Replays the sample day, exports the journal, lets `ledger` add it up, and compares every account of
every register with the totals that its Z froze. Ends with exit code 1 at the first difference.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Dict

from harness import Fault, binary, ending, parser

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


def said(*command: str) -> str:
    """What a command prints; a fault where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Fault(f"{command[0]} {command[1]} ended with {done.returncode}: {done.stderr[-400:]}")
    return done.stdout


def z_accounts(kase: str, ledger: str) -> Dict[str, Decimal]:
    """What the Z reports of both registers say was posted, by account."""
    sums: Dict[str, Decimal] = defaultdict(Decimal)
    for shift in ("1", "2"):
        z = json.loads(said(kase, "report", "z", shift, "--ledger", ledger, "--format", "json"))
        for account, total in z["closing"]["totals"]["account"].items():
            sums[account] += Decimal(total["amount"])
    return sums


def ledger_accounts(journal: str) -> Dict[str, Decimal]:
    """What `ledger` adds the journal up to, by account; accounts at zero are left out by it."""
    lines = said("ledger", "-f", journal, "--strict", "--pedantic", "balance", "--flat", "--no-total",
                 "--format", "%(account)\t%(quantity(scrub(display_total)))\n").splitlines()
    return {name: Decimal(amount) for name, amount in (line.split("\t") for line in lines if line)}


def check(kase: str, folder: str) -> str:
    """Replays, exports, adds up, compares."""
    if shutil.which("ledger") is None:
        raise Fault("the program `ledger` is not installed")
    ledger, journal = f"{folder}/day.kase", f"{folder}/day.ledger"
    said(kase, "replay", str(SAMPLES / "day-riga.jsonl"), "--services", str(SAMPLES / "services.csv"),
         "--ledger", ledger, "--expect", str(SAMPLES / "day-riga.expected.json"))
    said(kase, "journal", "export", "--as", "ledger", "--ledger", ledger, "-o", journal)
    expected = {name: sum for name, sum in z_accounts(kase, ledger).items() if sum != 0}
    found = ledger_accounts(journal)
    for name in sorted(set(expected) | set(found)):
        if expected.get(name) != found.get(name):
            raise Fault(f"{name}: the Z reports say {expected.get(name)}, ledger {found.get(name)}")
    total = sum(found.values(), Decimal(0))
    if total != 0:
        raise Fault(f"the books sum to {total}")
    return f"{len(found)} accounts balance to what the Z reports say, total {total}"


def main() -> None:
    """Runs the check on the sample day."""
    options = parser(__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ending("books", lambda: check(binary(options.kase), folder))


if __name__ == "__main__":
    main()
