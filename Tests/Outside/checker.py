"""Checks a ledger of Kase from outside, with sqlite3, hashlib and json alone.

    checker.py LEDGER [--log CLIENTLOG] [--printing R1,R2]

Never calls Kase. Prints one line; exits 1 with the first fault in words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

Row = Tuple[Any, ...]
NOT_PRINTED = {"ORD", "STL"}
INT64 = range(-(2**63), 2**63)


class Fault(Exception):
    """The first thing that is wrong."""


def refuse_float(text: str) -> Any:
    raise ValueError(f"{text} is no whole number")


def whole(text: str) -> int:
    number = int(text)
    if number not in INT64 or text == "-0":
        raise ValueError(f"{text} is no number of 64 bits")
    return number


def unique(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member occurs twice")
    return members


def parse(text: str) -> Any:
    """Reads strict JSON: no fractions, no duplicate members."""
    return json.loads(
        text, object_pairs_hook=unique, parse_float=refuse_float, parse_int=whole,
        parse_constant=refuse_float)


def canonical(value: Any) -> str:
    """The one way to write a value: members sorted, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def milliseconds(moment: str) -> int:
    """Milliseconds since 1970 of a moment with its offset."""
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def entry_hash(row: Dict[str, Any]) -> bytes:
    """SHA-256 over the previous hash and every other column, each with its length before it."""
    fields = [
        str(row["sequence"]).encode(), str(row["at"]).encode(), str(row["offset"]).encode(),
        row["register"].encode(), row["actor"].encode(), row["kind"].encode(),
        (row["key"] or "").encode(), row["key_hash"].hex().encode(), row["body"].encode(),
    ]
    text = b"".join(str(len(field)).encode() + b":" + field for field in fields)
    return hashlib.sha256(row["previous_hash"] + text).digest()


class Facts:
    """What the journal says, gathered entry by entry."""

    def __init__(self) -> None:
        self.documents: Dict[int, Tuple[int, Dict[str, Any]]] = {}
        self.print_jobs: Dict[int, Dict[str, Any]] = {}
        self.last_job = 0
        self.attempts: Dict[str, Dict[str, Any]] = {}
        self.shifts: Dict[int, Dict[str, Any]] = {}
        self.closings: Dict[int, Dict[str, Any]] = {}
        self.baskets: Dict[str, Dict[str, Any]] = {}
        self.items: Dict[Tuple[str, str], List[int]] = defaultdict(lambda: [0, 0])

    def add(self, sequence: int, fact: Dict[str, Any]) -> None:
        """Takes one fact of an entry."""
        kind = next(name for name in fact if name != "prints")
        value = fact[kind]
        if kind == "document":
            number = value["head"]["id"]
            if number in self.documents:
                raise Fault(f"journal entry {sequence}: document {number} is issued twice")
            self.documents[number] = (sequence, value)
            if fact.get("prints"):
                # Jobs count up over the ledger, originals and copies alike.
                self.last_job += 1
                head = value["head"]
                self.print_jobs[self.last_job] = {
                    "id": self.last_job, "document": number, "state": "queued",
                    "register": head["register"], "person": head["person"],
                    "since": milliseconds(head["at"])}
            for item in value.get("items", []):
                open_now = self.items[(item["kind"], item["item"])]
                open_now[0] += item["amount"]
                open_now[1] += item.get("vat", 0)
        elif kind == "printJob":
            self.last_job = max(self.last_job, value["id"])
            self.check_step(sequence, self.print_jobs.get(value["id"]), value)
            self.print_jobs[value["id"]] = value
        elif kind == "attempt":
            self.attempts[value["id"]] = value
        elif kind == "basket":
            self.baskets[value["id"]] = value
        elif kind == "shiftOpened":
            self.shifts[value["id"]] = value
        elif kind == "shiftClosed":
            self.closings[value["shift"]] = value


    def check_step(self, sequence: int, before: Optional[Dict[str, Any]], after: Dict[str, Any]) -> None:
        """A page of which a byte may have left is never sent from its beginning again."""
        if before is None:
            return
        may_have_left = before.get("offset", 0) > 0 or before["state"] in (
            "sent", "confirmed", "indeterminate")
        begins = after["state"] == "queued" or (
            after["state"] == "sending" and after.get("offset", 0) == 0)
        if may_have_left and begins:
            raise Fault(f"journal entry {sequence}: print job {after['id']} begins again")


class Checker:
    """One pass over one ledger."""

    def __init__(self, path: str, printing: Set[str]) -> None:
        uri = Path(path).resolve().as_uri() + "?mode=ro"
        self.db = sqlite3.connect(uri, uri=True)
        self.db.row_factory = sqlite3.Row
        # One snapshot for the whole check, also while somebody writes.
        self.db.execute("BEGIN")
        self.printing = printing
        self.facts = Facts()
        self.head = b""
        self.entries = 0
        self.keys: Dict[str, str] = {}

    def rows(self, sql: str, *arguments: Any) -> List[Row]:
        """All rows of a query as plain tuples."""
        return [tuple(row) for row in self.db.execute(sql, arguments)]

    def journal(self) -> None:
        """Sequence, chain, hashes, canonical bodies; gathers the facts."""
        previous = bytes(32)
        keys: Counter = Counter()
        for found in self.db.execute("SELECT * FROM journal ORDER BY sequence"):
            row = dict(found)
            self.entries += 1
            sequence = row["sequence"]
            if sequence != self.entries:
                raise Fault(f"journal: entry {self.entries} is missing, {sequence} follows")
            if row["previous_hash"] != previous:
                raise Fault(f"journal entry {sequence} does not continue the chain")
            if len(row["key_hash"]) != 32:
                raise Fault(f"journal entry {sequence}: the hash of the command has no 32 bytes")
            if entry_hash(row) != row["hash"]:
                raise Fault(f"journal entry {sequence}: the hash does not fit the content")
            previous = row["hash"]
            try:
                body = parse(row["body"])
            except ValueError as error:
                raise Fault(f"journal entry {sequence} is no strict JSON: {error}") from None
            if canonical(body) != row["body"]:
                raise Fault(f"journal entry {sequence} is not canonical JSON")
            if set(body) != {"answer", "facts", "version"} or body["version"] != 1:
                raise Fault(f"journal entry {sequence} has other members than answer, facts, version")
            for fact in body["facts"]:
                self.facts.add(sequence, fact)
            if row["key"] is not None:
                keys[row["key"]] += 1
                self.keys[row["key"]] = canonical(body["answer"])
        twice = [key for key, count in keys.items() if count > 1]
        if twice:
            raise Fault(f"journal: key {twice[0]} occurs {keys[twice[0]]} times")
        self.head = previous

    def same(self, what: str, stated: Iterable[Row], found: Iterable[Row]) -> None:
        """Compares rows as bags; names the first that differs."""
        left, right = Counter(stated), Counter(found)
        for row in left - right:
            raise Fault(f"{what}: the journal says {row}, the table has no such row")
        for row in right - left:
            raise Fault(f"{what}: the table has {row}, the journal says nothing of it")

    def documents(self) -> None:
        """Every document of the journal with all its rows, and no row besides."""
        heads: List[Row] = []
        lines: List[Row] = []
        taxes: List[Row] = []
        tenders: List[Row] = []
        postings: List[Row] = []
        relations: List[Row] = []
        for number, (sequence, document) in self.facts.documents.items():
            head = document["head"]
            shift = head["shift"]
            name = f"{head['series']}-{head['number']:06d}"
            heads.append((
                number, sequence, head["type"], head["series"], head["number"], shift,
                head["person"], document.get("customer"), document.get("gross", 0),
                document.get("amount", 0)))
            if sum(posting["amount"] for posting in document.get("postings", [])) != 0:
                raise Fault(f"{name}: the postings in the journal do not sum to zero")
            for line in document.get("lines", []):
                lines.append((
                    shift, number, line["number"], line["service"], line["quantity"], line["gross"],
                    line["net"], line["category"], line["rate"], line.get("original")))
            for tax in document.get("taxes", []):
                taxes.append((shift, number, tax["category"], tax["rate"], tax["gross"], tax["vat"]))
            for index, tender in enumerate(document.get("tenders", []), 1):
                tenders.append((
                    shift, number, index, tender["kind"], tender["retained"], tender["tendered"],
                    tender.get("change", 0), tender.get("reference")))
            for index, posting in enumerate(document.get("postings", []), 1):
                postings.append((shift, number, index, posting["account"], posting["amount"]))
            for relation in document.get("relations", []):
                relations.append((relation["document"], number, relation["kind"]))
            self.figures(name, document)
        columns = "id, entry, type, series, number, shift, person, customer, gross, amount"
        self.same("document", heads, self.rows(f"SELECT {columns} FROM document"))
        self.same("document_line", lines, self.rows("SELECT * FROM document_line"))
        self.same("document_tax", taxes, self.rows("SELECT * FROM document_tax"))
        self.same("document_tender", tenders, self.rows("SELECT * FROM document_tender"))
        self.same("posting", postings, self.rows("SELECT * FROM posting"))
        self.same("relation", relations, self.rows("SELECT * FROM relation"))

    def figures(self, name: str, document: Dict[str, Any]) -> None:
        """The arithmetic within one document of lines."""
        lines = document.get("lines", [])
        if not lines:
            return
        gross = sum(line["gross"] for line in lines)
        by_tax: Dict[Tuple[str, int], int] = defaultdict(int)
        nets: Dict[Tuple[str, int], int] = defaultdict(int)
        for line in lines:
            by_tax[(line["category"], line["rate"])] += line["gross"]
            nets[(line["category"], line["rate"])] += line["net"]
        if gross != document.get("gross", 0):
            raise Fault(f"{name}: the lines come to {gross}, the document says {document.get('gross', 0)}")
        for tax in document.get("taxes", []):
            key = (tax["category"], tax["rate"])
            if by_tax[key] != tax["gross"] or nets[key] != tax["gross"] - tax["vat"]:
                raise Fault(f"{name}: the tax {key} does not fit the lines")

    def numbers(self) -> None:
        """Every series 1..n, and the tables that keep its end."""
        found: Dict[str, List[int]] = defaultdict(list)
        in_shift: Dict[Tuple[int, str], List[int]] = defaultdict(list)
        for series, number, shift in self.rows("SELECT series, number, shift FROM document ORDER BY id"):
            found[series].append(number)
            in_shift[(shift, series)].append(number)
        for series, taken in found.items():
            if taken != list(range(1, len(taken) + 1)):
                raise Fault(f"series {series} is not 1..{len(taken)} in the order of issue")
        ids = [row[0] for row in self.rows("SELECT id FROM document ORDER BY id")]
        if ids != list(range(1, len(ids) + 1)):
            raise Fault("the numbers of documents within the ledger have a gap")
        ends = [(series, len(taken)) for series, taken in found.items()]
        self.same("series", ends, self.rows("SELECT name, last FROM series"))
        ranges = [(shift, series, taken[0], taken[-1]) for (shift, series), taken in in_shift.items()]
        self.same("shift_series", ranges, self.rows("SELECT * FROM shift_series"))

    def prints(self) -> None:
        """Every document that prints has its job, in the state that the journal says."""
        names = ("id", "document", "copy", "register", "person", "since", "state", "cause",
                 "offset", "total", "profile", "digest")
        usual = {"copy": 0, "offset": 0, "total": 0, "profile": "", "digest": ""}
        stated = [tuple(job.get(name, usual.get(name)) for name in names)
                  for job in self.facts.print_jobs.values()]
        self.same("print_job", stated, self.rows(f"SELECT {', '.join(names)} FROM print_job"))
        self.print_bytes()
        printed = {job.get("document") for job in self.facts.print_jobs.values()}
        for number, (_, document) in self.facts.documents.items():
            head = document["head"]
            if head["register"] not in self.printing or head["type"] in NOT_PRINTED:
                continue
            if number not in printed:
                raise Fault(f"{head['series']}-{head['number']:06d} has no print job")

    def print_bytes(self) -> None:
        """What was kept of a page is what the journal says was sent."""
        for job, content in self.rows("SELECT job, bytes FROM print_bytes"):
            if hashlib.sha256(content).hexdigest() != self.facts.print_jobs[job].get("digest"):
                raise Fault(f"the kept bytes of print job {job} are not what was sent")

    def balance(self) -> None:
        """Postings sum to zero, in each document and in all."""
        sql = "SELECT document, sum(amount) FROM posting GROUP BY document HAVING sum(amount) <> 0"
        for document, total in self.rows(sql):
            raise Fault(f"document {document} does not balance: {total}")
        total = self.rows("SELECT coalesce(sum(amount), 0) FROM posting")[0][0]
        if total != 0:
            raise Fault(f"the postings of the ledger come to {total}")

    def totals(self) -> None:
        """Maintained totals against the sums of the rows."""
        queries = {
            "document": """SELECT shift, type, count(*), sum(CASE gross WHEN 0 THEN amount ELSE gross END), 0
                FROM document GROUP BY shift, type""",
            "method": """SELECT shift, kind, count(*), sum(retained), 0 FROM document_tender
                GROUP BY shift, kind""",
            "tax": """SELECT shift, CASE category WHEN 'S' THEN 'S ' || rtrim(rtrim(
                printf('%.2f', rate / 100.0), '0'), '.') ELSE category END, count(*), sum(gross), sum(vat)
                FROM document_tax GROUP BY shift, category, rate""",
            "account": "SELECT shift, account, count(*), sum(amount), 0 FROM posting GROUP BY shift, account",
            "attempt": """SELECT shift, direction || ' ' || state, count(*), sum(amount), 0 FROM attempt
                GROUP BY shift, direction, state""",
        }
        for kind, sql in queries.items():
            kept = self.rows(
                "SELECT shift, name, count, amount, vat FROM shift_total WHERE kind = ? AND count <> 0", kind)
            summed = Counter(self.rows(sql))
            for row in summed - Counter(kept):
                raise Fault(f"shift_total {kind}: the rows come to {row}, the total differs")
            for row in Counter(kept) - summed:
                raise Fault(f"shift_total {kind}: the total is {row}, the rows differ")
        ghosts = self.rows("SELECT * FROM shift_total WHERE count = 0 AND (amount <> 0 OR vat <> 0)")
        if ghosts:
            raise Fault(f"shift_total: {ghosts[0]} counts nothing and comes to something")

    def shifts(self) -> None:
        """Shifts as the journal says; the books of a closed drawer equal what was left in it."""
        stated = [
            (s["id"], s["register"], s["businessDate"], s["openedBy"], s["carriedOver"], s["openingCount"],
             "closed" if s["id"] in self.facts.closings else "open") for s in self.facts.shifts.values()]
        columns = "id, register, business_date, opened_by, carried_over, opening_count, state"
        self.same("shift", stated, self.rows(f"SELECT {columns} FROM shift"))
        for number, closing in self.facts.closings.items():
            register = self.facts.shifts[number]["register"]
            row = self.rows(
                "SELECT expected, closing_count, closing_difference, left_in_drawer FROM shift WHERE id = ?",
                number)[0]
            wanted = tuple(closing[name] for name in (
                "expected", "closingCount", "closingDifference", "leftInDrawer"))
            if row != wanted or row[2] != row[1] - row[0]:
                raise Fault(f"shift {number}: the closing {row} is not {wanted}")
            booked = self.rows(
                """SELECT coalesce(sum(amount), 0) FROM posting
                JOIN shift ON shift.id = posting.shift AND shift.register = ? AND shift.id <= ?
                WHERE account = ?""", register, number, f"assets:cash:till:{register}")[0][0]
            if booked != closing["leftInDrawer"]:
                raise Fault(f"shift {number}: the books hold {booked} in the drawer, the count left "
                            f"{closing['leftInDrawer']}")

    def cards(self) -> None:
        """No card tender without its settled attempt, and none that settles two documents."""
        stated = [
            (a["id"], a["command"], a["ordinal"], a["shift"], a["direction"], a["amount"], a["state"])
            for a in self.facts.attempts.values()]
        columns = "id, command, ordinal, shift, direction, amount, state"
        self.same("attempt", stated, self.rows(f"SELECT {columns} FROM attempt"))
        used: Counter = Counter()
        sql = """SELECT document, retained, reference, series || '-' || printf('%06d', document.number)
            FROM document_tender JOIN document ON document.id = document_tender.document
            WHERE kind = 'card'"""
        for _, retained, reference, name in self.rows(sql):
            attempt = self.facts.attempts.get(reference)
            if attempt is None:
                raise Fault(f"{name}: there is no card attempt {reference}")
            if attempt["state"] != "settled" or attempt["amount"] != abs(retained):
                raise Fault(f"{name}: attempt {reference} is {attempt['state']} over {attempt['amount']}")
            if attempt["remark"] != name:
                raise Fault(f"{name}: attempt {reference} was settled by {attempt['remark']}")
            used[reference] += 1
        for reference, count in used.items():
            if count != 1:
                raise Fault(f"attempt {reference} is the tender of {count} documents")
        for name, attempt in self.facts.attempts.items():
            in_basket = attempt["remark"].startswith(("basket ", "reversed by "))
            if attempt["state"] == "settled" and not in_basket and used[name] == 0:
                raise Fault(f"attempt {name} is settled, and no document has its money")

    def open_items(self) -> None:
        """What is open equals all changes of it, and is never below zero."""
        stated = [(*key, *amounts) for key, amounts in self.facts.items.items()]
        self.same("open_item", stated, self.rows("SELECT kind, item, open, open_vat FROM open_item"))
        for (kind, item), (amount, _) in self.facts.items.items():
            if amount < 0:
                raise Fault(f"{kind} {item} is open with {amount}")

    def log(self, path: str) -> int:
        """Every answer that a client saw is in the journal, once, unchanged, with its document."""
        accepted = 0
        names: Counter = Counter()
        seen: Dict[str, str] = {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                key, answer = record["key"], canonical(record["answer"])
                if seen.setdefault(key, answer) != answer:
                    raise Fault(f"key {key} was answered in two ways")
                accepted += 1
        for key, answer in seen.items():
            if key not in self.keys:
                raise Fault(f"lost: key {key} was accepted and is not in the journal")
            if self.keys[key] != answer:
                raise Fault(f"key {key}: the client saw {answer}, the journal has {self.keys[key]}")
            name = json.loads(answer).get("document")
            if name is None:
                continue
            names[name] += 1
            series, _, number = name.rpartition("-")
            sql = "SELECT count(*) FROM document WHERE series = ? AND number = ?"
            if self.rows(sql, series, int(number))[0][0] != 1:
                raise Fault(f"lost: {name} of key {key} is not there once")
        for name, count in names.items():
            if count > 1:
                raise Fault(f"doubled: {name} was given to {count} keys")
        return accepted

    def run(self, log: Optional[str]) -> str:
        """All checks. Returns the line that sums them up."""
        check = self.db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if check != "ok":
            raise Fault(f"SQLite: {check}")
        self.journal()
        for step in (self.documents, self.numbers, self.prints, self.balance, self.totals, self.shifts,
                     self.cards, self.open_items):
            step()
        line = (f"whole: {self.entries} entries, {len(self.facts.documents)} documents, "
                f"{len(self.facts.attempts)} card attempts, head {self.head.hex()[:16]}")
        if log is not None:
            line += f", {self.log(log)} answers seen by clients: lost 0, doubled 0"
        return line


def main() -> int:
    """Reads the command line, checks, says how it went."""
    options = argparse.ArgumentParser(description="Checks a ledger of Kase from outside.")
    options.add_argument("ledger")
    options.add_argument("--log", help="what a client saw: JSON lines with key and answer")
    options.add_argument("--printing", default="", help="registers whose every document prints: R1,R2")
    chosen = options.parse_args()
    try:
        checker = Checker(chosen.ledger, set(filter(None, chosen.printing.split(","))))
        print(checker.run(chosen.log))
        return 0
    except Fault as fault:
        print(f"FAULT: {fault}")
    except (sqlite3.Error, OSError, KeyError, ValueError) as error:
        print(f"FAULT: the ledger can't be read: {type(error).__name__} {error}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
