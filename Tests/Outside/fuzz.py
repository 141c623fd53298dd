"""Holds the server to its own description with schemathesis.

Usage: fuzz.py --kase BINARY --schemathesis PROGRAM [--examples N]

Every operation is called with generated requests, well-formed and not, by an administrator with an
open shift. A server error, an answer or a content type that the description does not name, a missing
key that is accepted, or a call without a session that is answered ends with exit code 1.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import harness

CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_schema_conformance", "missing_required_header", "ignored_auth",
])
# Signing out would end the session of the run; the stream of events never ends.
LEFT_OUT = ["/v1/sign-out", "/v1/events"]


def main() -> int:
    parser = harness.parser(__doc__)
    parser.add_argument("--schemathesis", required=True)
    parser.add_argument("--examples", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with harness.Server(harness.binary(options.kase), Path(folder) / "demo") as server:
            server.start_demo()
            client = server.sign_in("admin", "R1")
            client.must("/v1/shifts", {"count": {"100.00": 5}}, "fuzz-open")
            command = [
                options.schemathesis, "run", f"http://127.0.0.1:{server.port}/v1/openapi.json",
                "--header", f"Authorization: Bearer {client.token}", "--checks", CHECKS,
                "--phases", "examples,coverage,fuzzing", "--max-examples", str(options.examples),
                "--continue-on-failure", "--seed", "1",
            ]
            for path in LEFT_OUT:
                command += ["--exclude-path", path]
            code = subprocess.run(command, cwd=folder, check=False).returncode
            server.expect_no_crash()
            server.stop()
            print(harness.run_checker(server.ledger))
            harness.run_verify(server.kase, server.ledger)
            return code


if __name__ == "__main__":
    sys.exit(main())
