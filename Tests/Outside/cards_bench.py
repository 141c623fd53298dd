"""A branch with one simulated card terminal over real bytes: both are programs of their own, and both can die."""

from __future__ import annotations

import json
import os
import queue
import shutil
import sqlite3
import subprocess
import threading
import time
from pathlib import Path
from typing import Any, Dict, List, Optional

from cards_cases import ANSWER_MS, COMPLETION_MS, Configuration
from harness import Client, Fault, Server, free_port

# What the terminal says while it is held comes at once; this is for a machine that is busy.
EVENT_SECONDS = 20
# A terminal's clock is that of its branch; one that is hours off makes every recovery a case for a person.
BRANCH_ZONE = "Europe/Riga"


class Terminal:
    """A simulated terminal: its events, its truth, and the word that lets it go on."""

    def __init__(self, kase: str, folder: Path, to: str, script: List[Dict[str, Any]], commit: str) -> None:
        self.truth_file = folder / "truth.json"
        self.script = folder / "script.json"
        self.script.write_text(json.dumps(script))
        end = to.partition("?")[0].rpartition(":")[2]
        command = [
            kase, "simulate", "terminal", "--protocol", "zvt", "--format", "json", "--script", str(self.script),
            "--truth", str(self.truth_file), "--profile", commit, "--pace", "0",
            "--tcp" if to.startswith("tcp:") else "--pty", end,
            "--answer-milliseconds", "3000", "--vote-milliseconds", "3000", "--acknowledgement-milliseconds", "500"]
        self.log: List[Dict[str, Any]] = []
        self.events: "queue.Queue[Dict[str, Any]]" = queue.Queue()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "TZ": BRANCH_ZONE})
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait("note")

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event = json.loads(line)
            self.log.append(event)
            self.events.put(event)

    def wait(self, kind: str) -> Dict[str, Any]:
        """Waits for an event; others are passed over."""
        until = time.monotonic() + EVENT_SECONDS
        while (rest := until - time.monotonic()) > 0:
            try:
                event = self.events.get(timeout=rest)
            except queue.Empty:
                break
            if event["event"] == kind:
                return event
        raise Fault(f"the terminal does not say {kind}: {self.log[-8:]}")

    def has_said(self, kind: str) -> bool:
        """Whether an event is there by now; what came is used up."""
        while not self.events.empty():
            if self.events.get()["event"] == kind:
                return True
        return False

    def forget_events(self) -> None:
        """From here on only what comes counts."""
        while not self.events.empty():
            self.events.get()

    def go_on(self) -> None:
        """Lets it go on where it is held."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    @property
    def movements(self) -> List[Dict[str, Any]]:
        """All that it ever charged, from its truth file."""
        if not self.truth_file.exists():
            return []
        value: List[Dict[str, Any]] = json.loads(self.truth_file.read_text())["movements"]
        return value

    @property
    def standing(self) -> List[Dict[str, Any]]:
        """The payments of the till that card holders pay."""
        return [
            one for one in self.movements if one["stands"] and one["kind"] == "payment" and not one["local"]]

    @property
    def is_settled(self) -> bool:
        """Whether no payment waits for its fate."""
        return all(one["fate"] != "pending" for one in self.movements)

    def authorisations(self) -> int:
        """How often it was asked to charge."""
        return sum(1 for event in self.log if event.get("code") == "0601")

    def end(self) -> None:
        """Switches it off."""
        self.process.kill()
        self.process.wait()


class Branch(Server):
    """A demo branch whose register R1 has a terminal on a wire."""

    client: Client

    def make(self) -> None:
        """Makes the branch, opens the shift, and ends; `take` goes on from there."""
        self.start_demo()
        self.client = self.sign_in("marta", "R1")
        self.client.must("/v1/shifts", {"count": {"50.00": 10}}, "open-R1")
        self.client.close()
        self.stop()

    def take(self, made: "Branch", to: str, configuration: Configuration) -> None:
        """Becomes a copy of a made branch, with a terminal."""
        shutil.copytree(made.folder, self.folder)
        self.client = Client(self.port, made.client.token, timeout=60)
        override = {
            "config_byte": configuration.config_byte, "commit_mode": configuration.commit_mode,
            "repeat_receipt": "usable", "print_blocks": False, "answer_ms": ANSWER_MS,
            "completion_ms": COMPLETION_MS, "readiness_ms": 4000, "recovery_ms": 12000, "reconnect_ms": 100,
            "poll_ms": 100}
        self.config = self.folder / "kase.yaml"
        self.config.write_text(json.dumps({
            "terminals": [{
                "name": "front", "protocol": "zvt", "to": to, "registers": ["R1"], "override": override}],
            "printers": [{
                "name": "paper", "profile": "epson-tm-t20iii", "to": "simulated", "registers": ["R1"]}]}))

    def launch_again(self) -> None:
        """Serves the branch with its terminal; sessions go on."""
        self._launch(["--ledger", str(self.ledger), "--config", str(self.config)])

    def _rows(self, query: str, *values: Any) -> List[Any]:
        with sqlite3.connect(self.ledger.as_uri() + "?mode=ro", uri=True, timeout=10) as db:
            return db.execute(query, values).fetchall()

    def attempts(self, key: str) -> List[Dict[str, Any]]:
        """The card attempts of a request, as the ledger has them."""
        rows = self._rows("SELECT body FROM attempt WHERE command = ? ORDER BY ordinal", key)
        return [json.loads(body)["attempt"] for (body,) in rows]

    def tenders(self, attempt: str) -> List[int]:
        """What documents say was paid by an attempt, in cents."""
        rows = self._rows("SELECT retained FROM document_tender WHERE kind = 'card' AND reference = ?", attempt)
        return [int(amount) for (amount,) in rows]

    def doubt(self, attempt: str) -> Optional[Dict[str, Any]]:
        """An attempt on the desk of doubts."""
        answer = self.client.call("GET", "/v1/doubts")
        if answer.status != 200:
            raise Fault(f"GET /v1/doubts: {answer.status} {answer.body[:300]!r}")
        return next((one for one in answer.value["cards"] if one["id"] == attempt), None)


def place(transport: str, folder: Path) -> str:
    """A free place for a terminal."""
    return f"tcp://127.0.0.1:{free_port()}" if transport == "tcp" else f"serial:{folder / 'line'}?baud=115200"
