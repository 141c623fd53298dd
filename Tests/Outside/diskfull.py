"""Fills the disk under a running server: refused clearly, nothing half written, the day can be closed.

    diskfull.py --kase PATH [--size-mb 24]

Needs root, to mount a small file system in memory; says `skipped` where that is not permitted.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from harness import (Answer, Client, Fault, Server, binary, card, cash, ending, parser, run_checker, run_verify, sale)

LEFT_FOR_WORK = 300 << 10
SALES_MAX = 4000
REFUSED_MAX = 30


def mount(folder: Path, size_mb: int) -> bool:
    """Mounts a small file system. Returns whether it could be."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={size_mb}m", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


def free(folder: Path) -> int:
    """How many bytes are left."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def write_ballast(path: Path, size: int) -> None:
    """Takes space away, all of it that is there if `size` is more."""
    with open(path, "ab", buffering=0) as file:
        left = size
        while left > 0:
            try:
                left -= file.write(bytes(min(left, 64 << 10)))
            except OSError:
                return


def documents(ledger: Path) -> int:
    """How many documents there are."""
    with sqlite3.connect(ledger.as_uri() + "?mode=ro", uri=True) as db:
        return int(db.execute("SELECT count(*) FROM document").fetchone()[0])


def body(index: int) -> Dict[str, Any]:
    """A sale; every fourth by card."""
    return sale("P-101", "2", card("2.92") if index % 4 == 3 else cash("5.00"))


class Desk:
    """The registers on the small disk, and what they were answered."""

    def __init__(self, server: Server, clients: List[Client]) -> None:
        self.server = server
        self.clients = clients
        self.at = 0
        self.asked: Dict[str, Tuple[int, Dict[str, Any]]] = {}
        self.accepted: Dict[str, Answer] = {}
        self.refused: List[str] = []

    def sell(self) -> bool:
        """Sends one sale. Returns whether it was accepted; raises for anything but 200 and a clear 507.

        A card payment whose answer could not be stored stays in flight, and the terminal takes no other one
        until its own command was sent again.
        """
        index = len(self.asked)
        key = f"s-{index}"
        self.asked[key] = (self.at, body(index))
        answer = self.send(key)
        if answer.status == 200:
            self.accepted[key] = answer
            return True
        waits = index % 4 == 3 and answer.code == "tender.attempt_open" and len(self.refused) > 0
        if not waits and (answer.status != 507 or answer.code != "ledger.full"):
            raise Fault(f"sale {key} on a full disk: 507 ledger.full was expected, got {answer.status} "
                        f"{answer.body[:300]!r}; log: {self.server.errors()[-500:]}")
        self.refused.append(key)
        return False

    def send(self, key: str) -> Answer:
        """Sends the sale of a key, now or again."""
        register, asked = self.asked[key]
        return self.clients[register].post("/v1/sales", asked, key)

    def sell_until_full(self) -> None:
        """Sells until the ledger is full, and on until nothing at all fits."""
        while self.sell():
            if len(self.asked) > SALES_MAX:
                raise Fault("the disk does not become full")
        for _ in range(REFUSED_MAX):
            self.sell()

    def close(self) -> Optional[str]:
        """Closes the shift at hand, and once more with the same key. Returns what went wrong."""
        client, key = self.clients[self.at], f"close-{self.at}"
        closed = client.post("/v1/shifts/current/close", {"count": {"50.00": 10}}, key)
        if closed.status != 200:
            return (f"shift {self.at + 1} can't be closed on a full disk: {closed.status} {closed.code}; "
                    f"log: {self.server.errors()[-500:]}")
        if client.post("/v1/shifts/current/close", {"count": {"50.00": 10}}, key).body != closed.body:
            return "the close is not repeated byte for byte"
        return None

    def finish(self) -> None:
        """With space again: what was refused is accepted under its key, what was accepted is repeated."""
        for key in self.refused:
            answer = self.send(key)
            if answer.status != 200 or answer.value.get("state") != "paid":
                raise Fault(f"{key} with space again: {answer.status} {answer.body[:300]!r}")
            self.accepted[key] = answer
        for key, first in self.accepted.items():
            answer = self.send(key)
            if answer.body != first.body:
                raise Fault(f"{key} was answered {first.body[:200]!r}, and now {answer.body[:200]!r}")
        with sqlite3.connect(self.server.ledger.as_uri() + "?mode=ro", uri=True) as db:
            count = int(db.execute("SELECT count(*) FROM document WHERE type = 'RCP'").fetchone()[0])
        if count != len(self.asked):
            raise Fault(f"{len(self.asked)} sales made {count} receipts")


def health(client: Client) -> None:
    """Reading goes on on a full disk."""
    for path in ("/v1/health", "/v1/documents/RCP-R1-000001", "/v1/shifts/current/x"):
        answer = client.call("GET", path)
        if answer.status != 200:
            raise Fault(f"GET {path} on a full disk: {answer.status} {answer.body[:300]!r}")


def run_on(folder: Path, kase: str) -> str:
    """The test on a folder of its own disk. Returns its line."""
    with Server(kase, folder / "branch", logs=folder.parent) as server:
        server.start_demo()
        clients = [server.sign_in("admin", "R1"), server.sign_in("marta", "R2")]
        desk = Desk(server, clients)
        for number, client in enumerate(clients):
            client.must("/v1/shifts", {"count": {"50.00": 10}}, f"open-{number}")
        for _ in range(8):
            desk.sell()
        ballast = folder / "ballast"
        write_ballast(ballast, max(0, free(folder) - LEFT_FOR_WORK))
        faults: List[str] = []
        # The second register goes on selling after the first was closed, and has to close all the same.
        for desk.at in range(len(clients)):
            desk.sell_until_full()
            write_ballast(ballast, 1 << 30)
            before = documents(server.ledger)
            if not desk.sell() and documents(server.ledger) != before:
                raise Fault("a refused sale left a document")
            health(clients[desk.at])
            fault = desk.close()
            faults += [fault] if fault else []
        ballast.unlink()
        for desk.at, client in enumerate(clients):
            fault = desk.close()
            if fault:
                raise Fault(f"with space again: {fault}")
            client.must("/v1/shifts", {"count": {"50.00": 10}}, f"open-again-{desk.at}")
        desk.finish()
        server.expect_no_crash()
        server.stop()
        # A server that starts on the disk once more goes on where it stopped, and has its reserve again.
        for client in clients:
            client.close()
        server.restart()
        if not desk.sell():
            raise Fault("after a restart with space a sale is refused")
        check_reserve(server)
        server.stop()
        verdict = run_checker(server.ledger)
        run_verify(kase, server.ledger)
        if faults:
            raise Fault(f"{'; '.join(faults)} (afterwards: {verdict})")
        return (f"{len(desk.accepted)} sales, {len(desk.refused)} of them refused at first and accepted afterwards under "
                f"their keys, both shifts closed while full; checker {verdict}")


def check_reserve(server: Server) -> None:
    """The space that is held back is there again."""
    reserve = Path(f"{server.ledger}-reserve")
    if not reserve.exists() or reserve.stat().st_size == 0:
        raise Fault("the reserve was not taken again once there was space")


def run(kase: str, size_mb: int) -> str:
    """Mounts, tests, unmounts."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kase-diskfull-") as name:
        disk = Path(name) / "disk"
        disk.mkdir()
        if not mount(disk, size_mb):
            return "skipped: a small file system can't be mounted here (needs root on Linux)"
        try:
            return f"{run_on(disk, kase)}, {time.monotonic() - begin:.0f} s"
        finally:
            subprocess.run(["umount", "-l", str(disk)], capture_output=True, check=False)


def main() -> None:
    """Reads the command line and runs."""
    options = parser(__doc__)
    options.add_argument("--size-mb", type=int, default=24)
    chosen = options.parse_args()
    ending("diskfull", lambda: run(binary(chosen.kase), chosen.size_mb))


if __name__ == "__main__":
    main()
