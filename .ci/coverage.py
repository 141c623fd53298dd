"""Fails where the tests cover too few lines of a target.

Usage: coverage.py PERCENT TARGET...   (after `swift test --enable-code-coverage`)
"""
import glob
import json
import sys


def main() -> int:
    wanted, targets = float(sys.argv[1]), sys.argv[2:]
    files = glob.glob(".build/debug/codecov/*.json")
    if not files:
        print("coverage: no report; run swift test --enable-code-coverage first", file=sys.stderr)
        return 1
    with open(files[0], encoding="utf-8") as source:
        report = json.load(source)["data"][0]["files"]
    failed = False
    for target in targets:
        counts = [f["summary"]["lines"] for f in report if f"/Sources/{target}/" in f["filename"]]
        lines = sum(c["count"] for c in counts)
        covered = sum(c["covered"] for c in counts)
        percent = 100 * covered / lines if lines else 0.0
        print(f"coverage of {target}: {percent:.1f} % of {lines} lines (at least {wanted:.0f} %)")
        failed = failed or percent < wanted
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
