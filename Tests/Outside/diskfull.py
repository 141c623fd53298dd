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
from typing import Any, Dict, List, Tuple

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
    """A register on the small disk, and what it was answered."""

    def __init__(self, server: Server, client: Client) -> None:
        self.server = server
        self.client = client
        self.accepted: Dict[str, Answer] = {}
        self.refused: List[Tuple[str, Dict[str, Any]]] = []
        self.sold = 0

    def sell(self) -> bool:
        """Sends one sale. Returns whether it was accepted; raises for anything but 200 and a clear 507."""
        key, asked = f"s-{self.sold}", body(self.sold)
        self.sold += 1
        answer = self.client.post("/v1/sales", asked, key)
        if answer.status == 200:
            self.accepted[key] = answer
            return True
        if answer.status != 507 or answer.code != "ledger.full":
            raise Fault(f"sale {key} on a full disk: 507 ledger.full was expected, got {answer.status} "
                        f"{answer.body[:300]!r}; log: {self.server.errors()[-500:]}")
        self.refused.append((key, asked))
        return False

    def sell_until_full(self) -> None:
        """Sells until the ledger is full, and on until nothing at all fits."""
        while self.sell():
            if self.sold > SALES_MAX:
                raise Fault("the disk does not become full")
        for _ in range(REFUSED_MAX):
            self.sell()


def close(server: Server, client: Client, which: str) -> None:
    """Closes a shift on the full disk, and asks once more with the same key."""
    count = {"count": {"50.00": 10}}
    closed = client.post("/v1/shifts/current/close", count, f"close {which}".replace(" ", "-"))
    if closed.status != 200:
        raise Fault(f"the shift of {which} can't be closed on a full disk: {closed.status} {closed.body[:300]!r}; "
                    f"log: {server.errors()[-500:]}")
    again = client.post("/v1/shifts/current/close", count, f"close {which}".replace(" ", "-"))
    if again.body != closed.body:
        raise Fault("the close is not repeated byte for byte")


def health(client: Client) -> None:
    """Reading goes on on a full disk."""
    for path in ("/v1/health", "/v1/documents/RCP-R1-000001", "/v1/shifts/current/x"):
        answer = client.call("GET", path)
        if answer.status != 200:
            raise Fault(f"GET {path} on a full disk: {answer.status} {answer.body[:300]!r}")


def run_on(folder: Path, kase: str) -> str:
    """The test on a folder of its own disk. Returns its line."""
    with Server(kase, folder / "branch") as server:
        server.start_demo()
        client = server.sign_in("admin", "R1")
        client.must("/v1/shifts", {"count": {"50.00": 10}}, "open")
        other = server.sign_in("marta", "R2")
        other.must("/v1/shifts", {"count": {"50.00": 10}}, "open-other")
        desk = Desk(server, client)
        for _ in range(8):
            desk.sell()
        ballast = folder / "ballast"
        write_ballast(ballast, max(0, free(folder) - LEFT_FOR_WORK))
        desk.sell_until_full()
        write_ballast(ballast, 1 << 30)
        before = documents(server.ledger)
        desk.sell()
        health(client)
        if documents(server.ledger) != before and desk.refused[-1][0] == f"s-{desk.sold - 1}":
            raise Fault("a refused sale left a document")
        close(server, client, "the first register")
        # The other register goes on selling; what the reserve gave must not be used up by that.
        desk.client = other
        desk.sell_until_full()
        write_ballast(ballast, 1 << 30)
        close(server, other, "the second register")
        ballast.unlink()
        desk.client = client
        opened = client.post("/v1/shifts", {"count": {"50.00": 10}}, "open-again")
        if opened.status != 200:
            raise Fault(f"with space again, no shift can be opened: {opened.status} {opened.body[:300]!r}")
        again(desk)
        server.expect_no_crash()
        server.stop()
        check_reserve(server)
        # A server that starts on the disk once more goes on where it stopped.
        server.restart()
        if not desk.sell():
            raise Fault("after a restart with space a sale is refused")
        server.stop()
        verdict = run_checker(server.ledger, printing="R1")
        run_verify(kase, server.ledger)
        return (f"{len(desk.accepted)} sales, {len(desk.refused)} refused with 507, all of them accepted "
                f"afterwards under their keys; closed while full; checker {verdict}")


def again(desk: Desk) -> None:
    """What was refused is accepted under the same key; what was accepted is repeated byte for byte."""
    for key, asked in desk.refused:
        answer = desk.client.post("/v1/sales", asked, key)
        if answer.status != 200:
            raise Fault(f"{key} with space again: {answer.status} {answer.body[:300]!r}")
        value = answer.value
        if value.get("state") != "paid":
            raise Fault(f"{key} with space again: {value}")
    for key, first in desk.accepted.items():
        answer = desk.client.post("/v1/sales", body(int(key[2:])), key)
        if answer.body != first.body:
            raise Fault(f"{key} was answered {first.body[:200]!r}, and now {answer.body[:200]!r}")
    count = documents(desk.server.ledger)
    # Opening, closing count and Z, opening again; and one receipt for each sale.
    if count != 4 + desk.sold:
        raise Fault(f"{desk.sold} sales and two openings and a close made {count} documents")


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
