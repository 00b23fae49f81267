#!/usr/bin/env python3
"""Writes docs/coverage.md from what gcovr has counted: each module, and every line of the core that no test runs.

usage: coverage_page.py GCOVR_JSON COMMIT"""
import collections
import json
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
CORE = ["state", "apply", "decide", "matching", "engine"]
ABOUT = """# Coverage

Made by `scripts/test coverage`; do not edit below the line. The unit, property, scenario and determinism tests, at -O0, counted by gcov: a line counts
once it has run, a branch once it has been taken; what stands in a header counts where any file has run it. Left out are branches that
only an exception takes, as nothing here throws, and those of assertions, which no test can reach without stopping the program.

What is missing in the core is of five kinds. Last lines of a `switch` over an enumeration that nobody passes there, behind the cases
that can come (`requests.cc`, `texts.cc`, `table.cc`). Tables of allowed moves and of names, which the compiler works out. Limits of a
thousand notes and consultations in one conversation. The branches of `audit`, each of which is a fault that the engine never makes; the
audit's own tests plant some. Branches of the readers of
snapshots, for bytes that are not one: the digest in front refuses nearly all of them first.

"""


def module_of(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "src" and len(parts) > 2 else parts[0]


def share(hit, all_):
    return "–" if all_ == 0 else f"{100 * hit / all_:.1f} %" if hit < all_ else "100 %"


def counts(lines):
    told = [line for line in lines if not line.get("gcovr/noncode")]
    branches = [branch for line in told for branch in line["branches"]]
    return (sum(line["count"] > 0 for line in told), len(told),
            sum(branch["count"] > 0 for branch in branches), len(branches))


def ranges(numbers):
    """1, 2, 3 and 7 as '1-3, 7'."""
    spans = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def page(report, commit):
    modules = collections.defaultdict(lambda: [0, 0, 0, 0])
    missing = []
    for file in sorted(report["files"], key=lambda file: file["file"]):
        if not file["file"].startswith(("src/", "include/")):
            continue
        told = counts(file["lines"])
        module = module_of(file["file"])
        modules[module] = [a + b for a, b in zip(modules[module], told)]
        if module not in CORE:
            continue
        never = {line["line_number"] for line in file["lines"] if not line.get("gcovr/noncode") and line["count"] == 0}
        half = {line["line_number"] for line in file["lines"] if not line.get("gcovr/noncode") and line["count"] > 0
                and any(branch["count"] == 0 for branch in line["branches"])}
        if never or half:
            missing.append(f"| `{file['file']}` | {ranges(never) or '–'} | {ranges(half) or '–'} |")
    order = CORE + sorted(module for module in modules if module not in CORE)
    lines = [f"At {commit}.", "", "| module | lines | of | branches | of |", "|---|---|---|---|---|"]
    for module in order:
        hit, all_, taken, ways = modules[module]
        lines.append(f"| {module} | {share(hit, all_)} | {all_} | {share(taken, ways)} | {ways} |")
    lines += ["", "What is missing in the core, by line:", "", "| file | lines never run | lines with a branch never taken |",
              "|---|---|---|", *missing]
    return "\n".join(lines) + "\n"


def main():
    path = os.path.join(ROOT, "docs", "coverage.md")
    mark = "<!-- generated: scripts/test coverage -->\n"
    kept = open(path, encoding="utf-8").read().split(mark)[0] if os.path.exists(path) else ABOUT
    text = page(json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[2])
    open(path, "w", encoding="utf-8").write(kept + mark + "\n" + text)
    print("\n".join(text.splitlines()[:20]))


if __name__ == "__main__":
    main()
