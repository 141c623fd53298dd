"""The print queue over real TCP for `paper.py`: a server, a simulated printer, and what goes wrong between them."""

from __future__ import annotations

import json
import queue
import random
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from harness import Client, Fault, Server, cash, free_port, run_checker, run_kase, run_verify, sale

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
PROFILE = "epson-tm-t20iii"
CUT, TORN = "- - - 8< - - -", "~ ~ ~ torn off ~ ~ ~"
COPY = "KOPIJA"
SOLD, SUM = sale("P-103", "2", cash("10.00")), "8.38"
PATIENCE_SECONDS = 40
# Seconds that a printer gets to print what it must not print.
CALM_SECONDS = 1.5
KILLS = 8


class Printer:
    """`kase simulate printer` as a process, and the paper that comes out of it."""

    def __init__(self, kase: str, folder: Path, *faults: str, port: int = 0) -> None:
        script = folder / f"script-{time.monotonic_ns()}.txt"
        script.write_text("\n".join(faults) + "\n", "utf-8")
        self.process = subprocess.Popen(
            [kase, "simulate", "printer", "--tcp", str(port), "--profile", PROFILE, "--script", str(script)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True, encoding="utf-8")
        self.lines: "queue.Queue[str]" = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.said: List[str] = []
        until = time.monotonic() + PATIENCE_SECONDS
        while "tcp://127.0.0.1:" not in (first := self._next(until)):
            self.said.append(first)
        self.port = int(first.rsplit(":", 1)[1])

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def _next(self, until: float) -> str:
        try:
            return self.lines.get(timeout=max(0.01, until - time.monotonic()))
        except queue.Empty:
            raise Fault(f"the simulated printer said nothing more after {self.said[-5:]}") from None

    def piece(self) -> List[str]:
        """The lines of the next page, up to its cut; what a roll's end tore is one page still."""
        until = time.monotonic() + PATIENCE_SECONDS
        found: List[str] = []
        while (line := self._next(until)) != CUT:
            found += [] if line == TORN else [line]
        return found

    def rest(self) -> List[str]:
        """Waits a little. Returns whatever else has come out."""
        time.sleep(CALM_SECONDS)
        return [self.lines.get() for _ in range(self.lines.qsize())]

    def expect_nothing(self) -> None:
        """Waits a little; a piece that comes out is a fault."""
        if rest := self.rest():
            raise Fault(f"a page came out that must not: {rest}")

    def reload(self) -> None:
        """Puts paper in."""
        self.process.send_signal(signal.SIGUSR1)

    def end(self) -> None:
        """Switches it off."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def __enter__(self) -> "Printer":
        return self

    def __exit__(self, *_: Any) -> None:
        self.end()


class Branch(Server):
    """A branch made by `kase init`, with one printer on a TCP port."""

    def make(self) -> None:
        """Makes ledger, people, device, settings."""
        self.folder.mkdir(parents=True)
        self.printer_port = free_port()
        self.config = self.folder / "kase.yaml"
        self.config.write_text(json.dumps({"printers": [{
            "name": "front", "profile": PROFILE, "to": f"tcp://127.0.0.1:{self.printer_port}", "registers": ["R1"]}]}))
        made = self._said(
            "init", "--ledger", str(self.ledger), "--name", "SIA „Proba”", "--registration", "40003000007",
            "--vat-number", "LV40003000007", "--address", "Brīvības iela 1, Rīga, LV-1010",
            "--iban", "LV80BANK0000435195001", "--services", str(SAMPLES / "services.csv"), "--administrator", "admin")
        self.pins["admin"] = made["pin"]
        for person, role in (("anna", "specialist"), ("marta", "senior")):
            self.pins[person] = self._of_admin("person", "add", person, "--role", role)["pin"]
        self.devices["R1"] = self._of_admin("device", "add", "counter-1", "--register", "R1")["token"]

    def _said(self, *arguments: str) -> Any:
        done = run_kase(self.kase, [*arguments, "--format", "json"], {"KASE_SECRET": self.pins.get("admin", "")})
        if done.returncode != 0:
            raise Fault(f"kase {arguments[0]} {arguments[1]}: {done.stderr.decode()}")
        return json.loads(done.stdout)

    def _of_admin(self, *arguments: str) -> Any:
        return self._said(*arguments, "--ledger", str(self.ledger), "--by", "admin")

    def launch_again(self) -> None:
        """Serves the branch with its printer; sessions go on."""
        self._launch(["--ledger", str(self.ledger), "--config", str(self.config)])

    def printer(self, *faults: str) -> Printer:
        """A printer at the branch's address."""
        return Printer(self.kase, self.folder, *faults, port=self.printer_port)

    def letterhead(self) -> Any:
        """What stands on the branch's documents."""
        return self._said("branch", "show", "--ledger", str(self.ledger))


def jobs(client: Client) -> List[Dict[str, Any]]:
    """The print queue."""
    answer = client.call("GET", "/v1/prints?register=R1")
    if answer.status != 200:
        raise Fault(f"GET /v1/prints: {answer.status} {answer.body[:300]!r}")
    value: List[Dict[str, Any]] = answer.value
    return value


def wait_for(client: Client, document: str, state: str, cause: str = "", copy: int = 0) -> Dict[str, Any]:
    """Polls the queue until a document's job is as it should be."""
    until = time.monotonic() + PATIENCE_SECONDS
    last: Optional[Dict[str, Any]] = None
    while time.monotonic() < until:
        for job in jobs(client):
            if job.get("document") == document and job["copy"] == copy:
                last = job
                if job["state"] == state and job.get("cause", "") == cause:
                    return job
        time.sleep(0.05)
    raise Fault(f"{document}: {state} {cause} was expected, the job is {last}")


class Day:
    """The tests, one after the other, on one branch."""

    def __init__(self, branch: Branch) -> None:
        self.branch = branch
        self.keys = 0
        self.anna = branch.sign_in("anna", "R1")
        self.marta = branch.sign_in("marta", "R1")
        self.done = 0

    def key(self) -> str:
        """A fresh key."""
        self.keys += 1
        return f"paper-{self.keys}"

    def sell(self) -> str:
        """A sale; its number."""
        document: str = self.anna.must("/v1/sales", SOLD, self.key())["document"]
        return document

    def copy(self, document: str) -> Dict[str, Any]:
        """Prints a document again, by one who may."""
        return self.marta.must("/v1/prints", {"document": document}, self.key())

    def expect_stands(self, document: str) -> None:
        """The sale is a sale whatever became of its page."""
        answer = self.anna.call("GET", f"/v1/documents/{document}")
        if answer.status != 200 or SUM not in json.dumps(answer.value):
            raise Fault(f"{document} does not stand: {answer.status} {answer.body[:200]!r}")

    def confirmed(self, document: str, copy: int = 0) -> None:
        """Waits for the proof."""
        wait_for(self.anna, document, "confirmed", copy=copy)
        self.done += 1


def page_of(piece: List[str], document: str, is_copy: bool) -> None:
    """Whether a piece of paper is the page of a document: whole, and marked as a copy exactly where it is one."""
    text = "\n".join(piece)
    for wanted in (document, "Ierakstīta vēstule", SUM.replace(".", ","), "Brīvības iela 1, Rīga", "LV40003000007"):
        if wanted not in text:
            raise Fault(f"the paper of {document} lacks {wanted!r}:\n{text}")
    if "?" in text:
        raise Fault(f"the paper of {document} has a question mark:\n{text}")
    if (COPY in text.upper().replace(" ", "")) != is_copy:
        raise Fault(f"the paper of {document} is {'not ' if is_copy else ''}marked as a copy:\n{text}")


def plain_day(day: Day) -> None:
    """What is done comes out and is confirmed. A copy is for a senior, and in Latvia not of a receipt."""
    with day.branch.printer() as printer:
        shift = day.anna.must("/v1/shifts", {"count": {"50.00": 4}}, day.key())
        if not any("CNT-R1-000001" in line for line in printer.piece()):
            raise Fault(f"the count sheet of {shift} does not come out")
        document = day.sell()
        day.confirmed(document)
        page_of(printer.piece(), document, is_copy=False)
        invoice = day.anna.must("/v1/invoices", {
            "customer": "C-1", "due_date": "2099-12-31", "lines": SOLD["lines"]}, day.key())["document"]
        day.confirmed(invoice)
        page_of(printer.piece(), invoice, is_copy=False)
        for client, name, code in ((day.anna, invoice, "auth.forbidden"), (day.marta, document, "copy.not_supported")):
            answer = client.post("/v1/prints", {"document": name}, day.key())
            if answer.code != code:
                raise Fault(f"a copy of {name}: {code} was expected, got {answer.status} {answer.body[:200]!r}")
        for number in (1, 2):
            day.copy(invoice)
            day.confirmed(invoice, copy=number)
            page_of(printer.piece(), invoice, is_copy=True)
        for report, word in (("x", "X"), ("test", PROFILE)):
            slip = day.anna.must("/v1/prints", {"report": report}, day.key())
            if not any(word in line for line in printer.piece()):
                raise Fault(f"the slip {slip} does not show {word}")
            day.done += 1
        printer.expect_nothing()


def pulled_cable(day: Day) -> None:
    """A cable is pulled within a page: nobody knows, a person looks, the next page says that it is a copy."""
    with day.branch.printer("unplug after 300 bytes") as printer:
        document = day.sell()
        wait_for(day.anna, document, "indeterminate", "connection_lost")
        day.expect_stands(document)
        printer.expect_nothing()
        day.copy(document)
        wait_for(day.anna, document, "cancelled", "replaced")
        day.confirmed(document, copy=1)
        torso = printer.piece()
        if any(SUM.replace(".", ",") in line for line in torso):
            raise Fault(f"the page of {document} was not cut short: {torso}")
        page_of(printer.piece(), document, is_copy=True)
        printer.expect_nothing()


def paper_end(day: Day) -> None:
    """The paper ends within a page: with paper it goes on where it stopped."""
    with day.branch.printer("paper ends at line 5") as printer:
        document = day.sell()
        wait_for(day.anna, document, "waiting", "paper")
        day.expect_stands(document)
        printer.reload()
        day.confirmed(document)
        page_of(printer.piece(), document, is_copy=False)
        printer.expect_nothing()


def no_printer(day: Day) -> None:
    """Nobody answers: the sale stands, and its page comes out, unmarked, as soon as somebody does."""
    document = day.sell()
    wait_for(day.anna, document, "waiting", "offline")
    day.expect_stands(document)
    later = day.sell()
    with day.branch.printer() as printer:
        for name in (document, later):
            day.confirmed(name)
            page_of(printer.piece(), name, is_copy=False)
        printer.expect_nothing()


def power_cut(day: Day) -> None:
    """The server is killed while a page is on its way: afterwards nobody knows, and nothing is printed by itself."""
    with day.branch.printer("busy after 100 bytes for 100000 calls") as printer:
        document = day.sell()
        wait_for(day.anna, document, "sending")
        day.branch.kill()
        printer.expect_nothing()
    with day.branch.printer() as printer:
        day.branch.restart()
        day.anna.close()
        day.marta.close()
        wait_for(day.anna, document, "indeterminate", "restarted")
        day.expect_stands(document)
        printer.expect_nothing()
        day.marta.must(f"/v1/prints/{job_of(day, document)}", {"decision": "seen"}, day.key())
        wait_for(day.anna, document, "confirmed", "seen")
        printer.expect_nothing()
        after = day.sell()
        day.confirmed(after)
        page_of(printer.piece(), after, is_copy=False)


def job_of(day: Day, document: str) -> int:
    """The number of a document's job."""
    return next(int(job["job"]) for job in jobs(day.anna) if job.get("document") == document)


def kill_anywhere(day: Day, lot: random.Random) -> None:
    """The server is killed somewhere around a page, again and again: never do two unmarked pages of one sale come out."""
    names: List[str] = []
    with day.branch.printer() as printer:
        for _ in range(KILLS):
            names.append(day.sell())
            time.sleep(lot.uniform(0, 0.15))
            day.branch.kill()
            day.branch.restart()
            day.anna.close()
        states = {name: settled(day, name) for name in names}
        text = "\n".join(printer.rest())
    for name, state in states.items():
        times = text.count(f"Nr. {name}")
        if times > 1 or (state == "confirmed" and times != 1):
            raise Fault(f"the page of {name} is {state} and came out {times} times")


def settled(day: Day, document: str) -> str:
    """Waits until the queue has done with a document's page. Returns where it stands."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        state = next(job["state"] for job in jobs(day.anna) if job.get("document") == document)
        if state in ("confirmed", "indeterminate"):
            return str(state)
        time.sleep(0.05)
    raise Fault(f"{document}: its page is still {state}")


def ledger_in(folder: Path) -> Path:
    """The ledger that `run` leaves in its folder."""
    return folder / "branch" / "branch.kase"


def invoice_of(ledger: Path) -> str:
    """The number of the only invoice; it bears the year."""
    with sqlite3.connect(ledger.as_uri() + "?mode=ro", uri=True) as db:
        series, number = db.execute("SELECT series, number FROM document WHERE type = 'INV'").fetchone()
    return f"{series}-{number:06d}"


def run(kase: str, folder: Path, lot: random.Random) -> str:
    """All of it. Returns what was done in words."""
    with Branch(kase, folder / "branch") as branch:
        branch.make()
        if "Brīvības iela 1" not in json.dumps(branch.letterhead(), ensure_ascii=False):
            raise Fault(f"the letterhead is lost: {branch.letterhead()}")
        branch.restart()
        day = Day(branch)
        tests: List[Callable[[Day], None]] = [
            plain_day, pulled_cable, paper_end, no_printer, power_cut, lambda day: kill_anywhere(day, lot)]
        for test in tests:
            try:
                test(day)
            except Fault as fault:
                raise Fault(f"{getattr(test, '__name__', test)}: {fault}; server: {branch.errors()[-400:]}") from None
        branch.expect_no_crash()
        branch.stop()
        run_checker(branch.ledger, printing="R1")
        run_verify(kase, branch.ledger)
        return f"{day.done} pages proved over TCP, {KILLS + 1} kills in a page"
