"""Contact sheets: every template in every language as it prints, side by side, to be looked at.

    contact_sheet.py --kase PATH --out DIR [--columns 42] [--scale 2]

Writes one picture per language, such as `lv-42.png`: the pages of all templates, by name, in columns
of about the same height. With `--scale 2` four dots become one. Ends with exit code 1 where a page
can't be rendered or the program has anything to say about it.
"""

from __future__ import annotations

import json
import struct
import subprocess
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import List, NamedTuple

from harness import Fault, binary, ending, parser

LANGUAGES = ["lv", "en", "de", "ru", "pl"]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
DESK = 0xB0
GAP = 24
MARGIN = 12


class Picture(NamedTuple):
    """Rows of grey dots, one byte a dot, 0 for black."""

    width: int
    rows: List[bytes]


def read(png: bytes) -> Picture:
    """An 8-bit grey picture without interlacing; a fault where the file is anything else."""
    if not png.startswith(SIGNATURE):
        raise Fault("that is no PNG file")
    head, data, place = b"", b"", len(SIGNATURE)
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place:place + 8])
        content = png[place + 8:place + 8 + length]
        head = content if kind == b"IHDR" else head
        data += content if kind == b"IDAT" else b""
        place += length + 12
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", head)
    if (depth, colour, interlace) != (8, 0, 0):
        raise Fault(f"depth {depth}, colour type {colour}, interlace {interlace} is not read")
    lines = zlib.decompress(data)
    rows: List[bytes] = []
    above = bytes(width)
    for y in range(height):
        start = y * (width + 1)
        above = unfiltered(lines[start], lines[start + 1:start + 1 + width], above)
        rows.append(above)
    return Picture(width, rows)


def unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """A row of dots from its filtered form (PNG specification, chapter 9)."""
    if kind == 0 or (kind == 2 and not any(above)):
        return line
    if kind == 2:
        return bytes((x + b) & 255 for x, b in zip(line, above))
    row = bytearray()
    left = corner = 0
    for x, up in zip(line, above):
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + up) >> 1
        else:
            guess = nearest(left, up, corner)
        left, corner = (x + guess) & 255, up
        row.append(left)
    return bytes(row)


def nearest(left: int, up: int, corner: int) -> int:
    """Paeth's guess: the neighbour that is nearest to left + up - corner."""
    to_left, to_up = abs(up - corner), abs(left - corner)
    to_corner = abs(left + up - 2 * corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner


def written(picture: Picture) -> bytes:
    """The file of a picture."""
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", picture.width, len(picture.rows), 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in picture.rows), 6)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def smaller(picture: Picture, scale: int) -> Picture:
    """The picture with the mean of scale x scale dots in the place of each."""
    if scale == 1:
        return picture
    width, area = picture.width // scale, scale * scale
    rows = []
    for y in range(0, len(picture.rows) - scale + 1, scale):
        band = picture.rows[y:y + scale]
        if all(row == band[0] for row in band) and len(set(band[0])) == 1:
            rows.append(band[0][:width])
            continue
        parts = [row[x:width * scale:scale] for row in band for x in range(scale)]
        rows.append(bytes(sum(dots) // area for dots in zip(*parts)))
    return Picture(width, rows)


def framed(picture: Picture) -> Picture:
    """The picture with a margin of white paper, as a printer leaves it."""
    side, blank = b"\xff" * MARGIN, b"\xff" * (picture.width + 2 * MARGIN)
    rows = [side + row + side for row in picture.rows]
    return Picture(len(blank), [blank] * MARGIN + rows + [blank] * MARGIN)


def joined(pages: List[Picture]) -> Picture:
    """The pages in columns, from top to bottom and from left to right, on a grey desk."""
    limit = max(max(len(page.rows) for page in pages),
                sum(len(page.rows) + GAP for page in pages) // 6)
    columns: List[List[bytes]] = []
    width = max(page.width for page in pages)
    blank = bytes([DESK]) * width
    for page in pages:
        if not columns or len(columns[-1]) + len(page.rows) > limit:
            columns.append([])
        columns[-1] += [row + blank[page.width:] for row in page.rows] + [blank] * GAP
    side = bytes([DESK]) * GAP
    height = max(map(len, columns))
    for column in columns:
        column += [blank] * (height - len(column))
    edge = [bytes([DESK]) * ((width + GAP) * len(columns) + GAP)] * GAP
    rows = [side + b"".join(part + side for part in parts) for parts in zip(*columns)]
    return Picture(len(edge[0]), edge + rows)


def page(kase: str, template: str, language: str, columns: int) -> Picture:
    """A template with an everyday document's values, as it prints."""
    done = subprocess.run(
        [kase, "receipts", "render", template, "--sample", "--language", language,
         "--columns", str(columns), "--as", "png"], capture_output=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise Fault(f"{template} in {language}: {done.stderr.decode(errors='replace')[-400:]}")
    return read(done.stdout)


def sheets(kase: str, folder: Path, columns: int, scale: int) -> str:
    """Writes the sheets of all languages; answers what was done."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = subprocess.run(
        [kase, "receipts", "list", "--format", "json"], capture_output=True, check=True)
    templates = sorted(json.loads(listed.stdout)["templates"])
    for language in LANGUAGES:
        with ThreadPoolExecutor(2) as pool:
            pages = pool.map(lambda name: page(kase, name, language, columns), templates)
            sheet = joined([framed(smaller(one, scale)) for one in pages])
        (folder / f"{language}-{columns}.png").write_bytes(written(sheet))
    return f"{len(templates)} pages in {len(LANGUAGES)} languages, {columns} columns"


def main() -> None:
    """The command line."""
    options = parser(__doc__)
    options.add_argument("--out", type=Path, required=True, help="the folder of the pictures")
    options.add_argument("--columns", type=int, default=42, help="characters per line")
    options.add_argument("--scale", type=int, default=1, help="so many dots become one")
    chosen = options.parse_args()
    kase = binary(chosen.kase)
    ending("contact sheets", lambda: sheets(kase, chosen.out, chosen.columns, chosen.scale))


if __name__ == "__main__":
    main()
