#!/usr/bin/env python3
"""Compares examples in the pages with files that the tests run.

Each C++ line of the README, without its comment, is a line of examples/first_steps. Each scenario in the README and in
docs/ is the beginning of a file in tests/scenarios.
"""

import re

from _scenarios import scenarios
from _tree import fault, files, read, report


def code(line):
    return line.split("//")[0].strip()


def check_code():
    blocks = re.findall(r"^```cpp\n(.*?)^```", read("README.md"), re.M | re.S)
    example = {code(line) for line in read("examples/first_steps/main.cc").splitlines()}
    for line in "".join(blocks).splitlines():
        if code(line) and code(line) not in example:
            fault("README.md", 0, f"not in examples/first_steps/main.cc: {line}")
    if not blocks:
        fault("README.md", 0, "has no C++ example")


def check_scenarios():
    texts, count = list(scenarios().values()), 0
    for path in files("README.md", "docs/**/*.md"):
        page = path.read_text(encoding="utf-8")
        for block in re.finditer(r"^```\w*\n(.*?)^```$", page, re.M | re.S):
            shown = block.group(1)
            if not re.search(r"^site$", shown, re.M):
                continue
            count += 1
            if not any(text.startswith(shown) for text in texts):
                line = page.count("\n", 0, block.start()) + 1
                fault(path, line, "the scenario is not the beginning of a file in tests/scenarios")
    if not count:
        fault("docs", 0, "no scenario found: is this check out of date?")


check_code()
check_scenarios()
report()
