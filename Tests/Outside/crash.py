"""Kills the server again and again under load: nothing lost, nothing doubled.

    crash.py --kase PATH [--kills 100] [--clients 8] [--seconds-max 230]

Clients sell, refund and pay in with fresh keys; each request is sent again with its key until it is answered,
and every answer is logged with a sync. At the end the independent checker compares log and ledger.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from harness import (Client, Fault, Server, binary, card, cash, ending, insist, parser, run_checker,
                     run_verify, sale)

REGISTERS = ("R1", "R2")
REFUNDS_MAX = 40  # per client; together they stay below the limit of a shift
PATIENCE_SECONDS = 60


class Log:
    """What clients saw, one JSON line each, on the disk before anything else happens."""

    def __init__(self, path: Path) -> None:
        self.file = open(path, "ab")
        self.lock = threading.Lock()
        self.lines = 0

    def note(self, key: str, answer: Any) -> None:
        """Writes an answer down and syncs."""
        line = json.dumps({"key": key, "answer": answer}).encode() + b"\n"
        with self.lock:
            self.file.write(line)
            self.file.flush()
            os.fsync(self.file.fileno())
            self.lines += 1


class Till(threading.Thread):
    """One client: makes up commands until it is told to stop."""

    def __init__(self, number: int, seed: int, server: Server, token: str, register: str, log: Log) -> None:
        super().__init__(daemon=True)
        self.number = number
        self.lot = random.Random(seed * 1000 + number)
        self.client = Client(server.port, token, timeout=10)
        self.register = register
        self.log = log
        self.stopping = threading.Event()
        self.fault: Optional[str] = None
        self.sent = 0
        self.again = 0
        self.unpaid = 0
        self.refunds = 0
        self.receipts: List[Tuple[str, str]] = []

    def command(self) -> Tuple[str, Dict[str, Any]]:
        """The next command: mostly sales, sometimes a refund or a pay-in."""
        draw = self.lot.random()
        if draw < 0.07 and self.receipts and self.refunds < REFUNDS_MAX:
            self.refunds += 1
            document, tender = self.receipts.pop(self.lot.randrange(len(self.receipts)))
            return "/v1/refunds", {
                "document": document, "lines": [{"line": 1, "quantity": "1"}], "tender": {"kind": tender}}
        if draw < 0.12:
            return "/v1/cash/pay-in", {"amount": f"{self.lot.randint(1, 50)}.00", "reason": "other"}
        pieces = self.lot.randint(1, 4)
        due = 146 * pieces
        text = f"{due // 100}.{due % 100:02d}"
        if draw < 0.55:
            return "/v1/sales", sale("P-101", str(pieces), cash("10.00"))
        if draw < 0.85:
            return "/v1/sales", sale("P-101", str(pieces), card(text))
        rest = due - 100
        return "/v1/sales", sale("P-101", str(pieces), card("1.00"), cash(f"{rest // 100}.{rest % 100:02d}"))

    def step(self, index: int) -> None:
        path, body = self.command()
        key = f"c{self.number}-{index}"
        answer, again = insist(self.client, path, body, key, time.monotonic() + PATIENCE_SECONDS)
        self.sent += 1
        self.again += again
        if answer.status != 200:
            raise Fault(f"{path} {key} {json.dumps(body)}: {answer.status} {answer.body[:300]!r}")
        value = answer.value
        self.log.note(key, value)
        if value.get("state") in ("not_paid", "declined"):
            # The kill met the card payment: the attempt is abandoned, the sale was not paid.
            self.unpaid += 1
        elif path == "/v1/sales" and len(body["tenders"]) == 1:
            self.receipts.append((value["document"], body["tenders"][0]["kind"]))

    def run(self) -> None:
        index = 0
        try:
            while not self.stopping.is_set():
                self.step(index)
                index += 1
        except Fault as fault:
            self.fault = str(fault)


def check_alive(tills: List[Till]) -> None:
    """Raises what a client met."""
    for till in tills:
        if till.fault:
            raise Fault(f"client {till.number} at {till.register}: {till.fault}")


def kill_again_and_again(
    server: Server, tills: List[Till], kills: int, lot: random.Random, until: float,
) -> List[float]:
    """Kills and restarts. Every tenth kill meets the server while it starts. Returns restart times."""
    restarts: List[float] = []
    for index in range(kills):
        if time.monotonic() > until:
            raise Fault(f"only {index} of {kills} kills in time")
        time.sleep(lot.uniform(0.05, 0.7))
        check_alive(tills)
        server.kill()
        if index % 10 == 9 and index + 1 < kills:
            server.launch_again()
            time.sleep(lot.uniform(0.0, 0.25))
            continue
        restarts.append(server.restart())
    return restarts


def run(kase: str, kills: int, clients: int, seconds_max: float, seed: int) -> str:
    """The whole test. Returns its line."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kase-crash-") as name:
        folder = Path(name)
        with Server(kase, folder / "branch") as server:
            server.start_demo()
            tokens = {}
            log = Log(folder / "client.log")
            for register in REGISTERS:
                client = server.sign_in("marta", register)
                tokens[register] = client.token
                log.note(f"open-{register}", client.must(
                    "/v1/shifts", {"count": {"50.00": 10}}, f"open-{register}"))
                client.close()
            # The demo draws new PINs at each start, which ends sessions; from now on it is a plain server.
            server.stop()
            server.restart()
            tills = [
                Till(number, seed, server, tokens[REGISTERS[number % 2]], REGISTERS[number % 2], log)
                for number in range(clients)]
            for till in tills:
                till.start()
            restarts = kill_again_and_again(server, tills, kills, random.Random(seed), begin + seconds_max)
            time.sleep(0.5)
            for till in tills:
                till.stopping.set()
            for till in tills:
                till.join(PATIENCE_SECONDS + 15)
                if till.is_alive():
                    raise Fault(f"client {till.number} does not end")
            check_alive(tills)
            server.expect_no_crash()
            server.stop()
            verdict = run_checker(server.ledger, folder / "client.log")
            run_verify(kase, server.ledger)
            restarts.sort()
            sent = sum(till.sent for till in tills)
            again = sum(till.again for till in tills)
            unpaid = sum(till.unpaid for till in tills)
            return (f"{kills} kills, {sent} requests accepted ({unpaid} of them: card not paid), {again} sent "
                    f"again, lost 0, doubled 0, restart p50 {restarts[len(restarts) // 2] * 1000:.0f} ms max "
                    f"{restarts[-1] * 1000:.0f} ms, {time.monotonic() - begin:.0f} s; checker {verdict}")


def main() -> None:
    """Reads the command line and runs."""
    options = parser(__doc__)
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--seconds-max", type=float, default=230)
    chosen = options.parse_args()
    ending("crash", lambda: run(
        binary(chosen.kase), chosen.kills, chosen.clients, chosen.seconds_max, chosen.seed))


if __name__ == "__main__":
    main()
