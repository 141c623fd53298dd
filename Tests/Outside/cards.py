"""Kills the server in the middle of card payments: no card is charged twice, no payment is lost.

    cards.py --kase PATH [--sample 1] [--workers 4]

Every fault of a terminal, at every place where the server may die, in every set-up, over TCP and over a serial line:
the request is sent again with its key until it is answered, and then the terminal's truth is compared with the
ledger. A till without memory meets the same faults; it has to charge twice, or the matrix would prove nothing.
"""

from __future__ import annotations

import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from cards_bench import Branch, Terminal, place
from cards_cases import CONFIGURATIONS, Case, cases
from cards_naive import control
from harness import CONNECTION_ERRORS, Answer, Fault, binary, card, ending, is_passing, parser, run_verify, sale

PATIENCE_SECONDS = 30
# Of doubled charges among the cases of the control; fewer, and its faults are none.
CONTROL_MIN = 9
PRICE = 146
EVENTS_LATE_SECONDS = 5
# How an order ends that the till refused by itself, and how often it may.
UNASKED = "unasked"
TURNS_MAX = 3


class Verdict(NamedTuple):
    """How a case ended."""

    case: Case
    # `approved`, `not charged`, `person`, or `UNASKED`.
    end: str
    # What is wrong with it; empty where nothing is.
    wrong: str = ""
    was_killed: bool = False


class Lane:
    """The cases of one set-up, one after the other, at one branch with one terminal."""

    def __init__(self, kase: str, folder: Path, made: Branch, todo: List[Case]) -> None:
        self.kase = kase
        self.folder = folder
        self.made = made
        self.todo = todo
        self.rounds = 0
        # Orders that were refused without a word to the terminal, as it was at work.
        self.unasked = 0
        self.verdicts: List[Verdict] = []

    def run(self) -> List[Verdict]:
        """All cases; after a payment that waits for a person a fresh branch goes on."""
        while len(self.verdicts) < len(self.todo):
            self.rounds += 1
            folder = self.folder / str(self.rounds)
            folder.mkdir(parents=True)
            self._run_on(folder, self.todo[len(self.verdicts):])
        return self.verdicts

    def _run_on(self, folder: Path, rest: List[Case]) -> None:
        first = rest[0]
        to = place(first.transport, folder)
        script: List[Dict[str, Any]] = []
        for case in rest:
            script += [{}, case.entry] if case.configuration.is_repeated else [case.entry]
        terminal = Terminal(self.kase, folder, to, script, first.configuration.commit)
        try:
            branch = Branch(self.kase, folder / "branch")
            with branch:
                branch.take(self.made, to, first.configuration)
                branch.restart()
                for number, case in enumerate(rest):
                    verdict = self._paid(branch, terminal, case, number)
                    self.verdicts.append(verdict)
                    if verdict.end == "person" or verdict.wrong:
                        break
                branch.expect_no_crash()
                branch.stop()
                run_verify(self.kase, branch.ledger)
        finally:
            terminal.end()


    def _paid(self, branch: Branch, terminal: Terminal, case: Case, number: int) -> Verdict:
        """One case; again under another key where the till refused before it asked the terminal for anything."""
        for turn in range(TURNS_MAX):
            verdict = Payment(branch, terminal, case, number, turn).run()
            if verdict.end != UNASKED:
                return verdict
            self.unasked += 1
        raise Fault(f"{case.name}: the terminal is never asked; {terminal.log[-8:]}")


class Payment:
    """One case."""

    def __init__(self, branch: Branch, terminal: Terminal, case: Case, number: int, turn: int) -> None:
        self.branch = branch
        self.terminal = terminal
        self.case = case
        self.key = f"case-{number}-{turn}"
        self.turn = turn
        # No two in a row are of the same amount, unless the case wants it.
        self.quantity = 1 + number % 5
        self.was_killed = False
        self.is_over = False
        # What befell the guard.
        self.accident = ""

    @property
    def cents(self) -> int:
        """What is due."""
        return PRICE * self.quantity

    def run(self) -> Verdict:
        """Sells, kills, sells on, judges."""
        if self.case.configuration.is_repeated and self.turn == 0:
            self._before()
        standing = len(self.terminal.standing)
        asked = self.terminal.authorisations()
        self.terminal.forget_events()
        guard = threading.Thread(target=self._guard)
        guard.start()
        try:
            answer = self._insist()
            self._settle()
        finally:
            self.is_over = True
            guard.join()
        end, wrong = self._judge(answer, self.terminal.standing[standing:])
        wrong = wrong or self.accident
        times = self._asked(asked)
        if not wrong and times == 0 and end == "not charged":
            return Verdict(self.case, UNASKED)
        if not wrong and times != 1:
            wrong = f"the terminal was asked to charge {times} times"
        if not wrong and self.case.fault == "none" and self.was_killed != bool(self.case.crash):
            wrong = "the server was not killed"
        if wrong:
            wrong = f"{self.case.name}: {wrong}; {self.terminal.log[-14:]}; {self.branch.attempts(self.key)}"
        return Verdict(self.case, end, wrong, self.was_killed)

    def _asked(self, before: int) -> int:
        """How often the terminal was asked to charge; its events may come later than the till's answer."""
        until = time.monotonic() + EVENTS_LATE_SECONDS
        while self.terminal.authorisations() == before and time.monotonic() < until:
            time.sleep(0.01)
        return self.terminal.authorisations() - before

    def _before(self) -> None:
        """A sale of the same amount that goes well."""
        key = self.key
        answer: Optional[Answer] = None
        for turn in range(TURNS_MAX):
            self.key = f"{key}-before-{turn}"
            answer = self._insist()
            if answer is not None and "document" in (answer.value or {}):
                self.key = key
                return
        raise Fault(f"{self.case.name}: the sale before was not paid: {answer}")

    def _insist(self) -> Optional[Answer]:
        """Sends the request until it has an answer that stays; nothing where a person has to look."""
        body = sale("P-101", str(self.quantity), card(f"{self.cents // 100}.{self.cents % 100:02d}"))
        until = time.monotonic() + PATIENCE_SECONDS
        answer: Optional[Answer] = None
        while time.monotonic() < until:
            try:
                answer = self.branch.client.post("/v1/sales", body, self.key)
                if not is_passing(answer) and answer.code != "terminal.in_doubt":
                    return answer
                if answer.status == 202 and answer.value.get("state") == "review":
                    return None
            except CONNECTION_ERRORS:
                pass
            time.sleep(0.03)
        if answer is not None and answer.status == 202:
            return None
        raise Fault(f"{self.case.name}: no final answer; the last was {answer}; {self.terminal.log[-10:]}")

    def _guard(self) -> None:
        """Kills the server where the terminal is held, if it comes that far; a place may come twice."""
        try:
            while not self.is_over:
                if not self.terminal.has_said("hold"):
                    time.sleep(0.005)
                    continue
                is_first = not self.was_killed
                if is_first:
                    self.branch.kill()
                    self.was_killed = True
                self.terminal.go_on()
                if is_first:
                    self.branch.restart()
        except Fault as fault:
            self.accident = str(fault)

    def _settle(self) -> None:
        """Waits until the terminal has done with it; a truth that still moves can't be compared."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.terminal.is_settled:
            if time.monotonic() > until:
                raise Fault(f"{self.case.name}: the terminal does not come to rest: {self.terminal.log[-8:]}")
            time.sleep(0.01)

    def _judge(self, answer: Optional[Answer], charged: List[Dict[str, Any]]) -> Tuple[str, str]:
        if len(charged) > 1:
            return "", f"doubled: {charged}"
        if answer is None:
            return "person", self._lacking_evidence()
        booked = self._booked()
        if answer.status == 200 and "document" in answer.value and len(booked) == 1:
            return "approved", self._differing(charged, booked[0])
        if booked:
            return "", f"booked without a sale: {answer.status} {answer.body[:200]!r}"
        if charged:
            return "", f"lost: {answer.status} {answer.body[:200]!r}"
        return "not charged", ""

    def _booked(self) -> List[Tuple[Dict[str, Any], int]]:
        """The attempts that a document says were paid, and how much."""
        pairs = [(attempt, self.branch.tenders(attempt["id"])) for attempt in self.branch.attempts(self.key)]
        return [(attempt, cents) for attempt, tenders in pairs for cents in tenders]

    def _differing(self, charged: List[Dict[str, Any]], booked: Tuple[Dict[str, Any], int]) -> str:
        """What differs between the terminal's truth and the ledger."""
        attempt, cents = booked
        if not charged:
            return f"booked, but nobody pays: {attempt}"
        if charged[0]["amount"] != cents or cents != self.cents:
            return f"differing amounts: {charged[0]['amount']}, {cents}"
        if int(attempt["details"]["trace"]) != charged[0]["receipt"]:
            return f"differing receipt numbers: {attempt['details']}, {charged[0]}"
        return ""

    def _lacking_evidence(self) -> str:
        """A person who has to decide finds the payment on the desk, with what the terminal said."""
        attempts = self.branch.attempts(self.key)
        doubt = self.branch.doubt(attempts[-1]["id"]) if attempts else None
        if doubt is None:
            return "in doubt, and not on the desk"
        return "" if doubt["evidence"] else f"on the desk without evidence: {doubt}"


def run(kase: str, folder: Path, sample: int, workers: int, only: str) -> str:
    """The whole matrix, and the control. Returns the line."""
    begin = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        made = Branch(kase, folder / "made")
        with made:
            made.make()
        lanes: List[Lane] = []
        for transport in ("tcp", "serial"):
            for configuration in CONFIGURATIONS:
                todo = [one for one in cases(transport, configuration) if only in one.name][::sample]
                lanes.append(Lane(kase, folder / f"lane-{len(lanes)}", made, todo))
        verdicts = [verdict for some in pool.map(Lane.run, lanes) for verdict in some]
        doubled, asked = control(kase, folder, pool)
    wrong = [verdict.wrong for verdict in verdicts if verdict.wrong]
    if wrong:
        raise Fault("\n".join([f"{len(wrong)} of {len(verdicts)} cases are wrong", *wrong]))
    if doubled < CONTROL_MIN:
        raise Fault(f"the control charged twice in {doubled} of {asked} cases only: the matrix proves nothing")
    unasked = sum(lane.unasked for lane in lanes)
    return f"{told(verdicts)}, {unasked} refused unasked; control: {doubled} of {asked} doubled; " \
        f"{time.monotonic() - begin:.0f} s"


def told(verdicts: List[Verdict]) -> str:
    """How the cases ended, in words."""
    ends = [verdict.end for verdict in verdicts]
    over_tcp = sum(verdict.case.transport == "tcp" for verdict in verdicts)
    kills = sum(verdict.was_killed for verdict in verdicts)
    return (
        f"{len(verdicts)} cases ({over_tcp} over TCP, {len(verdicts) - over_tcp} over a serial line), {kills} kills, "
        f"0 doubled, 0 lost, receipt numbers equal: {ends.count('approved')} approved, "
        f"{ends.count('not charged')} not charged, {ends.count('person')} for a person")


def main() -> None:
    """Reads the command line and runs."""
    options = parser(__doc__)
    options.add_argument("--sample", type=int, default=1, help="every Nth case of each set-up only")
    options.add_argument("--workers", type=int, default=4, help="how many set-ups run side by side")
    options.add_argument("--only", default="", help="only the cases whose name has this in it")
    options.add_argument("--keep", help="a new folder for branches, scripts and truths")
    chosen = options.parse_args()
    kase = binary(chosen.kase)
    with tempfile.TemporaryDirectory(prefix="kase-cards-") as name:
        folder = Path(chosen.keep or name).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        ending("cards", lambda: run(kase, folder, max(1, chosen.sample), max(1, chosen.workers), chosen.only))


if __name__ == "__main__":
    main()
