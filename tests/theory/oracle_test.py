#!/usr/bin/env python3
"""Compares the simulator, and so the engine, with a selection of rows from the oracle's tables.

`scripts/campaign theory` runs all rows at the length that the tables require; here a few rows of every table must
lie within three standard errors over twenty seeds, so that a change that breaks a routing rule fails at once. A
failure counts only if it is repeated at four times the length with other seeds. All seven golden paths must agree to
the millisecond. Without the tables, which are not part of the project, the test reports that it was skipped and
passes.
"""

import sys

from _cases import ORACLE, PROGRAM, judge
from _golden_paths import PATHS, SHELL, path_differences
from _oracle_rows import all_rows

ARRIVALS = 15_000  # of one run, approximately
CHOICE = {
    "erlang_b.csv": ("EB05", "EB08"),
    "erlang_c.csv": ("EC04", "EC07"),
    "erlang_a.csv": ("EA06", "EA22"),
    "erlang_a_general_patience.csv": ("EG10", "EG12", "EG13", "EG14"),
    "mmnk_finite_room.csv": ("EK02", "EK05", "EK08", "EK15"),
    "mg1.csv": ("MG02", "MG04", "MG05", "MG06"),
    "mg1_priority_cobham.csv": ("CB01", "CB02"),
    "mmn_priority.csv": ("PR01", "PR02"),
    "queue_discipline.csv": ("DI02", "DI05"),
    "deterministic_and_general.csv": ("MD03", "MD10", "MD15", "MD16"),
    "capacity_units_kaufman_roberts.csv": ("KR02", "KR03", "KR04", "KR07", "KR08", "KR09"),
    "rona_wrapup_single_agent.csv": ("RO04", "RO05", "RO08"),
    "multichat_capacity_ctmc.csv": ("MC03", "MC04", "MC11", "MC12", "MC33"),
    "heterogeneous_agents.csv": ("HS05", "HS06", "HS07", "HS08"),
    "skill_designs_ctmc.csv": ("SK01", "SK02", "SK03", "SK04", "SK05", "SK06", "SK15", "SK16", "SK17", "SK18", "SK19"),
    "crosscheck.csv": ("EC07 P(wait) (published)", "EA01 P(abandon) (published)", "MC20 P(full) most (own simulation)"),
}


def path_failures():
    failures = []
    for file in PATHS:
        number, different = path_differences(file)
        print(f"{file}: {number - len(different)} of {number} conversations agree")
        failures += [f"{file}: {text}" for text in different[:3]]
    return failures


def row_failures(row):
    verdicts = judge(row, ARRIVALS)
    print(f"{row.key}: " + ", ".join(
        f"{figure.name} {verdict.mean:.5g} ({figure.truth:.5g}, {verdict.off:.1f} s.e.)"
        for figure, verdict in zip(row.figures, verdicts)), flush=True)
    return [f"{row.key}: {figure.name} is {verdict.mean:.6g}, {verdict.off:.1f} standard errors from {figure.truth:.6g}"
            for figure, verdict in zip(row.figures, verdicts) if verdict.disagrees()]


def main():
    if not ORACLE.is_dir():
        print("skipped: the oracle's tables are not available")
        return 0
    for program in (PROGRAM, SHELL):
        if not program.exists():
            print(f"skipped: {program.name} has not been built")
            return 0
    failures = path_failures()
    wanted = {(table, key) for table, keys in CHOICE.items() for key in keys}
    for row in all_rows():
        if (row.table, row.key) in wanted:
            wanted.discard((row.table, row.key))
            failures += row_failures(row)
    failures += [f"{table} has no row {key}" for table, key in sorted(wanted)]
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
