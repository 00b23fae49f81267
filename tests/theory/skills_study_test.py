#!/usr/bin/env python3
"""The skills study: its output is plausible, the same for the same seed, and its plot is a valid document.

The runs are short, and no figure is compared with another run's: the designs are so different that their order is
clear.
"""

import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ROOT = pathlib.Path(os.environ.get("CORDBOARD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
PROGRAM = pathlib.Path(os.environ.get("CORDBOARD_BIN_DIR", ROOT / "build" / "bin")) / "cordboard-skills-study"
SHORT = ("--minutes", "1000", "--replications", "3")
DESIGNS = ("1 skill", "2 skills, spread", "3 skills, spread", "4 skills, spread", "5 skills, spread", "6 skills",
           "2 skills, one long chain", "2 skills, separate pairs", "6 skills, by the formula")


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)


def study(svg, *more):
    """The printed text without the name of the plot's file, and the plot."""
    done = run(*SHORT, "--svg", svg, *more)
    assert done.returncode == 0, done.stderr
    printed = done.stdout.replace(str(svg), "")
    return printed, pathlib.Path(svg).read_text(encoding="utf-8")


def figures(printed):
    """By design: rejected share, mean wait, share answered within 30 s."""
    found = {}
    for line in printed.splitlines():
        parts = re.split(r"\s{2,}", line.strip())
        if len(parts) == 4 and parts[0] in DESIGNS:
            found[parts[0]] = [float(part.split(" ")[0]) for part in parts[1:]]
    return found


def one_queue(load, agents, places):
    """Rejected share and mean wait of the served, by birth and death; rates per minute, handle times of ten minutes."""
    weights = [1.0]
    for number in range(1, agents + places + 1):
        weights.append(weights[-1] * load / min(number, agents))
    total = math.fsum(weights)
    blocked = weights[-1] / total
    queue = math.fsum((number - agents) * weight for number, weight in enumerate(weights) if number > agents) / total
    return 100 * blocked, 600 * queue / (load * (1 - blocked))


def check_figures(printed, load):
    found = figures(printed)
    assert tuple(found) == DESIGNS, printed
    blocked, wait, _ = found["6 skills, by the formula"]
    truth = one_queue(load, 90, 30)
    assert abs(blocked - truth[0]) < 0.0006 and abs(wait - truth[1]) < 0.06, (blocked, wait, truth)
    order = ["6 skills", "2 skills, one long chain", "2 skills, separate pairs", "1 skill"]
    waits = [found[design][1] for design in order]
    assert waits == sorted(waits) and waits[-1] > 1.5 * waits[0], waits
    levels = [found[design][2] for design in order]
    if load < 90:  # above this so many are rejected that the others wait little
        assert levels == sorted(levels, reverse=True), levels
    assert found["1 skill"][0] > found["2 skills, separate pairs"][0] > found["6 skills"][0], found


def check_plot(svg):
    root = xml.etree.ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    bars = [bar for bar in root.iter(f"{space}rect") if bar.get("x") is not None]
    assert len(bars) == 2 * (len(DESIGNS) - 1), len(bars)
    texts = [text.text for text in root.iter(f"{space}text")]
    assert all(design in texts for design in DESIGNS[:-1]), texts


def main():
    if not PROGRAM.exists():
        print(f"skipped: {PROGRAM.name} has not been built")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        first, second = pathlib.Path(folder) / "first.svg", pathlib.Path(folder) / "second.svg"
        printed, svg = study(first)
        print(printed)
        assert (printed, svg) == study(second), "the same seed gives a different result"
        assert printed != study(second, "--seed", "2")[0], "another seed gives the same result"
        check_figures(printed, 84)
        check_plot(svg)
        check_figures(study(second, "--load", "90")[0], 90)
        assert run(*SHORT, "--svg", pathlib.Path(folder) / "no" / "where.svg").returncode == 1
    for arguments in (["--load"], ["--load", "much"], ["--minutes", "-1"], ["--what", "1"]):
        assert run(*arguments).returncode == 2, arguments
    assert run("--help").stdout.startswith("Usage")
    return 0


if __name__ == "__main__":
    sys.exit(main())
