"""Reads the scenarios: which commands, events, refusals and questions occur in them."""

import re

from _tree import files

# A step line that is raw JSON or misspelt on purpose has no command of the vocabulary.
COMMAND = re.compile(r"[a-z_]+$")


def scenarios():
    return {path: path.read_text(encoding="utf-8") for path in files("tests/scenarios/**/*.txt")}


def steps(text):
    """(command, words of the step, lines beneath it); the command is None for a question."""
    found = []
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split()
        if line[0] in " \t":
            if found:
                found[-1][2].append(line.strip())
        elif words[0] in ("?", "ask"):
            found.append((None, words, []))
        elif words[0] in ("site", "change") or words[1:2] in (["site"], ["change"]):
            found.append(("configure", words, []))
        else:
            command = words[1] if len(words) > 1 and COMMAND.match(words[1]) else ""
            found.append((command, words, []))
    return found


def refusals_of(lines):
    return {match.group(1) for line in lines
            if (match := re.match(r"(?:repeated )?refused (\w+)", line))}


def refusals_by_command(texts):
    """command -> the refusals that some scenario shows for it."""
    seen = {}
    for text in texts.values():
        for command, _, lines in steps(text):
            if command:
                seen.setdefault(command, set()).update(refusals_of(lines))
    return seen
