#!/usr/bin/env python3
"""Makes docs/acceptance.md: each thing that the source documents ask for, and the scenario that shows it.

A scenario shows an item by its name (`S2.8_….txt`) or by a comment `# shows: S4.20 S4.21`; the line of the engine
that, broken, makes it fail stands in its comment `# breaks: FILE: …` (scripts/mutants.py tries it). With --check
nothing is written, and the exit status tells whether the page is fresh.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
ITEMS = ROOT / "docs/acceptance_items.txt"
PAGE = ROOT / "docs/acceptance.md"

HEAD = """# Acceptance

Made by `scripts/acceptance_table.py`; do not edit. For each thing that the source documents ask for (worded in
`docs/acceptance_items.txt`) the scenario in `tests/scenarios` that shows it, and the place in the engine where a
change of one line makes that scenario fail: it was tried by `scripts/mutants.py`. A number without a scenario
belongs to a part that is not built yet, or to the screen (class U).

Classes: E, the engine enforces it; D, the engine supplies what a host shows; U, the screen's own affair.

"""


def items():
    for line in ITEMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, kind, text = line.split(" ", 2)
            yield number, kind, text


def scenarios():
    """Number -> list of (file name, broken place)."""
    shown = {}
    for path in sorted((ROOT / "tests/scenarios").glob("**/*.txt")):
        text = path.read_text(encoding="utf-8")
        broken = re.search(r"^# breaks: (\S+): (.+?) ==>", text, re.M)
        place = f"{broken.group(1)}: `{broken.group(2).strip()}`".replace("|", "\\|") if broken else ""
        numbers = re.findall(r"^S\d+\.\d+", path.stem)
        for line in re.findall(r"^# shows: (.*)$", text, re.M):
            numbers += line.split()
        for number in numbers:
            shown.setdefault(number, []).append((path.name, place))
    return shown


def page():
    shown = scenarios()
    known = set()
    lines = [HEAD + "| number | what | class | scenario | line that was broken |", "|---|---|---|---|---|"]
    for number, kind, text in items():
        known.add(number)
        files = shown.get(number, [])
        names = "<br>".join(name for name, _ in files)
        places = "<br>".join(dict.fromkeys(place for _, place in files if place))
        lines.append(f"| {number} | {text} | {kind} | {names} | {places} |")
    unknown = sorted(set(shown) - known)
    if unknown:
        sys.exit("scenarios show what is not in docs/acceptance_items.txt: " + " ".join(unknown))
    served = sum(1 for number in known if number in shown)
    lines.append(f"\n{served} of {len(known)} have a scenario.")
    return "\n".join(lines) + "\n"


def main():
    made = page()
    if "--check" in sys.argv[1:]:
        fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == made
        if not fresh:
            print("docs/acceptance.md is stale: run scripts/acceptance_table.py")
        return 0 if fresh else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
