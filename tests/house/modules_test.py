#!/usr/bin/env python3
"""Checks the modules: which of them may include which, and that no files include each other in a cycle."""

import re

from _tree import ROOT, fault, files, lines_matching, module_of, modules, report

# Rules of the design. CMake gives each module an include path with only what CMakeLists.txt names, so
# it is enough to check CMakeLists.txt against them.
MUST_NOT_SEE = {
    "describe": {"*"},                          # knows nothing about contact centers
    "state": {"*", "-describe"},
    "apply": {"*", "-state", "-describe"},      # the only writer of state; decides nothing
    "matching": {"turn", "checks", "effects", "configure", "decide", "engine", "answer", "apply"},
    "checks": {"turn", "effects", "configure", "decide", "engine", "answer", "apply"},  # never emits
    "answer": {"turn", "checks", "effects", "configure", "decide", "engine", "apply"},  # never emits
}
# Cycles that remain, and why. An entry goes as soon as its cycle is cut.
KNOWN_CYCLES = {
    ("json/requirement_reader", "json/site_reader", "json/value_reader"):
        "values contain requirements and sites, and these contain values",
}
BESIDE_THE_CORE = re.compile(r"cordboard/(testkit|runtime|cluster|journal)\.h$")


def check_relation(sees):
    for name, seen in sees.items():
        for other in sorted(seen - set(sees)):
            fault("CMakeLists.txt", 0, f"{name} sees {other}, which is not a core module")
        rule = MUST_NOT_SEE.get(name, set())
        for other in sorted(seen):
            if other in rule or ("*" in rule and f"-{other}" not in rule):
                fault("CMakeLists.txt", 0, f"{name} must not see {other}")
    for cycle in cycles(sees):
        fault("CMakeLists.txt", 0, "these modules see each other in a cycle: " + ", ".join(cycle))


def check_folders(sees, extras):
    for path in sorted((ROOT / "src").iterdir()):
        if path.is_dir() and any(path.glob("**/*.cc")) and path.name not in {*sees, *extras}:
            fault(path, 0, "CMakeLists.txt has no module of that name")


def check_includes(sees):
    for path in files("include/**/*.h", "src/**/*.h", "src/**/*.cc"):
        module = module_of(path)
        is_public = path.is_relative_to(ROOT / "include")
        text = path.read_text(encoding="utf-8")
        for number, match in lines_matching(r'(?m)^\s*#include\s+([<"])([^>"]+)[>"]', text):
            bracket, name = match.groups()
            head = name.split("/")[0]
            if is_public and bracket == '"' and head != "cordboard":
                fault(path, number, f"a public header includes {name}")
            if is_public and bracket == "<" and re.search(r"[/.]", name):
                fault(path, number, f"a public header includes <{name}>, not the standard library")
            if module in sees and head in sees and head != module and head not in sees[module]:
                fault(path, number, f"{module} must not include {head}")
            if module in sees and BESIDE_THE_CORE.match(name):
                fault(path, number, f"the core must not include {name}")
            if module in sees and name.startswith("boost/"):
                fault(path, number, "the core must not use Boost")


def cycles(graph):
    """The groups of nodes that can reach each other, by Tarjan's algorithm; each sorted."""
    order, low, on_stack, stack, found = {}, {}, set(), [], []

    def visit(node):
        order[node] = low[node] = len(order)
        stack.append(node)
        on_stack.add(node)
        for other in sorted(graph.get(node, ())):
            if other not in order:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in on_stack:
                low[node] = min(low[node], order[other])
        if low[node] == order[node]:
            group = stack[stack.index(node) :]
            del stack[len(stack) - len(group) :]
            on_stack.difference_update(group)
            if len(group) > 1:
                found.append(sorted(group))

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return found


def check_cycles_within_modules():
    """A header and the source of the same name are one node: agents.h and agents.cc are `agents`."""
    folders = [path for path in sorted((ROOT / "src").iterdir()) if path.is_dir()]
    found = set()
    for folder in [*folders, ROOT / "include"]:
        graph = {}
        for path in sorted([*folder.glob("**/*.h"), *folder.glob("**/*.cc")]):
            base = ROOT / "include" if folder.name == "include" else ROOT / "src"
            node = str(path.relative_to(base).with_suffix(""))
            names = re.findall(r'(?m)^\s*#include\s+"([^"]+)\.h"', path.read_text(encoding="utf-8"))
            inside = {name for name in names if (base / f"{name}.h").is_relative_to(folder)}
            graph.setdefault(node, set()).update(inside - {node})
        found.update(tuple(cycle) for cycle in cycles(graph))
    for cycle in sorted(found - set(KNOWN_CYCLES)):
        fault("src", 0, "these files include each other in a cycle: " + ", ".join(cycle))
    for cycle in sorted(set(KNOWN_CYCLES) - found):
        fault("tests/house/modules_test.py", 0, "this cycle is cut; remove it from KNOWN_CYCLES: "
              + ", ".join(cycle))


def main():
    sees = modules()
    extras = re.findall(r"cordboard_extra\((\w+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    if not {"describe", "state", "decide", "engine"} <= set(sees):
        fault("CMakeLists.txt", 0, f"found only the modules {sorted(sees)}: is this check out of date?")
    check_relation(sees)
    check_folders(sees, extras)
    check_includes(sees)
    check_cycles_within_modules()
    report()


if __name__ == "__main__":
    main()
