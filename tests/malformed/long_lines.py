"""Lines of many megabytes: lines that are too long or have too many values are refused, in bounded memory."""

import json
import unittest

from _shell import busy_shell

MIB = 1 << 20
LONGEST = 16 * MIB
# The memory limit for a malformed line of 16 MiB, including the program itself.
MOST_MEMORY = 256 * MIB

HEAD = b'{"do":"send_message","conversation":1,"from":"customer","text":"'


def padded(head, filler, tail, size):
    """`head`, then `filler` repeated, then `tail`, just within `size` bytes."""
    count = (size - len(head) - len(tail)) // len(filler)
    return head + filler * count + tail


class LongLines(unittest.TestCase):
    def refused(self, shell, line):
        events, reply = shell.raw(line)
        self.assertEqual(events, [])
        self.assertEqual(reply.get("refusal"), "malformed", reply)

    def test_the_longest_line_is_read(self):
        with busy_shell() as shell:
            line = padded(HEAD, b"x", b'"}', LONGEST)
            self.assertEqual(len(line), LONGEST)
            _, reply = shell.raw(line)
            self.assertEqual(reply["refusal"], "message_too_long")

    def test_longer_ones_are_not_stored(self):
        with busy_shell() as shell:
            before = shell.ask("state_hash")
            self.refused(shell, padded(HEAD, b"x", b'"}', LONGEST) + b" ")
            peak = shell.peak_bytes()
            self.refused(shell, b"x" * (100 * MIB))
            self.refused(shell, b"{" * (100 * MIB))
            self.assertLess(shell.peak_bytes(), peak + 8 * MIB)
            self.assertLess(shell.peak_bytes(), 80 * MIB)
            self.assertEqual(shell.ask("state_hash"), before)

    def test_a_long_line_without_an_end(self):
        with busy_shell() as shell:
            shell.lines += 1
            shell.process.stdin.write(b"x" * (20 * MIB))
            shell.process.stdin.close()
            reply = json.loads(shell.reader.readline())
            self.assertEqual((reply["refusal"], reply["line"]), ("malformed", shell.lines))
            self.assertEqual(shell.close(), 0)

    def test_long_lines_with_many_values(self):
        hostile = {
            "numbers": padded(b'{"do":"advance","x":[0', b",0", b"]}", LONGEST),
            "empty objects": padded(b'{"do":"advance","x":[0', b",{}", b"]}", LONGEST),
            "empty texts": padded(b'{"do":"advance","x":[0', b',""', b"]}", LONGEST),
            "escapes": padded(HEAD, b"\\u00e9", b'"}', LONGEST),
            "brackets": padded(b'{"do":"advance","x":', b"[", b"", LONGEST),
            "agents": padded(b'{"do":"configure","site":{"agents":[0', b",{}", b"]}}", LONGEST),
            "queues": padded(b'{"do":"configure","site":{"queues":[0', b",{}", b"]}}", LONGEST),
            "skills": padded(b'{"do":"configure","site":{"skills":[0', b',""', b"]}}", LONGEST),
            "one key again and again": padded(
                b'{"do":"configure","site":{"queues":[{"key":"a"}', b',{"key":"a","name":""}',
                b"]}}", LONGEST),
            "one team again and again": padded(
                b'{"do":"configure","site":{"agents":[{"key":"a","teams":["t"', b',"t"', b"]}]}}",
                LONGEST),
            "one agent again and again": padded(
                b'{"do":"configure","site":{"queues":[{"key":"a","agents":["nobody"', b',"nobody"',
                b"]}]}}", LONGEST),
            "one team a million times": padded(
                b'{"do":"configure","site":{"agents":[{"key":"a","teams":["t"', b',"t"', b"]}]}}",
                4 * MIB),
        }
        for name, line in hostile.items():
            with self.subTest(name), busy_shell() as shell:
                before = shell.ask("state_hash")
                events, reply = shell.raw(line)
                self.assertEqual(events, [])
                self.assertIs(reply["ok"], False)
                self.assertIn(reply["refusal"], ("malformed", "site_invalid", "message_too_long"))
                self.assertLess(shell.peak_bytes(), MOST_MEMORY)
                self.assertEqual(shell.ask("state_hash"), before)

    def test_many_keys(self):
        keys = ",".join(f'"k{i}":1' for i in range(1000000))
        with busy_shell() as shell:
            self.refused(shell, ('{"do":"advance",' + keys + "}").encode())
            self.refused(shell, ('{"do":"advance",' + keys + ',"k7":1}').encode())
            self.assertLess(shell.peak_bytes(), MOST_MEMORY)

    def test_thousands_of_malformed_lines_leak_no_memory(self):
        with busy_shell() as shell:
            line = padded(b'{"do":"advance","x":[0', b",{}", b"]}", 1 * MIB)
            for _ in range(10):
                self.refused(shell, line)
            peak = shell.peak_bytes()
            for _ in range(200):
                self.refused(shell, line)
            self.assertLess(shell.peak_bytes(), peak + 4 * MIB)


if __name__ == "__main__":
    unittest.main()
