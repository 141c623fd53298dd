"""Paper as others read it: codes by zbarimg, PDF by pdftotext, bytes by a printer on TCP; and templates that are wrong.

    paper.py --kase PATH

Codes are read back out of pictures and out of the bytes for printers. The words of PDFs are those of the text form, and
say what the ledger says. `paper_queue.py` sells over HTTP and prints on a simulated printer that fails. Needs the
Debian packages zbar-tools and poppler-utils.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unicodedata
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timezone
from pathlib import Path
from typing import Dict, List, Set
from zoneinfo import ZoneInfo

import paper_queue
from harness import CRASH_WORDS, Fault, binary, ending, parser, run_kase
from paper_codes import check_codes, check_payment, pbm, pictures, rendered, scanned

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ("lv", "en", "de", "ru", "pl")
IBAN, DUE = "LV80BANK0000435195001", "1045.65"
RIGA = ZoneInfo("Europe/Riga")
DOTS_OF_A_CHARACTER = 12
LENIENT_FILES, HOSTILE_STREAMS = 300, 120
# Pieces that a template may be made of, and some that it may not.
PIECES = (
    "|", "{", "}", "\\", "~", "_", '"', "`", "^", "^^^^^^^", "-", "=", "\n", "\n", "\r\n", ";", ":", "*", "abc", "Čēķs",
    "{w:* 8}", "{w:0 1 2 3}", "{b:line}", "{b:space}", "{a:left}", "{t:nowrap}", "{t:word}", "{i:iVBORw0KGgo=}", "{x:drawer}",
    "{o:qrcode 8 h}", "{c:1}", "{c:12345678}", "{o:ean 4 240 hri}", "{{a}}", "{{#a}}", "{{/a}}", "\\x1b", "\\x", "\\n",
    "\x00", "\x1b", "\u202e", "\u0301", "日本", "🙂", "\ufeff", "9" * 300, " " * 50, "{c:" + "x" * 400 + "}",
)


def said(*command: str) -> str:
    """What another program prints."""
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    if done.returncode != 0:
        raise Fault(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return done.stdout.decode("utf-8")


def kase_says(kase: str, *arguments: str) -> str:
    """What a command of Kase prints; a fault where it fails."""
    done = run_kase(kase, arguments)
    if done.returncode != 0:
        raise Fault(f"kase {' '.join(arguments[:3])} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return done.stdout.decode("utf-8")


def words(text: str) -> Set[str]:
    """The words of a text. Letters set wide have a blank after each of them: they are joined."""
    joined = re.sub(r"(?<!\S)(?:\S ){3,}", lambda found: found.group().replace(" ", "") + " ", text)
    return {word for word in unicodedata.normalize("NFC", joined).split() if not set(word) <= set("-=")}


def pdf_text(pdf: Path) -> str:
    """What `pdftotext` reads."""
    return said("pdftotext", "-layout", str(pdf), "-")


def expect_fonts(pdf: Path) -> None:
    """Every font is in the file."""
    rows = said("pdffonts", str(pdf)).splitlines()[2:]
    if not rows:
        raise Fault(f"{pdf.name} has no text")
    for row in rows:
        # name, type (of one or two words), encoding, emb, sub, uni, object, generation
        if row.split()[-5] != "yes":
            raise Fault(f"{pdf.name}: a font is not embedded: {row}")


def check_roll(kase: str, folder: Path) -> int:
    """The roll as PDF and SVG says what the text says, in every language."""
    for language in LANGUAGES:
        arguments = ("--sample", "--language", language)
        text = kase_says(kase, "receipts", "render", "sale", *arguments)
        pdf, svg = folder / f"sale-{language}.pdf", folder / f"sale-{language}.svg"
        rendered(kase, Path("sale"), "pdf", pdf, *arguments)
        lacking = words(text) - words(pdf_text(pdf))
        if lacking:
            raise Fault(f"the PDF of the sale in {language} lacks {sorted(lacking)}")
        expect_fonts(pdf)
        check_svg(rendered(kase, Path("sale"), "svg", svg, *arguments), text, language)
    return len(LANGUAGES)


def check_svg(drawing: bytes, text: str, language: str) -> None:
    """The SVG is well-formed, as wide as the paper, and has every letter of the text."""
    root = ElementTree.fromstring(drawing)
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    columns = max(len(line) for line in text.splitlines())
    if width != columns * DOTS_OF_A_CHARACTER or height < 20 * len(text.splitlines()):
        raise Fault(f"the SVG in {language} is {width} x {height} for {columns} columns")
    if root.attrib["viewBox"] != f"0 0 {width} {height}":
        raise Fault(f"the SVG in {language} has the view {root.attrib['viewBox']}")
    letters = "".join("".join(root.itertext()).split())
    lacking = {word for word in words(text) if word not in letters}
    if lacking:
        raise Fault(f"the SVG of the sale in {language} lacks {sorted(lacking)}")


def euros(cents: int) -> str:
    """A sum as Latvian documents have it."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def check_day(kase: str, folder: Path) -> int:
    """One document of every type of the sample day, on the roll and on A4: number, time, sum from the ledger itself."""
    ledger = folder / "day.kase"
    kase_says(kase, "replay", str(ROOT / "samples/day-riga.jsonl"), "--services", str(ROOT / "samples/services.csv"),
              "--ledger", str(ledger))
    with sqlite3.connect(ledger.as_uri() + "?mode=ro", uri=True) as db:
        rows = db.execute("SELECT type, series, max(number), issued_at, gross, amount FROM document "
                          "GROUP BY type ORDER BY type").fetchall()
    if len(rows) < 9:
        raise Fault(f"the sample day has documents of {len(rows)} types only")
    for kind, series, number, issued_at, gross, amount in rows:
        name = f"{series}-{number:06d}"
        issued = datetime.fromtimestamp(issued_at / 1000, timezone.utc).astimezone(RIGA)
        wanted = {name, f"{issued:%d.%m.%Y.}", *sums(kase, ledger, kind, name, gross or amount)}
        if kind != "INV":
            wanted.add(f"{issued:%H:%M:%S}")
        check_document(kase, folder, ledger, name, wanted)
    return len(rows)


def sums(kase: str, ledger: Path, kind: str, name: str, cents: int) -> List[str]:
    """The sums that have to stand on a document; those of a Z as `kase report` tells them."""
    if kind != "ZRP":
        return [euros(cents)]
    # The shifts of the day are closed in the order of their Z numbers, one a register.
    shift = "1" if "-R1-" in name else "2"
    z = json.loads(kase_says(kase, "report", "z", shift, "--ledger", str(ledger), "--format", "json"))["closing"]
    told = [z["carried_over"], z["expected_cash"], z["closing_count"]]
    told += [sold["amount"] for sold in z["totals"].get("tender", {}).values()]
    return [amount.replace(".", ",") for amount in told]


def check_document(kase: str, folder: Path, ledger: Path, name: str, wanted: Set[str]) -> None:
    """A document as text, as PDF of the roll and of A4: what is wanted stands on all of them."""
    common = ("receipts", "preview", name, "--ledger", str(ledger))
    sheet = folder / f"{name}.pdf"
    kase_says(kase, *common, "--sheet", "-o", str(sheet))
    roll = folder / f"{name}-roll.pdf"
    kase_says(kase, *common, "--as", "pdf", "-o", str(roll))
    forms = {"text": kase_says(kase, *common, "--as", "text"), "roll": pdf_text(roll), "A4": pdf_text(sheet)}
    for form, text in forms.items():
        # Whatever sets thousands apart on A4 does not in a word.
        lacking = wanted - words(re.sub(r"(?<=\d)[\u00a0\u202f ](?=\d{3}\b)", "", text))
        if lacking:
            raise Fault(f"{name} as {form} lacks {sorted(lacking)}:\n{text}")
        if wordless := [word for word in words(text) if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", word)]:
            raise Fault(f"{name} as {form} has names of words instead of words: {wordless}")
    # Bytes of a document are the queue's alone: else an unmarked second original could be made.
    for language in ("escpos", "starprnt", "star-raster"):
        expect_calm(kase, [*common, "--as", language], {64}, f"a preview of {name} in a printer's language")
    for pdf in (sheet, roll):
        expect_fonts(pdf)


def check_payment_codes(kase: str, folder: Path) -> int:
    """The payment code of the invoice, in every language, as a picture and as bytes."""
    for language in LANGUAGES:
        arguments = ("--sample", "--language", language)
        png, stream = folder / f"invoice-{language}.png", folder / f"invoice-{language}.bin"
        rendered(kase, Path("invoice"), "png", png, *arguments)
        drawn = pictures(rendered(kase, Path("invoice"), "escpos", stream, "--profile", "pos-8360", *arguments))
        picture = folder / f"invoice-{language}.pbm"
        # The code is the highest picture; letters that no code page has are others.
        picture.write_bytes(pbm(*max(drawn, key=lambda one: len(one[1]))))
        for read in (png, picture):
            found = scanned(read, "qrcode")
            if len(found) != 1:
                raise Fault(f"{read.name}: one payment code was expected, zbarimg reads {found}")
            check_payment(found[0], IBAN, DUE, read.name)
    return 2 * len(LANGUAGES)


def check_sheet_code(kase: str, folder: Path, ledger: Path) -> int:
    """The payment code on the A4 sheet of an invoice that was issued over HTTP."""
    sheet = folder / "sheet.pdf"
    kase_says(kase, "receipts", "preview", paper_queue.invoice_of(ledger), "--ledger", str(ledger), "--sheet",
              "-o", str(sheet))
    said("pdftoppm", "-png", "-r", "150", "-gray", str(sheet), str(folder / "sheet"))
    found = [text for page in sorted(folder.glob("sheet-*.png")) for text in scanned(page, "qrcode")]
    if len(found) != 1:
        raise Fault(f"one payment code was expected on the A4 sheet, zbarimg reads {found}")
    check_payment(found[0], IBAN, paper_queue.SUM, "the A4 sheet")
    return 1


def check_sent(kase: str, folder: Path, ledger: Path) -> int:
    """What was sent over TCP, as the ledger keeps it: every byte is explained, and none opens the drawer again."""
    with sqlite3.connect(ledger.as_uri() + "?mode=ro", uri=True) as db:
        kept = db.execute("SELECT job, bytes FROM print_bytes").fetchall()
    if not kept:
        raise Fault("the ledger keeps no bytes of what was printed")
    stream = folder / "sent.bin"
    for job, content in kept:
        stream.write_bytes(content)
        told = kase_says(kase, "devices", "decode", "--protocol", "escpos", "--profile", paper_queue.PROFILE, str(stream),
                         "--format", "json")
        items = json.loads(told)["items"]
        text = "".join(item.get("text", "") for item in items)
        odd = [item for item in items if item.get("findings") or item["mnemonic"] in ("", "ESC p") and item["kind"] != "text"]
        if odd or "?" in text or "R1" not in text or sum(item["length"] for item in items) != len(content):
            raise Fault(f"the bytes of print job {job} are not what they should be: {odd[:3]} {text!r}")
    return len(kept)


def check_linter(kase: str, folder: Path) -> None:
    """Our templates are clean; broken ones are named with line and column."""
    ours = sorted(str(path) for path in (ROOT / "receipts").glob("*.receipt"))
    if len(ours) < 20:
        raise Fault(f"only {len(ours)} templates")
    kase_says(kase, "receipts", "check", *ours)
    sale = (ROOT / "receipts" / "sale.receipt").read_text("utf-8")
    line = sale.count("\n") + 1
    broken: Dict[str, str] = {
        "a {b": r":%d:\d+: error: receipt\.", "{width: 4 x}": r":%d:\d+: error: receipt\.", "{{nobody}}": r":%d:\d+: error: ",
        "{{#items}}": r":\d+:\d+: error: ", "{command: \\x1bp}": r":%d:\d+: error: ", "{{doc.": r":%d:\d+: error: ",
    }
    path = folder / "sale.receipt"
    for text, pattern in broken.items():
        path.write_text(f"{sale}{text}", "utf-8")
        done = run_kase(kase, ["receipts", "check", str(path)])
        place = re.escape(str(path)) + (pattern % line if "%" in pattern else pattern)
        spoken = (done.stdout + done.stderr).decode()
        if done.returncode != 1 or not re.search(place, spoken) or "\x1b" in spoken:
            raise Fault(f"receipts check of {text!r}: exit {done.returncode}, {place} was expected, it says {spoken[:400]!r}")


def expect_calm(kase: str, arguments: List[str], codes: Set[int], what: str) -> bytes:
    """A command that may refuse, in words, but not crash. Returns what it printed."""
    done = run_kase(kase, arguments)
    spoken = done.stderr.decode("utf-8", "replace")
    if done.returncode not in codes or any(word in spoken for word in CRASH_WORDS):
        raise Fault(f"{what}: exit {done.returncode} of kase {' '.join(arguments)[:300]}: {spoken[-400:]}")
    return done.stdout


def check_decoder(kase: str, folder: Path, lot: random.Random) -> int:
    """The technician's decoder: an example of the manual, and streams that nobody meant."""
    hexadecimal = ["devices", "decode", "--protocol", "escpos", "--format", "json", "--hex"]
    items = json.loads(kase_says(kase, *hexadecimal, "1B 74 33 C8 65 6B 73"))["items"]
    if [item["text"] for item in items if "text" in item] != ["Čeks"]:
        raise Fault(f"the decoder does not read Čeks: {items}")
    for wrong in ("1", "zz", "1B 7", "", "0x1B", "1B,74", "ＦＦ", "+1", "-1", "é"):
        expect_calm(kase, [*hexadecimal, wrong], {0} if wrong == "" else {64}, f"--hex {wrong!r}")
    stream = folder / "hostile.bin"
    beginnings = (b"\x1dv0", b"\x1d(k", b"\x1d(L", b"\x1b*", b"\x1bD", b"\x1dk", b"\x1b&", b"\x10\x14", b"\x1d8L",
                  b"\x1b\x1dS",
                  b"\x1b*rA", b"b\xff\xff", b"\x1b\x1dyD", b"\x1d(A", b"\x10\x04", b"\x1b\x06\x01")
    for number in range(HOSTILE_STREAMS):
        pieces = [lot.choice(beginnings) + lot.randbytes(lot.randint(0, 9)) for _ in range(lot.randint(0, 30))]
        content = b"".join(pieces) if number % 3 else lot.randbytes(lot.randint(0, 5000))
        stream.write_bytes(content)
        protocol = ("escpos", "starprnt", "starline", "stargraphic", "status", "star-status")[number % 6]
        out = expect_calm(kase, ["devices", "decode", "--protocol", protocol, str(stream), "--format", "json"], {0},
                          f"{protocol} of {content[:40].hex(' ')}")
        explained = sum(item["length"] for item in json.loads(out).get("items", []))
        if protocol not in ("status", "star-status") and explained != len(content):
            raise Fault(f"{protocol}: {explained} of {len(content)} bytes are explained: {content[:60].hex(' ')}")
    return HOSTILE_STREAMS


def check_lenient(kase: str, folder: Path, lot: random.Random) -> int:
    """Whatever is in a file, leniently it is laid out, and the text is within the columns."""
    path = folder / "random.receipt"
    forms = ("text", "svg", "png", "pdf", "escpos", "starprnt", "star-raster")
    for number in range(LENIENT_FILES):
        source = "".join(lot.choice(PIECES) for _ in range(lot.randint(0, 120)))
        path.write_text(source, "utf-8", newline="")
        form = forms[number % len(forms)] if number % 2 else "text"
        columns = lot.choice((8, 24, 32, 42, 48, 80, 255))
        out = expect_calm(
            kase, ["receipts", "render", str(path), "--as", form, "--lenient", "--columns", str(columns)],
            {0} if form == "text" else {0, 1, 2}, f"lenient file {source!r}")
        if form == "text" and (too_long := [line for line in out.decode().split("\n") if len(line) > columns]):
            raise Fault(f"{columns} columns, and a line is {too_long[0]!r}; the file: {source!r}")
    return LENIENT_FILES


def run(kase: str, seed: int) -> str:
    """The whole test. Returns its line."""
    begin = time.monotonic()
    for program, package in (("zbarimg", "zbar-tools"), ("pdftotext", "poppler-utils"), ("pdffonts", "poppler-utils")):
        if shutil.which(program) is None:
            raise Fault(f"the program {program} of the package {package} is not installed")
    lot = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kase-paper-") as name:
        folder = Path(name)
        check_linter(kase, folder)
        pages = paper_queue.run(kase, folder, lot)
        codes = check_codes(kase, folder, seed) + check_payment_codes(kase, folder)
        codes += check_sheet_code(kase, folder, paper_queue.ledger_in(folder))
        check_sent(kase, folder, paper_queue.ledger_in(folder))
        rolls, types = check_roll(kase, folder), check_day(kase, folder)
        streams, files = check_decoder(kase, folder, lot), check_lenient(kase, folder, lot)
        return (f"{codes} codes read back, PDF of {rolls} languages and {types} types of document read back, {pages}, "
                f"{streams} hostile streams and {files} lenient files, {time.monotonic() - begin:.0f} s")


def main() -> None:
    """Reads the command line and runs."""
    options = parser(__doc__).parse_args()
    ending("paper", lambda: run(binary(options.kase), options.seed))


if __name__ == "__main__":
    main()
