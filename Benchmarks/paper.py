#!/usr/bin/env python3
"""Measures how a receipt gets to paper, beside python-escpos in turns within one run.

    paper.py --bench PATH [--million] [--rounds N] [--venv DIR]

`PaperBench` lays a Latvian sale of 40 printed lines out and puts it into ESC/POS with a QR code
that the printer draws. python-escpos 3.1 prints the same lines and the same code to a printer
object that is used again and again, in the code page of Latvian. It has less to do: its lines are
laid out already and have one style. Rounds alternate, and a ratio is always one of the same round.

Printed is a Markdown table. A missed target is part of the result; the exit code is 1 only where
something could not be run. Python-escpos comes from PyPI, into a virtual environment in the
current directory that is removed at the end, or into the one of --venv, which is kept.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from bench import Table, column, figures_of, in_turn, machine, run, say

PEER = "python-escpos==3.1"
WARM_UP = 100
RUNS = 1000
TENTHS = 10


class Paper:
    def __init__(self, arguments, folder):
        self.bench = os.path.abspath(arguments.bench)
        self.rounds = arguments.rounds
        self.million = arguments.million
        self.folder = folder
        self.table = Table()
        self.python = self.virtual_environment(arguments.venv)
        self.receipt = os.path.join(folder, "receipt.json")
        with open(self.receipt, "w", encoding="utf-8") as file:
            file.write(run([self.bench, "lines"]))

    def virtual_environment(self, kept):
        """The Python that has the peer."""
        home = os.path.abspath(kept) if kept else os.path.join(self.folder, "venv")
        python = os.path.join(home, "bin", "python")
        if not os.path.exists(python):
            say(f"{PEER} from PyPI")
            run([sys.executable, "-m", "venv", home])
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEER])
        return python

    def one_receipt(self):
        ours, peer = [], []
        for number in range(self.rounds):
            say(f"a receipt, round {number + 1} of {self.rounds}")
            in_turn(number,
                    lambda: ours.append(figures_of([self.bench, "receipt"])),
                    lambda: peer.append(figures_of(
                        [self.python, os.path.abspath(__file__), "--peer", self.receipt])))
        microseconds = column(ours, "layout_and_encode_us")
        self.table.add("lines of the receipt, besides the QR code", column(ours, "lines"),
                       digits=0)
        self.table.add("page and ESC/POS bytes", microseconds, most=200, digits=1, unit=" us")
        self.table.add("size of the bytes", [size / 1000 for size in column(ours, "escpos_bytes")],
                       most=2.0, unit=" KB")
        self.table.add(f"{PEER}, bytes only", column(peer, "us"), digits=1, unit=" us")
        self.table.add(f"{PEER}, size", [size / 1000 for size in column(peer, "bytes")],
                       unit=" KB")
        self.table.add(f"time of {PEER} / time of Kase",
                       [b / a for a, b in zip(microseconds, column(peer, "us"))], least=1.5)
        self.table.add("SVG of the page", [us / 1000 for us in column(ours, "svg_us")], most=1,
                       digits=3, unit=" ms")
        self.table.add("size of the SVG", [size / 1000 for size in column(ours, "svg_bytes")],
                       digits=1, unit=" KB")
        for name, title in [("values", "values of the document"), ("layout", "page alone"),
                            ("encode", "ESC/POS bytes alone"), ("text", "plain text of the page"),
                            ("raster", "dots of the page")]:
            self.table.add(title, column(ours, f"{name}_us"), digits=1, unit=" us")
        self.table.add("PNG of the dots", [us / 1000 for us in column(ours, "png_us")], digits=1,
                       unit=" ms")

    def many_receipts(self):
        count = 1_000_000 if self.million else 100_000
        name = f"{count:,} receipts"
        say(f"{name}, from the document to its bytes")
        answer = run([self.bench, "million", "--receipts", str(count)])
        tenths = [json.loads(line) for line in answer.splitlines()]
        if len(tenths) != TENTHS or tenths[-1]["receipts"] != count:
            raise RuntimeError(f"PaperBench did not make {name}")
        first, last = tenths[0], tenths[-1]
        self.table.add(f"{name}: made in a second", [last["receipts_per_second"]], digits=0)
        self.table.add(f"{name}: memory after a tenth", [first["resident_kb"] * 1024 / 1e6],
                       digits=1, unit=" MB")
        self.table.add(f"{name}: memory at the end", [last["resident_kb"] * 1024 / 1e6], digits=1,
                       unit=" MB")
        self.table.add(f"{name}: memory at the end / after a tenth",
                       [last["resident_kb"] / first["resident_kb"]], most=1.10)


def measure_peer(path):
    """Times python-escpos; runs in its virtual environment."""
    from escpos.constants import QR_ECLEVEL_M  # pylint: disable=import-error
    from escpos.printer import Dummy  # pylint: disable=import-error
    with open(path, encoding="utf-8") as file:
        receipt = json.load(file)
    lines = [line + "\n" for line in receipt["lines"]]
    # The profile nearest to the printer of Kase's receipt that it has; also with CP1257 in slot 51.
    # That the code page is given is its fastest way: it need not look for one.
    printer = Dummy(profile="TM-T20II")
    printer.charcode("CP1257")

    def receipt_bytes():
        printer.clear()
        for line in lines:
            printer.text(line)
        printer.set(align="center")
        printer.qr(receipt["qr"], ec=QR_ECLEVEL_M, size=6, native=True)
        printer.set(align="left")
        printer.cut()
        return printer.output

    for _ in range(WARM_UP):
        receipt_bytes()
    if b"?" in receipt_bytes():
        raise RuntimeError("python-escpos lost a character")
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        receipt_bytes()
        times.append(time.perf_counter() - start)
    print(json.dumps({"us": statistics.median(times) * 1e6, "bytes": len(receipt_bytes())}))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", help="PaperBench, a release build")
    parser.add_argument("--million", action="store_true",
                        help="make a million receipts; 100,000 without")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--venv", help="a virtual environment that is kept for the next run")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        measure_peer(arguments.peer)
        return 0
    if not arguments.bench:
        parser.error("--bench is required")
    facts = machine()
    try:
        with tempfile.TemporaryDirectory(prefix="paper-", dir=os.getcwd()) as folder:
            paper = Paper(arguments, folder)
            paper.one_receipt()
            paper.many_receipts()
    except (RuntimeError, OSError, ValueError, KeyError) as fault:
        say(f"{type(fault).__name__}: {fault}")
        return 1
    print(f"{facts}; Python {sys.version.split()[0]}; {arguments.rounds} rounds.\n")
    paper.table.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
