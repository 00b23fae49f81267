#!/usr/bin/env python3
"""Counts the instructions of a case's life, for different numbers of existing customers, cases and appointments.

usage: case_instructions.py [CASES ...]          default: 1000 10000 100000

A life has twelve commands: put the customer's profile; open a case, edit it, add an operator; schedule an
appointment, move it, start and end its call with a recording; finish, reopen and delete the case; erase the customer.
callgrind counts within Engine::submit, in cordboard-shell. The difference of two runs of different length excludes
the setup. A thousand agents share the cases. Each case has one appointment, and there are ten thousand appointments a
day."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BIN = pathlib.Path(os.environ.get("CORDBOARD_BIN_DIR", pathlib.Path(__file__).parents[1] / "build" / "bin"))
AGENTS, SHORT, LONG = 1000, 100, 500
START, DAY_MS = 1_767_225_600_000, 86_400_000


def site():
    return {"queues": [{"key": "q"}], "agents": [{"key": f"a{i}"} for i in range(AGENTS)]}


def opened(place):
    """The commands that create a case with its customer and appointment."""
    agent, start = f"a{place % AGENTS}", START + DAY_MS + place * DAY_MS // 10_000
    return [{"do": "put_customer", "customer": f"c{place}", "name": f"Customer {place}", "email": f"c{place}@example.org"},
            {"do": "open_case", "by": f"agent:{agent}", "customer": f"c{place}", "name": "A claim", "notes": "Called twice."},
            {"do": "schedule_appointment", "case": place + 1, "start": start, "duration_ms": 1_800_000}]


def life(place):
    case, other = place + 1, f"a{(place + 1) % AGENTS}"
    begin = opened(place)
    return [*begin[:2], {"do": "edit_case", "case": case, "notes": "Called three times."},
            {"do": "add_operator", "case": case, "agent": other}, begin[2],
            {"do": "move_appointment", "appointment": case, "start": begin[2]["start"] + 3_600_000},
            {"do": "start_video_call", "appointment": case},
            {"do": "end_video_call", "appointment": case, "recording": {"name": "call", "location": "store/1"}},
            {"do": "finish_case", "case": case}, {"do": "reopen_case", "case": case}, {"do": "delete_case", "case": case},
            {"do": "erase_customer", "customer": f"c{place}"}]


def instructions(cases, lives, folder):
    lines = [{"do": "configure", "at": START, "site": site()}]
    for place in range(cases):
        lines += opened(place)
    for place in range(cases, cases + lives):
        lines += life(place)
    text = "\n".join(json.dumps(line) for line in lines) + "\n"
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", "--toggle-collect=cordboard::Engine::submit(*",
         BIN / "cordboard-shell"], input=text, capture_output=True, encoding="utf-8", check=True)
    refused = re.search(r'.*"ok":false.*', done.stdout)
    if refused:
        sys.exit(f"refused: {refused.group()}")
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))


def main():
    first = None
    print("| existing cases | instructions for one life | ÷ the first row |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for cases in [int(word) for word in sys.argv[1:]] or [1000, 10_000, 100_000]:
            each = (instructions(cases, LONG, folder) - instructions(cases, SHORT, folder)) / (LONG - SHORT)
            first = first or each
            print(f"| {cases:,} | {each:,.0f} | {each / first:.3f} × |", flush=True)


if __name__ == "__main__":
    main()
