"""A receipt printer and a card terminal as the kernel's own USB gadgets, for a guest with dummy_hcd.

Each is a device at the end of a cable inside the same kernel: the program under test meets it through usbcore and
usbfs, a simulator plays it through the gadget's node.
"""

from __future__ import annotations

import time
from pathlib import Path

CONFIGFS = Path("/sys/kernel/config/usb_gadget")
IEEE_1284 = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;DES:EPSON TM-T20III;"


class Gadget:
    """A device that can be plugged in and pulled out."""

    def __init__(self, number: int, function: str, vendor: int, product: int, names: "tuple[str, str, str]") -> None:
        self.controller = f"dummy_udc.{number}"
        self.node = Path("/dev/g_printer0" if function.startswith("printer") else "/dev/ttyGS0")
        self.folder = CONFIGFS / f"kase{number}"
        self.folder.mkdir()
        self._put("idVendor", hex(vendor))
        self._put("idProduct", hex(product))
        if function.startswith("acm"):
            self._put("bDeviceClass", "0x02")
        strings = self.folder / "strings/0x409"
        strings.mkdir()
        for name, text in zip(("manufacturer", "product", "serialnumber"), names):
            (strings / name).write_text(text)
        (self.folder / "configs/c.1").mkdir()
        part = self.folder / "functions" / function
        part.mkdir()
        if function.startswith("printer"):
            (part / "pnp_string").write_text(IEEE_1284)
            (part / "q_len").write_text("2")
        (self.folder / "configs/c.1" / function).symlink_to(part)

    def _put(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def plug(self) -> None:
        """Plugs it in, and waits until the host has recognised it."""
        self._put("UDC", self.controller)
        state = Path("/sys/class/udc") / self.controller / "state"
        until = time.monotonic() + 10
        while state.read_text().strip() != "configured" or not self.node.exists():
            if time.monotonic() > until:
                raise RuntimeError(f"{self.controller} was not recognised: {state.read_text().strip()}")
            time.sleep(0.02)

    def unplug(self) -> None:
        """Pulls it out."""
        self._put("UDC", "\n")


def printer() -> Gadget:
    """A printer that calls itself a TM-T20III."""
    return Gadget(0, "printer.0", 0x04B8, 0x0E28, ("EPSON", "TM-T20III", "PRN0001"))


def terminal() -> Gadget:
    """A terminal behind a serial line of the class CDC-ACM."""
    return Gadget(1, "acm.0", 0x0B00, 0x0080, ("INGENICO", "Desk5000", "TRM0001"))
