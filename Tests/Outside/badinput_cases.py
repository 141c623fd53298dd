"""The malformed requests of `badinput.py`, as data.

`want` holds the statuses and codes that are right: `400 request.malformed`, alternatives with `|`. A status without a
code allows any code. `bare` marks what the server may answer without a body, or by closing the connection: broken
framing never reaches the API.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path as FilePath
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple, Union

Headers = Dict[str, Union[str, List[str], None]]


class Case(NamedTuple):
    """One request that must be refused."""

    name: str
    method: str
    path: str
    body: bytes
    want: str
    headers: Headers = {}
    # Who asks: anna (specialist, R1), admin (R1), ilze (accountant, R2), nobody.
    who: str = "anna"
    bare: bool = False


CASH = {"kind": "cash", "tendered": "5.00"}
LINE = {"service": "P-101", "quantity": "2"}
SALE = {"lines": [LINE], "tenders": [CASH]}
RECEIPT, INVOICE, VOIDED = "RCP-R1-000001", "INV-R1-2026-000001", "RCP-R1-000003"

# Every command with a body that would be accepted, but for what a case changes in it.
COMMANDS: List[Tuple[str, Dict[str, Any]]] = [
    ("/v1/sales", {
        "lines": [dict(LINE, discount="0.10")], "discount": "0.10", "customer": "C-1",
        "tenders": [CASH], "vouchers": [{"code": "V-NEW", "amount": "1.00"}]}),
    ("/v1/agency-payments", {
        "service": "A-701", "principal": "WATER", "reference": "7788", "amount": "10.00",
        "tenders": [{"kind": "cash", "tendered": "20.00"}]}),
    ("/v1/prepayments", {
        "customer": "C-1", "service": "P-110", "amount": "10.00",
        "tenders": [{"kind": "cash", "tendered": "10.00"}]}),
    ("/v1/refunds", {
        "document": RECEIPT, "lines": [{"line": 1, "quantity": "1"}], "tender": {"kind": "cash"}}),
    ("/v1/voids", {"document": RECEIPT, "reason": "wrong"}),
    ("/v1/invoices", {
        "customer": "C-1", "due_date": "2026-12-31", "lines": [LINE], "discount": "0.10",
        "prepayments": [{"document": "PRP-R1-2026-000001", "amount": "1.00"}]}),
    (f"/v1/invoices/{INVOICE}/payments", {"amount": "1.00", "tenders": [{"kind": "cash", "tendered": "1.00"}]}),
    ("/v1/cash/pay-in", {"amount": "1.00", "reason": "other"}),
    ("/v1/cash/pay-out", {"amount": "1.00", "principal": "WATER", "reference": "7788"}),
    ("/v1/cash/deposit", {"amount": "1.00", "reason": "drop"}),
    ("/v1/shifts/current/close", {"count": {"50.00": 2}, "drop": "1.00"}),
    ("/v1/shifts/current/handover", {
        "count": {"50.00": 2}, "to": "marta", "pin": "PIN-OF-marta", "device": "DEVICE"}),
]

Path = Tuple[Union[str, int], ...]


def raw(value: Any) -> bytes:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False).encode()


def places(value: Any, path: Path = ()) -> Iterator[Tuple[Path, Any]]:
    """Every member and element of a body, with its path."""
    pairs: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in pairs:
        yield (*path, name), inner
        yield from places(inner, (*path, name))


def changed(body: Any, path: Path, value: Any) -> Any:
    """A copy of a body with another value at a path; without it where the value is `...`."""
    result = copy.deepcopy(body)
    target = result
    for step in path[:-1]:
        target = target[step]
    if value is ...:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return result


OPTIONAL = {"discount", "customer", "vouchers", "prepayments", "drop", "principal", "tender", "50.00"}
# Without lines a sale of vouchers alone is fine, and a deposit needs no reason.
NOT_NEEDED = {("/v1/sales", ("lines",)), ("/v1/cash/deposit", ("reason",))}


def shape_cases() -> Iterator[Case]:
    """Wrong types, missing and unknown members, of every member of every command."""
    for path, body in COMMANDS:
        for wrong in ([], "text", 7, None):
            yield Case(f"the body is {wrong!r}", "POST", path, raw(wrong), "400 request.member_type")
        yield Case("unknown member", "POST", path, raw(dict(body, extra=1)), "400 request.member_unknown")
        yield Case("empty object", "POST", path, b"{}", "400|422")
        for place, value in places(body):
            name = ".".join(map(str, place))
            wrongs: List[Any] = [[] if isinstance(value, (str, int)) else "text", True]
            if isinstance(value, str):
                wrongs.append(12)
            for wrong in wrongs:
                yield Case(
                    f"{name} is {wrong!r}", "POST", path, raw(changed(body, place, wrong)),
                    "400 request.member_type")
            last = place[-1]
            needed = isinstance(last, str) and last not in OPTIONAL and (path, place) not in NOT_NEEDED
            if needed:
                yield Case(
                    f"{name} is missing", "POST", path, raw(changed(body, place, ...)),
                    "400 request.member_missing|422|400 request.member_unknown")
                yield Case(f"{name} is null", "POST", path, raw(changed(body, place, None)), "400|422")
            if isinstance(value, dict) and last != "count":
                yield Case(
                    f"{name} has an unknown member", "POST", path,
                    raw(changed(body, place, dict(value, extra="1"))), "400 request.member_unknown")


def json_cases() -> Iterator[Case]:
    """Bodies that are no strict JSON."""
    good = raw(SALE)
    malformed: List[Tuple[str, bytes]] = [
        ("empty", b""), ("blanks", b" \n\t "), ("trailing comma in an object", good[:-1] + b",}"),
        ("trailing comma in an array", good.replace(b"}]", b"},]", 1)), ("trailing text", good + b" x"),
        ("two values", good + good), ("missing brace", good[:-1]), ("only a brace", b"{"),
        ("comment", b"/* a */" + good), ("line comment", b"// a\n" + good),
        ("single quotes", good.replace(b'"', b"'")), ("name without quotes", b"{lines:[]}"),
        ("missing colon", b'{"lines" []}'), ("missing comma", b'{"lines":[] "tenders":[]}'),
        ("1.0", b'{"lines":1.0}'), ("1e2", b'{"lines":1e2}'), ("1E2", b'{"lines":1E2}'),
        ("leading zeros", b'{"lines":007}'), ("minus zero zero", b'{"lines":-00}'), ("plus", b'{"lines":+1}'),
        ("only minus", b'{"lines":-}'), ("hexadecimal", b'{"lines":0x10}'), ("NaN", b'{"lines":NaN}'),
        ("Infinity", b'{"lines":Infinity}'), ("-Infinity", b'{"lines":-Infinity}'), (".5", b'{"lines":.5}'),
        ("65 bits", b'{"lines":9223372036854775808}'), ("minus 65 bits", b'{"lines":-9223372036854775809}'),
        ("1000 digits", b'{"lines":' + b"9" * 1000 + b"}"), ("True", b'{"lines":True}'), ("tru", b'{"lines":tru}'),
        ("nul", b'{"lines":nul}'), ("undefined", b'{"lines":undefined}'),
        ("lone high surrogate", b'{"lines":"\\ud800"}'), ("lone low surrogate", b'{"lines":"\\udc00"}'),
        ("swapped surrogates", b'{"lines":"\\udc00\\ud800"}'), ("high surrogate and text", b'{"a":"\\ud800x"}'),
        ("two high surrogates", b'{"a":"\\ud800\\ud800"}'), ("short escape", b'{"a":"\\u12"}'),
        ("escape with a letter", b'{"a":"\\u12g4"}'), ("unknown escape", b'{"a":"\\x41"}'),
        ("escape at the end", b'{"a":"\\'), ("string without end", b'{"a":"bc'),
        ("depth 40 of arrays", b'{"lines":' + b"[" * 40 + b"]" * 40 + b"}"),
        ("depth 40 of objects", b'{"a":' * 40 + b"1" + b"}" * 40),
        ("depth 20000", b"[" * 20000), ("depth 10000 of objects", b'{"a":' * 10000),
        ("byte order mark", b"\xef\xbb\xbf" + good), ("UTF-16", json.dumps(SALE).encode("utf-16")),
        ("invalid UTF-8", good.replace(b"P-101", b"P-\xff\xfe")), ("overlong UTF-8", b'{"a":"\xc0\xaf"}'),
        ("surrogate in UTF-8", b'{"a":"\xed\xa0\x80"}'), ("five-byte UTF-8", b'{"a":"\xf8\x88\x80\x80\x80"}'),
        ("cut UTF-8", b'{"a":"\xe2\x82"}'), ("NUL in text", b'{"a":"\x00"}'), ("newline in text", b'{"a":"\n"}'),
        ("tab in text", b'{"a":"\t"}'), ("NUL after the value", good + b"\x00"), ("form feed", b"\x0c" + good),
        ("no-break space", b"\xc2\xa0" + good), ("XML", b"<sale/>"), ("form", b"lines=1&tenders=2"),
    ]
    for name, body in malformed:
        yield Case(name, "POST", "/v1/sales", body, "400 request.malformed")
    repeated = [
        ("duplicate member", b'{"lines":[],"lines":[],"tenders":[]}'),
        ("duplicate member by an escape", b'{"lines":[],"line\\u0073":[]}'),
        ("duplicate member within", b'{"lines":[{"service":"P-101","service":"P-102"}]}'),
        ("duplicate among many", b"{" + b",".join(b'"m%d":1' % n for n in range(60)) + b',"m3":2}'),
    ]
    for name, body in repeated:
        yield Case(name, "POST", "/v1/sales", body, "400 request.member_duplicate")


def sale_with(**members: Any) -> bytes:
    return raw({**SALE, **members})


def line_with(**members: Any) -> bytes:
    return sale_with(lines=[{**LINE, **members}])


def tender_with(*tenders: Any) -> bytes:
    return sale_with(tenders=list(tenders))


def value_cases() -> Iterator[Case]:
    """Values that no sale may have."""
    invalid = "400 request.value_invalid"
    for text in ("1.0001", "1,5", "1e3", "+1", " 1", "1 ", ".5", "5.", "--1", "0x1", "NaN", "", "1.2.3", "१", "9" * 19):
        yield Case(f"quantity {text!r}", "POST", "/v1/sales", line_with(quantity=text), f"{invalid}|422")
    for text, code in (("0", "line.quantity_zero"), ("0.000", "line.quantity_zero"),
                       ("-1", "line.quantity_negative"), ("-0.001", "line.quantity_negative")):
        yield Case(f"quantity {text}", "POST", "/v1/sales", line_with(quantity=text), f"422 {code}")
    for text in ("999999999999999", "9007199254740993", "123456789012345"):
        yield Case(f"quantity {text}", "POST", "/v1/sales", line_with(quantity=text), "422")
    for text in ("5.001", "5,00", "5e1", "€5", "", "1/2", "5.00 ", "9" * 30, "\u0660", "5.00\u0000"):
        yield Case(f"tendered {text!r}", "POST", "/v1/sales", tender_with({"kind": "cash", "tendered": text}),
                   f"{invalid}|422")
    for text in ("0", "0.00", "-5.00", "-0.00", "2.91", "0.01", "999999999999999.99", "92233720368547758.07"):
        yield Case(f"tendered {text}", "POST", "/v1/sales", tender_with({"kind": "cash", "tendered": text}), "422|400")
    for name in ("NOPE", "p-101", "P-101 ", "", "A-701", "'; DROP TABLE journal;--", "../../etc/passwd", "P-101\u0000",
                 "P" * 201, "💥", "%00", "P-101' OR '1'='1"):
        yield Case(f"service {name[:20]!r}", "POST", "/v1/sales", line_with(service=name), "422|400")
    for text, want in (("-0.01", "422 discount.sign_invalid"), ("2.93", "422 discount.exceeds_line"),
                       ("1000000.00", "422 discount.exceeds_line"), ("0.001", invalid), ("x", invalid)):
        yield Case(f"line discount {text}", "POST", "/v1/sales", line_with(discount=text), want)
    for text, want in (("-0.01", "422 discount.sign_invalid"), ("2.93", "422 discount.exceeds_document"),
                       ("99999999.00", "422 discount.exceeds_document")):
        yield Case(f"discount {text}", "POST", "/v1/sales", sale_with(discount=text), want)
    yield Case("discount over the limit", "POST", "/v1/sales", raw({
        "lines": [{"service": "T-305", "quantity": "1", "discount": "20.00"}],
        "tenders": [{"kind": "cash", "tendered": "50.00"}]}), "403 approval.missing")
    tenders: List[Tuple[str, List[Any], str]] = [
        ("none", [], "422"), ("unknown kind", [{"kind": "gold", "amount": "2.92"}], invalid),
        ("cash twice too much", [CASH, CASH], "422 tender.nothing_due"),
        ("card too little", [{"kind": "cash", "tendered": "1.00"}], "422 document.not_balanced"),
        ("card far above the sum", [{"kind": "card", "amount": "8.00"}], "422 tender.over_limit"),
        ("card zero", [{"kind": "card", "amount": "0.00"}], "422"),
        ("card negative", [{"kind": "card", "amount": "-2.92"}], "422"),
        ("card with a tip", [{"kind": "card", "amount": "2.92", "tip": "1.00"}], "422 tender.tips_not_enabled"),
        ("card with a negative tip", [{"kind": "card", "amount": "2.92", "tip": "-1.00"}], "422"),
        ("cash with an amount", [{"kind": "cash", "tendered": "5.00", "amount": "5.00"}], "400 request.member_unknown"),
        ("card with tendered", [{"kind": "card", "tendered": "2.92"}], "400"),
        ("transfer without reference", [{"kind": "transfer", "amount": "2.92"}], "400|422"),
        ("transfer with empty reference", [{"kind": "transfer", "amount": "2.92", "reference": ""}], "400|422"),
        ("transfer far too much", [{"kind": "transfer", "amount": "500.00", "reference": "r"}], "422"),
        ("unknown voucher", [{"kind": "voucher", "amount": "2.92", "code": "NOPE"}], "404 voucher.unknown|422"),
        ("voucher with too little", [{"kind": "voucher", "amount": "2.92", "code": "V-ONE"}],
         "422 voucher.insufficient"),
        ("unknown prepayment", [{"kind": "prepayment", "amount": "2.92", "document": "PRP-R1-2026-009999"}], "404|422"),
        ("account without customer", [{"kind": "account", "amount": "2.92"}], "400|422"),
        ("account with a bad date",
         [{"kind": "account", "amount": "2.92", "customer": "C-1", "due_date": "2026-02-30"}], invalid),
        ("account with a bad customer",
         [{"kind": "account", "amount": "2.92", "customer": "a b", "due_date": "2026-12-01"}], invalid),
        ("21 tenders", [{"kind": "cash", "tendered": "0.10"}] * 21, "413 request.too_large"),
    ]
    for name, offered, want in tenders:
        yield Case(f"tenders: {name}", "POST", "/v1/sales", tender_with(*offered), want)
    yield Case("501 lines", "POST", "/v1/sales", sale_with(lines=[LINE] * 501), "413 request.too_large")
    yield Case("cash over the legal limit", "POST", "/v1/sales", raw({
        "lines": [{"service": "T-305", "quantity": "200"}],
        "tenders": [{"kind": "cash", "tendered": "12000.00"}]}), "422 tender.cash_over_limit")
    yield Case("sum out of range", "POST", "/v1/sales", sale_with(
        lines=[{"service": "T-305", "quantity": "99999999999"}] * 500), "422")
    for amount in ("0.00", "-1.00"):
        yield Case(f"voucher of {amount}", "POST", "/v1/sales", raw({
            "vouchers": [{"code": "V-X", "amount": amount}], "tenders": [CASH]}), "422 tender.amount_invalid")
    yield Case("voucher that is taken", "POST", "/v1/sales", raw({
        "vouchers": [{"code": "V-ONE", "amount": "1.00"}], "tenders": [CASH]}), "422|409 voucher.code_taken")
    yield Case("voucher twice", "POST", "/v1/sales", raw({
        "vouchers": [{"code": "V-B", "amount": "1.00"}] * 2, "tenders": [CASH]}), "409 voucher.code_taken")
    yield Case("nothing sold", "POST", "/v1/sales", raw({"tenders": [CASH]}), "422 document.lines_missing")


def other_cases() -> Iterator[Case]:
    """Refunds, voids, invoices, cash, shifts, baskets, lookups."""
    def post(name: str, path: str, body: Any, want: str, **more: Any) -> Case:
        return Case(name, "POST", path, raw(body), want, **more)

    def refund(document: str, line: Any, quantity: str, kind: str = "cash") -> Dict[str, Any]:
        return {"document": document, "lines": [{"line": line, "quantity": quantity}], "tender": {"kind": kind}}

    names = ["RCP-R1-999999", "RCP-R9-000001", "", " ", "RCP-R1-1", "RCP-R1-000001 ", "rcp-r1-000001", "-", "000001",
             "../../../etc/passwd", "..%2f..%2fbranch.kase", "'; DELETE FROM document;--", "RCP-R1-' OR 1=1 --",
             "RCP-R1--00001", "RCP-R1-99999999999999999999", "RCP-R1-0x1", "\u202eRCP-R1-000001", "A" * 201]
    for name in names:
        yield post(f"refund of {name[:24]!r}", "/v1/refunds", refund(name, 1, "1"), "400|404")
    for line in (0, -1, 2, 9223372036854775807):
        yield post(f"refund of line {line}", "/v1/refunds", refund(RECEIPT, line, "1"), "422 refund.partial_mismatch")
    for quantity, want in (("3", "422 refund.exceeds_quantity"), ("2.001", "422 refund.exceeds_quantity"),
                           ("0", "422 line.quantity_zero"), ("-1", "422 line.quantity_negative"), ("x", "400")):
        yield post(f"refund of {quantity}", "/v1/refunds", refund(RECEIPT, 1, quantity), want)
    yield post("refund of a line twice", "/v1/refunds", {
        "document": RECEIPT, "lines": [{"line": 1, "quantity": "1"}] * 2, "tender": {"kind": "cash"}},
        "422 refund.line_repeated")
    yield post("refund without lines", "/v1/refunds", {"document": RECEIPT, "lines": []}, "422")
    yield post("refund without tender", "/v1/refunds", {
        "document": RECEIPT, "lines": [{"line": 1, "quantity": "1"}]}, "422 document.tenders_missing")
    for kind in ("account", "prepayment", "gold", "voucher", "transfer"):
        yield post(f"refund by {kind}", "/v1/refunds", refund(RECEIPT, 1, "1", kind), "400|403|404|422")
    yield post("refund by card of cash", "/v1/refunds", refund(RECEIPT, 1, "1", "card"), "403 approval.missing")
    yield post("refund of a voided receipt", "/v1/refunds", refund(VOIDED, 1, "1"), "409 reference.already_voided")
    yield post("refund of a count", "/v1/refunds", refund("CNT-R1-000001", 1, "1"), "422 refund.not_supported")
    yield post("void twice", "/v1/voids", {"document": VOIDED, "reason": "x"}, "409 reference.already_voided")
    yield post("void of an invoice", "/v1/voids", {"document": INVOICE, "reason": "x"}, "422 void.not_supported")
    for name in ("RCP-R1-999999", "x", "../x"):
        yield post(f"void of {name}", "/v1/voids", {"document": name, "reason": "x"}, "404")
    yield post("void with an empty reason", "/v1/voids", {"document": RECEIPT, "reason": ""}, "400")
    yield post("void with a long reason", "/v1/voids", {"document": RECEIPT, "reason": "x" * 201}, "400")
    yield post("void with a control character", "/v1/voids", {"document": RECEIPT, "reason": "a\u0007b"}, "400")
    for date in ("2026-02-30", "2026-13-01", "20261201", "tomorrow", "2026-1-1", "0000-01-01", "2026-12-01T00:00", ""):
        yield post(f"invoice due {date!r}", "/v1/invoices", {
            "customer": "C-1", "due_date": date, "lines": [LINE]}, "400 request.value_invalid")
    yield post("invoice without lines", "/v1/invoices", {
        "customer": "C-1", "due_date": "2026-12-01", "lines": []}, "422 document.lines_missing")
    yield post("invoice for nobody", "/v1/invoices", {
        "customer": "", "due_date": "2026-12-01", "lines": [LINE]}, "400")
    pay = f"/v1/invoices/{INVOICE}/payments"
    for amount in ("0.00", "-1.00", "99999.00"):
        yield post(f"invoice payment of {amount}", pay, {
            "amount": amount, "tenders": [{"kind": "cash", "tendered": "100.00"}]}, "422")
    yield post("payment on account of an invoice", pay, {"amount": "1.00", "tenders": [
        {"kind": "account", "amount": "1.00", "customer": "C-1", "due_date": "2026-12-01"}]}, "422 tender.not_accepted")
    for name in ("INV-R1-2026-999999", "x", "..%2f..%2fetc%2fpasswd", "%00", "%ff", "'%20OR%201=1"):
        yield post(f"payment of {name}", f"/v1/invoices/{name}/payments", {
            "amount": "1.00", "tenders": [{"kind": "cash", "tendered": "1.00"}]}, "400|404")
    yield post("payment that names another invoice in its body", pay, {
        "invoice": "INV-R1-2026-000002", "amount": "1.00", "tenders": [{"kind": "cash", "tendered": "1.00"}]},
        "400 request.member_unknown")
    yield post("payment of a receipt", f"/v1/invoices/{RECEIPT}/payments", {
        "amount": "1.00", "tenders": [{"kind": "cash", "tendered": "1.00"}]}, "422 transfer.original_not_invoice")
    for path in ("pay-in", "pay-out", "deposit"):
        for amount in ("0.00", "-5.00", "0.001", "x", "92233720368547758.08"):
            yield post(f"{path} of {amount}", f"/v1/cash/{path}", {"amount": amount, "reason": "other"}, "400|422")
    yield post("pay-in for nothing", "/v1/cash/pay-in", {"amount": "1.00", "reason": "nope"}, "422 cash.reason_unknown")
    yield post("pay-out of more than there is", "/v1/cash/pay-out", {
        "amount": "19999.00", "reason": "other"}, "403 approval.missing")
    yield post("pay-out over the limit", "/v1/cash/pay-out", {
        "amount": "60.00", "reason": "other"}, "403 approval.missing")
    # Only who may see what the drawer must hold is told that it does not hold so much.
    yield post("deposit of more than there is", "/v1/cash/deposit", {
        "amount": "19999.00"}, "422 cash.not_possible", who="admin")
    for name, count, want in (
        ("unknown denomination", {"3.00": 1}, "422 shift.count_invalid"),
        ("bad denomination", {"x": 1}, "400"), ("negative pieces", {"5.00": -1}, "422 shift.count_invalid"),
        ("pieces as text", {"5.00": "1"}, "400"), ("too many pieces", {"5.00": 1000001}, "422 shift.count_invalid"),
        ("same value in two spellings", {"5.00": 1, "5.0": 1}, "422 shift.count_invalid"),
        ("three decimals", {"5.000": 1}, "400"), ("negative value", {"-5.00": 1}, "422 shift.count_invalid"),
    ):
        yield post(f"close with {name}", "/v1/shifts/current/close", {"count": count}, want)
        yield post(f"open with {name}", "/v1/shifts", {"count": count}, want)
    yield post("second opening", "/v1/shifts", {"count": {"50.00": 2}}, "409 shift.already_open")
    yield post("close with a drop beyond the count", "/v1/shifts/current/close", {
        "count": {"50.00": 1}, "drop": "50.01"}, "422 cash.not_possible")
    yield post("close with a negative drop", "/v1/shifts/current/close", {
        "count": {"50.00": 1}, "drop": "-1.00"}, "422 cash.amount_invalid")
    yield post("handover to oneself", "/v1/shifts/current/handover", {
        "count": {"50.00": 2}, "to": "anna", "pin": "PIN-OF-anna", "device": "DEVICE"},
        "422 shift.handover_same_person")
    for name, want in (("nobody-here", "401 auth.refused"), ("ilze", "403 auth.forbidden")):
        yield post(f"handover to {name}", "/v1/shifts/current/handover", {
            "count": {"50.00": 2}, "to": name, "pin": f"PIN-OF-{name}", "device": "DEVICE"}, want)
    yield post("handover with a wrong PIN", "/v1/shifts/current/handover", {
        "count": {"50.00": 2}, "to": "marta", "pin": "000000", "device": "DEVICE"}, "401 auth.refused")
    yield post("bank by a specialist", "/v1/bank/movements", {
        "movement": "card_batch", "amount": "1.00"}, "403 auth.forbidden")
    for movement, amount in (("nope", "1.00"), ("card_batch", "-1.00"), ("card_batch", "x"), ("invoice_paid", "1.00")):
        yield post(f"bank {movement} {amount}", "/v1/bank/movements", {
            "movement": movement, "amount": amount}, "400|404|422", who="ilze")
    for purchase, want in (({}, "400"), ({"do": "nope"}, "400"), ({"do": "sale", "lines": [{}]}, "400"), ("x", "400"),
                           ({"do": "sale", "lines": [dict(LINE, service="NOPE")]}, "422 line.service_unknown")):
        yield Case(f"basket {purchase}", "PUT", "/v1/baskets/b-bad", raw({"purchase": purchase}), want)
    yield Case("basket with a bad name", "PUT", "/v1/baskets/a%20b", raw({"purchase": {"do": "sale"}}), "404")
    yield Case("new basket with a version", "PUT", "/v1/baskets/b-new", raw({
        "purchase": {"do": "sale", "lines": [LINE]}, "version": 3}), "404 basket.not_found")
    yield post("payment of no basket", "/v1/baskets/b-none/payments", {"tenders": [CASH]}, "404 basket.not_found")
    yield post("discard of no basket", "/v1/baskets/b-none/discard", {"reason": "x"}, "404 basket.not_found")
    yield post("reversal of no basket", "/v1/baskets/b-none/reversal", {"reason": "x"}, "404 basket.not_found")
    yield post("print of nothing", "/v1/prints", {"document": "RCP-R1-999999"}, "403|404|422")
    yield post("inquiry of no attempt", "/v1/doubts/c-none/inquiry", None, "404 attempt.not_found")
    yield post("resolution of no attempt", "/v1/doubts/c-none/resolution", {
        "outcome": "declined", "evidence": "x"}, "403|404")
    yield post("resolution without outcome", "/v1/doubts/c-none/resolution", {"evidence": "x"}, "400|403", who="admin")
    yield post("answer with a bad device", "/v1/approvals/a-none/answer", {
        "person": "marta", "pin": "000000", "device": "kase_d_x", "grant": "yes"}, "401|404|403")
    yield post("catalogue by a specialist", "/v1/catalogue", {"csv": "x"}, "403 auth.forbidden")
    for csv in ("", "x", "code,kind,unit,price,tax_class,name_lv\nX,y,C62,1,standard,a", 'code,"kind', "\x00"):
        yield post(f"catalogue {csv[:12]!r}", "/v1/catalogue", {"csv": csv}, "400|422", who="admin")
    yield post("catalogue of a number", "/v1/catalogue", {"csv": 5}, "400", who="admin")
    yield post("catalogue with more", "/v1/catalogue", {"csv": "x", "more": 1}, "400|422", who="admin")
    for person in ({"person": "a b"}, {"person": "ok-1", "name": ""}, {"person": "ok-2", "roles": []},
                   {"person": "ok-3", "roles": ["king"]}, {"person": "ok-4", "roles": "senior"},
                   {"person": "ok-5", "passphrase": "short"}, {"person": "anna"}, {"person": "ok-6", "more": "1"}):
        body = {"person": "x", "name": "X", "roles": ["specialist"], **person}
        yield post(f"person {person}", "/v1/people", body, "400|409|422", who="admin")
    yield post("person by a specialist", "/v1/people", {
        "person": "x", "name": "X", "roles": ["administrator"]}, "403 auth.forbidden")
    for approval in ("", "nope", "a b", "a-none", "x" * 100):
        yield post(f"approval {approval[:9]!r}", "/v1/cash/pay-out", {
            "amount": "60.00", "reason": "other"}, "400|403|404", headers={"Approval": approval})
    for path, want in (
        ("/v1/documents/RCP-R1-999999", "404"), ("/v1/documents/..%2f..%2fetc%2fpasswd", "404"),
        ("/v1/documents/%2e%2e", "404"), ("/v1/documents/%00", "404"), ("/v1/documents/%ff%fe", "404"),
        ("/v1/documents/'%20OR%20'1'='1", "404"), ("/v1/documents/" + "A" * 3000, "404"),
        ("/v1/documents?limit=0", "400|403"), ("/v1/documents?limit=-1", "400|403"),
        ("/v1/baskets/b-none", "404"), ("/v1/baskets/a%20b", "404"), ("/v1/vouchers/NOPE", "404"),
        ("/v1/customers/a%20b/balance", "404"), ("/v1/shifts/x/z", "404"), ("/v1/shifts/-1/z", "403|404"),
        ("/v1/shifts/99999999999999999999/z", "404"), ("/v1/shifts/999/z", "403|404"),
        ("/v1/reports/cash-book", "400|403"), ("/v1/reports/reconciliation", "400|403"),
    ):
        yield Case("lookup", "GET", path, b"", want)
    for query in ("limit=x", "limit=-1", "limit=9999999999999999999999", "after=x", "type=NOPE", "date=2026-02-30",
                  "date=x", "customer=a%20b", "type=%ff"):
        yield Case("filter", "GET", f"/v1/documents?{query}", b"", "400", who="admin")
    for query in ("", "date=2026-11-21", "date=x&register=R1", "date=2026-11-21&register=a%20b"):
        yield Case("cash book", "GET", f"/v1/reports/cash-book?{query}", b"", "400", who="admin")
    yield Case("Z of no shift", "GET", "/v1/shifts/999/z", b"", "404 shift.not_found", who="admin")


def print_cases() -> Iterator[Case]:
    """Paper: what is to be printed, what becomes of it, and how it looks."""
    senior = "admin"
    for job in ("0", "-1", "x", "999999", "1.0", "99999999999999999999", "%20", "1%00", "..", "1e1", "\u0661".encode().hex()):
        yield Case(f"job {job}", "GET", f"/v1/prints/{job}", b"", "404|400 request.value_invalid")
        yield Case(f"decision on {job}", "POST", f"/v1/prints/{job}", raw({"decision": "seen"}),
                   "404|400 request.value_invalid")
    for query in ("register=", "register=a%20b", "register=%00", "register=" + "R" * 300, "register=%ff"):
        yield Case("print queue", "GET", f"/v1/prints?{query}", b"", "400")
    for body, want in (
        ({}, "400 request.member_missing"), ({"document": "", "report": "x"}, "400"), ({"document": 1}, "400"),
        ({"document": None}, "400"), ({"document": []}, "400"), ({"report": True}, "400"),
        ({"document": RECEIPT, "report": "x"}, "400 request.member_unknown"), ({"report": "z"}, "400 request.value_invalid"),
        ({"report": ""}, "400"), ({"document": "RCP-R1-999999"}, "404 document.not_found"),
        ({"document": "x" * 5000}, "400|404"), ({"document": "' OR 1=1 --"}, "404"), ({"document": "\x00"}, "400|404"),
        ({"document": RECEIPT}, "403 auth.forbidden"), ({"document": RECEIPT, "copy": 0}, "400 request.member_unknown"),
        ({"document": "../../etc/passwd"}, "404"), ([RECEIPT], "400"), ("x", "400"),
    ):
        yield Case(f"print {str(body)[:40]}", "POST", "/v1/prints", raw(body), want)
    for name in ("RCP-R1-999999", ""):
        yield Case(f"print {name!r} by another", "POST", "/v1/prints", raw({"document": name}), "400|404", who=senior)
    for body, want in (
        ({}, "400 request.member_missing"), ({"decision": "burn"}, "400 request.value_invalid"), ({"decision": ""}, "400"),
        ({"decision": 1}, "400"), ({"decision": "cancel"}, "409|422"), ({"decision": "abandon"}, "409|422"),
        ({"decision": "release"}, "409|422"), ({"decision": "seen", "job": 2}, "400 request.member_unknown"),
        ([{"decision": "seen"}], "400 request.member_type"), (None, "400 request.member_type"), ("seen", "400"),
    ):
        yield Case(f"decide {str(body)[:40]}", "POST", "/v1/prints/1", raw(body), want)
    yield Case("decision without a key", "POST", "/v1/prints/1", raw({"decision": "seen"}), "400 request.key_missing",
               {"Idempotency-Key": None})
    for query in ("as=html", "as=", "as=SVG", "as=../x", "as=%00", "columns=0", "columns=-1", "columns=23", "columns=65",
                  "columns=x", "columns=", "columns=999999999999999999999", "columns=4.2", "as=pdf&columns=9"):
        yield Case("page", "GET", f"/v1/documents/{RECEIPT}/page?{query}", b"", "400")
    for name in ("RCP-R1-999999", "x", "..%2f..%2fetc%2fpasswd", "%00", "%ff", "%20", "A" * 3000):
        for form in ("svg", "a4"):
            yield Case(f"page of {name[:20]}", "GET", f"/v1/documents/{name}/page?as={form}", b"", "404|400")
    for path in ("/v1/prints", "/v1/prints/1", f"/v1/documents/{RECEIPT}/page"):
        yield Case("paper for nobody", "GET", path, b"", "401 auth.required", who="nobody")
        yield Case("DELETE", "DELETE", path, b"", "405 request.method_not_allowed")


def paper_command_lines(folder: FilePath, good: FilePath) -> List[Tuple[str, List[str]]]:
    """Commands about paper that must fail in words."""
    files: Dict[str, bytes] = {
        "brace.receipt": b"a {b\n", "values.receipt": b"{{nobody}}\n", "raw.receipt": b"{x:\\x1bp}\n", "binary.receipt": bytes(range(256)),
        "utf16.receipt": "a|b".encode("utf-16"), "open.receipt": b"{{#items}}\n", "wide.receipt": b"{o:code128 4}\n{c:" + b"x" * 99 + b"}\n",
        "profile.yaml": b"profile: 1\n", "nonsense.yaml": b"\x00\xff", "empty.yaml": b"", "list.yaml": b"- a\n- b\n",
        "values.json": b"{", "number.json": b"5", "deep.json": b"[" * 9999, "money.json": b'{"total": {"money": "x"}}',
        "script.txt": b"explode after 3 bytes\n", "numbers.txt": b"unplug after -1 bytes\n",
        "huge.txt": b"busy after 99999999999999999999 bytes for 1 calls\n",
        "printer.yaml": b'printers: [{name: "a", profile: "nope", to: "tcp://127.0.0.1:1", registers: ["R1"]}]\n',
        "address.yaml": b'printers: [{name: "a", profile: "unknown", to: "http://x", registers: ["R1"]}]\n',
        "port.yaml": b'printers: [{name: "a", profile: "unknown", to: "tcp://x:99999", registers: ["R1"]}]\n',
        "register.yaml": b'printers: [{name: "a", profile: "unknown", to: "simulated", registers: ["R9"]}]\n',
        "twice.yaml": b'printers: [{name: "a", profile: "unknown", to: "simulated", registers: ["R1"]},'
                      b' {name: "b", profile: "unknown", to: "simulated", registers: ["R1"]}]\n',
        "unknown.yaml": b"printing: {age: 5}\n", "age.yaml": b"printing: {age_limit_minutes: -5}\n",
    }
    at = {}
    for name, content in files.items():
        (folder / name).write_bytes(content)
        at[name] = str(folder / name)
    ledger, person = ["--ledger", str(good)], ["--register", "R1", "--person", "anna"]
    render, decode = ["receipts", "render"], ["devices", "decode"]
    # `receipts check` is for people who read its standard output; `paper.py` tries it.
    lines = [[*render, at[name]] for name in files if name.endswith(".receipt")]
    lines += [[*render, "sale", "--data", at[name]] for name in files if name.endswith(".json")]
    lines += [["devices", "profiles", at[name]] for name in files if name.endswith(".yaml")]
    lines += [["simulate", "printer", "--tcp", "0", "--script", at[name]] for name in files if name.endswith(".txt")]
    for name in ("printer", "address", "port", "register", "twice", "unknown", "age", "nonsense", "list"):
        lines.append(["print", "run", *ledger, "--config", at[f"{name}.yaml"]])
        lines.append(["serve", *ledger, "--port", "1", "--config", at[f"{name}.yaml"]])
    lines += [
        ["receipts", "check"], ["receipts", "check", str(folder / "absent")], ["receipts", "check", str(folder)],
        ["receipts", "check", "sale", "--language", "xx"], render, [*render, str(folder / "absent")], [*render, "sale"],
        [*render, "sale", "--sample", "--as", "gif"], [*render, "sale", "--sample", "--columns", "7"],
        [*render, "sale", "--sample", "--columns", "256"], [*render, "sale", "--sample", "--columns", "x"],
        [*render, "sale", "--sample", "--columns", "8"], [*render, "sale", "--sample", "--language", "xx"],
        [*render, "sale", "--sample", "--data", at["number.json"]], [*render, at["brace.receipt"], "--sample"],
        [*render, "sale", "--sample", "--profile", "../unknown"], [*render, "sale", "--sample", "--profile", "nope"],
        [*render, "sale", "--sample", "--as", "starprnt", "--profile", "unknown"],
        [*render, "sale", "--sample", "-o", str(folder / "no" / "x")], [*render, "sale", "--sample", "-o", str(folder)],
        ["receipts", "list", "nope"], ["receipts", "preview", "RCP-R1-999999", *ledger], ["receipts", "preview", "x", *ledger],
        ["receipts", "preview", RECEIPT], ["receipts", "preview", RECEIPT, "--ledger", str(folder / "absent")],
        ["receipts", "preview", RECEIPT, *ledger, "--templates", str(folder / "absent")],
        ["receipts", "preview", RECEIPT, *ledger, "--templates", str(folder)],
        ["print", "queue"], ["print", "queue", *ledger, "--register", "a b"], ["print", "show", "x", *ledger],
        ["print", "show", "999999", *ledger], ["print", "show", "-1", *ledger], ["print", "decide", "1", "burn", *ledger, *person],
        ["print", "decide", "999999", "seen", *ledger, *person], ["print", "again", "RCP-R1-999999", *ledger, *person],
        ["print", "again", RECEIPT, *ledger, *person], ["print", "run", *ledger], ["print", "run", *ledger, "--config", "absent"],
        ["devices", "profiles", "nope"], ["devices", "profiles", "../unknown"], ["devices", "profiles", str(folder)],
        decode, [*decode, "--protocol", "escpos"], [*decode, "--protocol", "escpos", "--hex", "1"],
        [*decode, "--protocol", "escpos", "--hex", "+1"], [*decode, "--protocol", "escpos", "--hex", "-0"],
        [*decode, "--protocol", "escpos", "--hex", "00", at["values.json"]], [*decode, "--protocol", "x", "--hex", "00"],
        [*decode, "--protocol", "escpos", str(folder / "absent")], [*decode, "--protocol", "escpos", str(folder)],
        [*decode, "--protocol", "escpos", "--hex", "00", "--profile", "nope"], ["simulate", "printer", "--tcp", "x"],
        ["simulate", "printer", "--tcp", "-1"], ["simulate", "printer", "--tcp", "65536"],
        ["simulate", "printer", "--profile", "nope"], ["simulate", "printer", "--script", str(folder / "absent")],
        ["branch", "show"], ["branch", "letterhead", *ledger], ["branch", "letterhead", *ledger, "--by", "nobody", "--bic", "X"],
        *[["branch", "letterhead", *ledger, "--by", "admin", *wrong] for wrong in (
            ["--iban", "LV80BANK0000435195002"], ["--iban", "x"], ["--iban", "LV80"], ["--bic", "X"], ["--vat-number", "a b"],
            ["--address", "a\nb"], ["--address", "x" * 5000], ["--contact", "\x1b[2J"], ["--place", "\u202eabc"], [])],
        *[["init", "--ledger", str(folder / "l"), "--name", "X", "--administrator", "a", *wrong] for wrong in (
            ["--iban", "LV80BANK0000435195002"], ["--bic", "X"], ["--address", "a\nb"], ["--vat-number", "a b"])],
    ]
    return [("paper " + " ".join(line)[-60:], line) for line in lines]


def door_cases() -> Iterator[Case]:
    """Keys, types, methods, paths, tokens, hosts, origins, sizes, framing."""
    good = raw(SALE)

    def sell(name: str, want: str, headers: Headers, body: bytes = good, **more: Any) -> Case:
        return Case(name, "POST", "/v1/sales", body, want, headers, **more)

    yield sell("no key", "400 request.key_missing", {"Idempotency-Key": None})
    yield sell("empty key", "400 request.key_missing", {"Idempotency-Key": ""})
    for key in ("a b", "ä", "x" * 65, "a/b", "a,b", '"a"', "a;b", "../../x", "'--", "\t"):
        yield sell(f"key {key[:9]!r}", "400 request.key_malformed|400 request.key_missing", {"Idempotency-Key": key})
    yield sell("two keys", "400 request.key_malformed", {"Idempotency-Key": ["k-a", "k-b"]})
    yield sell("the same key twice", "400 request.key_malformed", {"Idempotency-Key": ["k-a", "k-a"]})
    yield sell("key of another command", "409 document.key_body_differs", {"Idempotency-Key": "open"})
    for kind in (None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                 "application/json; charset=iso-8859-1", "application/jsonx", "text/json", "application/json, text/plain",
                 "application/problem+json", "application/json;charset=utf-8;x=1"):
        yield sell(f"content type {kind}", "415 request.content_type", {"Content-Type": kind})
    for method in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        yield Case(f"{method} of sales", method, "/v1/sales", b"", "405 request.method_not_allowed")
    yield Case("HEAD of sales", "HEAD", "/v1/sales", b"", "405")
    yield Case("BREW of sales", "BREW", "/v1/sales", b"", "400|405|501", bare=True)
    for path in ("/", "/v1", "/v1/", "/v2/sales", "/v1/sales/", "/v1//sales", "/v1/Sales", "/v1/sales/1", "/v1/../v1/sales",
                 "/v1/sales%2f", "/v1/%73ales", "/etc/passwd", "/v1/sales;x=1", "/admin", "/.git/config",
                 "/v1/invoices//payments", "/v1/baskets/%/payments", "/v1/baskets//payments"):
        yield Case("path", "POST", path, good, "404 request.path_unknown")
    for token in (None, "", "Bearer", "Bearer ", "Bearer x", "Basic YTpi", "bearer x", "Bearer kase_s_" + "A" * 43,
                  "Bearer kase_d_x", "Bearer " + "x" * 4000, "Bearer ' OR 1=1 --", "Bearer \u00e4"):
        yield sell(f"token {(token or '')[:16]!r}", "401 auth.required", {"Authorization": token})
    yield sell("two tokens", "401 auth.required", {"Authorization": ["Bearer x", "Bearer y"]})
    yield sell("cookie without origin", "403 http.origin", {"Authorization": None, "Cookie": "__Host-kase=x"})
    yield Case("cookie that is unknown", "GET", "/v1/me", b"", "401 auth.required",
               {"Authorization": None, "Cookie": "__Host-kase=x"})
    for host in (None, "", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "[::1]", "127.0.0.1:PORT.evil.example",
                 "evil.example:PORT", "127.0.0.1:PORT@evil.example", "LOCALHOST:PORT2"):
        yield sell(f"host {host}", "421 http.host|400", {"Host": host}, bare=host in (None, ""))
    for hosts in (["127.0.0.1:PORT", "evil.example"], ["evil.example", "127.0.0.1:PORT"], ["127.0.0.1:PORT"] * 2):
        yield sell(f"two hosts {hosts}", "421 http.host|400", {"Host": list(hosts)}, bare=True)
    for origin in ("http://evil.example", "null", "https://127.0.0.1:PORT", "http://127.0.0.1:1", "", "http://localhost:PORT"):
        yield sell(f"origin {origin}", "403 http.origin", {"Origin": origin})
    for site in ("cross-site", "same-site", "x", ""):
        yield sell(f"fetch site {site}", "403 http.origin", {"Sec-Fetch-Site": site})
    yield sell("body of 64 KiB and more", "413 request.too_large|413", {}, b'{"a":"' + b"x" * 65530 + b'"}', bare=True)
    yield sell("body of 5 MB", "413 request.too_large|413", {}, b"[" + b" " * 5_000_000 + b"]", bare=True)
    yield sell("announced body of 5 GB", "413", {"Content-Length": "5000000000"}, b"{}" + b" " * 70000, bare=True)
    yield sell("negative length", "400", {"Content-Length": "-1"}, bare=True)
    yield sell("length in words", "400", {"Content-Length": "ten"}, bare=True)
    yield sell("two lengths", "400", {"Content-Length": ["2", "3"]}, b"{}", bare=True)
    yield sell("length and chunks", "400", {"Content-Length": "3", "Transfer-Encoding": "chunked"}, b"0\r\n\r\n", bare=True)
    yield sell("bad chunk", "400", {"Content-Length": None, "Transfer-Encoding": "chunked"}, b"zz\r\n{}\r\n0\r\n\r\n", bare=True)
    yield sell("unknown transfer encoding", "400|501|415", {"Content-Length": None, "Transfer-Encoding": "gzip"}, bare=True)
    yield sell("header of 9 KB", "400|431", {"X-Long": "x" * 9000}, bare=True)
    yield sell("headers of 20 KB", "400|431", {f"X-{n}": "x" * 1000 for n in range(20)}, bare=True)
    yield sell("100 headers", "400|431", {f"X-{n}": "x" for n in range(100)}, bare=True)
    yield sell("header with a control character", "400|415|401", {"X-A": "a\x01b"}, bare=True)
    yield sell("header without a name", "400", {"": "x"}, bare=True)
    yield sell("header name with a blank", "400", {"X A": "x"}, bare=True)
    yield Case("path with a blank", "POST", "/v1/sa les", good, "400", bare=True)
    yield Case("path of 20 KB", "GET", "/v1/" + "a" * 20000, b"", "400|404|414|431", bare=True)
    yield Case("method with a blank", "PO ST", "/v1/sales", good, "400", bare=True)
    yield Case("body that does not come", "POST", "/v1/sales", b"{", "408", {"Content-Length": "10"}, bare=True)
    sign_ins: List[Tuple[Any, str]] = [
        ({}, "400"), ({"person": "anna"}, "400"), ({"person": "anna", "pin": "123456"}, "401 auth.device_required"),
        ({"person": "anna", "pin": "123456", "device": "x"}, "401 auth.device_required"),
        ({"person": "nobody", "pin": "123456", "device": "DEVICE"}, "401 auth.refused"),
        ({"person": "marta", "pin": "0", "device": "DEVICE"}, "401 auth.refused"),
        ({"person": "anna' --", "pin": "123456", "device": "DEVICE"}, "401 auth.refused|400"),
        ({"person": "anna", "passphrase": "wrong wrong wrong"}, "401 auth.refused"),
        ({"person": 1, "pin": 2, "device": 3}, "400"), ({"person": "anna", "pin": "1", "device": "x", "more": 1}, "400"),
        ("anna", "400"), ({"person": "x" * 201, "pin": "1", "device": "DEVICE"}, "400"),
        ({"person": "anna", "passphrase": "x" * 201}, "400|401"), ({"person": "", "pin": "", "device": ""}, "400"),
    ]
    for body, want in sign_ins:
        yield Case(f"sign-in {str(body)[:50]}", "POST", "/v1/sign-in", raw(body), want, who="nobody")


def asks_for_approval(case: Case) -> bool:
    """Whether a second person is asked for; after many refusals within a minute nobody is."""
    return "approval.missing" in case.want or case.name.startswith("refund by ")


def all_cases() -> List[Case]:
    """Every case, those first that the limits of refusals would change."""
    cases = [*json_cases(), *value_cases(), *other_cases(), *print_cases(), *shape_cases(), *door_cases()]
    return sorted(cases, key=lambda case: not asks_for_approval(case))
