"""The golden paths: trajectories that the engine must reproduce conversation by conversation, to the millisecond and
agent by agent.

Paths 1 to 4 are valid as the tables print them, and the simulator runs them. Paths 5 to 7 are computed by
`_paths.py` under Cordboard's rules; the shell drives the engine, one command after the other, because the tables
give the result of an offer by conversation and not by agent.
"""

import heapq
import json
import pathlib
import subprocess
import tempfile

import _paths
from _cases import DAY_S, PROGRAM, records, report_of

SHELL = PROGRAM.parent / "cordboard-shell"
PRINTED = {"path1_fifo_5agents_patience.csv": (5, "fifo"), "path2_lifo_5agents_patience.csv": (5, "lifo"),
           "path3_priority3_5agents_patience.csv": (5, "fifo"), "path4_longest_idle_8agents.csv": (8, "fifo")}
RECOMPUTED = {
    "path5_skills_8agents.csv": [_paths.Plan(8, skills=_paths.SKILLS_OF_PATH_5)],
    "path6_slots_4agents_x3.csv": [_paths.Plan(4, capacity=3, least_loaded=True)],
    # With this value an agent who missed an offer is soon ready again, while the conversation is not offered to them as
    # long as another agent serves the queue.
    "path7_rona_6agents.csv": [_paths.Plan(6), _paths.Plan(6, back_after_ms=1000),
                                _paths.Plan(2, back_after_ms=1000)],
}
PATHS = [*PRINTED, *RECOMPUTED]


def path_differences(file):
    """The number of conversations, and those with a different outcome, time or agent."""
    return printed_differences(file) if file in PRINTED else recomputed_differences(file)


def printed_differences(file):
    """Every conversation is its own class."""
    agents, order = PRINTED[file]
    rows = sorted(records(file), key=lambda row: int(row["arrival_ms"]))
    with tempfile.TemporaryDirectory() as folder:
        folder, customers = pathlib.Path(folder), []
        for row in rows:
            (folder / f"{row['chat']}.csv").write_text(f"{int(row['arrival_ms']) / 1000:.3f}\n", encoding="ascii")
            customers.append({"class": row["chat"], "queue": "chat", "arrivals": f"{row['chat']}.csv",
                              "handle": {"constant": int(row["handle_ms"]) / 1000}})
            if file.startswith("path3"):
                customers[-1]["priority"] = -int(row["class_or_skill"])
            if row["patience_ms"]:
                customers[-1]["patience"] = {"constant": int(row["patience_ms"]) / 1000}
        last = int(rows[-1]["arrival_ms"]) / 1000
        (folder / "model.json").write_text(json.dumps({
            "site": {"queues": [{"key": "chat", "order": order}]}, "pools": [{"pool": "p", "count": agents}],
            "customers": customers, "duration_s": 2 * last + DAY_S, "batches": 1}), encoding="ascii")
        report_of(folder / "model.json", 1, "--events", folder / "events")
        found = {}
        for line in (folder / "events").open(encoding="utf-8"):
            event = json.loads(line)
            if event["event"] == "offer_accepted":
                found[event["conversation"]] = ("answered", event["at"], int(event["agent"].split("-")[1]) - 1)
            elif event["event"] == "conversation_abandoned":
                found[event["conversation"]] = ("abandoned", event["at"], None)
    truths = {}
    for number, row in enumerate(rows, 1):
        answered = row["outcome"] == "answered"
        truths[number] = ("answered" if answered else "abandoned", int(row["at_ms"]),
                          int(row["agent"]) if answered else None)
    return len(rows), differences(truths, found, [row["chat"] for row in rows])


def differences(truths, found, names):
    return [f"chat {names[number - 1]}: {found.get(number)} for {truth}" for number, truth in truths.items()
            if found.get(number) != truth]


# --- paths that are computed again ---------------------------------------------------------------

class Host:
    """Drives the engine through the shell as customers and agents do, and collects the outcomes."""

    def __init__(self, plan, chats):
        self.plan, self.chats, self.happenings, self.count = plan, chats, [], 0
        self.fates, self.offers, self.offered, self.ended = {}, [], {}, set()
        self.shell = subprocess.Popen([SHELL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        try:
            self.open_site()
            for chat in chats:
                self.expect(chat.arrival, _paths.ARRIVAL, chat)
            while self.happenings:
                at, kind, _, subject = heapq.heappop(self.happenings)
                self.happen(at, kind, subject)
        finally:
            self.shell.stdin.close()
            self.shell.stdout.close()
            self.shell.wait()

    def open_site(self):
        plan = self.plan
        queue = {"key": "chat", "offer_timeout_ms": _paths.OFFER_TIMEOUT_MS, "wrap_up": {"mode": "none"},
                 "strategy": "least_loaded" if plan.least_loaded else "longest_idle",
                 "reoffer_after_ms": _paths.REOFFER_AFTER_MS}
        agents = [{"key": f"a{place}", "capacity": plan.capacity} for place in range(plan.agents)]
        site = {"queues": [queue], "agents": agents}
        if plan.skills is not None:
            site["skills"] = [f"s{skill}" for skill in range(3)]
            for agent, skills in zip(agents, plan.skills):
                agent["skills"] = {f"s{skill}": 1 for skill in skills}
        self.do(0, "configure", site=site)
        for agent in agents:
            self.do(0, "sign_in", agent=agent["key"], presence="ready")

    def expect(self, at, kind, subject):
        self.count += 1
        heapq.heappush(self.happenings, (at, kind, self.count, subject))

    def do(self, at, command, **fields):
        self.shell.stdin.write(json.dumps({"do": command, "at": at} | fields) + "\n")
        while True:
            told = json.loads(self.shell.stdout.readline())
            if "event" not in told:
                if not told["ok"]:
                    raise AssertionError(f"{command} at {at}: {told['refusal']}")
                return
            self.hear(told)

    def hear(self, event):
        at, name = event["at"], event["event"]
        if name == "conversation_abandoned":
            self.fates[event["conversation"]] = ("abandoned", at, None)
        elif name == "offer_created":
            self.hear_offer(at, event)
        elif name == "offer_accepted":
            chat = self.chats[event["conversation"] - 1]
            self.fates[chat.number] = ("answered", at, int(event["agent"][1:]))
            self.expect(at + chat.handle, _paths.END, (chat.number, event["agent"]))
        elif name == "offer_expired":
            self.ended.add(event["offer"])
            self.expect(at + self.plan.back_after_ms, _paths.RETURN, event["agent"])
            self.expect(at + _paths.REOFFER_AFTER_MS, _paths.GATE, None)
        elif name == "offer_revoked":
            self.ended.add(event["offer"])

    def hear_offer(self, at, event):
        chat = self.chats[event["conversation"] - 1]
        self.offers.append((chat.number, int(event["agent"][1:]), at))
        delay = chat.answer(self.offered.get(chat.number, 0))
        self.offered[chat.number] = self.offered.get(chat.number, 0) + 1
        # Actions without delay come before everything else of this instant.
        kind = -1 if delay == 0 else _paths.EXPIRY if delay is None else _paths.ACCEPTANCE
        self.expect(at + (_paths.OFFER_TIMEOUT_MS if delay is None else delay), kind, (event["offer"], event["agent"]))

    def happen(self, at, kind, subject):
        if kind in (-1, _paths.ACCEPTANCE):
            if subject[0] not in self.ended:
                self.do(at, "accept_offer", offer=subject[0], agent=subject[1])
        elif kind == _paths.END:
            self.do(at, "end_conversation", conversation=subject[0], agent=subject[1])
        elif kind == _paths.RETURN:
            self.do(at, "set_ready", agent=subject)
        elif kind == _paths.ARRIVAL:
            more = {} if self.plan.skills is None else {"requires": {f"s{subject.skill}": 1}}
            if subject.patience is not None:
                self.expect(at + subject.patience, _paths.PATIENCE, subject)
            self.do(at, "start_conversation", customer=f"c{subject.number}", queue="chat", **more)
        elif kind == _paths.PATIENCE:
            if subject.number not in self.fates:
                self.do(at, "abandon_conversation", conversation=subject.number)
        else:
            self.do(at, "advance")


def recomputed_differences(file):
    rows = sorted(records(file), key=lambda row: int(row["arrival_ms"]))
    chats = [_paths.Chat(number, row) for number, row in enumerate(rows, 1)]
    number, different = 0, []
    for plan in RECOMPUTED[file]:
        center, host = _paths.Center(plan, chats), Host(plan, chats)
        number += len(chats)
        different += differences(center.fates, host.fates, [chat.name for chat in chats])
        offers = [(chat.number, agent.place, at) for chat, agent, at in center.offers]
        different += [f"offer {place} is {there} for {here}" for place, (here, there) in
                      enumerate(zip(offers, host.offers), 1) if here != there]
        if len(offers) != len(host.offers) or len(center.fates) != len(chats):
            different.append(f"{len(host.offers)} offers for {len(offers)}; {len(center.fates)} fates")
    return number, different
