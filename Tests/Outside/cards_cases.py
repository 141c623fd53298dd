"""The axes of the crash matrix of card payments: what goes wrong at the terminal, where the server dies, and how both
are set up."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, NamedTuple

ANSWER_MS = 1000
COMPLETION_MS = 1500

# What a script of the simulator says of a payment that meets the fault.
FAULTS: Dict[str, Dict[str, Any]] = {
    "none": {},
    "drop before answer": {"fault": "drop_before_answer"},
    "drop after answer": {"fault": "drop_after_answer"},
    "drop before status": {"fault": "drop_before_status"},
    "drop after status": {"fault": "drop_after_status"},
    "drop after ack": {"fault": "drop_after_ack"},
    "duplicate status": {"fault": "duplicate_status"},
    "late answer": {"fault": "late_answer", "milliseconds": ANSWER_MS + 600},
    "silence": {"fault": "silence", "milliseconds": COMPLETION_MS + 600},
    "busy": {"fault": "busy"},
    "refused": {"result": "6C"},
    "payment at the terminal": {"fault": "terminal_payment"},
    "nak once": {"fault": "nak_once"},
    "bad checksum once": {"fault": "bad_crc_once"},
    "lost ack once": {"fault": "lost_ack_once"},
}
ON_A_LINE_ONLY = ("nak once", "bad checksum once", "lost ack once")
# Where the line has its own faults, those make room that differ from others only over TCP.
ON_TCP_ONLY = ("drop after answer", "late answer", "busy")

# Where the server is killed, as the simulator calls the place: nowhere; the order is stored and sent; before the
# status information; it is stored and answered; at a line of the slip; before the completion.
CRASHES = ("", "received_command", "before_status", "after_status", "before_slip_2", "before_completion")


class Configuration(NamedTuple):
    """How terminal and till are set up."""

    name: str
    config_byte: str = "B8"
    commit: str = "classic"
    # Whether a sale of the same amount goes before.
    is_repeated: bool = False

    @property
    def has_lines(self) -> bool:
        """Whether the slip comes line by line, and every line has to be answered."""
        return self.config_byte == "BE"

    @property
    def commit_mode(self) -> str:
        """The commit mode as a profile names it."""
        return self.commit.replace("-", "_")


CONFIGURATIONS = (
    Configuration("own slip"),
    Configuration("same amount before", is_repeated=True),
    Configuration("slip in lines", config_byte="BE"),
    Configuration("synchronised", commit="synchronised"),
)


class Case(NamedTuple):
    """One payment, and what it meets."""

    transport: str
    configuration: Configuration
    fault: str
    crash: str

    @property
    def name(self) -> str:
        """The case in words."""
        crash = f"killed at {self.crash}" if self.crash else "not killed"
        return f"{self.transport}, {self.configuration.name}, {self.fault}, {crash}"

    @property
    def entry(self) -> Dict[str, Any]:
        """The case as an entry of the simulator's script."""
        return {**FAULTS[self.fault], **({"hold": self.crash} if self.crash else {})}


def faults(transport: str) -> List[str]:
    """The faults of a transport; twelve each."""
    left_out = ON_A_LINE_ONLY if transport == "tcp" else ON_TCP_ONLY
    return [fault for fault in FAULTS if fault not in left_out]


def cases(transport: str, configuration: Configuration) -> Iterator[Case]:
    """The cases of one set-up."""
    for fault in faults(transport):
        for crash in CRASHES:
            if crash != "before_slip_2" or configuration.has_lines:
                yield Case(transport, configuration, fault, crash)
