"""What the outside tests share: a server to start and kill, a client that retries, a verdict.

Standard library only. Nothing here knows more of Kase than its command line and its HTTP API.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

HERE = Path(__file__).resolve().parent
JSON_TYPE = {"Content-Type": "application/json"}
CRASH_WORDS = ("Fatal error", "Stack dump", "crashed", "Illegal instruction", "Segmentation fault")
CONNECTION_ERRORS = (OSError, http.client.HTTPException)


class Fault(Exception):
    """Something that must not be, in words."""


class Answer(NamedTuple):
    """What came back to a request."""

    status: int
    headers: Dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        """The body as JSON; nothing where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def code(self) -> str:
        """The code of a problem; empty for an answer without one."""
        value = self.value
        return value.get("code", "") if isinstance(value, dict) else ""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Client:
    """One keep-alive connection to a server, and the token that is sent along."""

    def __init__(self, port: int, token: str = "", timeout: float = 30) -> None:
        self.port = port
        self.token = token
        self.timeout = timeout
        self.connection: Optional[http.client.HTTPConnection] = None

    def call(
        self, method: str, path: str, body: Any = None, key: str = "",
        headers: Optional[Dict[str, str]] = None,
    ) -> Answer:
        """Sends one request. Raises what the connection raises; then the next call connects anew."""
        fields = dict(JSON_TYPE) if body is not None else {}
        if self.token:
            fields["Authorization"] = "Bearer " + self.token
        if key:
            fields["Idempotency-Key"] = key
        fields.update(headers or {})
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            self.connection.request(method, path, data, fields)
            response = self.connection.getresponse()
            content = response.read()
        except CONNECTION_ERRORS:
            self.close()
            raise
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, content)

    def post(self, path: str, body: Any, key: str) -> Answer:
        """Sends a command under a key."""
        return self.call("POST", path, body, key)

    def must(self, path: str, body: Any, key: str) -> Dict[str, Any]:
        """Sends a command that has to be accepted at once."""
        answer = self.post(path, body, key)
        if answer.status != 200:
            raise Fault(f"{path} {key}: 200 was expected, got {answer.status} {answer.body[:300]!r}")
        value: Dict[str, Any] = answer.value
        return value

    def close(self) -> None:
        """Closes the connection."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def is_passing(answer: Answer) -> bool:
    """Whether the same request with the same key is to be sent again."""
    busy = ("tender.attempt_open", "terminal.busy", "terminal.in_doubt")
    return answer.status in (202, 402, 503, 507) or (answer.status == 409 and answer.code in busy)


def insist(client: Client, path: str, body: Any, key: str, until: float) -> Tuple[Answer, int]:
    """Sends a command with one key until it has an answer that stays.

    Returns the answer and how often the request was sent again.
    """
    again = 0
    last = ""
    while time.monotonic() < until:
        try:
            answer = client.post(path, body, key)
            if not is_passing(answer):
                return answer, again
            last = f"{answer.status} {answer.code}"
        except CONNECTION_ERRORS as error:
            last = repr(error)
        again += 1
        time.sleep(0.01)
    raise Fault(f"{path} {key}: no final answer in time; the last was {last}")


class Server:
    """A demo branch in a folder, and the process that serves it."""

    def __init__(self, kase: str, folder: Path, logs: Optional[Path] = None) -> None:
        self.kase = kase
        self.folder = folder
        # Beside the branch, unless the test fills the disk that the branch is on.
        self.logs = logs or folder.parent
        self.port = free_port()
        self.process: Optional[subprocess.Popen] = None
        self.pins: Dict[str, str] = {}
        self.devices: Dict[str, str] = {}
        self.runs = 0

    @property
    def ledger(self) -> Path:
        """The ledger of the branch."""
        return self.folder / "branch.kase"

    @property
    def _errors(self) -> Path:
        return self.logs / f"{self.folder.name}-stderr.log"

    def _launch(self, arguments: List[str]) -> None:
        self.runs += 1
        self._output = self.logs / f"{self.folder.name}-stdout.log"
        command = [self.kase, "serve", *arguments, "--port", str(self.port), "--requests-per-minute", "0"]
        with open(self._output, "wb") as out, open(self._errors, "ab") as err:
            self.process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL)

    def start_demo(self) -> None:
        """Makes the branch and serves it; reads the PINs and the tokens of the devices."""
        self._launch(["--demo", str(self.folder)])
        self.wait_for_health()
        until = time.monotonic() + 30
        while "Stop with Ctrl-C" not in self._output.read_text("utf-8"):
            if time.monotonic() > until:
                raise Fault("the demo server did not print its welcome")
            time.sleep(0.02)
        text = self._output.read_text("utf-8")
        self.pins = dict(re.findall(r"^  (\w+), .*: PIN (\d+)$", text, re.M))
        self.devices = dict(re.findall(r"^  device of (\w+): (\S+)$", text, re.M))

    def launch_again(self) -> None:
        """Serves the same branch again, without drawing PINs: sessions go on."""
        self._launch(["--ledger", str(self.ledger), "--devices", "simulated"])

    def restart(self) -> float:
        """Serves the same branch again. Returns the seconds until it answered."""
        begin = time.monotonic()
        self.launch_again()
        self.wait_for_health(begin)
        return time.monotonic() - begin

    def wait_for_health(self, begin: Optional[float] = None, seconds: float = 30) -> None:
        """Waits until the server answers."""
        until = (begin or time.monotonic()) + seconds
        client = Client(self.port, timeout=5)
        while time.monotonic() < until:
            if self.process is not None and self.process.poll() is not None:
                raise Fault(f"the server ended with {self.process.returncode}: {self.errors()[-600:]}")
            try:
                if client.call("GET", "/v1/health").status == 200:
                    client.close()
                    return
            except CONNECTION_ERRORS:
                time.sleep(0.004)
        raise Fault("the server does not answer /v1/health")

    def kill(self) -> None:
        """Ends the server as a power cut would: SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Asks the server to end, and expects it to."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Fault("the server did not end within 30 s of SIGTERM") from None
        if code not in (0, -signal.SIGTERM):
            raise Fault(f"the server ended with {code}: {self.errors()[-600:]}")

    def errors(self) -> str:
        """What all runs wrote to standard error."""
        return self._errors.read_text("utf-8", "replace") if self._errors.exists() else ""

    def expect_no_crash(self) -> None:
        """Looks for the traces of a trap on standard error."""
        for word in CRASH_WORDS:
            if word in self.errors():
                at = self.errors().index(word)
                raise Fault(f"the server crashed: {self.errors()[max(0, at - 200):at + 400]}")

    def sign_in(self, person: str, register: str) -> Client:
        """Signs a person in at a register."""
        client = Client(self.port)
        body = {"person": person, "pin": self.pins[person], "device": self.devices[register]}
        answer = client.call("POST", "/v1/sign-in", body)
        if answer.status != 200:
            raise Fault(f"{person} can't sign in: {answer.status} {answer.body[:300]!r}")
        client.token = answer.value["token"]
        return client

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()


def sale(service: str, quantity: str, *tenders: Dict[str, str]) -> Dict[str, Any]:
    """The body of a sale of one line."""
    return {"lines": [{"service": service, "quantity": quantity}], "tenders": list(tenders)}


def cash(amount: str) -> Dict[str, str]:
    """Cash put down."""
    return {"kind": "cash", "tendered": amount}


def card(amount: str) -> Dict[str, str]:
    """A card payment."""
    return {"kind": "card", "amount": amount}


def run_checker(ledger: Path, log: Optional[Path] = None, printing: str = "R1,R2") -> str:
    """Runs the independent checker. Returns its line; raises its fault."""
    command = [sys.executable, str(HERE / "checker.py"), str(ledger), "--printing", printing]
    if log is not None:
        command += ["--log", str(log)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        raise Fault(f"checker: {(done.stdout + done.stderr).strip()}")
    return done.stdout.strip()


def run_kase(
    kase: str, arguments: Sequence[str], environment: Optional[Dict[str, str]] = None,
    timeout: float = 120,
) -> subprocess.CompletedProcess:
    """Runs a command of Kase with nothing to read."""
    settings = {**os.environ, "KASE_LANGUAGE": "en", **(environment or {})}
    return subprocess.run(
        [kase, *arguments], capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL, env=settings)


def run_verify(kase: str, ledger: Path) -> None:
    """Lets Kase prove the ledger itself."""
    done = run_kase(kase, ["ledger", "verify", str(ledger), "--format", "json"], timeout=600)
    try:
        whole = json.loads(done.stdout)["whole"]
    except (ValueError, KeyError):
        whole = None
    if done.returncode != 0 or whole is not True:
        raise Fault(f"kase ledger verify: exit {done.returncode} {done.stdout!r} {done.stderr!r}")


def parser(text: Optional[str]) -> argparse.ArgumentParser:
    """A command line with the options of every test."""
    made = argparse.ArgumentParser(description=(text or "").splitlines()[0])
    made.add_argument("--kase", required=True, help="the binary of Kase")
    made.add_argument("--seed", type=int, default=20261120, help="for everything that is drawn by lot")
    return made


def binary(path: str) -> str:
    """The binary as a full path; tests change folders."""
    full = str(Path(path).resolve())
    if not os.access(full, os.X_OK):
        raise SystemExit(f"{path} is no program")
    return full


def ending(name: str, work: Any) -> None:
    """Runs a test and ends the program: one line, exit code 0 or 1."""
    try:
        line = work()
    except Fault as fault:
        print(f"{name} FAILED: {fault}")
        raise SystemExit(1) from None
    except (*CONNECTION_ERRORS, subprocess.TimeoutExpired) as error:
        traceback.print_exc()
        print(f"{name} FAILED: {error!r}")
        raise SystemExit(1) from None
    print(f"{name}: {line}")
    raise SystemExit(0)
