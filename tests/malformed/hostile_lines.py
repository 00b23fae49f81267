"""Malformed lines: each is refused as malformed with a message and changes nothing."""

import unittest

from _shell import busy_shell

ACCEPT = b'"do":"accept_offer","offer":1,"agent":"ann"'
START = b'"do":"start_conversation","customer":"mia","queue":"sales"'
SEND = b'"do":"send_message","conversation":1,"from":"ann","text":"a"'

BROKEN_JSON = [
    b"{", b"}", b"[", b'"', b"x", b"{}}", b"nul", b"{'do':'advance'}", b'{"do":"advance"',
    b'{"do":"advance",}', b'{"do" "advance"}', b'{do:"advance"}', b'{"do":"advance"}]',
    b'{"do":"advance"}{"do":"advance"}', b'{"do":"advance"} // why', b'{"do":"advance","at":01}',
    b'{"do":"advance","at":+1}', b'{"do":"advance","at":.5}', b'{"do":"advance","at":1.}',
    b'{"do":"advance","at":0x10}', b'{"do":"advance","at":NaN}', b'{"do":"advance","at":Infinity}',
    b'{"do":"adv\tance"}', b'{"do":"adv\\x61nce"}', b'{"do":"\\u12"}',
    b'\xef\xbb\xbf{"do":"advance"}',
    b'{"do":"advance"}\x0c', b'\xa0{"do":"advance"}',
]

NUL_BYTES = [
    b"\0", b'\0{"do":"advance"}', b'{"do":"advance"}\0', b'{"do":"adv\0nce"}',
    b'{\0"do":"advance"}',
    b'{"do":"advance","at":1\0}',
]

INVALID_UTF8 = [
    b"{" + SEND[:-1] + bad + b'"}'
    for bad in (b"\xff", b"\xfe", b"\x80", b"\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc3", b"\xc3\x28",
                b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xe2\x82", b"\xed\xa0\x80", b"\xed\xbf\xbf",
                b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80",
                b"\xf8\x88\x80\x80\x80", b"\\ud800", b"\\udc00", b"\\ud800\\u0041")
]

NOT_OBJECTS = [b"[]", b"1", b"null", b"true", b'"do"', b'["do","advance"]', b'[{"do":"advance"}]']

DUPLICATE_KEYS = [
    b'{"do":"advance","do":"advance"}', b'{"do":"advance","at":1,"at":1}',
    b'{"do":"advance","a\\u0074":1,"at":1}', b"{" + ACCEPT + b',"offer":1}',
    b"{" + START + b',"attributes":{"a":"1","b":"2","a":"1"}}',
    b"{" + START + b',"requires":{"en":1,"en":1}}',
    b"{" + START + b',"requires":{"any":[{"skill":"en","skill":"en"}]}}',
    b'{"do":"configure","site":{"queues":[{"key":"a","key":"a"}]}}',
]

NEITHER_NOR = [
    b"{}", b'{"at":1}', b'{"do":"advance","ask":"audit"}', b'{"do":null}', b'{"do":["advance"]}',
    b'{"do":""}', b'{"do":"fly"}', b'{"do":"ADVANCE"}', b'{"ask":""}', b'{"ask":"everything"}',
    b'{"ask":1}', b'{"do":"none"}',
]

UNKNOWN_FIELDS = [
    b"{" + ACCEPT + b',"force":true}', b"{" + ACCEPT + b',"":1}', b"{" + ACCEPT + b',"Offer":1}',
    b"{" + START + b',"agent":"ann"}', b'{"do":"advance","do ":1}', b'{"ask":"audit","deep":true}',
    b'{"ask":"conversation","conversation":1,"at":1}', b"{" + SEND + b',"seq":1}',
    b"{" + START + b',"requires":{"skill":"en","at_most":3}}',
]

MISSING_FIELDS = [
    b'{"do":"accept_offer"}', b'{"do":"accept_offer","agent":"ann"}',
    b'{"do":"accept_offer","offer":1}',
    b'{"do":"start_conversation","customer":"mia"}', b'{"do":"start_conversation","queue":"sales"}',
    b'{"do":"send_message","conversation":1,"from":"ann"}', b'{"do":"sign_in"}',
    b'{"do":"configure"}',
    b'{"ask":"conversation"}', b'{"ask":"agent"}', b'{"ask":"queue"}', b'{"ask":"transcript"}',
]

WRONG_TYPES = [
    b"{" + ACCEPT.replace(b":1", b":" + value) + b"}"
    for value in (b'"1"', b"1.0", b"1e0", b"-1", b"null", b"true", b"[1]", b'{"offer":1}',
                  b"9007199254740992", b"18446744073709551616", b"1e999", b"-9223372036854775809")
] + [
    b"{" + ACCEPT.replace(b'"ann"', value) + b"}"
    for value in (b"1", b"null", b"false", b'["ann"]', b'{"key":"ann"}', b'""', b'" ann"',
                  b'"an n"',
                  b'"ann\\n"', b'"a/b"', b'"\xc3\xa4nn"', b'"' + b"a" * 65 + b'"', b'"\\u0000"')
] + [
    b'{"do":"advance","at":' + value + b"}"
    for value in (b'"1000"', b"1000.0", b"1e3", b"-1", b"-0.0", b"null", b"9007199254740992", b"[]")
] + [
    b'{"do":"advance","by":' + value + b"}"
    for value in (b'"ann"', b'"agent:"', b'"agent"', b'"Agent:ann"', b'"host:ann"', b'"host "',
                  b"1",
                  b'{"agent":"ann"}', b'"robot:ann"', b'"customer:"', b'"agent:a b"', b"null")
] + [
    b'{"do":"advance","id":' + value + b"}"
    for value in (b'""', b"1", b"null", b'"' + b"x" * 65 + b'"', b'["x"]')
] + [
    b"{" + START + b"," + rest + b"}"
    for rest in (b'"priority":"1"', b'"priority":1.5', b'"priority":2147483648', b'"attributes":[]',
                 b'"attributes":{"a":1}', b'"attributes":{"a":null}', b'"attributes":{"":"a"}',
                 b'"requires":[]', b'"requires":"en"', b'"requires":{"en":0}',
                 b'"requires":{"en":11}',
                 b'"requires":{"en":"3"}', b'"requires":{"en":1.0}', b'"requires":{"any":{}}',
                 b'"requires":{"all":[1]}', b'"requires":{"not":[]}', b'"requires":{"e n":1}',
                 b'"requires":{"skill":"en","at_least":0}', b'"subject":5', b'"due_at":-1',
                 b'"waiting_since":"now"')
] + [
    b"{" + SEND + b"," + rest + b"}"
    for rest in (b'"visible_to":"nobody"', b'"visible_to":["all"]', b'"visible_to":{"agent":1}',
                 b'"visible_to":{"agent":"bob","x":1}', b'"visible_to":{}', b'"visible_to":null')
] + [
    b'{"do":"send_message","conversation":1,"from":"ann","text":null}',
    b'{"do":"send_message","conversation":1,"from":"ann","text":5}',
    b'{"do":"send_message","conversation":1,"from":{"agent":"ann"},"text":"a"}',
    b'{"do":"send_message","conversation":1,"from":"agent ann","text":"a"}',
    b"{" + SEND.replace(b'"a"', b'"a\\u0000"') + b"}",
    b"{" + START + b',"attributes":{"\\u0000":"a"}}',
    b"{" + START + b',"requires":{"any":[]}}',
    b"{" + START + b',"priority":1000001}',
    b'{"do":"extend_wrap_up","conversation":1,"agent":"ann","by_ms":0}',
    b'{"do":"extend_wrap_up","conversation":1,"agent":"ann","by_ms":-5}',
    b'{"do":"sign_in","agent":"bob","presence":"asleep"}',
    b'{"do":"sign_in","agent":"bob","presence":"rona"}',
    b'{"do":"sign_in","agent":"bob","presence":"signed_out"}',
    b'{"do":"finish_wrap_up","conversation":1,"agent":"ann","then":true}',
    b'{"do":"finish_wrap_up","conversation":1,"agent":"ann","then":{"not_ready":1}}',
    b'{"do":"configure","site":[]}', b'{"do":"configure","site":null}',
    b'{"do":"configure","site":"{}"}',
]

NESTING = [
    b"{" + START + b',"x":' + b"[" * depth + b"]" * depth + b"}" for depth in (64, 65, 1000, 100000)
] + [
    b"[" * 200000, b'{"a":' * 200000, b'{"do":' + b"[" * 1000000,
    b'{"do":"advance","x":' + b'{"a":' * 64 + b"1" + b"}" * 64 + b"}",
]


class HostileLines(unittest.TestCase):
    """Sends all lines of a kind to one engine, whose state must not change and which must still answer."""

    def refused(self, lines):
        with busy_shell() as shell:
            before = shell.ask("state_hash")
            for line in lines:
                events, reply = shell.raw(line)
                with self.subTest(line=line[:120]):
                    self.assertEqual(events, [])
                    self.assertIs(reply["ok"], False, reply)
                    self.assertEqual(reply["refusal"], "malformed", reply)
                    self.assertTrue(reply["message"])
                    self.assertLess(len(reply["message"]), 300)
            self.assertEqual(shell.ask("state_hash"), before)
            self.assertEqual(shell.ask("audit"), [])
            _, reply = shell.do("end_conversation", conversation=1, agent="ann")
            self.assertTrue(reply["ok"], reply)
            self.assertEqual(shell.close(), 0)

    def test_broken_json(self):
        self.refused(BROKEN_JSON)

    def test_nul_bytes(self):
        self.refused(NUL_BYTES)

    def test_invalid_utf8(self):
        self.refused(INVALID_UTF8)

    def test_not_objects(self):
        self.refused(NOT_OBJECTS)

    def test_duplicate_keys(self):
        self.refused(DUPLICATE_KEYS)

    def test_neither_command_nor_question(self):
        self.refused(NEITHER_NOR)

    def test_unknown_fields(self):
        self.refused(UNKNOWN_FIELDS)

    def test_missing_fields(self):
        self.refused(MISSING_FIELDS)

    def test_wrong_types(self):
        self.refused(WRONG_TYPES)

    def test_deep_nesting(self):
        self.refused(NESTING)

    def test_a_malformed_line_moves_no_time(self):
        """If time advanced, the offer of the waiting conversation would expire."""
        with busy_shell() as shell:
            shell.do("end_conversation", conversation=1, agent="ann")
            events, _ = shell.do("finish_wrap_up", conversation=1, agent="ann")
            self.assertIn("offer_created", [event["event"] for event in events])
            before = shell.ask("state_hash")
            for line in (b'{"do":"advance","at":900000,"x":1}',
                         b'{"do":"sign_in","agent":"bob","at":900000,"presence":"rona"}',
                         b'{"do":"extend_wrap_up","at":900000,"conversation":1,"agent":"ann",'
                         b'"by_ms":0}',
                         b'{"do":"send_message","at":900000,"conversation":2,"from":"customer",'
                         b'"text":"a","visible_to":"agents"}',
                         b'{"do":"send_message","at":900000,"conversation":2,"from":"customer",'
                         b'"text":"\\u0000"}',
                         b'{"do":"accept_offer","offer":"1","agent":"ann","at":900000}'):
                events, reply = shell.raw(line)
                self.assertEqual((events, reply["refusal"]), ([], "malformed"))
            self.assertEqual(shell.ask("state_hash"), before)
            # In contrast, a command that is refused lets time pass first.
            events, reply = shell.raw(
                b'{"do":"accept_offer","offer":99,"agent":"ann","at":900000}')
            self.assertEqual(reply["refusal"], "unknown_offer")
            self.assertIn("offer_expired", [event["event"] for event in events])

    def test_faults_of_a_site_have_paths(self):
        with busy_shell() as shell:
            before = shell.ask("state_hash")
            _, reply = shell.do("configure", site={
                "queues": [{"key": "a", "strategy": "magic"}, {"key": "b", "colour": 1}, 7],
                "agents": [{"key": "ann", "capacity": "3"}, {"name": "x"}], "x": 1})
            self.assertEqual(reply["refusal"], "site_invalid")
            paths = [fault["path"] for fault in reply["faults"]]
            for path in ("queues[0].strategy", "queues[1].colour", "queues[2]",
                         "agents[0].capacity", "agents[1].key", "x"):
                self.assertEqual(paths.count(path), 1, paths)
            self.assertEqual(shell.ask("state_hash"), before)

    def test_an_unusual_key_is_unknown_not_malformed(self):
        with busy_shell() as shell:
            _, reply = shell.do("accept_offer", offer=1, agent="a:b@c+d-e_f.g")
            self.assertEqual(reply["refusal"], "unknown_agent")
            _, reply = shell.do("send_message", conversation=1, text="a", **{"from": "nobody"})
            self.assertEqual(reply["refusal"], "unknown_agent")


if __name__ == "__main__":
    unittest.main()
