"""A till without memory, in a few lines of its own: after silence or a crash it sends the payment again.

It speaks ZVT over TCP to the same simulator with the same faults. That it charges twice shows that they matter.
"""

from __future__ import annotations

import socket
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Tuple

from cards_bench import Terminal
from cards_cases import FAULTS
from harness import Fault, free_port

CENTS = 4990
TRIES = 3
# How long it waits for the terminal's next word: shorter than the script's silences.
PATIENCE_SECONDS = 1.0

REGISTRATION = bytes.fromhex("060006000000B80978")
POSITIVE = bytes.fromhex("800000")
NAIVE_FAULTS = ("none", "drop before status", "drop after status", "drop after ack", "duplicate status", "silence")
NAIVE_CRASHES = ("", "after_status", "before_completion")


class Control(NamedTuple):
    """One case of the control."""

    fault: str
    crash: str
    commit: str


class Wire:
    """One connection to the terminal."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)

    def send(self, packet: bytes) -> None:
        """Sends a packet."""
        self.socket.sendall(packet)

    def receive(self) -> bytes:
        """The next packet. Raises OSError where none comes."""
        head = self._exactly(3)
        count = head[2]
        if count == 0xFF:
            more = self._exactly(2)
            return head + more + self._exactly(more[0] | more[1] << 8)
        return head + self._exactly(count)

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise ConnectionError("the terminal hung up")
            data += piece
        return data

    def close(self) -> None:
        """Hangs up."""
        self.socket.close()


class NaiveTill:
    """Sends 06 01 until it sees a completion, and believes that nothing happened where it sees none."""

    def __init__(self, port: int, terminal: Terminal, crash: str) -> None:
        self.port = port
        self.terminal = terminal
        self.crash = crash

    def pay(self) -> None:
        """Pays, as often as it takes."""
        for _ in range(TRIES):
            try:
                wire = Wire(self.port)
                try:
                    if self._paid(wire):
                        return
                finally:
                    wire.close()
            except OSError:
                continue

    def _paid(self, wire: Wire) -> bool:
        """Whether the terminal completes the payment."""
        self._command(wire, REGISTRATION)
        fields = bytes.fromhex(f"04{CENTS:012d}490978")
        return self._command(wire, b"\x06\x01" + bytes([len(fields)]) + fields)

    def _command(self, wire: Wire, packet: bytes) -> bool:
        wire.send(packet)
        while True:
            try:
                answer = wire.receive()
            except OSError:
                if self.crash and self.terminal.has_said("hold"):
                    # Killed here: started again, it knows nothing.
                    self.crash = ""
                    self.terminal.go_on()
                raise
            if answer[0] == 0x84:
                return False
            if answer[0] == 0x80:
                continue
            wire.send(POSITIVE)
            if answer[:2] in (b"\x06\x0f", b"\x06\x1e"):
                return answer[:2] == b"\x06\x0f"


def is_doubled(kase: str, folder: Path, case: Control) -> bool:
    """Lets a naive till pay once. Returns whether the card holder pays twice."""
    folder.mkdir()
    port = free_port()
    entry: Dict[str, Any] = {**FAULTS[case.fault], **({"hold": case.crash} if case.crash else {})}
    terminal = Terminal(kase, folder, f"tcp://127.0.0.1:{port}", [entry], case.commit)
    try:
        NaiveTill(port, terminal, case.crash).pay()
        if not terminal.authorisations():
            raise Fault(f"control {case}: the terminal was never asked: {terminal.log}")
        return len(terminal.standing) > 1
    finally:
        terminal.end()


def control(kase: str, folder: Path, pool: Executor) -> Tuple[int, int]:
    """All cases of the control. Returns how many charged twice, and of how many."""
    cases: List[Control] = [
        Control(fault, crash, commit) for fault in NAIVE_FAULTS for crash in NAIVE_CRASHES
        for commit in ("classic", "synchronised")]
    ends = pool.map(lambda pair: is_doubled(kase, folder / f"control-{pair[0]}", pair[1]), enumerate(cases))
    return sum(ends), len(cases)
