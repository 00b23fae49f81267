#!/usr/bin/env python3
"""Breaks the engine on purpose, one line at a time, and looks whether the scenarios notice.

A scenario may say in a comment which change makes it fail:

    # breaks: src/decide/offers.cc: if (tolerated == 0) return; ==> return;

The text before `==>` occurs once in the file, wherever lines may break. Each change is applied to a copy of the tree, the copy is built and
the scenario run: it must fail. Prints each change, and beneath it who does not notice; exit status 1 if anybody.

    scripts/mutants.py [--build DIR] [--] [SCENARIO...]
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
STATED = re.compile(r"^# breaks: (\S+): (.+?) ==> ?(.*)$", re.M)


def stated_changes(paths):
    """(file, old, new) -> the scenarios that state this change."""
    changes = {}
    for path in paths:
        for change in STATED.findall(path.read_text(encoding="utf-8")):
            changes.setdefault(change, []).append(path)
    return changes


def pattern_of(old):
    return re.compile(r"\s+".join(re.escape(word) for word in old.split()))


def faults_of(changes):
    for (name, old, _), paths in changes.items():
        source = ROOT / name
        text = source.read_text(encoding="utf-8") if source.is_file() else ""
        count = len(pattern_of(old).findall(text))
        if count != 1:
            yield f"{paths[0].name}: `{old}` occurs {count} times in {name}, not once"


def copy_tree(target):
    """Brings the copy up to date; files that are equal keep their times, so that little is built."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        source, copy = ROOT / name, target / name
        if not source.is_file():
            continue
        if copy.is_file() and copy.read_bytes() == source.read_bytes():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)


def build(tree, made):
    if not (made / "build.ninja").exists():
        launcher = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        subprocess.run(["cmake", "-S", tree, "-B", made, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                        "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DCORDBOARD_BENCH=OFF", *launcher],
                       check=True, stdout=subprocess.DEVNULL)
    return subprocess.run(["ninja", "-C", made, "run_scenarios"], check=False, capture_output=True,
                          text=True)


def passes(runner, path):
    try:
        done = subprocess.run([runner, path], capture_output=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def survivors(change, paths, tree, made):
    """The scenarios that do not notice the change; a text instead if it does not even compile."""
    name, old, new = change
    source = tree / name
    text = source.read_text(encoding="utf-8")
    source.write_text(pattern_of(old).sub(lambda _: new, text), encoding="utf-8")
    try:
        built = build(tree, made)
        if built.returncode != 0:
            return "does not build:\n" + built.stdout[-2000:]
        runner = made / "tests/bin/run_scenarios"
        return [path for path in paths if passes(runner, path)]
    finally:
        source.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="breaks the engine and looks who notices")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/mutants")
    parser.add_argument("scenarios", nargs="*", type=pathlib.Path)
    given = parser.parse_args()
    paths = [path.resolve() for path in given.scenarios]
    changes = stated_changes(paths or sorted((ROOT / "tests/scenarios").glob("**/*.txt")))
    faults = list(faults_of(changes))
    if faults:
        print("\n".join(faults))
        return 1
    tree, made = given.build / "tree", given.build / "build"
    copy_tree(tree)
    built = build(tree, made)
    if built.returncode != 0:
        print(built.stdout[-4000:])
        return 1
    bad = 0
    for number, (change, stating) in enumerate(sorted(changes.items()), 1):
        print(f"[{number}/{len(changes)}] {change[0]}: {change[1]} ==> {change[2]}", flush=True)
        left = survivors(change, stating, tree, made)
        troubles = [left] if isinstance(left, str) else [f"not noticed by {p.name}" for p in left]
        for trouble in troubles:
            print(f"  {trouble}", flush=True)
        bad += len(troubles)
    print(f"{len(changes)} changes tried, {bad} troubles")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
