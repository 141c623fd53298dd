"""Runs all outside tests, one after another.

    run_all.py --kase PATH [--quick]

One line for each; the last line is `N passed, M failed`, and the exit code 0 or 1.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import List, Tuple

from harness import HERE, binary, parser

TIMEOUT_SECONDS = 600


def tests(quick: bool) -> List[Tuple[str, List[str]]]:
    """The tests with their arguments."""
    return [
        ("books.py", []),
        ("paper.py", []),
        ("cards.py", ["--sample", "7" if quick else "1"]),
        ("crash.py", ["--kills", "15" if quick else "100"]),
        ("concurrency.py", ["--clients", "16" if quick else "64"]),
        ("badinput.py", []),
        ("diskfull.py", []),
    ]


def run(name: str, arguments: List[str], kase: str, seed: int) -> Tuple[int, str]:
    """Runs one test. Returns its exit code and what it said."""
    command = [sys.executable, str(HERE / name), "--kase", kase, "--seed", str(seed), *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        try:
            code = subprocess.run(command, stdout=said, stderr=subprocess.STDOUT, timeout=TIMEOUT_SECONDS).returncode
        except subprocess.TimeoutExpired:
            code = 1
            said.write(f"{Path(name).stem} FAILED: not done within {TIMEOUT_SECONDS} s\n")
        said.seek(0)
        return code, said.read().strip()


def main() -> None:
    """Runs all, counts, ends."""
    options = parser(__doc__)
    options.add_argument("--quick", action="store_true", help="fewer kills, fewer clients")
    chosen = options.parse_args()
    kase = binary(chosen.kase)
    passed = failed = 0
    for name, arguments in tests(chosen.quick):
        code, said = run(name, arguments, kase, chosen.seed)
        print(said or f"{Path(name).stem}: said nothing, exit code {code}", flush=True)
        if code == 0:
            passed += 1
        else:
            failed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
