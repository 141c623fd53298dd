"""Throws hostile bytes at everything that reads bytes from outside.

Usage: run.py --binary FuzzDecoders --work FOLDER [--runs N] [--seconds N] [DECODER ...]

Each decoder runs by itself under libFuzzer and AddressSanitizer, from the worked examples of the
tests as seeds. FOLDER keeps what was found between two runs. A broken law, a trap, a hang of five
seconds or more than 512 MB end with exit code 1, and libFuzzer's report names the input.
"""
import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
DECODERS = [
    "zvt-apdu", "zvt-serial", "zvt-explain", "zvt-driver", "zvt-simulator", "nexo",
    "nexo-simulator", "escpos", "star", "status", "usb",
]
# Words of the protocols, in libFuzzer's notation.
WORDS = {
    "zvt": ["\\x04\\x0f", "\\x06\\x0f", "\\x06\\x1e", "\\x06\\xd3", "\\x1f\\x10", "\\x22\\xf0",
            "\\x06\\x82", "\\x10\\x02", "\\x10\\x03", "\\xf9\\xf9\\xf9", "4111111111111111"],
    "nexo": ["SaleToPOIRequest", "SaleToPOIResponse", "MessageHeader", "Response", "Failure",
             "null", "1E+1", "4111 1111 1111 1111", "\\\\u0000", "\\\\ud83d"],
    "escpos": ["\\x1d(k", "\\x1dv0", "\\x1d(L", "\\x1b*", "\\x1d8L", "\\x10\\x04", "\\x1dk"],
    "star": ["\\x1b\\x1dS", "\\x1bX", "\\x1b*rA", "\\x1b\\x1dy", "\\x1bb", "\\x1bk"],
    "usb": ["MFG:", "MDL:", "CMD:", "\\x05\\x24\\x06\\x00\\x01"],
}


def specimens() -> list[bytes]:
    """The packets that stand in the tests of ZVT, as hexadecimal digits."""
    found = []
    for file in sorted((TESTS / "ZVTTests").rglob("*.swift")):
        text = re.sub(r'"\s*\+\s*"', " ", file.read_text())
        for digits in re.findall(r'"((?:[0-9A-F]{2} ?){3,})"', text):
            found.append(bytes.fromhex(digits))
    return found


def serial(packet: bytes) -> bytes:
    """A packet as a block of the serial line."""
    crc = 0
    for byte in packet + b"\x03":
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0x8408 if crc & 1 else crc >> 1
    doubled = packet.replace(b"\x10", b"\x10\x10")
    return b"\x10\x02" + doubled + b"\x10\x03" + crc.to_bytes(2, "little")


def step(packet: bytes) -> bytes:
    """A packet as a step of the driver's and the simulator's inputs."""
    data = packet[3:][:0x3F]
    return bytes([len(data)]) + packet[:2] + data


def seeds(decoder: str) -> list[bytes]:
    packets = specimens()
    messages = (HERE / "seeds" / "nexo.jsonl").read_bytes().splitlines()
    if decoder == "zvt-apdu":
        return packets
    if decoder == "zvt-serial":
        blocks = [serial(packet) for packet in packets]
        return [bytes([mode]) + block for mode in range(3) for block in blocks] + [
            bytes([2, 0, 1, len(block)]) + block + b"\x01\x00\x05\x10" for block in blocks]
    if decoder == "zvt-explain":
        return [b"\x00" + p + b"\x80\x00\x00" for p in packets] + [
            b"\x01" + serial(p) + b"\x06" for p in packets]
    if decoder == "zvt-driver":
        begin = b"\x01\x80\x80\x8c\x80\x81\x80"
        return [bytes([verb, 2]) + begin + step(p) + b"\x81" for verb in (0, 4, 5, 6, 7, 8, 10)
                for p in packets]
    if decoder == "zvt-simulator":
        return [b"\x00\x01\xb2" + step(p) + b"\x90\xb0\x90\xb0" for p in packets]
    if decoder == "nexo":
        return messages + [len(m).to_bytes(4, "big") + m for m in messages]
    if decoder == "nexo-simulator":
        return [bytes([trouble]) + m for trouble in (99, 0, 7, 13) for m in messages]
    if decoder == "usb":
        reply = b"\x00\x2aMFG:EPSON;CMD:ESC/POS;MDL:TM-T20;SN:1;"
        device = b"\x00\x00\x03ABC\x03123\x02\x08\x00\x02\x81\x40\x02\x02\x40\x00"
        return [b"\x00" + reply, b"\x01usb:1-4.2", b"\x02\x00" + device, b"\x07" + device]
    return [b"\x00", b"\x01Kase\x0a", b"\x00\x1b@\x1bE\x01A\x0a\x1dV\x00", b"\x02\x12\x14\x10\x0f"]


def dictionary(decoder: str, folder: Path) -> list[str]:
    words = WORDS.get(decoder) or WORDS.get(decoder.split("-")[0])
    if not words:
        return []
    file = folder / "words"
    file.write_text("".join(f'"{word}"\n' for word in words))
    return [f"-dict={file}"]


def run(decoder: str, options: argparse.Namespace) -> bool:
    folder = options.work / decoder
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(decoder)):
        (corpus / f"seed-{number:04}").write_bytes(seed)
    command = [
        str(options.binary.resolve()), f"-runs={options.runs}", "-max_len=1024",
        "-rss_limit_mb=512", "-malloc_limit_mb=64", "-timeout=5", "-detect_leaks=0",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}/", *dictionary(decoder, folder), str(corpus),
    ]
    if options.seconds:
        command.insert(1, f"-max_total_time={options.seconds}")
    environment = os.environ | {
        "KASE_DECODER": decoder, "SWIFT_BACKTRACE": "enable=no",
        # A small quarantine, since the limit of memory is about what a decoder takes; and nothing
        # that only embellishes reports: it would cost half of the inputs.
        "ASAN_OPTIONS": "detect_leaks=0:quarantine_size_mb=1:malloc_context_size=0"
                        ":allocator_release_to_os_interval_ms=-1",
    }
    log = folder / "log"
    with log.open("wb") as output:
        code = subprocess.run(command, env=environment, stdout=output, stderr=output).returncode
    lines = log.read_text(errors="replace").splitlines()
    done = next((line for line in reversed(lines) if line.startswith("Done ")), "not done")
    print(f"{decoder:15} {'ok  ' if code == 0 else 'FAIL'} {done}", flush=True)
    if code != 0:
        print("\n".join(lines[-30:]), flush=True)
    return code == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=10_000_000)
    parser.add_argument("--seconds", type=int, help="at most so long for each decoder")
    parser.add_argument("decoders", nargs="*", metavar="DECODER", help=", ".join(DECODERS))
    options = parser.parse_args()
    return 0 if all([run(name, options) for name in options.decoders or DECODERS]) else 1


if __name__ == "__main__":
    sys.exit(main())
