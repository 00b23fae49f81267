"""Tests cordboard-shell as a program: line by line, in bulk, at the end of input, and with invalid arguments."""

import json
import os
import subprocess
import tempfile
import time
import unittest

from _shell import SHELL, SITE, Shell, busy_shell

CONFIGURE = json.dumps({"do": "configure", "at": 0, "site": SITE}).encode()


def run(text, *arguments, **options):
    return subprocess.run([SHELL, *arguments], input=text, capture_output=True, timeout=120,
                          check=False, **options)


class Dialogue(unittest.TestCase):
    def test_each_line_is_answered_before_the_next_is_sent(self):
        with Shell() as shell:
            for _ in range(20):
                started = time.monotonic()
                shell.do("advance")
                self.assertLess(time.monotonic() - started, 5)

    def test_a_line_in_pieces(self):
        with Shell() as shell:
            for piece in (b'{"do":', b'"adv', b'ance"'):
                shell.process.stdin.write(piece)
                time.sleep(0.02)
            self.assertEqual(shell.raw(b"}")[1], {"ok": True, "line": 1})

    def test_blank_lines_are_counted_and_not_answered(self):
        done = run(b'\n  \n\t\r\n{"do":"advance"}\n\n{"do":"advance"}')
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout.splitlines(),
                         [b'{"ok":true,"line":4}', b'{"ok":true,"line":6}'])

    def test_carriage_returns_are_white_space(self):
        self.assertEqual(run(b'{"do":"advance"}\r\n').stdout, b'{"ok":true,"line":1}\n')

    def test_no_input(self):
        done = run(b"")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))

    def test_a_file(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(CONFIGURE + b'\n{"ask":"audit"}')
            file.flush()
            done = run(b"", file.name)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(lines[0]["event"], "site_configured")
        self.assertEqual(lines[-1], {"answer": [], "line": 2})
        self.assertEqual(done.returncode, 0)

    def test_misuse(self):
        for arguments in (["--journal", "/nowhere"], ["--what"], ["/does/not/exist"], ["a", "b"]):
            done = run(b'{"do":"advance"}\n', *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertEqual(done.stdout, b"")
            self.assertTrue(done.stderr)
        done = run(b"", os.sep)  # a directory can be opened but not read
        self.assertNotEqual(done.returncode, 0)

    def test_help(self):
        done = run(b"", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"Usage", done.stdout)

    def test_a_closed_output_pipe(self):
        process = subprocess.Popen([SHELL], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, bufsize=0)
        process.stdout.close()
        try:
            for _ in range(1000):
                process.stdin.write(b'{"do":"advance"}\n' * 1000)
            process.stdin.close()
        except BrokenPipeError:
            process.stdin.close()
        self.assertGreater(process.wait(timeout=60), 0)  # an exit status, not a signal
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()

    def test_the_same_input_gives_the_same_bytes(self):
        lines = [CONFIGURE, b'{"do":"sign_in","agent":"bob","presence":"ready"}']
        for i in range(200):
            lines.append(json.dumps({
                "do": "start_conversation", "at": 1000 * i, "customer": f"c{i}", "queue": "sales",
                "attributes": {"n": str(i)}}).encode())
            lines.append(b'{"do":"accept_offer","offer":%d,"agent":"bob"}' % (i + 1))
        text = b"\n".join(lines) + b'\n{"ask":"state_hash"}\n'
        first = run(text)
        self.assertEqual(first.stdout, run(text).stdout)
        with tempfile.NamedTemporaryFile() as file:
            file.write(text)
            file.flush()
            self.assertEqual(first.stdout, run(b"", file.name).stdout)

    def test_bulk_is_fast(self):
        text = b'{"do":"advance","at":1,"by":"host","id":"x"}\n' * 200000
        started = time.monotonic()
        done = run(text)
        self.assertEqual(done.stdout.count(b"\n"), 200000)
        self.assertLess(time.monotonic() - started, 20)  # generous, because machines are shared

    def test_events_are_numbered_and_replies_carry_numbers(self):
        with busy_shell() as shell:
            events, reply = shell.do("start_conversation", customer="mia", queue="sales")
            self.assertEqual(reply["conversation"], 3)
            self.assertEqual(list(events[0])[:3], ["seq", "at", "event"])
            events, reply = shell.do("send_message", conversation=3, text="hi",
                                     **{"from": "customer"})
            self.assertEqual(reply["message"], 1)


if __name__ == "__main__":
    unittest.main()
