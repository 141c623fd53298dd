#!/usr/bin/env python3
"""Measures Kase against the floor of SQLite itself, in turns within one run.

    bench.py --kase PATH --store-bench PATH [--quick] [--million] [--rounds N] [--work DIR]

The three contestants write the same sale: a cash sale of three lines in two rates. The floor
(`floor.c`) writes its rows with prepared statements and does nothing else; the store
(`StoreBench`) goes through the use cases of Kase; HTTP (`load.c`) goes through a running server.
Rounds alternate, and a ratio is always one of the same round, so that a disk that grows slower
is slower for all. Each round has new files, in a folder that is made in the current directory
and removed at the end.

The ledger of many sales takes minutes to fill. With --work it is kept in that folder and used
again; remove it when the schema changes.

Printed is a Markdown table. A missed target is part of the result; the exit code is 1 only where
something could not be run.
"""

import argparse
import contextlib
import ctypes
import glob
import http.client
import json
import os
import platform
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SERVICES = os.path.join(HERE, "..", "samples", "services.csv")
CC = ["gcc", "-std=c11", "-O2", "-Wall", "-Wextra"]
COUNTERS = 32
# Ten people may sign in at one address in a minute; so counters share the sessions of 8 registers.
REGISTERS = 8
ADMINISTRATOR = "anna"
FIRST_SALE = {
    "lines": [{"service": "P-110", "quantity": "1"}, {"service": "M-404", "quantity": "2"},
              {"service": "B-201", "quantity": "1"}],
    "tenders": [{"kind": "cash", "tendered": "20.00"}],
}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def run(command, **options):
    """Runs a command; what it prints."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:3])} ... ended with {done.returncode}")
    return done.stdout


def figures_of(command, **options):
    return json.loads(run(command, **options))


class Table:
    """The figures with their targets."""

    def __init__(self):
        self.rows = []

    def add(self, name, values, most=None, least=None, digits=2, unit=""):
        """A figure measured once or more; `most` or `least` is its target, or neither."""
        def shown(value):
            return f"{value:,.{digits}f}"
        middle = statistics.median(values)
        measured = shown(middle) + unit
        if len(values) > 1:
            measured += f" ({shown(min(values))}–{shown(max(values))})"
        target, verdict = "", ""
        if most is not None:
            target = f"<= {most:g}{unit}"
            verdict = "yes" if middle <= most else missed(middle - most, most)
        if least is not None:
            target = f">= {least:g}{unit}"
            verdict = "yes" if middle >= least else missed(least - middle, least)
        self.rows.append((name, target, measured, verdict))

    def show(self):
        head = ("figure", "target", "measured: median (min–max)", "met?")
        print("| " + " | ".join(head) + " |\n|---|---|---|---|")
        for row in self.rows:
            print("| " + " | ".join(row) + " |")


def missed(by, target):
    return f"missed by {by:.3g}" + (f" ({by / target:.0%})" if target else "")


class Bench:
    def __init__(self, arguments, folder):
        self.kase = os.path.abspath(arguments.kase)
        self.store_bench = os.path.abspath(arguments.store_bench)
        self.quick = arguments.quick
        self.rounds = arguments.rounds or (3 if self.quick else 5)
        self.folder = folder
        self.work = os.path.abspath(arguments.work) if arguments.work else folder
        os.makedirs(self.work, exist_ok=True)
        self.sales_alone = 1000 if self.quick else 5000
        self.sales_busy = 5000 if self.quick else 20000
        self.many = 1_000_000 if arguments.million else 100_000
        self.files = 0
        self.table = Table()
        self.build()

    # Tools

    def build(self):
        for name, flags in [
                ("floor", ["-pthread", "floor.c", "-lsqlite3"]),
                ("load", ["-Wno-unused-function", "-pthread", "load.c"]),
                ("syncs.so", ["-shared", "-fPIC", "syncs.c", "-ldl"])]:
            run(CC + ["-o", os.path.join(self.folder, name)] + flags, cwd=HERE)
        self.floor = os.path.join(self.folder, "floor")
        self.load = os.path.join(self.folder, "load")
        self.schema = os.path.join(self.folder, "schema.sql")
        with open(self.schema, "w", encoding="utf-8") as file:
            file.write(run([self.kase, "ledger", "schema"]))

    def new_file(self):
        self.files += 1
        return os.path.join(self.folder, f"{self.files}.kase")

    def counting(self):
        """An environment in which syncs are counted, and the file of the count."""
        path = self.new_file() + "-syncs"
        return {**os.environ, "KASE_SYNC_LOG": path,
                "LD_PRELOAD": os.path.join(self.folder, "syncs.so")}, path

    # Contestants

    def run_floor(self, sales, *options):
        path = self.new_file()
        figures = figures_of([self.floor, "--db", path, "--schema", self.schema,
                              "--sales", str(sales), *options])
        remove(path)
        return figures

    def run_store(self, sales, counters, path=None):
        ledger = path or self.new_file()
        environment, _ = self.counting()
        figures = figures_of([self.store_bench, "sales", "--ledger", ledger, "--sales", str(sales),
                              "--counters", str(counters)], env=environment)
        if path is None:
            figures["gaps"] = gaps(ledger)
            remove(ledger)
        return figures

    def run_http(self, sales, branch):
        """New copies of a branch behind a server; the load, the syncs and what the ledger says."""
        ledger = self.new_file()
        for path in glob.glob(glob.escape(branch.ledger) + "*"):
            copy = ledger + path[len(branch.ledger):]
            (shutil.copytree if os.path.isdir(path) else shutil.copy2)(path, copy)
        environment, count = self.counting()
        with Server(self.kase, ledger, environment) as server:
            server.wait_until_listening()
            time.sleep(1)
            idle = server.resident_mb()
            tokens = [branch.sign_in(server.port, device) for device in branch.devices]
            for token in tokens:
                open_shift(server.port, token)
            before = sync_count(count)
            command = [self.load, "--port", str(server.port), "--sales", str(sales),
                       "--connections", str(COUNTERS)]
            for token in tokens:
                command += ["--token", token]
            figures = figures_of(command)
            figures["syncs"] = sync_count(count) - before
            figures["idle_mb"] = idle
            figures["busy_mb"] = server.resident_mb()
        figures["gaps"] = gaps(ledger, receipts=figures["sales"])
        remove(ledger)
        return figures

    # Blocks

    def one_counter(self):
        floor, store = [], []
        for number in range(self.rounds):
            say(f"one counter, round {number + 1} of {self.rounds}")
            in_turn(number, lambda: floor.append(self.run_floor(self.sales_alone)),
                    lambda: store.append(self.run_store(self.sales_alone, 1)))
        self.table.add("floor, one thread: sales/s", rates(floor), digits=0)
        self.table.add("floor, one thread: syncs per sale", syncs_per_sale(floor))
        self.table.add("store, one counter: sales/s", rates(store), digits=0)
        self.table.add("store, one counter: syncs per sale", syncs_per_sale(store), most=1.10)
        self.table.add("store / floor, one counter", ratios(store, floor), least=0.80)
        self.add_gaps("store, one counter: errors and gaps", store)

    def busy_counters(self):
        branch = Branch(self.kase, self.new_file())
        floor, store, web = [], [], []
        for number in range(self.rounds):
            say(f"{COUNTERS} counters, round {number + 1} of {self.rounds}")
            in_turn(
                number,
                lambda: floor.append(
                    self.run_floor(self.sales_busy, "--threads", str(COUNTERS))),
                lambda: store.append(self.run_store(self.sales_busy, COUNTERS)),
                lambda: web.append(self.run_http(self.sales_busy, branch)))
        name = f"{COUNTERS} counters"
        self.table.add(f"floor, {name}: sales/s", rates(floor), digits=0)
        self.table.add(f"floor, {name}: syncs per sale", syncs_per_sale(floor))
        self.table.add(f"store, {name}: sales/s", rates(store), digits=0)
        self.table.add(f"store, {name}: syncs per sale", syncs_per_sale(store), most=0.15)
        self.table.add(f"store / floor, {name}", ratios(store, floor))
        self.add_gaps(f"store, {name}: errors and gaps", store)
        self.table.add(f"HTTP, {name}: sales/s", rates(web), digits=0)
        self.table.add(f"HTTP, {name}: syncs per sale", syncs_per_sale(web))
        self.table.add(f"HTTP, {name}: p50", column(web, "p50_ms"), unit=" ms")
        self.table.add(f"HTTP, {name}: p99", column(web, "p99_ms"), unit=" ms")
        self.table.add(f"HTTP, {name}: longest wait", column(web, "longest_wait_ms"), unit=" ms")
        self.table.add(f"HTTP / floor, {name}", ratios(web, floor), least=0.5)
        self.add_gaps(f"HTTP, {name}: errors and gaps", web)
        self.table.add("memory, idle after the start", column(web, "idle_mb"), most=40, digits=1,
                       unit=" MB")
        self.table.add(f"memory after {self.sales_busy:,} sales", column(web, "busy_mb"), digits=1,
                       unit=" MB")

    def add_gaps(self, name, runs):
        counts = [run.get("errors", 0) + run["gaps"] for run in runs]
        self.table.add(name, [max(counts)], most=0, digits=0)

    def many_sales(self):
        branch = Branch(self.kase, os.path.join(self.work, f"filled-{self.many}.kase"))
        name = f"{self.many:,} sales"
        say(f"filling {branch.ledger} to {name}")
        run([self.store_bench, "fill", "--ledger", branch.ledger, "--sales", str(self.many)])
        say("reports")
        reports = figures_of([self.store_bench, "reports", "--ledger", branch.ledger])
        full, empty = [], []
        for number in range(self.rounds):
            say(f"cost of a sale, round {number + 1} of {self.rounds}")
            in_turn(
                number, lambda: empty.append(self.run_store(self.sales_alone, 1)),
                lambda: full.append(self.run_store(self.sales_alone, 1, branch.ledger)))
        self.table.add(f"sales/s, empty / {name}",
                       [a["sales_per_second"] / b["sales_per_second"]
                        for a, b in zip(empty, full)], most=1.10)
        self.table.add(f"user time of a sale, {name} / empty",
                       [a["user_seconds"] / b["user_seconds"] for a, b in zip(full, empty)],
                       most=1.10)
        self.table.add("user time of a sale, empty",
                       [1e6 * run["user_seconds"] / run["sales"] for run in empty], digits=0,
                       unit=" us")
        self.table.add(f"X of 2,000 sales among {name}", [reports["x_ms"]], most=25, unit=" ms")
        first, last = reports["z_first_ms"], reports["z_last_ms"]
        self.table.add(f"what a Z reads, first day of {name}", [first], most=25, unit=" ms")
        self.table.add(f"what a Z reads, last day of {name}", [last], most=25, unit=" ms")
        self.table.add("what a Z reads, slower day / faster day",
                       [max(first, last) / min(first, last)], most=1.10)
        self.first_sales(branch, name)
        self.table.add(f"gaps among {name}", [gaps(branch.ledger)], most=0, digits=0)
        size = os.path.getsize(branch.ledger)
        self.table.add("size of a sale", [size / receipts_of(branch.ledger)], digits=0,
                       unit=" bytes")

    def first_sales(self, branch, name):
        with Server(self.kase, branch.ledger) as server:
            server.wait_until_listening()
            token = branch.sign_in(server.port, branch.devices[-1])
            open_shift(server.port, token)
        clean, killed, idle = [], [], []
        for number in range(self.rounds):
            say(f"start to first sale, round {number + 1} of {self.rounds}")
            # The first server here is killed, so the second one starts after a kill.
            for times, ending in [(clean, signal.SIGKILL), (killed, signal.SIGTERM)]:
                with Server(self.kase, branch.ledger, ending=ending) as server:
                    times.append(server.first_sale_ms(token))
                    idle.append(server.resident_mb())
        self.table.add(f"start to first sale, {name}", clean, most=150, digits=1, unit=" ms")
        self.table.add(f"start to first sale after a kill, {name}", killed, most=150, digits=1,
                       unit=" ms")
        self.table.add(f"memory after the first sale, {name}", idle, digits=1, unit=" MB")


class Branch:
    """A ledger with an administrator and a device at each register, made if it is not there."""

    def __init__(self, kase, ledger):
        self.ledger = ledger
        notes = ledger + "-bench.json"
        if not os.path.exists(notes):
            self.make(kase, notes)
        with open(notes, encoding="utf-8") as file:
            known = json.load(file)
        self.pin, self.devices = known["pin"], known["devices"]

    def make(self, kase, notes):
        command = [kase, "init", "--ledger", self.ledger, "--name", "Bench SIA", "--services",
                   SERVICES, "--administrator", ADMINISTRATOR, "--format", "json"]
        registers = [f"R{number + 1}" for number in range(REGISTERS)]
        for register in registers:
            command += ["--register", register]
        pin = figures_of(command)["pin"]
        devices = [
            figures_of([kase, "device", "add", f"till-{register}", "--register", register,
                        "--ledger", self.ledger, "--by", ADMINISTRATOR, "--format", "json"],
                       env={**os.environ, "KASE_SECRET": pin})["token"]
            for register in registers]
        with open(os.open(notes, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            json.dump({"pin": pin, "devices": devices}, file)

    def sign_in(self, port, device):
        """The token of a new session at a device."""
        body = {"person": ADMINISTRATOR, "pin": self.pin, "device": device}
        return post(port, "/v1/sign-in", body)["token"]


class Server:
    """A running server; it ends with the block."""

    def __init__(self, kase, ledger, environment=None, ending=signal.SIGTERM):
        self.command = [kase, "serve", "--ledger", ledger, "--requests-per-minute", "0"]
        self.environment = environment
        self.ending = ending

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.started = time.perf_counter()
        self.process = subprocess.Popen(self.command + ["--port", str(self.port)],
                                        stdout=subprocess.PIPE, env=self.environment)
        return self

    def __exit__(self, kind, fault, trace):
        self.process.send_signal(self.ending)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            say("the server did not end when it was told to")
        self.process.stdout.close()

    def wait_until_listening(self):
        for line in self.process.stdout:
            if b"listening" in line:
                return
        raise RuntimeError("the server ended before it listened")

    def first_sale_ms(self, token):
        """Milliseconds from the start of the process until a sale is durable."""
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=10):
                    break
            except ConnectionRefusedError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server ended before it listened") from None
                time.sleep(0.002)
        post(self.port, "/v1/sales", FIRST_SALE, token)
        return (time.perf_counter() - self.started) * 1000

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024 / 1e6
        raise RuntimeError("the system does not tell the server's memory")


def post(port, path, body, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
        headers["Idempotency-Key"] = f"bench-{time.time_ns()}"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} was answered {answer.status}: {text[:300]!r}")
    return json.loads(text)


def open_shift(port, token):
    """Opens the shift of a session's register, unless an earlier run left it open."""
    try:
        post(port, "/v1/shifts", {"count": {"50.00": 2}}, token)
    except RuntimeError as fault:
        if "shift.already_open" not in str(fault):
            raise


def gaps(ledger, receipts=None):
    """How many numbers are missing in the journal and in all series; also a wrong number of
    receipts counts."""
    with contextlib.closing(sqlite3.connect(ledger)) as database:
        journal = database.execute("SELECT max(sequence) - count(*) FROM journal").fetchone()[0]
        series = database.execute(
            "SELECT s.last, count(d.number), ifnull(max(d.number), 0), ifnull(min(d.number), 0)"
            " FROM series s LEFT JOIN document d ON d.series = s.name GROUP BY s.name").fetchall()
    missing = journal + sum(abs(last - count) + abs(last - newest) + abs(oldest - 1)
                            for last, count, newest, oldest in series)
    if receipts is not None:
        missing += abs(receipts_of(ledger) - receipts)
    return missing


def receipts_of(ledger):
    with contextlib.closing(sqlite3.connect(ledger)) as database:
        return database.execute("SELECT count(*) FROM document WHERE type = 'RCP'").fetchone()[0]


def sync_count(path):
    with open(path, "rb") as file:
        return int.from_bytes(file.read(8), sys.byteorder)


def remove(ledger):
    for path in glob.glob(glob.escape(ledger) + "*"):
        if os.path.isdir(path):
            shutil.rmtree(path)
        else:
            os.remove(path)


def in_turn(number, *blocks):
    """Runs blocks, in every other round in the opposite order."""
    for block in blocks if number % 2 == 0 else reversed(blocks):
        block()


def column(runs, name):
    return [run[name] for run in runs]


def rates(runs):
    return column(runs, "sales_per_second")


def ratios(runs, floors):
    return [run / floor for run, floor in zip(rates(runs), rates(floors))]


def syncs_per_sale(runs):
    return [run["syncs"] / run["sales"] for run in runs]


def sqlite_version():
    """The version of the library that the floor and Kase use."""
    try:
        version = ctypes.CDLL("libsqlite3.so.0").sqlite3_libversion
        version.restype = ctypes.c_char_p
        return version().decode()
    except OSError:
        return f"{sqlite3.sqlite_version} (of Python)"


def machine():
    model = "processor unknown"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return (f"{model}, {os.cpu_count()} cores; Linux {platform.release()};"
            f" SQLite {sqlite_version()}; load before: {os.getloadavg()[0]:.2f};"
            f" {time.strftime('%Y-%m-%d')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kase", required=True, help="the kase to measure, a release build")
    parser.add_argument("--store-bench", required=True, help="StoreBench of the same build")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and sales")
    parser.add_argument("--million", action="store_true",
                        help="fill a ledger to a million sales; to 100,000 without")
    parser.add_argument("--rounds", type=int, help="5 unless given; 3 with --quick")
    parser.add_argument("--work", help="where the filled ledger is kept for the next run")
    arguments = parser.parse_args()
    facts = machine()
    try:
        with tempfile.TemporaryDirectory(prefix="bench-", dir=os.getcwd()) as folder:
            bench = Bench(arguments, folder)
            bench.one_counter()
            bench.busy_counters()
            bench.many_sales()
    except (RuntimeError, OSError, sqlite3.Error, ValueError, KeyError) as fault:
        say(f"{type(fault).__name__}: {fault}")
        return 1
    print(f"{facts}; {bench.rounds} rounds.\n")
    bench.table.show()
    return 0


if __name__ == "__main__":
    sys.exit(main())
