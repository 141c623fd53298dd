#!/usr/bin/env python3
"""Runs a command of this machine in front of a real kernel's USB: a guest under QEMU, emulated in software.

    vm.py --folder FOLDER [--no-udev] [--seconds-max 240] -- COMMAND...

The guest has dummy_hcd (the kernel's own printer and ACM gadgets), vhci_hcd, usblp and cdc_acm; the command sees
this machine's files read-only and may write to /run. Ends with the command's exit code.
"""

from __future__ import annotations

import argparse
import base64
import re
import shlex
import subprocess
import sys
import threading
import time


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--folder", required=True, help="where prepare.sh and pack.sh have put the guest")
    options.add_argument("--no-udev", action="store_true", help="a guest without udevd, as containers are")
    options.add_argument("--seconds-max", type=int, default=240)
    options.add_argument("command", nargs="+")
    chosen = options.parse_args()
    command = base64.b64encode(shlex.join(chosen.command).encode()).decode()
    words = ["console=ttyS0 quiet oops=panic panic=-1", f"cmd={command}"]
    if chosen.no_udev:
        words.append("udev=no")
    # Software emulation on purpose: a /dev/kvm that is there need not run a plain kernel.
    machine = [
        "qemu-system-x86_64", "-accel", "tcg,thread=multi", "-M", "q35", "-smp", "2", "-m", "1024", "-nodefaults",
        "-no-user-config", "-display", "none", "-no-reboot", "-serial", "stdio",
        "-kernel", f"{chosen.folder}/vmlinux", "-initrd", f"{chosen.folder}/initramfs.cpio.gz",
        "-append", " ".join(words),
        "-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap",
    ]
    begin = time.monotonic()
    guest = subprocess.Popen(
        machine, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, errors="replace")
    watchdog = threading.Timer(chosen.seconds_max, guest.kill)
    watchdog.start()
    status = 1
    assert guest.stdout is not None
    for line in guest.stdout:
        found = re.match(r"guest exit (\d+)", line)
        if found:
            status = int(found[1])
        else:
            print(f"{time.monotonic() - begin:6.2f}  {line.rstrip()}", flush=True)
    guest.wait()
    watchdog.cancel()
    print(f"usb-vm: exit {status} after {time.monotonic() - begin:.0f} s")
    return status


sys.exit(main())
