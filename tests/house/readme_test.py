#!/usr/bin/env python3
"""The README's C++ is taken from an example that is compiled and run: each of its lines stands there, in that order or another."""
import os
import re
import sys

root = os.environ.get("CORDBOARD_SOURCE_DIR") or os.path.join(os.path.dirname(__file__), "..", "..")
with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
    blocks = re.findall(r"```cpp\n(.*?)```", file.read(), re.DOTALL)
with open(os.path.join(root, "examples/first_steps/main.cc"), encoding="utf-8") as file:
    example = {line.strip() for line in file}

faults = [line for block in blocks for line in block.splitlines() if line.strip() and line.strip() not in example]
for line in faults:
    print(f"README.md: not in examples/first_steps/main.cc: {line}")
if not blocks:
    print("README.md: has no C++ example")
sys.exit(1 if faults or not blocks else 0)
