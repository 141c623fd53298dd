"""Sends what is malformed, over HTTP and on the command line: refused in words, nothing taken, nothing broken.

    badinput.py --kase PATH [--only TEXT]

The requests are the table of `badinput_cases.py`. Each must be answered with 4xx, as a problem with code, title and
detail, under the security headers. At the end no number is taken and the checker is content.
"""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from badinput_cases import LINE, Case, Headers, all_cases, paper_command_lines
from harness import (CONNECTION_ERRORS, CRASH_WORDS, Answer, Client, Fault, Server, binary, card, cash, ending, parser,
                     run_checker, run_kase, run_verify, sale)

SECURITY = {
    "content-security-policy": "default-src 'none'", "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "permissions-policy": "camera=()", "cache-control": "no-store",
}
SIGN_INS_AT_ONCE = 7
# Where secrets are tried, few requests a minute are taken.
PROOFS = ("/v1/sign-in", "/v1/shifts/current/handover", "/v1/approvals/a-none/answer")
FAULTS_SHOWN = 40


def send(port: int, data: bytes, method: str) -> Optional[Answer]:
    """Sends bytes as they are. Returns the answer, or nothing where the connection was closed without one."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        try:
            wire.sendall(data)
        except OSError:
            # The server may have answered and closed before it had everything.
            pass
        try:
            response = http.client.HTTPResponse(wire, method=method)
            response.begin()
            body = response.read()
        except CONNECTION_ERRORS:
            return None
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body)


def request(case: Case, port: int, token: str, key: str) -> bytes:
    """The bytes of a case."""
    fields: Headers = {"Host": f"127.0.0.1:{port}", "Connection": "close"}
    if token:
        fields["Authorization"] = f"Bearer {token}"
    if case.method not in ("GET", "HEAD"):
        fields.update({"Content-Type": "application/json", "Idempotency-Key": key,
                       "Content-Length": str(len(case.body))})
    fields.update(case.headers)
    head = [f"{case.method} {case.path} HTTP/1.1"]
    for name, value in fields.items():
        for text in [] if value is None else value if isinstance(value, list) else [value]:
            head.append(f"{name}: {text.replace('PORT2', str(port)).replace('PORT', str(port))}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + case.body


def is_wanted(answer: Answer, want: str) -> bool:
    """Whether status and code are among the right ones."""
    for choice in want.split("|"):
        status, _, code = choice.partition(" ")
        if answer.status == int(status) and (not code or answer.code == code):
            return True
    return False


def fault_of(case: Case, answer: Optional[Answer]) -> Optional[str]:
    """What is wrong with an answer, if anything."""
    if answer is None:
        return None if case.bare else "the connection was closed without an answer"
    said = f"{answer.status} {answer.body[:200].decode('utf-8', 'replace')}"
    if not 400 <= answer.status < 500 and not (case.bare and answer.status == 501):
        return f"4xx was expected ({case.want}), got {said}"
    if not is_wanted(answer, case.want) and not (case.bare and answer.status == 400):
        return f"{case.want} was expected, got {said}"
    if case.bare and not answer.body:
        return None
    for name, text in SECURITY.items():
        if text not in answer.headers.get(name, ""):
            return f"the header {name} is missing: {said}"
    if case.method == "HEAD":
        return None
    value = answer.value
    if answer.headers.get("content-type") != "application/problem+json" or not isinstance(value, dict):
        return f"a problem was expected, got {answer.headers.get('content-type')} {said}"
    for member in ("type", "code", "title", "detail"):
        if not isinstance(value.get(member), str) or not value[member].strip():
            return f"the problem has no {member}: {said}"
    if value.get("status") != answer.status:
        return f"the problem says another status: {said}"
    if "{" in value["title"] + value["detail"]:
        return f"the words have a hole: {said}"
    return None


def state(ledger: Path) -> Dict[str, List[Tuple[Any, ...]]]:
    """What a refused request must not change."""
    queries = {
        "series": "SELECT * FROM series ORDER BY name", "documents": "SELECT count(*) FROM document",
        "totals": "SELECT * FROM shift_total ORDER BY shift, kind, name", "shifts": "SELECT * FROM shift",
        "items": "SELECT * FROM open_item ORDER BY kind, item", "services": "SELECT * FROM service",
        "baskets": "SELECT * FROM basket", "attempts": "SELECT count(*) FROM attempt",
        "prints": "SELECT count(*) FROM print_job",
    }
    with sqlite3.connect(ledger.as_uri() + "?mode=ro", uri=True) as db:
        return {name: db.execute(sql).fetchall() for name, sql in queries.items()}


def prepare(server: Server) -> Dict[str, str]:
    """A shift with a few documents. Returns tokens by person."""
    anna = server.sign_in("anna", "R1")
    anna.must("/v1/shifts", {"count": {"50.00": 20}}, "open")
    anna.must("/v1/sales", sale("P-101", "2", cash("5.00")), "first")
    anna.must("/v1/sales", sale("P-101", "2", card("2.92")), "second")
    third = anna.must("/v1/sales", sale("P-101", "1", cash("5.00")), "third")["document"]
    anna.must("/v1/voids", {"document": third, "reason": "test"}, "void")
    anna.must("/v1/invoices", {"customer": "C-1", "due_date": "2027-12-31", "lines": [LINE]}, "invoice")
    anna.must("/v1/sales", {"vouchers": [{"code": "V-ONE", "amount": "1.00"}], "tenders": [cash("1.00")]}, "voucher")
    tokens = {"anna": anna.token, "nobody": ""}
    for person, register in (("admin", "R1"), ("ilze", "R2")):
        client = server.sign_in(person, register)
        tokens[person] = client.token
        client.close()
    anna.close()
    return tokens


def filled(body: bytes, server: Server) -> bytes:
    """A body with the device and the PINs of this branch; who is not here has a PIN all the same."""
    text = body.replace(b"DEVICE", server.devices["R1"].encode())
    for person, pin in [*server.pins.items(), ("nobody-here", "135790")]:
        text = text.replace(f"PIN-OF-{person}".encode(), pin.encode())
    return text


def check_requests(server: Server, only: str) -> Tuple[int, List[str]]:
    """Sends the whole table. Returns how many there were, and what was wrong."""
    tokens = prepare(server)
    invoice = server_invoice(server)
    before = state(server.ledger)
    faults: List[str] = []
    sign_ins = 0
    cases = [case for case in all_cases() if only in f"{case.name} {case.path}"]
    for index, case in enumerate(cases):
        case = case._replace(
            path=case.path.replace("INV-R1-2026-000001", invoice),
            body=filled(case.body.replace(b"INV-R1-2026-000001", invoice.encode()), server))
        if case.path in PROOFS:
            sign_ins += 1
            if sign_ins % SIGN_INS_AT_ONCE == 1:
                # Sign-ins are limited per address; a new server has forgotten them.
                server.stop()
                server.restart()
        answer = send(server.port, request(case, server.port, tokens[case.who], f"bad-{index}"), case.method)
        fault = fault_of(case, answer)
        after = state(server.ledger)
        if fault is None and after != before:
            fault = "something was changed: " + ", ".join(name for name in after if after[name] != before[name])
        if fault:
            faults.append(f"{case.method} {case.path[:80]} [{case.name}]: {fault}\n      {case.body[:160]!r}")
            before = after
        if server.process is not None and server.process.poll() is not None:
            raise Fault(f"the server died of {case.method} {case.path[:80]} [{case.name}]: {server.errors()[-800:]}")
    return len(cases), faults


def server_invoice(server: Server) -> str:
    """The name of the prepared invoice; it bears the year."""
    with sqlite3.connect(server.ledger.as_uri() + "?mode=ro", uri=True) as db:
        series, number = db.execute("SELECT series, number FROM document WHERE type = 'INV'").fetchone()
    return f"{series}-{number:06d}"


def still_works(server: Server) -> List[str]:
    """After all that, a sale is a sale and takes the next number."""
    with sqlite3.connect(server.ledger.as_uri() + "?mode=ro", uri=True) as db:
        last = db.execute("SELECT count(*) FROM document WHERE type = 'RCP'").fetchone()[0]
    client = server.sign_in("anna", "R1")
    answer = client.must("/v1/sales", sale("P-101", "1", cash("2.00")), "after")
    client.close()
    if answer["document"] != f"RCP-R1-{last + 1:06d}":
        return [f"a number was burnt: receipt {last + 1} is {answer['document']}"]
    return []


# The command line: (name, arguments, files); FILE arguments stand for a path in a fresh folder.
HEADER = "code,kind,unit,price,tax_class,name_lv\n"
CATALOGUES: Dict[str, bytes] = {
    "empty": b"", "no header": b"X,service,C62,1.00,standard,a\n", "header only of names": b"name_lv\n",
    "header in another order": b"kind,code,unit,price,tax_class,name_lv\n", "no names": b"code,kind,unit,price,tax_class\n",
    "unknown kind": (HEADER + "X,thing,C62,1.00,standard,a\n").encode(),
    "price in words": (HEADER + "X,service,C62,one,standard,a\n").encode(),
    "price with five decimals": (HEADER + "X,service,C62,1.00001,standard,a\n").encode(),
    "negative price": (HEADER + "X,service,C62,-1,standard,a\n").encode(),
    "huge price": (HEADER + f"X,service,C62,{'9' * 40},standard,a\n").encode(),
    "unknown tax class": (HEADER + "X,service,C62,1.00,nope,a\n").encode(),
    "code twice": (HEADER + "X,service,C62,1,standard,a\nX,service,C62,1,standard,a\n").encode(),
    "bad code": (HEADER + "a b,service,C62,1,standard,a\n").encode(),
    "no name": (HEADER + "X,service,C62,1,standard,\n").encode(),
    "too few fields": (HEADER + "X,service\n").encode(), "too many fields": (HEADER + "X,service,C62,1,standard,a,b\n").encode(),
    "open quotation": (HEADER + 'X,service,C62,1,standard,"a\n').encode(),
    "text after a quotation": (HEADER + 'X,service,C62,1,standard,"a"b\n').encode(),
    "not UTF-8": HEADER.encode() + b"X,service,C62,1,standard,\xff\xfe\n", "binary": bytes(range(256)) * 8,
    "UTF-16": (HEADER + "X,service,C62,1,standard,a\n").encode("utf-16"), "NULs": b"\x00" * 4096,
}
DAY = b'{"do":"branch","country":"LV","registers":["R1"]}\n'
DAYS: Dict[str, bytes] = {
    "empty": b"", "blank": b"\n\n\n", "no JSON": b"hello\n", "array": b"[]\n", "number": b"5\n", "not UTF-8": b"\xff\xfe\n",
    "no country": b'{"do":"branch","registers":["R1"]}\n', "no registers": b'{"do":"branch","country":"LV"}\n',
    "unknown country": b'{"country":"ZZ","registers":["R1"]}\n', "country as a path": b'{"country":"../x","registers":["R1"]}\n',
    "bad register": b'{"country":"LV","registers":["a b"]}\n', "register as a number": b'{"country":"LV","registers":[1]}\n',
    "bad step": b'{"country":"LV","registers":["R1"],"cash_rounding_step":"x"}\n',
    "same register twice": b'{"country":"LV","registers":["R1","R1"]}\n', "no registers at all": b'{"country":"LV","registers":[]}\n',
    "event that is no JSON": DAY + b"{\n", "event that is an array": DAY + b"[]\n", "event without members": DAY + b"{}\n",
    "unknown event": DAY + b'{"key":"a","at":"2026-11-20T08:00:00+02:00","register":"R1","person":"p","do":"dance"}\n',
    "bad time": DAY + b'{"key":"a","at":"today","register":"R1","person":"p","do":"sale"}\n',
    "impossible time": DAY + b'{"key":"a","at":"2026-11-20T25:61:00+02:00","register":"R1","person":"p","do":"sale"}\n',
    "huge time": DAY + b'{"key":"a","at":"9999999-11-20T08:00:00+99:00","register":"R1","person":"p","do":"sale"}\n',
    "sale without a shift": DAY + b'{"key":"a","at":"2026-11-20T08:00:00+02:00","register":"R1","person":"p","do":"sale",'
                            b'"lines":[{"service":"X","quantity":"1"}],"tenders":[{"kind":"cash","tendered":"5.00"}]}\n',
    "unknown register": DAY + b'{"key":"a","at":"2026-11-20T08:00:00+02:00","register":"R9","person":"p","do":"open_shift",'
                        b'"count":{"5.00":1}}\n',
    "deep": DAY + b"[" * 5000 + b"\n",
}


# A report reads only what it needs; what is wrong elsewhere in the file is found by `verify`.
UNREADABLE = {"empty", "text", "zeros", "noise", "header only", "other application", "foreign SQLite", "absent", "folder"}


def ledgers(folder: Path, good: Path) -> Dict[str, Path]:
    """Files that are no ledgers, or no longer."""
    whole = good.read_bytes()
    contents: Dict[str, bytes] = {
        "empty": b"", "text": b"not a ledger\n", "zeros": bytes(65536), "noise": bytes((i * 167 + 13) % 256 for i in range(40000)),
        "header only": whole[:100], "first page": whole[:4096], "half": whole[:len(whole) // 2], "cut by one byte": whole[:-1],
        "odd length": whole[:len(whole) - 1000], "overwritten middle": whole[:8192] + bytes(8192) + whole[16384:],
        "other application": whole[:68] + b"\0\0\0\0" + whole[72:], "sqlite header and zeros": whole[:16] + bytes(8192),
    }
    paths = {}
    for name, content in contents.items():
        path = folder / f"ledger-{name.replace(' ', '-')}"
        path.write_bytes(content)
        path.chmod(0o600)
        paths[name] = path
    foreign = folder / "ledger-foreign"
    with sqlite3.connect(foreign) as db:
        db.execute("CREATE TABLE journal(sequence INTEGER PRIMARY KEY, body TEXT)")
    db.close()
    foreign.chmod(0o600)
    paths["foreign SQLite"] = foreign
    paths["absent"] = folder / "ledger-absent"
    paths["folder"] = folder
    link = folder / "ledger-link"
    link.symlink_to(good)
    paths["link"] = link
    open_to_all = folder / "ledger-open-to-all"
    shutil.copy(good, open_to_all)
    open_to_all.chmod(0o666)
    paths["writable by others"] = open_to_all
    return paths


def command_lines(folder: Path, good: Path) -> List[Tuple[str, List[str]]]:
    """Commands that must fail in words."""
    made: List[Tuple[str, List[str]]] = []
    services = folder / "services.csv"
    services.write_text(HEADER + "X,service,C62,1.00,standard,a\n", "utf-8")
    for number, (name, content) in enumerate(CATALOGUES.items()):
        path = folder / f"list-{number}.csv"
        path.write_bytes(content)
        made.append((f"catalogue {name}", [
            "init", "--ledger", str(folder / f"c{number}.kase"), "--name", "X", "--administrator", "a", "--services", str(path)]))
    for number, (name, content) in enumerate(DAYS.items()):
        path = folder / f"day-{number}.jsonl"
        path.write_bytes(content)
        made.append((f"day {name}", [
            "replay", str(path), "--services", str(services), "--ledger", str(folder / f"d{number}.kase")]))
    for name, path in ledgers(folder, good).items():
        text = str(path)
        made.append((f"verify {name}", ["ledger", "verify", text]))
        made.append((f"serve {name}", ["serve", "--ledger", text, "--port", "1"]))
        made.append((f"restore {name}", ["ledger", "restore", text, str(folder / f"restored-{len(made)}")]))
        made.append((f"backup {name}", ["ledger", "backup", text, str(folder / f"backup-{len(made)}")]))
        if name in UNREADABLE:
            made.append((f"X of {name}", ["report", "x", "R1", "--ledger", text]))
    usage: List[List[str]] = [
        ["nope"], ["serve"], ["serve", "--port", "0", "--demo", str(folder / "x")], ["serve", "--port", "99999", "--ledger", "x"],
        ["serve", "--port", "-1"], ["serve", "--ledger"], ["serve", "--nope"], ["ledger", "verify"],
        ["ledger", "verify", "file:x"], ["ledger", "verify", ":memory:"], ["ledger", "verify", ""], ["init"],
        ["init", "--ledger", str(folder / "i"), "--name", "X", "--administrator", "a b"],
        ["init", "--ledger", str(folder / "i"), "--name", "X", "--administrator", "a", "--country", "ZZ"],
        ["init", "--ledger", str(folder / "i"), "--name", "X", "--administrator", "a", "--country", "../LV"],
        ["init", "--ledger", str(folder / "i"), "--name", "X", "--administrator", "a", "--register", "a b"],
        ["init", "--ledger", str(folder / "i"), "--name", "X", "--administrator", "a", "--cash-step", "x"],
        ["init", "--ledger", str(folder / "j"), "--name", "X", "--administrator", "a", "--register", "R1", "--register", "R1"],
        ["init", "--ledger", str(folder / "i"), "--name", "X", "--administrator", "a", "--language", "xx"],
        ["init", "--ledger", str(folder / "no" / "such" / "folder"), "--name", "X", "--administrator", "a"],
        ["init", "--ledger", str(good), "--name", "X", "--administrator", "a"],
        ["replay", str(folder / "absent"), "--services", str(services), "--ledger", str(folder / "r")],
        ["report", "z", "x", "--ledger", str(good)], ["report", "z", "999", "--ledger", str(good)],
        ["report", "cashbook", "R1", "2026-02-30", "--ledger", str(good)], ["report", "x", "a b", "--ledger", str(good)],
        ["sell", "P-101", "--ledger", str(good), "--register", "R1", "--person", "anna"],
        ["refund", "RCP-R1-000001", "x", "--ledger", str(good), "--register", "R1", "--person", "anna"],
    ]
    made += [("usage " + " ".join(arguments[:3])[-40:], arguments) for arguments in usage]
    return made + paper_command_lines(folder, good)


def check_command_line(kase: str, good: Path) -> Tuple[int, List[str]]:
    """Runs every command that must fail. Returns how many, and what was wrong."""
    faults = []
    with tempfile.TemporaryDirectory(prefix="kase-files-") as name:
        folder = Path(name)
        ledger = folder / "good.kase"
        with sqlite3.connect(good) as source, sqlite3.connect(ledger) as target:
            source.backup(target)
        ledger.chmod(0o600)
        commands = command_lines(folder, ledger)
        for title, arguments in commands:
            done = run_kase(kase, arguments, {"KASE_SECRET": "000000"})
            words = (done.stderr + done.stdout).decode("utf-8", "replace")
            said = f"exit {done.returncode}: {words[:300]!r}"
            if any(word in words for word in CRASH_WORDS) or done.returncode < 0:
                faults.append(f"kase [{title}] crashed: {said}")
            elif done.returncode not in (1, 2, 64):
                faults.append(f"kase [{title}]: exit 1, 2 or 64 was expected, {said}")
            elif len((done.stderr if title[:6] != "verify" else words.encode()).strip()) < 10:
                faults.append(f"kase [{title}] says nothing on standard error: {said}")
            elif "DatabaseError" in words or "Error Domain=" in words or "NSCocoa" in words:
                faults.append(f"kase [{title}] shows the insides of the program: {said}")
    return len(commands), faults


def check_huge_amounts(kase: str, folder: Path) -> List[str]:
    """The largest sums that are taken, again and again: some are refused, but nothing traps or stops the till."""
    with Server(kase, folder / "huge") as server:
        server.start_demo()
        anna, marta = server.sign_in("anna", "R1"), server.sign_in("marta", "R1")
        huge = largest_accepted(marta)
        steps: List[Tuple[Client, str, Dict[str, Any]]] = [
            (anna, "/v1/shifts", {"count": {}}),
            *[(anna, "/v1/cash/pay-in", {"amount": huge, "reason": "other"})] * 9,
            (anna, "/v1/shifts/current/handover", {
                "count": {}, "to": "marta", "pin": server.pins["marta"], "device": server.devices["R1"]}),
            (anna, "/v1/cash/pay-in", {"amount": huge, "reason": "other"}),
            (marta, "/v1/shifts/current/close", {"count": {}}),
            (anna, "/v1/shifts", {"count": {}}),
            *[(anna, "/v1/sales", {
                "vouchers": [{"code": f"V-{n}", "amount": huge}],
                "tenders": [{"kind": "transfer", "amount": huge, "reference": "r"}]}) for n in range(12)],
            (anna, "/v1/sales", sale("P-101", "1", {"kind": "transfer", "amount": "1.46", "reference": "r"})),
            (anna, "/v1/shifts/current/close", {"count": {}}),
        ]
        for index, (client, path, body) in enumerate(steps):
            try:
                answer = client.post(path, body, f"huge-{index}")
            except CONNECTION_ERRORS:
                time.sleep(2)
                state = server.process.poll() if server.process is not None else None
                return [f"huge amounts: {path} {json.dumps(body)} ended the connection, the server's exit code is "
                        f"{state}: {crash_place(server.errors())}"]
            if answer.status >= 500:
                return [f"huge amounts: {path} {json.dumps(body)}: {answer.status} {answer.code}; "
                        f"log: {server.errors()[-300:]}"]
        server.stop()
        run_checker(server.ledger)
        run_verify(kase, server.ledger)
    return []


def largest_accepted(client: Client) -> str:
    """The largest sum of nines that a shift may begin with; leaves a shift that was opened and closed."""
    for digits in range(16, 0, -1):
        text = "9" * digits + ".00"
        answer = client.post("/v1/shifts", {"count": {}, "carried_over": text}, f"probe-{digits}")
        if answer.status == 200:
            client.must("/v1/shifts/current/close", {"count": {}}, "probe-close")
            return text
    raise Fault("no sum at all is accepted")


def crash_place(text: str) -> str:
    """The line of a crash report that names the fault."""
    lines = [line.strip() for line in text.splitlines() if "runtime failure" in line or "Fatal error" in line]
    return lines[0] if lines else text[-300:]


def run(kase: str, only: str) -> str:
    """The whole test. Returns its line."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kase-badinput-") as name:
        with Server(kase, Path(name) / "branch") as server:
            server.start_demo()
            count, faults = check_requests(server, only)
            server.stop()
            server.restart()
            faults += still_works(server)
            server.expect_no_crash()
            server.stop()
            verdict = run_checker(server.ledger)
            run_verify(kase, server.ledger)
            lines, more = (0, []) if only else check_command_line(kase, server.ledger)
        if not only:
            more += check_huge_amounts(kase, Path(name))
    faults += more
    if faults:
        shown = "\n  ".join(faults[:FAULTS_SHOWN])
        raise Fault(f"{len(faults)} of {count + lines} were not refused as they should be\n  {shown}")
    return (f"{count} requests and {lines} command lines refused, no number taken, "
            f"{time.monotonic() - begin:.0f} s; checker {verdict}")


def main() -> None:
    """Reads the command line and runs."""
    options = parser(__doc__)
    options.add_argument("--only", default="", help="only requests whose name or path has this text")
    chosen = options.parse_args()
    ending("badinput", lambda: run(binary(chosen.kase), chosen.only))


if __name__ == "__main__":
    main()
