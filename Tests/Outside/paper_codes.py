"""Codes on paper for `paper.py`: drawn by Kase, read back by `zbarimg`, as a picture and out of a printer's bytes."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Tuple

from harness import Fault, run_kase

# Profiles of our list that draw codes as pictures: `xprinter` the bars, the other two QR codes as well.
BARS, EVERYTHING = ("xprinter-xp-80c", "pos-8360"), ("pos-8360", "unknown")
QUIET_DOTS = 48
LATIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ODD = "Āčēģīķļņšūž ß € „“ – Żółć Привет / ; \\ { } | ~ _ ^"


class Code(NamedTuple):
    """A code: its name in a template and for zbar, what goes in, what is to come out."""

    name: str
    zbar: str
    data: str
    read: str
    options: str


def check_digit(digits: str) -> str:
    """The check digit of EAN and UPC."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def upca_of_upce(six: str) -> str:
    """The eleven digits that the six of a UPC-E stand for."""
    last = six[5]
    if last in "012":
        return "0" + six[:2] + last + "0000" + six[2:5]
    if last == "3":
        return "0" + six[:3] + "00000" + six[3:5]
    if last == "4":
        return "0" + six[:4] + "00000" + six[4]
    return "0" + six[:5] + "0000" + last


def barcodes(lot: random.Random) -> List[Code]:
    """Every symbology at every width of its bars, with data drawn by lot."""
    def digits(count: int) -> str:
        return "".join(lot.choice("0123456789") for _ in range(count))

    def letters(alphabet: str, count: int) -> str:
        return "".join(lot.choice(alphabet) for _ in range(count))

    made: List[Code] = []

    def add(name: str, zbar: str, data: str, read: str, width: int) -> None:
        made.append(Code(name, zbar, data, read, f"{name} {width} 72 {'hri' if width == 2 else 'nohri'}"))

    for width in (2, 3, 4):
        for name, zbar, count in (("upc", "upca", 11), ("ean", "ean13", 12), ("ean", "ean8", 7)):
            data = digits(count)
            add(name, zbar, data, data + check_digit(data), width)
            add(name, zbar, data + check_digit(data), data + check_digit(data), width)
        six = digits(6)
        # A last digit of 3 or 4 shortens only what no other one can.
        six = six[:2] + "7" + six[3] + "5" + six[5]
        add("upc", "upce", "0" + six, "0" + six + check_digit(upca_of_upce(six)), width)
        few = 16 // width
        itf, code39 = digits(14), "A" + letters(LATIN + "-. $/+%", few - 1) + "Z"
        add("itf", "i25", itf, itf, width)
        add("code39", "code39", code39, code39, width)
        codabar = "A" + digits(few // 2) + "-$:/.+"[:few] + "B"
        add("codabar", "codabar", codabar, codabar, width)
        for name in ("code93", "code128"):
            text = letters(LATIN + LATIN.lower() + "!#%&()*+,-./:<=>?@", few)
            add(name, name, text, text, width)
    add("code128", "code128", long := digits(20), long, 2)
    return made


def qr_codes(lot: random.Random) -> List[Code]:
    """QR codes of every level and size of module, short and long, with letters of every language."""
    made = []
    for level in "lmqh":
        for cell in range(3, 9):
            count = 1 if cell == 8 else lot.randint(2, 700 // cell if level == "l" else 200 // cell)
            data = "".join(lot.choice(LATIN + ODD) for _ in range(count)).strip() or "A"
            made.append(Code("qrcode", "qrcode", data, data, f"qrcode {cell} {level}"))
    made.append(Code("qrcode", "qrcode", ODD, ODD, "qrcode 4 m"))
    return made


def escaped(data: str) -> str:
    """Data as the value of a property."""
    return "".join("\\" + letter if letter in "\\|{};" else letter for letter in data)


def rendered(kase: str, source: Path, form: str, out: Path, *more: str) -> bytes:
    """What `kase receipts render` puts out."""
    done = run_kase(kase, ["receipts", "render", str(source), "--as", form, "-o", str(out), *more])
    if done.returncode != 0:
        raise Fault(f"kase receipts render {source.name} --as {form}: {done.stderr.decode()[-300:]}")
    return out.read_bytes()


# How many bytes follow the first two (or three) of a command without data of changing length.
FIXED: Dict[bytes, int] = {
    b"\x1b@": 0, b"\x1c.": 0, b"\x1bR": 1, b"\x1bM": 1, b"\x1b ": 1, b"\x1b2": 0, b"\x1b3": 1, b"\x1ba": 1, b"\x1bt": 1,
    b"\x1bE": 1, b"\x1b-": 1, b"\x1d!": 1, b"\x1dB": 1, b"\x1bd": 1, b"\x1bJ": 1, b"\x1b$": 2, b"\x1dV": 1,
}


def pictures(data: bytes) -> List[Tuple[int, List[bytes]]]:
    """The pictures of an ESC/POS stream: width in bytes, and rows; strips that follow each other are one.

    Reads only what Kase may send to a printer that draws codes as pictures; anything else is a fault.
    """
    found: List[Tuple[int, List[bytes]]] = []
    at, joins = 0, False
    while at < len(data):
        if data[at:at + 3] == b"\x1dv0":
            mode, width = data[at + 3], data[at + 4] + 256 * data[at + 5]
            height = data[at + 6] + 256 * data[at + 7]
            content = data[at + 8:at + 8 + width * height]
            if mode or len(content) != width * height:
                raise Fault(f"GS v 0 at byte {at}: mode {mode}, {len(content)} of {width * height} bytes")
            rows = [content[row * width:(row + 1) * width] for row in range(height)]
            if joins and found[-1][0] == width:
                found[-1][1].extend(rows)
            else:
                found.append((width, rows))
            at, joins = at + 8 + len(content), True
            continue
        joins = False
        if data[at:at + 2] in FIXED:
            at += 2 + FIXED[data[at:at + 2]]
        elif data[at] == 0x0A or data[at] >= 0x20:
            at += 1
        else:
            raise Fault(f"byte {at} of the stream begins no known command: {data[at:at + 8].hex(' ')}")
    return found


def pbm(width: int, rows: List[bytes]) -> bytes:
    """A picture as a PBM file, with white around it."""
    side = bytes(QUIET_DOTS // 8)
    above = bytes((width + 2 * len(side)) * QUIET_DOTS)
    size = f"P4\n{(width + 2 * len(side)) * 8} {len(rows) + 2 * QUIET_DOTS}\n".encode()
    return size + above + b"".join(side + row + side for row in rows) + above


def scanned(picture: Path, zbar: str) -> List[str]:
    """What `zbarimg` reads in a picture."""
    # zbar finds the UPC codes as kinds of EAN-13.
    enabled = [zbar, "ean13"] if zbar.startswith("upc") else [zbar]
    only = ["-Sdisable", *(f"-S{name}.enable" for name in enabled)] + (["-Sbinary"] if zbar == "qrcode" else [])
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--nodbus", *only, str(picture)], capture_output=True, check=False, timeout=60)
    if done.returncode not in (0, 4):
        raise Fault(f"zbarimg {picture.name} ended with {done.returncode}: {done.stderr.decode()[-200:]}")
    text = done.stdout.decode("utf-8", "replace")
    return [text] if zbar == "qrcode" and text else text.splitlines()


def expect_code(picture: Path, code: Code, where: str) -> None:
    """One code, with exactly its data."""
    found = scanned(picture, code.zbar)
    if found != [code.read]:
        raise Fault(f"{code.options} {code.data!r} in {where}: {code.read!r} was expected, zbarimg reads {found!r}")


def check_code(kase: str, folder: Path, number: int, code: Code) -> int:
    """A code through PNG and through the bytes of printers. Returns how often it was read."""
    source = folder / f"code-{number}.receipt"
    source.write_text(f"\n\n{{option: {code.options}; code: {escaped(code.data)}}}\n\n", "utf-8")
    png = folder / f"code-{number}.png"
    rendered(kase, source, "png", png)
    expect_code(png, code, "PNG")
    profiles = EVERYTHING if code.name == "qrcode" else BARS
    times = 1
    for profile in profiles:
        # 58 mm of paper take no wide code; the linter says so, and nothing is sent.
        if profile == "unknown" and is_too_wide(kase, source, profile):
            continue
        stream = rendered(kase, source, "escpos", folder / f"code-{number}.bin", "--profile", profile)
        drawn = pictures(stream)
        if len(drawn) != 1:
            raise Fault(f"{code.options} for {profile}: one picture was expected, there are {len(drawn)}")
        picture = folder / f"code-{number}-{profile}.pbm"
        picture.write_bytes(pbm(*drawn[0]))
        expect_code(picture, code, f"the bytes for {profile}")
        times += 1
    return times


def is_too_wide(kase: str, source: Path, profile: str) -> bool:
    """Whether a code is refused because the paper is too narrow."""
    done = run_kase(kase, ["receipts", "render", str(source), "--as", "escpos", "--profile", profile])
    return done.returncode == 1 and b"receipt.code_" in done.stderr


def check_codes(kase: str, folder: Path, seed: int) -> int:
    """All codes. Returns how many readings there were."""
    lot = random.Random(seed)
    makers: Tuple[Callable[[random.Random], List[Code]], ...] = (barcodes, qr_codes)
    codes = [code for maker in makers for code in maker(lot)]
    return sum(check_code(kase, folder, number, code) for number, code in enumerate(codes))


def check_payment(text: str, iban: str, amount: str, where: str) -> None:
    """Whether a payment code is what EPC069-12 says, for an account and a sum."""
    lines = text.split("\n")
    want = ["BCD", "002", "1", "SCT"]
    if lines[:4] != want or lines[6] != iban or lines[7] != f"EUR{amount}" or not 8 <= len(lines) <= 12:
        raise Fault(f"the payment code in {where} is no SEPA transfer of EUR {amount} to {iban}: {text!r}")
    if len(text.encode()) > 331:
        raise Fault(f"the payment code in {where} is longer than 331 bytes")
