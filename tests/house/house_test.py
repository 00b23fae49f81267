#!/usr/bin/env python3
"""Checks of the house that a program can make: layering, sizes, words, and that nothing is left untold.

Prints a line for each fault and exits 1 if there are any. Reads the source tree only.
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("CORDBOARD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))

# Which modules a module may include, itself apart; the modules not named here are beside the core.
SEES = {
    "describe": set(),
    "state": {"describe"},
    "apply": {"state", "describe"},
    "matching": {"state", "describe"},
    "answer": {"matching", "state", "describe"},
    "checks": {"matching", "state", "describe"},
    "configure": {"checks", "matching", "state", "describe"},
    "turn": {"apply", "matching", "state", "describe"},
    "effects": {"turn", "checks", "apply", "matching", "state", "describe"},
    "decide": {"configure", "effects", "turn", "checks", "apply", "matching", "state", "describe"},
    "engine": {"decide", "effects", "turn", "checks", "answer", "apply", "matching", "state",
               "describe"},
    "json": set(),
    "testkit": set(),
}
CORE = {"describe", "state", "apply", "matching", "answer", "checks", "configure", "turn",
        "effects", "decide", "engine"}
DECIDING = {"state", "apply", "matching", "checks", "configure", "turn", "effects", "decide",
            "engine"}

LONGEST_FILE = 600
LONGEST_FUNCTION = 70
LONGEST_LINE = 100

# Words that must not occur in the core's code, and why.
BANNED_IN_CORE = {
    r"\b(?:steady|system|high_resolution|utc|file)_clock\b": "reads a clock",
    r"\bstd::time\b|\bgettimeofday\b|\bclock_gettime\b|\blocaltime\b|\bgmtime\b": "reads a clock",
    r"\bstd::j?thread\b|\bpthread_\w+|\bstd::async\b": "has a thread",
    r"\bstd::(?:recursive_|shared_|timed_)?mutex\b|\bstd::atomic\b|\bthread_local\b": "knows threads",
    r"\brandom_device\b|\bmt19937\w*|\bstd::rand\b|\bsrand\b": "is random",
    r"<(?:iostream|fstream|cstdio|ostream|sstream|filesystem)>": "does input and output",
    r"\bstd::(?:cout|cerr|clog|fopen|printf)\b": "does input and output",
    r"\bgetenv\b": "reads the environment",
    r"\btry\s*\{|\bthrow\b": "throws or catches",
}
BANNED_WHERE_DECIDED = {
    r"\b(?:float|double)\b": "has a floating-point number",
    r"\breinterpret_cast<std::uintptr_t>|\bstd::less<\s*\w+\s*\*>": "orders by address",
}
# The one place that tells the world something before it stops it.
STOPS_THE_PROGRAM = pathlib.Path("src/describe/assert.cc")
# A range-for over one of these would follow the order of a hash.
HASHED = re.compile(r"\b(?:flat_hash|node_hash|unordered)_(?:map|set)\s*<[^;()]*>\s+(\w+)\s*[;{=]")

NAME_PARTS = ("Impl", "Base", "Manager", "Helper", "Util", "Utils", "Data", "Info")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|Users|mnt)/[\w.]+")

# What no scenario can show, and why. Goes from here as soon as one does.
UNTOLD = {}

# Stands for what is within a raw string: text, not code.
LITERAL = "\0"

faults = []


def fault(path, line, text):
    shown = path.relative_to(ROOT) if isinstance(path, pathlib.Path) and path.is_absolute() else path
    faults.append(f"{shown}:{line}: {text}" if line else f"{shown}: {text}")


def files(*patterns):
    found = set()
    for pattern in patterns:
        found.update(path for path in ROOT.glob(pattern) if path.is_file())
    return sorted(found)


def without_comments(text):
    """The text with comments and the insides of strings blanked, lines kept."""

    def blank(match):
        if match.group(0).startswith("R"):
            return re.sub(r"[^\n]", LITERAL, match.group(0))
        kept = re.sub(r"[^\n]", " ", match.group(0))
        return '""' + kept[2:] if match.group(0).startswith('"') else kept

    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|' + r"'(?:\\.|[^'\\\n])'"
    return re.sub(pattern, blank, text, flags=re.S)


def lines_matching(pattern, text):
    for match in re.finditer(pattern, text):
        yield text.count("\n", 0, match.start()) + 1, match


def module_of(path):
    parts = path.relative_to(ROOT).parts
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


# ---- one file at a time ----------------------------------------------------------------------


def check_includes(path, text):
    module = module_of(path)
    public = path.is_relative_to(ROOT / "include")
    for number, match in lines_matching(r'#include\s+([<"])([^>"]+)[>"]', text):
        bracket, name = match.groups()
        head = name.split("/")[0]
        if public and bracket == '"' and head != "cordboard":
            fault(path, number, f"a public header includes {name}")
        if public and bracket == "<" and re.search(r"[/.]", name):
            fault(path, number, f"a public header includes <{name}>, not the standard library")
        if module in SEES and head in SEES and head != module and head not in SEES[module]:
            fault(path, number, f"{module} must not include {head}")
        if module in CORE and re.match(r"cordboard/(testkit|runtime|cluster)\.h", name):
            fault(path, number, f"the core must not include {name}")
        if module in CORE and name.startswith("boost/"):
            fault(path, number, "the core must not use Boost")
        if module is not None and module not in SEES:
            fault(path, number, f"the module {module} has no place in the layering")


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
                fault(path, number, f"goes through {name} in the order of a hash")


def check_names(path, text):
    for number, match in lines_matching(r"\b(?:class|struct|enum class|using|concept)\s+([A-Z]\w*)", text):
        words = re.findall(r"[A-Z][a-z0-9]*", match.group(1))
        for part in NAME_PARTS:
            if part in words:
                fault(path, number, f"{match.group(1)}: a name says what a thing is, not {part}")
    for part in NAME_PARTS:
        if re.search(rf"(?:^|_){part.lower()}(?:_|$)", path.stem):
            fault(path, 0, f"a file is not called {part.lower()}")


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
    """A function's body: a brace after `)` and what may follow it, not within another such brace."""
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
        check_includes(path, code_with_includes)
        check_words(path, re.sub(r'"[^"\n]*"', '""', code_with_includes))
        check_names(path, text)
        check_sizes(path, text)
        check_functions(path, text)
        if path.suffix == ".h" and "#pragma once" not in raw:
            fault(path, 0, "a header says #pragma once")


def check_headers_begin_with_prose():
    for path in files("include/**/*.h"):
        if not path.read_text(encoding="utf-8").startswith("//"):
            fault(path, 1, "a public header begins with what it is for")


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
            fault(path, number, f"{match.group(0)}: a path of one machine")


def declared_names(namespace, name):
    """Of the vocabulary, the kName of each struct in `namespace`."""
    names = set()
    for path in files("include/cordboard/vocabulary/*.h"):
        text = path.read_text(encoding="utf-8")
        for block in re.findall(rf"namespace cordboard::{namespace} \{{(.*?)\n\}}  // namespace", text, re.S):
            names.update(re.findall(r'kName = "(\w+)"', block))
    if not names:
        fault("include/cordboard/vocabulary", 0, f"no {name} found: is the check out of date?")
    return names


def enum_names(path, enum):
    text = (ROOT / path).read_text(encoding="utf-8")
    block = re.search(rf"CORDBOARD_ENUM_NAMES\({enum},(.*?)\)", text, re.S)
    return re.findall(r'"(\w+)"', block.group(1)) if block else []


def described_fields(path):
    """Of each struct with a field list: its name and its fields' wire names."""
    text = (ROOT / path).read_text(encoding="utf-8")
    structs = {}
    for match in re.finditer(r"field\(\d+, \"(\w+)\",\s*&(\w+)::", text):
        structs.setdefault(match.group(2), []).append(match.group(1))
    return structs


def code_of_the_core():
    modules = [f"src/{module}/**/*.{kind}" for module in sorted(DECIDING) for kind in ("h", "cc")]
    return "\n".join(without_comments(path.read_text(encoding="utf-8")) for path in files(*modules))


def is_used(name, code):
    """Does the core use the enumerator of that name? One that waits for its feature tells nothing."""
    return re.search(r"\bk" + name.title().replace("_", "") + r"\b", code) is not None


def scenarios():
    return {path: path.read_text(encoding="utf-8") for path in files("tests/scenarios/**/*.txt")}


def seen_in(stories):
    """Words of the stories: commands and questions of steps, first words and whole lines beneath."""
    commands, events, refusals, questions = set(), set(), set(), set()
    for text in stories.values():
        for line in text.split("\n"):
            if not line or line.startswith("#"):
                continue
            words = line.split()
            if line[0] in " \t":
                events.add(words[0])
                refusals.update(re.findall(r"^(?:repeated )?refused (\w+)", line.strip()))
            elif words[0] in ("?", "ask") and len(words) > 1:
                questions.add(words[1])
            elif words[0] in ("site", "change") or "site" in words[1:2] or "change" in words[1:2]:
                commands.add("configure")
                events.add("site_configured")
            elif len(words) > 1:
                commands.add(words[1])
    return commands, events, refusals, questions


def check_everything_is_told():
    stories = scenarios()
    commands, events, refusals, questions = seen_in(stories)
    for name in sorted(declared_names("command", "command") - commands):
        fault("tests/scenarios", 0, f"the command {name} is in no scenario")
    for name in sorted(declared_names("event", "event") - events):
        fault("tests/scenarios", 0, f"the event {name} is in no scenario")
    core = code_of_the_core()
    for name in enum_names("include/cordboard/refusal.h", "Refusal")[1:]:
        if name not in refusals and is_used(name, core) and name not in UNTOLD:
            fault("tests/scenarios", 0, f"the refusal {name} is provoked by no scenario")
    asked = set()
    for name in ("question.h", "history.h"):
        text = (ROOT / "include/cordboard" / name).read_text(encoding="utf-8")
        asked.update(re.findall(r'kName = "(\w+)"', text))
    # The runner asks these two after each step of every scenario.
    for name in sorted(asked - questions - {"audit", "state_hash"}):
        fault("tests/scenarios", 0, f"the question {name} is in no scenario")
    check_settings_are_told("\n".join(stories.values()))
    check_values_are_told("\n".join(stories.values()), core)
    check_titles(stories)
    check_stated_changes(stories)


def check_settings_are_told(told):
    for struct, names in described_fields("include/cordboard/site.h").items():
        for name in names:
            if not re.search(rf'\b{name}=|"{name}":|^  {name} ', told, re.M) and name != "key":
                fault("tests/scenarios", 0, f"the field {name} of {struct} is set in no scenario")


def check_values_are_told(told, core):
    """Each named value of the site and of events: strategies, modes, causes, roles …"""
    for name in UNTOLD:
        if re.search(rf"[ =]{name}\b", told):
            fault("tests/house/house_test.py", 0, f"{name} is told after all, and is still in UNTOLD")
    for path in files("include/cordboard/site.h", "include/cordboard/vocabulary/*.h",
                      "include/cordboard/question.h"):
        text = path.read_text(encoding="utf-8")
        for enum, names in re.findall(r"CORDBOARD_ENUM_NAMES\((\w+),(.*?)\)", text, re.S):
            for name in re.findall(r'"(\w+)"', names):
                seen = re.search(rf'[="]{name}\b', told) or name in UNTOLD
                if not seen and is_used(name, core):
                    fault("tests/scenarios", 0, f"{name} of {enum} is seen in no scenario")


def check_titles(stories):
    for path, text in stories.items():
        if not re.match(r"# \S", text):
            fault(path, 1, "a scenario begins with what it tells")
        if not re.fullmatch(r"[A-Za-z0-9_.]+", path.name):
            fault(path, 0, "a scenario's name is made of letters, digits, _ and .")


def check_stated_changes(stories):
    """A change of the engine that a scenario states must still be possible (scripts/mutants.py)."""
    for path, text in stories.items():
        stated = re.findall(r"^# breaks: (\S+): (.+?) ==> ?(.*)$", text, re.M)
        if len(stated) != text.count("\n# breaks:"):
            fault(path, 0, "a stated change reads `# breaks: FILE: OLD ==> NEW`")
        for name, old, _ in stated:
            source = ROOT / name
            code = source.read_text(encoding="utf-8") if source.is_file() else ""
            count = len(re.findall(r"\s+".join(map(re.escape, old.split())), code))
            if count != 1:
                fault(path, 0, f"`{old}` occurs {count} times in {name}, not once")
        if re.match(r"S\d", path.name) and not stated:
            fault(path, 0, "says of no line of the engine that it fails when that is broken")


def check_generated_docs():
    for script in files("scripts/*_table.py"):
        made = subprocess.run([sys.executable, "-B", str(script), "--check"], cwd=ROOT,
                              capture_output=True, text=True, check=False)
        if made.returncode != 0:
            fault(script, 0, (made.stdout + made.stderr).strip() or "the generated page is stale")


def main():
    check_sources()
    check_headers_begin_with_prose()
    check_machine_paths()
    check_everything_is_told()
    check_generated_docs()
    print("\n".join(faults) if faults else "the house is in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
