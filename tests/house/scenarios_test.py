#!/usr/bin/env python3
"""Checks that each command, event, refusal, question, setting, strategy and named value is in some scenario."""

import re

from _scenarios import refusals_of, scenarios, steps
from _tree import fault, files, modules, read, report, without_comments
from _vocabulary import declared, described_fields, enum_names

# Values that no scenario can show, and why. An entry goes as soon as a scenario shows the value.
CANNOT_BE_SHOWN = {}


def code_that_decides():
    deciding = sorted(set(modules()) - {"describe", "answer"})
    patterns = [f"src/{module}/**/*.{kind}" for module in deciding for kind in ("h", "cc")]
    return "\n".join(without_comments(path.read_text(encoding="utf-8")) for path in files(*patterns))


def is_used(name, code):
    """Whether the core uses the enumerator of that name; a value for a later feature is not used yet."""
    return re.search(r"\bk" + name.title().replace("_", "") + r"\b", code) is not None


def seen_in(texts):
    """The commands and questions of all steps, the first words of the lines beneath, the refusals."""
    commands, events, refusals, questions = set(), set(), set(), set()
    for text in texts.values():
        for command, words, lines in steps(text):
            if command is None:
                questions.update(words[1:2])
            else:
                commands.add(command)
            if command == "configure":
                events.add("site_configured")
            events.update(line.split()[0] for line in lines)
            refusals |= refusals_of(lines)
    return commands, events, refusals, questions


def check_vocabulary(texts, core):
    commands, events, refusals, questions = seen_in(texts)
    for kind, shown in (("command", commands), ("event", events)):
        for name in sorted({name for _, name, _ in declared(kind)} - shown):
            fault("tests/scenarios", 0, f"the {kind} {name} is in no scenario")
    for name in enum_names("include/cordboard/refusal.h", "Refusal")[1:]:
        if name not in refusals and name not in CANNOT_BE_SHOWN and is_used(name, core):
            fault("tests/scenarios", 0, f"no scenario shows the refusal {name}")
    asked = set()
    for name in ("question.h", "history.h"):
        asked.update(re.findall(r'kName = "(\w+)"', read(f"include/cordboard/{name}")))
    # The runner asks these two after each step of every scenario.
    for name in sorted(asked - questions - {"audit", "state_hash"}):
        fault("tests/scenarios", 0, f"the question {name} is in no scenario")


def check_settings(text):
    for struct, names in described_fields("include/cordboard/site.h").items():
        for name in names:
            if not re.search(rf'\b{name}=|"{name}":|^  {name} ', text, re.M) and name != "key":
                fault("tests/scenarios", 0, f"no scenario sets the field {name} of {struct}")


def check_values(text, core):
    """Each named value of the site, of commands, events and answers: modes, causes, roles."""
    for name in CANNOT_BE_SHOWN:
        if re.search(rf"[ =]{name}\b", text):
            fault("tests/house/scenarios_test.py", 0, f"a scenario shows {name}: remove the entry")
    for path in files("include/cordboard/site.h", "include/cordboard/vocabulary/*.h",
                      "include/cordboard/question.h"):
        header = path.read_text(encoding="utf-8")
        for enum, names in re.findall(r"CORDBOARD_ENUM_NAMES\((\w+),(.*?)\)", header, re.S):
            for name in re.findall(r'"(\w+)"', names):
                shown = re.search(rf'[="]{name}\b', text) or name in CANNOT_BE_SHOWN
                if not shown and is_used(name, core):
                    fault("tests/scenarios", 0, f"no scenario shows {name} of {enum}")


def check_strategies(text):
    space = re.search(r"^namespace strategy \{(.*?)^\}", read("include/cordboard/site.h"), re.M | re.S)
    names = re.findall(r'= "(\w+)"', space.group(1)) if space else []
    if not names:
        fault("include/cordboard/site.h", 0, "no strategy found: is this check out of date?")
    for name in names:
        if not re.search(rf'\bstrategy={name}\b|"strategy":"{name}"', text):
            fault("tests/scenarios", 0, f"no scenario uses the strategy {name}")


def check_form(texts):
    for path, text in texts.items():
        if not re.match(r"# \S", text):
            fault(path, 1, "a scenario begins with a comment that is its title")
        if not re.fullmatch(r"[A-Za-z0-9_.]+", path.name):
            fault(path, 0, "a scenario's file name consists of letters, digits, _ and .")
        # Whether the text is still in the source is for `scripts/mutants.py --check`.
        if re.match(r"S\d", path.name) and not re.search(r"^# breaks: \S+: .+ ==>", text, re.M):
            fault(path, 0, "states no change of the engine that makes it fail: "
                  "`# breaks: FILE: OLD ==> NEW`")


def main():
    texts = scenarios()
    core = code_that_decides()
    everything = "\n".join(texts.values())
    check_vocabulary(texts, core)
    check_settings(everything)
    check_values(everything, core)
    check_strategies(everything)
    check_form(texts)
    report()


if __name__ == "__main__":
    main()
