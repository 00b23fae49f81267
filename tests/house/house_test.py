#!/usr/bin/env python3
"""Checks each source file: sizes, names, words that must not occur; and the generated pages.

The other checks of the source tree are beside this file: modules, documentation, scenarios.
"""

import pathlib
import re
import subprocess
import sys

from _tree import (LITERAL, ROOT, fault, files, lines_matching, module_of, modules, report,
                   without_comments)

CORE = set(modules())
DECIDING = CORE - {"describe", "answer"}  # no floating-point numbers, no order by address or hash

LONGEST_FILE = 600
LONGEST_FUNCTION = 60
LONGEST_LINE = 100

# Words that must not occur in the code of the core, and why.
BANNED_IN_CORE = {
    r"\b(?:steady|system|high_resolution|utc|file)_clock\b": "reads a clock",
    r"\bstd::time\b|\bgettimeofday\b|\bclock_gettime\b|\blocaltime\b|\bgmtime\b": "reads a clock",
    r"\bstd::j?thread\b|\bpthread_\w+|\bstd::async\b": "has a thread",
    r"\bstd::(?:recursive_|shared_|timed_)?mutex\b|\bstd::atomic\b|\bthread_local\b": "synchronises threads",
    r"\brandom_device\b|\bmt19937\w*|\bstd::rand\b|\bsrand\b": "draws random numbers",
    r"<(?:iostream|fstream|cstdio|ostream|sstream|filesystem)>": "does input and output",
    r"\bstd::(?:cout|cerr|clog|fopen|printf)\b": "does input and output",
    r"\bgetenv\b": "reads the environment",
    r"\btry\s*\{|\bthrow\b": "throws or catches",
}
BANNED_WHERE_DECIDED = {
    r"\b(?:float|double)\b": "has a floating-point number",
    r"\breinterpret_cast<std::uintptr_t>|\bstd::less<\s*\w+\s*\*>": "orders by address",
}
# The only file of the core that writes a message: a failed assertion, before it stops the program.
STOPS_THE_PROGRAM = pathlib.Path("src/describe/assert.cc")
# A range-for over one of these would visit elements in the order of their hashes.
HASHED = re.compile(r"\b(?:flat_hash|node_hash|unordered)_(?:map|set)\s*<[^;()]*>\s+(\w+)\s*[;{=]")

NAME_PARTS = ("Impl", "Base", "Manager", "Helper", "Util", "Utils", "Data", "Info")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|Users|mnt)/[\w.]+")


# ---- one file at a time ----------------------------------------------------------------------


def check_words(path, text):
    module = module_of(path)
    stops = path.relative_to(ROOT) == STOPS_THE_PROGRAM
    banned = dict(BANNED_IN_CORE) if module in CORE and not stops else {}
    if module in DECIDING:
        banned.update(BANNED_WHERE_DECIDED)
    for pattern, why in banned.items():
        for number, match in lines_matching(pattern, text):
            fault(path, number, f"{match.group(0).strip()}: {why}")
    if module in DECIDING:
        for name in HASHED.findall(text):
            for number, _ in lines_matching(rf"for\s*\([^;]*:\s*{name}\s*\)", text):
                fault(path, number, f"visits {name} in the order of its hashes")


def check_names(path, text):
    for number, match in lines_matching(r"\b(?:class|struct|enum class|using|concept)\s+([A-Z]\w*)", text):
        words = re.findall(r"[A-Z][a-z0-9]*", match.group(1))
        for part in NAME_PARTS:
            if part in words:
                fault(path, number, f"{match.group(1)}: {part} in a name does not say what the thing is")
    for part in NAME_PARTS:
        if re.search(rf"(?:^|_){part.lower()}(?:_|$)", path.stem):
            fault(path, 0, f"{part.lower()} in a file name does not say what the file holds")


def check_sizes(path, text):
    count = text.count("\n")
    if count > LONGEST_FILE:
        fault(path, 0, f"{count} lines, at most {LONGEST_FILE}")
    for number, line in enumerate(text.split("\n"), 1):
        width = len(line.rstrip())  # of the code: comments are blanked
        if width > LONGEST_LINE:
            fault(path, number, f"{width} columns, at most {LONGEST_LINE}")


def brace_pairs(text):
    open_at = []
    for match in re.finditer(r"[{}]", text):
        if match.group(0) == "{":
            open_at.append(match.start())
        elif open_at:
            yield open_at.pop(), match.start()


def check_functions(path, text):
    """A function's body begins with a brace after `)` and its qualifiers."""
    head = re.compile(r"\)\s*(?:const|noexcept|override|final|&&?|->[^{;]*|:[^{;]*|\s)*$")
    for begin, end in brace_pairs(text):
        size = sum(not line.startswith(LITERAL) for line in text[begin:end].split("\n")) - 1
        if size <= LONGEST_FUNCTION:
            continue
        before = text[max(0, begin - 300) : begin]
        if head.search(before) and not re.search(r"\b(?:namespace|class|struct)\b[^;{}]*$", before):
            number = text.count("\n", 0, begin) + 1
            fault(path, number, f"a function of {size} lines, at most {LONGEST_FUNCTION}")


def check_sources():
    for path in files("include/**/*.h", "src/**/*.h", "src/**/*.cc", "examples/**/*.cc",
                      "examples/**/*.h", "bench/**/*.cc", "bench/**/*.h", "tests/**/*.cc",
                      "tests/**/*.h"):
        raw = path.read_text(encoding="utf-8")
        text = without_comments(raw)
        code_with_includes = re.sub(r"//[^\n]*", "", raw)
        check_words(path, re.sub(r'"[^"\n]*"', '""', code_with_includes))
        check_names(path, text)
        check_sizes(path, text)
        check_functions(path, text)
        if path.suffix == ".h" and "#pragma once" not in raw:
            fault(path, 0, "the header lacks #pragma once")


# ---- the whole tree --------------------------------------------------------------------------


def check_machine_paths():
    patterns = ("*", "*/*", "**/*.txt", "**/*.md", "**/*.h", "**/*.cc", "**/*.py", "**/*.cmake",
                "**/*.json", "**/*.sh", "scripts/*", ".ci/*")
    skipped = ("build", "install", ".git", ".cache")
    for path in files(*patterns):
        parts = path.relative_to(ROOT).parts
        if any(parts[0] == skip or parts[0].startswith(skip + "-") for skip in skipped):
            continue
        if path == pathlib.Path(__file__).resolve() or "__pycache__" in parts:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, match in lines_matching(MACHINE_PATHS, text):
            fault(path, number, f"{match.group(0)}: a path that exists on one machine only")


def check_generated_docs():
    for script in files("scripts/*_table.py"):
        made = subprocess.run([sys.executable, "-B", str(script), "--check"], cwd=ROOT,
                              capture_output=True, text=True, check=False)
        if made.returncode != 0:
            fault(script, 0, (made.stdout + made.stderr).strip() or "the generated page is stale")


def main():
    check_sources()
    check_machine_paths()
    check_generated_docs()
    report()


if __name__ == "__main__":
    main()
