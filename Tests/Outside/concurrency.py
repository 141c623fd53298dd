"""Sends the same sales many times at once: one document per key, one answer per key, byte for byte.

    concurrency.py --kase PATH [--clients 64] [--sales 20]

Each sale is sent one to five times, by different clients, out of order. Some keys are also sent with another body, or
from another register; whichever came first wins, and everything else under that key is refused.
"""

from __future__ import annotations

import json
import queue
import random
import sqlite3
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Set, Tuple

from harness import (Answer, Client, Fault, Server, binary, card, cash, ending, insist, parser, run_checker,
                     run_verify, sale)

REGISTERS = ("R1", "R2")
PATIENCE_SECONDS = 120


class Job(NamedTuple):
    """One request to be sent."""

    key: str
    register: str
    body: Dict[str, Any]

    @property
    def command(self) -> str:
        """What tells this command from another one under the same key."""
        return self.register + json.dumps(self.body, sort_keys=True)


def body(lot: random.Random) -> Dict[str, Any]:
    """A sale: cash, card or both."""
    pieces = lot.randint(1, 5)
    due = 146 * pieces
    text = f"{due // 100}.{due % 100:02d}"
    draw = lot.random()
    if draw < 0.75:
        return sale("P-101", str(pieces), cash("10.00"))
    if draw < 0.9:
        return sale("P-101", str(pieces), card(text))
    rest = due - 100
    return sale("P-101", str(pieces), card("1.00"), cash(f"{rest // 100}.{rest % 100:02d}"))


def draw_jobs(keys: int, lot: random.Random) -> List[Job]:
    """All requests in the order in which clients take them up.

    Half of the copies stand close together, so that they meet in flight; the others come at any time.
    """
    placed: List[Tuple[float, Job]] = []
    for number in range(keys):
        job = Job(f"k-{number:05d}", lot.choice(REGISTERS), body(lot))
        near = lot.random() < 0.5
        copies = [job] * lot.randint(1, 5)
        draw = lot.random()
        if draw < 0.10:
            other = dict(job.body, lines=[{"service": "P-101", "quantity": "6"}], tenders=[cash("10.00")])
            copies += [job._replace(body=other)] * lot.randint(1, 2)
        elif draw < 0.15:
            copies.append(job._replace(register="R2" if job.register == "R1" else "R1"))
        for copy in copies:
            at = number + lot.random() * 8 if near else lot.random() * keys
            placed.append((at, copy))
    placed.sort(key=lambda pair: pair[0])
    return [job for _, job in placed]


class Run:
    """The clients and what they saw."""

    def __init__(self, server: Server, tokens: Dict[str, str], jobs: List[Job]) -> None:
        self.server = server
        self.tokens = tokens
        self.todo: "queue.SimpleQueue[Job]" = queue.SimpleQueue()
        for job in jobs:
            self.todo.put(job)
        self.lock = threading.Lock()
        self.accepted: Dict[str, Set[Tuple[str, bytes]]] = defaultdict(set)
        self.times: Dict[str, int] = defaultdict(int)
        self.refused: Dict[str, Set[str]] = defaultdict(set)
        self.again = 0
        self.fault: Optional[str] = None

    def client(self) -> None:
        """One client: takes requests until there are none."""
        clients = {register: Client(self.server.port, token) for register, token in self.tokens.items()}
        until = time.monotonic() + PATIENCE_SECONDS
        try:
            while self.fault is None:
                try:
                    job = self.todo.get_nowait()
                except queue.Empty:
                    break
                answer, again = insist(clients[job.register], "/v1/sales", job.body, job.key, until)
                self.take(job, answer, again)
        except Fault as fault:
            self.fault = str(fault)
        for client in clients.values():
            client.close()

    def take(self, job: Job, answer: Answer, again: int) -> None:
        """Notes an answer."""
        with self.lock:
            self.again += again
            if answer.status == 200:
                self.accepted[job.key].add((job.command, answer.body))
                self.times[job.key] += 1
            elif answer.status == 409 and answer.code == "document.key_body_differs":
                self.refused[job.key].add(job.command)
            else:
                self.fault = f"{job.key}: {answer.status} {answer.body[:300]!r}"

    def judge(self, jobs: List[Job], ledger: Path) -> str:
        """One answer per key, one document per answer. Returns figures."""
        commands: Dict[str, Set[str]] = defaultdict(set)
        for job in jobs:
            commands[job.key].add(job.command)
        documents: Set[str] = set()
        for key, wanted in commands.items():
            seen = self.accepted[key]
            if len(seen) != 1:
                raise Fault(f"{key} has {len(seen)} different answers: {list(seen)[:2]}")
            winner, content = next(iter(seen))
            if self.refused[key] != wanted - {winner}:
                raise Fault(f"{key}: another command under the key was not refused each time")
            answer = json.loads(content)
            if answer.get("state") != "paid" or answer["document"] in documents:
                raise Fault(f"{key}: {content!r} is no sale of its own")
            documents.add(answer["document"])
        with sqlite3.connect(ledger.as_uri() + "?mode=ro", uri=True) as db:
            count = db.execute("SELECT count(*) FROM document WHERE type = 'RCP'").fetchone()[0]
        if count != len(commands):
            raise Fault(f"{len(commands)} keys made {count} receipts")
        differing = sum(len(wanted) - 1 for wanted in commands.values())
        return (f"{len(jobs)} requests under {len(commands)} keys, {differing} other commands refused, "
                f"{self.again} sent again")


def expect_log_put_away(ledger: Path, verdict: str) -> None:
    """After a stop in good order the ledger is one file: nobody loses sales by copying it without its log."""
    log = Path(f"{ledger}-wal")
    if log.exists() and log.stat().st_size > 0:
        raise Fault(f"after SIGTERM and exit code 0, {log.stat().st_size} bytes of sales are still in {log.name} "
                    f"and not in {ledger.name} (otherwise: {verdict})")


def run(kase: str, clients: int, sales: int, seed: int) -> str:
    """The whole test. Returns its line."""
    begin = time.monotonic()
    jobs = draw_jobs(clients * sales, random.Random(seed))
    with tempfile.TemporaryDirectory(prefix="kase-concurrency-") as name:
        with Server(kase, Path(name) / "branch") as server:
            server.start_demo()
            tokens = {}
            for register in REGISTERS:
                client = server.sign_in("marta", register)
                tokens[register] = client.token
                client.must("/v1/shifts", {"count": {"50.00": 10}}, f"open-{register}")
                client.close()
            work = Run(server, tokens, jobs)
            threads = [threading.Thread(target=work.client, daemon=True) for _ in range(clients)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(PATIENCE_SECONDS + 30)
            if work.fault:
                raise Fault(work.fault)
            if any(thread.is_alive() for thread in threads):
                raise Fault("a client does not end")
            figures = work.judge(jobs, server.ledger)
            server.expect_no_crash()
            server.stop()
            verdict = run_checker(server.ledger)
            run_verify(kase, server.ledger)
            expect_log_put_away(server.ledger, verdict)
    return f"{clients} clients, {figures}, {time.monotonic() - begin:.0f} s; checker {verdict}"


def main() -> None:
    """Reads the command line and runs."""
    options = parser(__doc__)
    options.add_argument("--clients", type=int, default=64)
    options.add_argument("--sales", type=int, default=20, help="per client")
    chosen = options.parse_args()
    ending("concurrency", lambda: run(binary(chosen.kase), chosen.clients, chosen.sales, chosen.seed))


if __name__ == "__main__":
    main()
