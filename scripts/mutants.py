#!/usr/bin/env python3
"""Breaks the engine on purpose, one line at a time, and checks that a scenario fails each time.

A scenario may state in a comment a change of the engine that makes the scenario fail:

    # breaks: src/decide/offers.cc: if (tolerated == 0) return; ==> return;

The text before `==>` must occur exactly once in the file; line breaks and indentation do not matter.

    scripts/mutants.py [--build DIR] [SCENARIO...]
        Applies each change to a copy of the tree, builds the copy and runs the scenarios that state
        the change: they must fail. Prints each change and the scenarios that passed nevertheless.
    scripts/mutants.py --check [SCENARIO...]
        Lists the changes whose text does not occur exactly once. Builds nothing.
    scripts/mutants.py --repair [--rename OLD=NEW]... [SCENARIO...]
        Corrects these lines after code has moved or names have changed: renames identifiers in the text
        that is not found as it stands and in every replacement, and writes the path of the only file
        under src/ that now has the text, if it occurs there once. Lists what it could not repair, and
        similar lines.

Exit status 1 if a scenario does not fail, or a text is not found exactly once.
"""

import argparse
import difflib
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


def count_in(source, old):
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    return len(pattern_of(old).findall(text))


def faults_of(changes):
    for (name, old, _), paths in sorted(changes.items()):
        count = count_in(ROOT / name, old)
        if count != 1:
            yield f"{paths[0].name}: `{old}` occurs {count} times in {name}, not once"


def malformed_lines(paths):
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# breaks:") and not STATED.match(line):
                yield f"{path.name}: a stated change reads `# breaks: FILE: OLD ==> NEW`: {line}"


def renamed(text, renames):
    for old, new in renames:
        text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text)
    return text


def repaired(change, renames, sources):
    """The change with the names and the file that fit the tree; None if there is no unique place."""
    name, old, new = change
    new = renamed(new, renames)
    for text in (old, renamed(old, renames)):
        if count_in(ROOT / name, text) == 1:
            return name, text, new
        found = [(source, count) for source in sources if (count := count_in(source, text)) > 0]
        if len(found) == 1 and found[0][1] == 1:
            return str(found[0][0].relative_to(ROOT)), text, new
    return None


def repair(paths, renames):
    """Rewrites the `# breaks:` lines that do not fit; yields a line of text for each of them."""
    sources = sorted(path for kind in ("h", "cc") for path in (ROOT / "src").glob(f"**/*.{kind}"))
    for change, stating in sorted(stated_changes(paths).items()):
        found = repaired(change, renames, sources)
        if found is None or found == change:
            continue
        before, after = (f"# breaks: {c[0]}: {c[1]} ==> {c[2]}".rstrip() for c in (change, found))
        for path in stating:
            lines = path.read_text(encoding="utf-8").split("\n")
            lines = [after if line.rstrip() == before else line for line in lines]
            path.write_text("\n".join(lines), encoding="utf-8")
        yield f"repaired in {', '.join(path.name for path in stating)}: {after}"


def copy_tree(target):
    """Brings the copy up to date. Equal files keep their times, so that little is rebuilt."""
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
    """The scenarios that still pass after the change; a text instead if it does not compile."""
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


def suggestions(changes):
    """For each change whose text is not found: the most similar line under src/, if there is one."""
    places = {}
    for path in sorted((ROOT / "src").glob("**/*.*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if len(line.strip()) > 8:
                places.setdefault(line.strip(), path)
    for name, old, _ in sorted(changes):
        if count_in(ROOT / name, old) == 0:
            for line in difflib.get_close_matches(old, list(places), n=1, cutoff=0.6):
                yield f"`{old}` was in {name}; similar: {places[line].relative_to(ROOT)}: {line}"


def rename_of(text):
    old, separator, new = text.partition("=")
    if not (old and separator and new):
        raise argparse.ArgumentTypeError("reads OLD=NEW")
    return old, new


def arguments():
    parser = argparse.ArgumentParser(description="breaks the engine on purpose; scenarios must fail")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/mutants")
    parser.add_argument("--check", action="store_true", help="only find each text; build nothing")
    parser.add_argument("--repair", action="store_true", help="correct files and names, then check")
    parser.add_argument("--rename", type=rename_of, action="append", default=[], metavar="OLD=NEW")
    parser.add_argument("scenarios", nargs="*", type=pathlib.Path)
    return parser.parse_args()


def try_changes(changes, tree, made):
    """Prints each change and its troubles; returns the number of troubles."""
    bad = 0
    for number, (change, stating) in enumerate(sorted(changes.items()), 1):
        print(f"[{number}/{len(changes)}] {change[0]}: {change[1]} ==> {change[2]}", flush=True)
        left = survivors(change, stating, tree, made)
        troubles = [left] if isinstance(left, str) else [f"not noticed by {p.name}" for p in left]
        for trouble in troubles:
            print(f"  {trouble}", flush=True)
        bad += len(troubles)
    print(f"{len(changes)} changes tried, {bad} troubles")
    return bad


def main():
    given = arguments()
    paths = [path.resolve() for path in given.scenarios]
    paths = paths or sorted((ROOT / "tests/scenarios").glob("**/*.txt"))
    if given.repair:
        for line in repair(paths, given.rename):
            print(line)
    changes = stated_changes(paths)
    faults = [*malformed_lines(paths), *faults_of(changes)]
    if given.repair:
        faults.extend(suggestions(changes))
    if faults or given.check or given.repair:
        print("\n".join(faults) or f"{len(changes)} stated changes, each text found exactly once")
        return 1 if faults else 0
    tree, made = given.build / "tree", given.build / "build"
    copy_tree(tree)
    built = build(tree, made)
    if built.returncode != 0:
        print(built.stdout[-4000:])
        return 1
    return 1 if try_changes(changes, tree, made) else 0


if __name__ == "__main__":
    sys.exit(main())
