#!/usr/bin/env python3
"""Measures the quality of the estimated wait of `queue` and prints the table of docs/estimated_wait.md.

Drives cordboard-shell through days of random arrivals. For each customer who cannot be served at once, p50 and p90
are read from `queue` just before the arrival; of the customers who are served in the end, half should have waited no
longer than p50, and nine of ten no longer than p90. Times are simulated, so a run takes minutes, not days.

    bench/estimated_wait.py                 # all rows
    bench/estimated_wait.py --waits 500     # a quick run
"""

import argparse
import heapq
import json
import math
import os
import pathlib
import random
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = pathlib.Path(os.environ.get("CORDBOARD_BIN_DIR", ROOT / "build" / "bin")) / "cordboard-shell"
HANDLE_MS = 180_000
PATIENCE_MS = 360_000  # mean of an exponential
SPREAD = 1.0           # of the logarithm, for lognormal handle times: a quarter take twice the median, or longer
BATCHES = 20           # for the standard error


class Shell:
    """One engine that answers line by line."""

    def __init__(self):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def say(self, **line):
        """The events, and the closing line."""
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        events = []
        while True:
            told = json.loads(self.process.stdout.readline())
            if "event" not in told:
                if not told.get("ok", True):
                    raise RuntimeError(f"{line} is refused: {told}")
                return events, told
            events.append(told)


class Row:
    """A center: a number of agents with one unit each, and arrivals at a multiple of their capacity."""

    def __init__(self, agents, load, handle, patient, priorities=(0,)):
        self.agents, self.load, self.handle, self.patient, self.priorities = agents, load, handle, patient, priorities

    def site(self):
        queues = [{"key": f"q{number}", "priority": priority, "auto_accept": True, "wrap_up": {"mode": "none"},
                   "abandon_resume_ms": 0, "reminder": {"yellow_ms": 0, "red_ms": 0}}
                  for number, priority in enumerate(self.priorities)]
        agents = [{"key": f"a{number}", "capacity": 1} for number in range(self.agents)]
        return {"keep_closed_ms": 0, "queues": queues, "agents": agents}

    def handle_ms(self, dice):
        if self.handle == "exponential":
            return dice.expovariate(1 / HANDLE_MS)
        return dice.lognormvariate(math.log(HANDLE_MS) - SPREAD ** 2 / 2, SPREAD)

    def queues_text(self):
        if len(self.priorities) == 1:
            return "one queue"
        return "two queues" if len(set(self.priorities)) == 1 else "two, one first"


class Day:
    """One row, simulated until enough customers have waited."""

    def __init__(self, row, seed, shell):
        self.row, self.dice, self.shell = row, random.Random(seed), shell
        self.due = []      # (time, what, conversation)
        self.told = {}     # of waiting customers: (queue, arrival, p50, p90)
        self.waits = []    # (queue, within p50, within p90)
        self.left = self.waited = 0

    def play(self, wanted, warm_up):
        shell, row, dice = self.shell, self.row, self.dice
        shell.say(do="configure", at=0, site=row.site())
        for number in range(row.agents):
            shell.say(do="sign_in", agent=f"a{number}", presence="ready")
        gap = HANDLE_MS / row.agents / row.load
        heapq.heappush(self.due, (dice.expovariate(1 / gap), "arrive", 0))
        arrived = 0
        while len(self.waits) < wanted:
            at, what, conversation = heapq.heappop(self.due)
            if what == "arrive":
                arrived += 1
                self.arrive(int(at), arrived, counts=arrived > warm_up)
                heapq.heappush(self.due, (at + dice.expovariate(1 / gap), "arrive", 0))
            elif what == "leave" and conversation in self.told:
                self.left += self.told.pop(conversation)[0] is not None
                self.follow(shell.say(do="abandon_conversation", at=int(at), conversation=conversation)[0])
            elif what == "end":
                self.follow(shell.say(do="end_conversation", at=int(at), conversation=conversation)[0])
        return self

    def arrive(self, at, number, counts):
        queue = f"q{self.dice.randrange(len(self.row.priorities))}"
        self.shell.say(do="advance", at=at)
        answer = self.shell.say(ask="queue", queue=queue)[1]["answer"]
        expected = answer.get("estimated_wait_ms")
        events, reply = self.shell.say(do="start_conversation", customer=f"c{number}", queue=queue)
        conversation = reply["conversation"]
        counts = counts and expected is not None
        self.told[conversation] = (queue if counts else None, at, expected)
        if self.row.patient:
            heapq.heappush(self.due, (at + self.dice.expovariate(1 / PATIENCE_MS), "leave", conversation))
        if any(event["event"] == "participant_joined" for event in events):
            del self.told[conversation]  # served at once: no estimate needed
        else:
            self.waited += counts
        self.follow(events)

    def follow(self, events):
        for event in events:
            if event["event"] != "participant_joined":
                continue
            conversation = event["conversation"]
            heapq.heappush(self.due, (event["at"] + self.row.handle_ms(self.dice), "end", conversation))
            queue, arrived, expected = self.told.pop(conversation, (None, 0, None))
            if queue is not None:
                wait = event["at"] - arrived
                self.waits.append((queue, wait <= expected["p50"], wait <= expected["p90"], wait))


def rows():
    for agents in (1, 5, 30):
        for load, patient in ((0.8, False), (0.95, False), (0.8, True), (0.95, True), (1.1, True)):
            for handle in ("exponential", "lognormal"):
                yield Row(agents, load, handle, patient)
    for agents in (1, 5, 30):
        for load in (0.8, 0.95, 1.1):
            yield Row(agents, load, "exponential", True, (0, 0))
    yield Row(5, 0.95, "exponential", True, (0, 1))


def share(flags):
    """Percent, with the standard error from batches, because the waits of one rush hour are similar."""
    size = max(1, len(flags) // BATCHES)
    means = [statistics.fmean(flags[at:at + size]) for at in range(0, size * BATCHES, size) if flags[at:at + size]]
    error = statistics.stdev(means) / math.sqrt(len(means)) if len(means) > 1 else 0
    return f"{100 * statistics.fmean(flags):.0f} ± {100 * error:.1f}"


def report(row, day):
    for queue in sorted({wait[0] for wait in day.waits}) if len(set(row.priorities)) > 1 else [None]:
        waits = [wait for wait in day.waits if queue in (None, wait[0])]
        name = row.queues_text() + (f": priority {row.priorities[int(queue[1:])]}" if queue else "")
        print(f"| {row.agents} | {row.load} | {row.handle} | {'yes' if row.patient else 'no'} | {name} | "
              f"{share([w[1] for w in waits])} | {share([w[2] for w in waits])} | "
              f"{statistics.fmean(w[3] for w in waits) / 1000:.0f} | {100 * day.left / max(1, day.waited):.0f} |",
              flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--waits", type=int, default=4000, help="customers who waited and were served, per row")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("| agents | load | handle times | patience | queues | ≤ p50, % | ≤ p90, % | mean wait, s | left, % |")
    print("|---|---|---|---|---|---|---|---|---|")
    for number, row in enumerate(rows()):
        with Shell() as shell:
            report(row, Day(row, f"{options.seed}/{number}", shell).play(options.waits, options.waits // 10))


if __name__ == "__main__":
    main()
