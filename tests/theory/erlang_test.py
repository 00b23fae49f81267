#!/usr/bin/env python3
"""Compares the simulator, and so the engine, with Erlang's formulas.

Rows are computed here by the closed formulas of Erlang B, C and A; if the oracle's tables are available, some of
their rows are added. Each row is simulated with several seeds; a figure passes if its mean over the seeds lies
within three standard errors of the true value. A failure counts only if it is repeated at four times the length with
other seeds, because one in two hundred fails by chance the first time.
"""

import concurrent.futures
import csv
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("CORDBOARD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
PROGRAM = pathlib.Path(os.environ.get("CORDBOARD_BIN_DIR", ROOT / "build" / "bin")) / "cordboard-simulate"
ORACLE = ROOT.parent / "shared" / "oracle"
SEEDS = 30
ARRIVALS = 40_000  # of one run, approximately
STANDARD_ERRORS = 3


def erlang_b(load, agents):
    blocked = 1.0
    for number in range(1, agents + 1):
        blocked = load * blocked / (number + load * blocked)
    return blocked


def erlang_c(per_minute, handle_s, agents):
    """Share of waiting customers, mean wait and queue length, when no customer leaves."""
    load = per_minute * handle_s / 60
    blocked = erlang_b(load, agents)
    p_wait = blocked / (1 - load / agents * (1 - blocked))
    drain = (agents - load) / handle_s
    return {"p_wait": p_wait, "mean_wait_s": p_wait / drain, "mean_queue": per_minute / 60 * p_wait / drain,
            "sl_20": 1 - p_wait * math.exp(-20 * drain), "occupancy": load / agents}


def erlang_a(per_minute, handle_s, agents, patience_s):
    """The same when customers leave after an exponential patience: the sum over the birth and death chain."""
    arrive, serve, leave = per_minute / 60, 1 / handle_s, 1 / patience_s
    weights = [1.0]
    while len(weights) < agents + 10 or weights[-1] > 1e-18 * max(weights):
        state = len(weights)
        weights.append(weights[-1] * arrive / (min(state, agents) * serve + max(0, state - agents) * leave))
    total = sum(weights)
    queue = sum((state - agents) * weight for state, weight in enumerate(weights) if state > agents) / total
    busy = sum(min(state, agents) * weight for state, weight in enumerate(weights)) / total
    return {"p_wait": sum(weights[agents:]) / total, "p_abandon": queue * leave / arrive,
            "mean_wait_s": queue / arrive, "mean_queue": queue, "occupancy": busy / agents}


class Row:
    """A queueing model and its true values."""

    def __init__(self, name, truth, per_minute, handle_s, agents, patience=None):
        self.name, self.truth, self.per_minute = name, truth, per_minute
        self.rest = 1 - min(0.95, per_minute * handle_s / 60 / agents) if patience is None else 0.5
        self.handle_s = handle_s
        # Streams of random numbers depend on the names of classes: with these names the errors of rows are independent.
        customers = {"class": name, "queue": "chat", "per_minute": per_minute,
                     "handle": {"exponential": handle_s}}
        if patience is not None:
            customers["patience"] = patience
        self.model = {"site": {"queues": [{"key": "chat"}]}, "pools": [{"pool": "p", "count": agents}],
                      "customers": [customers], "batches": 2}

    def with_length(self, arrivals):
        # Nearly full queues forget slowly, so such rows get more time.
        duration = arrivals * 60 / self.per_minute * min(10, max(1, 0.2 / self.rest))
        return self.model | {"warm_up_s": 20 * self.handle_s / self.rest, "duration_s": duration}


def computed_rows():
    for per_minute, handle_s, agents in ((0.25, 180, 1), (2, 180, 8), (18, 60, 20), (45, 120, 100)):
        yield Row(f"Erlang C, {agents} agents", erlang_c(per_minute, handle_s, agents), per_minute, handle_s, agents)
    for per_minute, handle_s, agents, patience_s in ((3.3333, 180, 14, 300), (12, 60, 10, 60), (48, 60, 45, 120)):
        yield Row(f"Erlang A, {agents} agents", erlang_a(per_minute, handle_s, agents, patience_s), per_minute,
                  handle_s, agents, {"exponential": patience_s})
    # Without patience there is no wait: the loss system. A customer who finds all agents busy leaves at once.
    blocked = erlang_b(8, 10)
    yield Row("Erlang B, 10 agents", {"p_abandon": blocked, "p_wait": blocked, "occupancy": 0.8 * (1 - blocked)},
              8, 60, 10, {"constant": 0})


def oracle_rows():
    """A few rows of the tables, which were computed by other means."""
    for file, wanted in (("erlang_c.csv", ("EC03", "EC06", "EC10")), ("erlang_a.csv", ("EA02", "EA05", "EA08"))):
        if not (ORACLE / file).exists():
            print(f"{file} is not available: its rows are skipped, the computed rows are tested")
            continue
        for row in csv.DictReader((ORACLE / file).open(encoding="ascii")):
            if row["id"] not in wanted:
                continue
            number = {key: float(value) for key, value in row.items() if key != "id"}
            truth = {"p_wait": number["p_wait"], "mean_queue": number["mean_queue"],
                     "occupancy": number["occupancy"]}
            patience = None
            if "asa_s" in number:
                truth |= {"mean_wait_s": number["asa_s"], "sl_20": number["sl_20s"]}
            else:
                truth |= {"mean_wait_s": number["mean_wait_all_s"], "p_abandon": number["p_abandon"],
                          "sl_20": number["answered_within_20s_of_all"]}
                patience = {"exponential": number["mean_patience_s"]}
            yield Row(row["id"], truth, number["lambda_per_min"], number["aht_s"], int(number["agents"]), patience)


def simulate(path, seed):
    done = subprocess.run([PROGRAM, path, "--json", "--seed", str(seed)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"cordboard-simulate failed ({done.returncode}): {done.stderr}")
    report = json.loads(done.stdout)
    figures = report["classes"]["all"]
    seen = {name: figures[name]["mean"] for name in ("p_wait", "p_abandon", "mean_wait_s", "mean_queue")}
    return seen | {"sl_20": figures["service_level"]["20"]["mean"],
                   "occupancy": report["pools"]["p"]["occupancy"]["mean"]}


def deviations(row, arrivals, first_seed, folder, executor):
    """For each figure of the row, the distance of its mean in standard errors, and the mean."""
    path = pathlib.Path(folder) / "model.json"
    path.write_text(json.dumps(row.with_length(arrivals)), encoding="ascii")
    runs = list(executor.map(lambda seed: simulate(path, seed), range(first_seed, first_seed + SEEDS)))
    found = {}
    for name, truth in row.truth.items():
        values = [run[name] for run in runs]
        mean, error = statistics.fmean(values), statistics.stdev(values) / math.sqrt(SEEDS)
        found[name] = (abs(mean - truth) / error if error > 0 else (0 if mean == truth else math.inf), mean)
    return found


def main():
    if not PROGRAM.exists():
        print(f"skipped: {PROGRAM.name} has not been built")
        return 0
    failures = []
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as executor:
        for row in [*computed_rows(), *oracle_rows()]:
            found = deviations(row, ARRIVALS, 1, folder, executor)
            if any(off > STANDARD_ERRORS for off, _ in found.values()):
                first = {name for name, (off, _) in found.items() if off > STANDARD_ERRORS}
                found = deviations(row, 4 * ARRIVALS, 1001, folder, executor)
                failures += [f"{row.name}: {name} is {found[name][1]:.6g}, {found[name][0]:.1f} standard errors "
                             f"from {row.truth[name]:.6g}" for name in first if found[name][0] > STANDARD_ERRORS]
            print(f"{row.name}: " + ", ".join(
                f"{name} {mean:.5g} ({row.truth[name]:.5g}, {off:.1f} s.e.)" for name, (off, mean) in found.items()))
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
