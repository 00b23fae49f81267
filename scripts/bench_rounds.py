#!/usr/bin/env python3
"""Runs the benchmarks in rounds and stores the results. Called by scripts/bench.

A round runs each group once, one after the other. Figures that are compared with each other are in the same group or
the same round, so that a slow minute of a shared machine affects both.
"""

import argparse
import concurrent.futures
import datetime
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

import bench_report

ROOT = pathlib.Path(__file__).resolve().parents[1]
BIN = pathlib.Path(os.environ.get("CORDBOARD_BIN_DIR", ROOT / "build" / "bin"))
OUT = ROOT / "build" / "bench"
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}

# Name, benchmark filter, minimum seconds for each benchmark, and the kind of run: quick, full or both.
SMALL = "(100|100000)/waiting:(0|1000)/profiles:64"
GROUPS = [
    ("cycles", f"^BM_(Lifecycle|Floor)/agents:{SMALL}/.*", 0.1, "quick"),
    ("cycles", "^BM_(Lifecycle|Floor)/agents:[0-9]+/waiting:(0|1000|1000000)/.*", 0.1, "full"),
    ("switches", "^BM_(Lifecycle|LifecycleIds|LifecycleReminder)/agents:1000/waiting:0/.*", 0.1, "both"),
    ("rivals", "^BM_(Lifecycle|Floor|Std|Redis|Postgres.*)/agents:1000/waiting:10000/.*/backlog:1(/.*)?$", 0.3, "both"),
    ("blocked", "^BM_(Lifecycle|Std)/agents:1000/waiting:100000/.*/backlog:0(/.*)?$", 0.1, "both"),
    ("scale", "^BM_(BlockedHead|Queues|Classes)/.*", 0.1, "both"),
    ("storm", "^BM_Storm/agents:10000/.*", 0.1, "quick"),
    ("storm", "^BM_(Storm/agents:100000|Floor/agents:100000/waiting:1000000/.*/backlog:1).*", 0.1, "full"),
    ("timers", "^BM_Timer.*/armed:1000$", 0.05, "quick"),
    ("timers", "^BM_Timer.*", 0.1, "full"),
    ("recovery", "^BM_((Snapshot|Restore|RestoreFloor)/agents:1000/.*|Replay)", 0.1, "quick"),
    ("recovery", "^BM_(Snapshot|Restore|RestoreFloor|Replay).*", 0.1, "full"),
    ("latency", "^BM_Latency/agents:1000/.*", 0.1, "quick"),
    ("latency", "^BM_Latency/.*", 0.1, "full"),
    ("mmc", "^BM_MmcFloor/.*", 0.1, "both"),
]


def run_group(pattern, seconds):
    """The results of cordboard-bench: for each benchmark its times in ns and its counters.

    `ns` is processor time, which varies less on a shared machine; it is present if all work is in this process. A
    benchmark that waits for a server has only wall-clock time, and is compared with the wall-clock time of others."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "out.json"
        subprocess.run([BIN / "cordboard-bench", f"--benchmark_filter={pattern}", f"--benchmark_min_time={seconds}",
                        f"--benchmark_out={path}", "--benchmark_out_format=json"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        said = json.loads(path.read_text(encoding="utf-8"))
    figures = {}
    for one in said["benchmarks"]:
        if one.get("error_occurred"):
            continue
        name = re.sub(r"/(real_time|iterations:\d+)", "", one["name"])
        known = {"name", "run_name", "family_index", "per_family_instance_index", "repetition_index", "repetitions",
                 "iterations", "threads", "real_time", "cpu_time", "time_unit", "run_type"}
        counters = {key: value for key, value in one.items() if key not in known and isinstance(value, (int, float))}
        unit = UNITS[one["time_unit"]]
        figures[name] = {"real_ns": one["real_time"] * unit, **counters}
        if "/real_time" not in one["name"]:
            figures[name]["ns"] = one["cpu_time"] * unit
    return figures


def simulate(model):
    """The simulator's report and its processor time, including the reading of the model."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file, tempfile.TemporaryFile("w+") as out:
        json.dump(model, file)
        file.flush()
        child = subprocess.Popen([BIN / "cordboard-simulate", file.name, "--json"], stdout=out,
                                 stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            raise subprocess.CalledProcessError(child.returncode, child.args)
        out.seek(0)
        report = json.load(out)
    return {**report, "seconds": used.ru_utime + used.ru_stime}


def queue_model(servers, calls):
    """M/M/c at a load of 0.9, the same model as the rival's."""
    per_minute = 0.9 * servers / 3
    return {"site": {"queues": [{"key": "chat", "wrap_up": {"mode": "none"}}]},
            "pools": [{"pool": "p", "count": servers}],
            "customers": [{"class": "A", "queue": "chat", "per_minute": per_minute, "handle": {"exponential": 180}}],
            "duration_s": calls / per_minute * 60, "seed": 1}


def center_model(days):
    """1,000 agents with three chats each, eight queues with one skill each, 306,000 chats a day: a load of 0.9."""
    skills = [f"s{i}" for i in range(8)]
    return {"site": {"skills": skills,
                     "queues": [{"key": f"q{i}", "requires": {skills[i]: 1}} for i in range(8)]},
            "pools": [{"pool": f"p{i}", "count": 125, "capacity": 3, "answer_delay": {"constant": 5},
                       "wrap_up": {"constant": 30}, "rate_by_load": [1, 2, 3],
                       "skills": {skills[(i + j) % 8]: 3 for j in range(3)}} for i in range(8)],
            "customers": [{"class": f"c{i}", "queue": f"q{i}", "per_minute": 212.5 / 8,
                           "handle": {"exponential": 720}} for i in range(8)],
            "duration_s": days * 86400, "seed": 1}


def rates_of(report):
    return {"calls_per_second": report["classes"]["all"]["arrived"] / report["seconds"],
            "days_per_second": report["simulated_s"] / 86400 / report["seconds"]}


def run_simulation(quick):
    """Calls per second by number of servers, for the simulator and SimPy, and simulated days per second of a center."""
    calls = 20_000 if quick else 100_000
    figures = {}
    for servers in (10, 100, 1000):
        report = simulate(queue_model(servers, calls))
        figures[f"simulate/{servers}"] = rates_of(report)
    figures["simulate/center"] = rates_of(simulate(center_model(0.25 if quick else 1)))
    if "CORDBOARD_SIMPY_PYTHON" in os.environ:
        done = subprocess.run([os.environ["CORDBOARD_SIMPY_PYTHON"], ROOT / "bench" / "rivals" / "simpy_mmc.py",
                               str(calls // 4)], check=True, text=True, stdout=subprocess.PIPE)
        for servers, rate in json.loads(done.stdout).items():
            figures[f"simpy/{servers}"] = {"calls_per_second": rate}
    return figures


def circumstances():
    model = next((line.split(":", 1)[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().split("\n")
                  if line.startswith("model name")), platform.machine())
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, check=False).stdout.strip() or "unknown"
    changes = subprocess.run(["git", "status", "--porcelain", "--", "src", "include", "bench"], cwd=ROOT, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.strip()
    return {"date": datetime.date.today().isoformat(), "commit": commit + (" and changes" if changes else ""),
            "machine": f"{os.cpu_count()} cores, {model}"}


def keep(name, said):
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / name).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def measure(quick, rounds):
    said = {**circumstances(), "quick": quick, "rounds": []}
    said["memory"] = json.loads(subprocess.run([BIN / "memory-probe"], check=True, text=True,
                                               stdout=subprocess.PIPE).stdout)
    for number in range(rounds):
        figures = {}
        for name, pattern, seconds, when in GROUPS:
            if when != "both" and (when == "quick") != quick:
                continue
            print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr, flush=True)
            # The group name is part of the key: a benchmark in two groups has two results.
            figures.update({f"{name}:{key}": value for key, value in run_group(pattern, seconds).items()})
        print(f"round {number + 1} of {rounds}: simulation", file=sys.stderr, flush=True)
        figures.update(run_simulation(quick))
        said["rounds"].append(figures)
        keep("results.json", said)


def count_instructions(quick):
    agents = (100, 100_000) if quick else (100, 1_000, 10_000, 100_000)
    loads = [(0, []), (1_000, []), (1_000, ["--backlog"])]
    if not quick:
        loads += [(1_000_000, []), (1_000_000, ["--backlog"])]
    kinds = {"engine": [], "floor": ["--floor"], "ids": ["--ids"], "reminder": ["--reminder"],
             "span": ["--width", "200"]}
    jobs = []
    for count in agents:
        for waiting, backlog in loads:
            for kind, options in kinds.items():
                if waiting > 1_000 and kind not in ("engine", "floor"):
                    continue
                key = f"{kind}/agents:{count}/waiting:{waiting}/backlog:{len(backlog)}"
                # For the engine, count only inside submit, without the host's work. The floor has no such boundary.
                where = [] if kind == "floor" else ["--inside"]
                options = [*where, "--agents", str(count), "--waiting", str(waiting), *backlog, *options]
                jobs.append((key, options))

    def count_one(job):
        done = subprocess.run([ROOT / "scripts" / "instructions", *job[1]], check=True, text=True,
                              stdout=subprocess.PIPE)
        print(job[0], done.stdout.strip(), file=sys.stderr, flush=True)
        return job[0], int(re.search(r"instructions_per_cycle=(\d+)", done.stdout).group(1))

    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        counted = dict(pool.map(count_one, jobs))
    keep("instructions.json", {**circumstances(), "quick": quick, "instructions": counted})


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("mode", choices=["rounds", "instructions", "report"], help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="smaller sizes, fewer rounds")
    parser.add_argument("--rounds", type=int, help="number of rounds (default 5; with --quick 3)")
    parser.add_argument("--write-docs", action="store_true", help="write the tables to docs/performance.md")
    options = parser.parse_args()
    if options.mode == "rounds":
        measure(options.quick, options.rounds or (3 if options.quick else 5))
    elif options.mode == "instructions":
        count_instructions(options.quick)
    text = bench_report.tables(OUT)
    print(text)
    if options.write_docs:
        bench_report.write_docs(text, ROOT / "docs" / "performance.md")


if __name__ == "__main__":
    main()
