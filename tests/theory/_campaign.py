#!/usr/bin/env python3
"""Compares every row of the oracle's tables with the engine, on all cores, and writes docs/theory.md.

    scripts/campaign theory

Each case is simulated with twenty seeds, first briefly. The spread of that run gives the length of the run that is
judged, so that standard errors come below the limit of the oracle's rule. The result of each run is stored in a file
as soon as it is finished: a stopped campaign continues there while the simulator is the same.
"""

import argparse
import fcntl
import hashlib
import json
import math
import multiprocessing
import os
import pathlib
import sys
import time
from concurrent import futures

from _cases import FIRST_SEED, FIRST_SEED_OF_REPEAT, ORACLE, PROGRAM, SEEDS, Verdict
from _golden_paths import PATHS, path_differences
from _oracle_rows import all_rows
from _theory_page import write_page

MOST_SEEDS = 100  # figures that are not precise enough after that have reached the limit of length
SPARE = 1.15  # the spread that the first run gives is itself not exact


class Cache:
    """The results of runs: one JSON object per line. Several processes may append to it."""

    def __init__(self, path):
        self.path, self.told = path, {}
        program = hashlib.sha256(PROGRAM.read_bytes()).hexdigest()[:16]
        self.prefix = f"{program} "
        if path.exists():
            for line in path.read_text(encoding="ascii").splitlines():
                try:
                    kept = json.loads(line)
                except json.JSONDecodeError:  # the last line of a campaign that was stopped while writing it
                    continue
                self.told[kept["run"]] = (kept["told"], kept["arrived"], kept["off"])

    def run(self, case, arrivals, seed):
        key = f"{self.prefix}{case.mark(arrivals)} {seed}"
        if key not in self.told:
            told, arrived, off = case.simulate_one(arrivals, seed)
            self.told[key] = (told, arrived, off)
            line = json.dumps({"run": key, "case": case.name, "told": told, "arrived": arrived, "off": off}) + "\n"
            with self.path.open("a", encoding="ascii") as lines:
                fcntl.flock(lines, fcntl.LOCK_EX)
                lines.write(line)
        return self.told[key]

    def runs(self, case, arrivals, seeds):
        return [self.run(case, arrivals, seed) for seed in seeds]


def lack_of(case, told):
    """How many times longer the runs would have to be for all figures to be precise; at most 1 if they are."""
    lacks = [0.0]
    for figure in case.figures:
        verdict = Verdict(figure, told)
        if not verdict.precise and figure.allowed_error() > 0:
            lacks.append((verdict.error / figure.allowed_error()) ** 2)
    return max(lacks)


def course(case, cache, first, most):
    """Simulates a case as long as needed, or as allowed. Returns the verdicts in the order of its figures."""
    # A run that measures for a shorter time than its warm-up is a waste.
    arrivals = round(max(first, case.arrivals_of_warm_up()))
    told = cache.runs(case, arrivals, range(FIRST_SEED, FIRST_SEED + SEEDS))
    lack = lack_of(case, told)
    if lack > 1:
        arrivals = round(min(arrivals * max(2, SPARE * lack), max(arrivals, most / SEEDS), case.most_arrivals()))
        seeds = SEEDS
        told = cache.runs(case, arrivals, range(FIRST_SEED, FIRST_SEED + seeds))
        while lack_of(case, told) > 1 and seeds < MOST_SEEDS and seeds * arrivals < most:
            more = math.ceil(seeds * min(1, max(0.1, lack_of(case, told) * 1.05 - 1)))
            more = min(more, MOST_SEEDS - seeds, max(1, round(most / arrivals) - seeds))
            told += cache.runs(case, arrivals, range(FIRST_SEED + seeds, FIRST_SEED + seeds + more))
            seeds += more
    verdicts = [Verdict(figure, told) for figure in case.figures]
    if any(verdict.disagrees() for verdict in verdicts):
        # A run has a maximum length, so the rest is divided among more seeds.
        together = 4 * arrivals * len(told)
        longer = round(min(together / SEEDS, case.most_arrivals()))
        seeds = math.ceil(together / longer)
        again = cache.runs(case, longer, range(FIRST_SEED_OF_REPEAT, FIRST_SEED_OF_REPEAT + seeds))
        verdicts = [Verdict(figure, again, repeated=True) if verdict.disagrees() else verdict
                    for figure, verdict in zip(case.figures, verdicts)]
    return verdicts


class Campaign:
    """Rows, their cases, and the processes that simulate them."""

    def __init__(self, rows, options):
        self.rows, self.options = rows, options
        self.cases = list({id(figure.case): figure.case for row in rows for figure in row.figures}.values())
        self.cache = Cache(options.cache)

    def course(self, place):
        return place, course(self.cases[place], self.cache, self.options.arrivals, self.options.most)

    def verdicts(self):
        """The figures of each case. The longest cases come first, so that no core is idle at the end."""
        order = sorted(range(len(self.cases)), key=lambda place: (self.cases[place].days is None,
                                                                  self.cases[place].rest))
        began, found = time.monotonic(), {}
        global running
        running = self
        # An executor instead of a Pool: it reports a lost process instead of waiting for it for ever.
        with futures.ProcessPoolExecutor(self.options.jobs, multiprocessing.get_context("fork")) as pool:
            for course_of_one in futures.as_completed([pool.submit(running_course, place) for place in order]):
                place, verdicts = course_of_one.result()
                found[place] = verdicts
                self.show(self.cases[place], verdicts, len(found), time.monotonic() - began)
        return {self.cases[place]: verdicts for place, verdicts in found.items()}

    def show(self, case, verdicts, done, seconds):
        worst = max(verdict.off for verdict in verdicts)
        text = "" if worst <= 3 else "  DISAGREES"
        print(f"{seconds:6.0f} s  {done} of {len(self.cases)}  {case.name}: {verdicts[0].arrived / 1e6:.1f} million "
              f"arrivals, at most {worst:.1f} standard errors off{text}", flush=True)


running = None  # the campaign, where forked processes find it: the functions that read a report cannot be sent to them


def running_course(place):
    return running.course(place)


def choice(rows, limit):
    """Keeps the given number of rows, spread over all tables; marks the others as not run."""
    told_of = [row for row in rows if row.because is None]
    if limit is None or limit >= len(told_of):
        return rows
    share = limit / len(told_of)
    kept = {id(row) for place, row in enumerate(told_of) if math.floor((place + 1) * share) > math.floor(place * share)}
    return [row for row in rows if row.because is not None or id(row) in kept]


def main():
    parser = argparse.ArgumentParser(description="compares the engine with the oracle's tables")
    parser.add_argument("--rows", type=int, help="run only this many rows, spread over all tables; writes no page")
    parser.add_argument("--arrivals", type=int, default=20_000, help="approximate arrivals of each first run")
    parser.add_argument("--most", type=float, default=4e6, help="maximum arrivals of all runs of a case together")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--commit", default="unknown")
    parser.add_argument("--cache", type=pathlib.Path, default=PROGRAM.parents[1] / "theory-campaign.jsonl")
    parser.add_argument("--write", type=pathlib.Path, required=True)
    options = parser.parse_args()
    if not ORACLE.is_dir():
        sys.exit("the oracle's tables are not available: shared/oracle beside the project is missing")
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM.name} has not been built")
    began = time.monotonic()
    paths = [(file, *path_differences(file)) for file in PATHS]
    rows = choice(all_rows(), options.rows)
    verdicts = Campaign(rows, options).verdicts()
    page = None if options.rows else options.write
    print(f"{time.monotonic() - began:.0f} s with {options.jobs} processes")
    return write_page(page, options, paths, rows, verdicts)


if __name__ == "__main__":
    sys.exit(main())
