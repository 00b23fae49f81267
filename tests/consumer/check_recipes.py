"""The recipes for package managers cannot be run here; this checks that they are well-formed and have the version of
the public header."""

import ast
import json
import os
import pathlib
import re
import sys

root = pathlib.Path(os.environ.get("CORDBOARD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
faults = []


def check(truth, fault):
    if not truth:
        faults.append(fault)


header = (root / "include/cordboard/version.h").read_text()
version = ".".join(
    re.search(rf"#define CORDBOARD_VERSION_{part} (\d+)", header).group(1)
    for part in ("MAJOR", "MINOR", "PATCH")
)

port = json.loads((root / "vcpkg.json").read_text())
check(port["version-semver"] == version, f"vcpkg.json is of another version than {version}")
check(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", port["name"]), "vcpkg.json: not a port name")
names = {d if isinstance(d, str) else d["name"] for d in port["dependencies"]}
check({"abseil", "fmt"} <= names, "vcpkg.json: the core's dependencies are missing")

for recipe in ("conanfile.py", "test_package/conanfile.py"):
    tree = ast.parse((root / recipe).read_text(), recipe)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    check(len(classes) == 1, f"{recipe}: one recipe class expected")

presets = json.loads((root / "CMakePresets.json").read_text())
workflows = {preset["name"] for preset in presets["workflowPresets"]}
check(
    {"dev", "release", "asan", "tsan", "coverage", "clang"} <= workflows,
    "CMakePresets.json: a workflow is missing",
)

check(version in (root / "CHANGELOG.md").read_text(), f"CHANGELOG.md does not know {version}")

for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
