#!/usr/bin/env python3
"""Checks the documentation in the public headers: at least half of each, and the refusals of each command.

With --report it prints the share of each header.
"""

import re
import sys

from _scenarios import refusals_by_command, scenarios
from _tree import fault, files, ROOT, report
from _vocabulary import declared, documented_refusals, enum_names

# The share of documentation that a public header has at least, field lists aside.
MINIMUM_DOCUMENTATION = 0.5
# Headers with less, and why. An entry goes as soon as its header has enough.
LESS_DOCUMENTED = {
    "shape_check.h": "templates behind shape.h, which documents them for hosts",
}
# Every command can be refused with these, so its comment need not name them.
COMMON = {"malformed", "not_permitted"}


def counts(text):
    """Lines with documentation, and all lines but blank ones, directives and descriptions of fields."""
    documented = total = 0
    in_fields = False
    for line in text.split("\n"):
        words = line.strip()
        if in_fields:
            in_fields = not line.startswith("  }")
        elif words.startswith("static constexpr auto fields(V&& v)"):
            in_fields = True
        elif words and not words.startswith("#") and not re.match(
                r"template <class V>|static constexpr (std::string_view kName|unsigned kMay)", words):
            total += 1
            documented += "//" in words and not words.startswith("}")
    return documented, total


def shares():
    root = ROOT / "include/cordboard"
    return {path: counts(path.read_text(encoding="utf-8")) for path in sorted(root.glob("**/*.h"))}


def check_shares():
    for path, (documented, total) in shares().items():
        share = documented / total
        if not path.read_text(encoding="utf-8").startswith("//"):
            fault(path, 1, "a public header begins with its purpose")
        if path.name in LESS_DOCUMENTED:
            if share >= MINIMUM_DOCUMENTATION:
                fault(path, 0, f"{share:.0%} documentation: remove it from LESS_DOCUMENTED")
        elif share < MINIMUM_DOCUMENTATION:
            fault(path, 0, f"{share:.0%} documentation, at least {MINIMUM_DOCUMENTATION:.0%}")


def check_refusals():
    """The clause of each command is well formed and names each refusal that a scenario shows."""
    known = set(enum_names("include/cordboard/refusal.h", "Refusal")[1:])
    seen = refusals_by_command(scenarios())
    for path, command, comment in declared("command"):
        named = documented_refusals(comment) or []
        for name in named:
            if name not in known:
                fault(path, 0, f"{command}: `Refuses:` lists `{name}`, which is no refusal")
        for name in sorted({name for name in named if named.count(name) > 1}):
            fault(path, 0, f"{command}: `Refuses:` lists {name} twice")
        if re.search(r"\b[Rr]efuses?\b(?!:)", comment) and not named:
            fault(path, 0, f"{command}: begin the clause with `Refuses:` and list wire names")
        for name in sorted(seen.get(command, set()) - set(named) - COMMON):
            fault(path, 0, f"{command}: a scenario shows the refusal {name}, the comment omits it")


def main():
    if "--report" in sys.argv:
        for path, (documented, total) in sorted(shares().items(), key=lambda row: row[1][0] / row[1][1]):
            print(f"{documented / total:4.0%} {documented:4} of {total:4} {path.relative_to(ROOT)}")
        rows = shares().values()
        print(f"{sum(row[0] for row in rows) / sum(row[1] for row in rows):4.0%} of all")
        return
    check_shares()
    check_refusals()
    report()


if __name__ == "__main__":
    main()
