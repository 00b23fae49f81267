"""Runs cordboard-shell as a dialogue: bytes in, parsed lines out."""

import json
import os
import subprocess
import sys


def shell_path():
    if len(sys.argv) > 1 and os.path.exists(sys.argv[1]):
        return sys.argv.pop(1)
    return os.path.join(os.environ.get("CORDBOARD_BIN_DIR", "build/bin"), "cordboard-shell")


SHELL = shell_path()

SITE = {
    "skills": ["en"],
    "queues": [{"key": "sales"}],
    "agents": [{"key": "ann", "capacity": 1}, {"key": "bob"}],
}


class Shell:
    """One run of the program. Sends one line at a time and waits for its answer."""

    def __init__(self):
        self.process = subprocess.Popen(
            [SHELL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.reader = os.fdopen(os.dup(self.process.stdout.fileno()), "rb")
        self.lines = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def raw(self, line):
        """Sends bytes as one line; returns the events and the closing line."""
        self.lines += 1
        self.process.stdin.write(line + b"\n")
        events = []
        while True:
            text = self.reader.readline()
            if not text:
                raise EOFError(f"no answer to {line[:200]!r}")
            answer = json.loads(text)
            if "event" not in answer:
                assert answer["line"] == self.lines, (answer, self.lines)
                return events, answer
            events.append(answer)

    def do(self, command, **fields):
        return self.raw(json.dumps({"do": command, **fields}).encode())

    def ask(self, question, **fields):
        _, answer = self.raw(json.dumps({"ask": question, **fields}).encode())
        return answer["answer"]

    def peak_bytes(self):
        """The peak memory of the program so far."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) * 1024
        raise RuntimeError("no VmHWM")

    def close(self):
        """Ends the input; returns the exit status."""
        if not self.process.stdin.closed:
            self.process.stdin.close()
        status = self.process.wait(timeout=60)
        self.reader.close()
        self.process.stdout.close()
        return status


def busy_shell():
    """A shell with an engine that has work in progress: an active conversation and a waiting one."""
    shell = Shell()
    for command in (
            {"do": "configure", "at": 0, "site": SITE},
            {"do": "sign_in", "agent": "ann", "presence": "ready"},
            {"do": "start_conversation", "at": 1000, "customer": "lee", "queue": "sales"},
            {"do": "accept_offer", "at": 2000, "offer": 1, "agent": "ann"},
            {"do": "start_conversation", "at": 3000, "customer": "kim", "queue": "sales"},
    ):
        _, reply = shell.raw(json.dumps(command).encode())
        assert reply["ok"], reply
    return shell
