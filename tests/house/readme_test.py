#!/usr/bin/env python3
"""Each C++ line of the README, without its comment, is a line of examples/first_steps, which is compiled and run."""
import os
import re
import sys

root = os.environ.get("CORDBOARD_SOURCE_DIR") or os.path.join(os.path.dirname(__file__), "..", "..")


def code(line):
    return line.split("//")[0].strip()


with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
    blocks = re.findall(r"```cpp\n(.*?)```", file.read(), re.DOTALL)
with open(os.path.join(root, "examples/first_steps/main.cc"), encoding="utf-8") as file:
    example = {code(line) for line in file}

faults = [line for block in blocks for line in block.splitlines() if code(line) and code(line) not in example]
for line in faults:
    print(f"README.md: not in examples/first_steps/main.cc: {line}")
if not blocks:
    print("README.md: has no C++ example")
sys.exit(1 if faults or not blocks else 0)
