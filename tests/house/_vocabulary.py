"""What the public headers declare: commands, events, enumerations, and the refusals that comments name."""

import re

from _tree import fault, files, read

STRUCT = re.compile(r"((?:^//[^\n]*\n)*)^struct (\w+) \{\n(.*?)^\};", re.M | re.S)
REFUSES = re.compile(r"\bRefuses:((?:[^().]|\([^()]*\))*)\.")


def blocks(text, space):
    return re.findall(rf"^namespace {space} \{{\n(.*?)^\}}  // namespace {space}$", text, re.M | re.S)


def declared(space):
    """(path, wire name, comment) of each struct of the vocabulary in the namespace cordboard::`space`."""
    found = []
    for path in files("include/cordboard/vocabulary/*.h"):
        for block in blocks(path.read_text(encoding="utf-8"), f"cordboard::{space}"):
            for comment, _, body in STRUCT.findall(block):
                name = re.search(r'kName = "(\w+)"', body)
                if name:
                    found.append((path, name.group(1), comment))
    if not found:
        fault("include/cordboard/vocabulary", 0, f"no {space} found: is this check out of date?")
    return found


def enum_names(path, enum):
    block = re.search(rf"CORDBOARD_ENUM_NAMES\({enum},(.*?)\)", read(path), re.S)
    return re.findall(r'"(\w+)"', block.group(1)) if block else []


def described_fields(path):
    """Of each struct with a field list: its name and its fields' wire names."""
    structs = {}
    for match in re.finditer(r"field\(\d+, \"(\w+)\",\s*&(\w+)::", read(path)):
        structs.setdefault(match.group(2), []).append(match.group(1))
    return structs


def documented_refusals(comment):
    """The wire names in the clause `Refuses: a, b (when), c.`; None if the comment has no such clause."""
    prose = " ".join(line[2:].strip() for line in comment.splitlines())
    clause = REFUSES.search(prose)
    if clause is None:
        return None
    return [item.strip() for item in re.sub(r"\([^()]*\)", "", clause.group(1)).split(",")]
