"""What the checks of the source tree share: finding files, blanking comments, reporting faults."""

import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("CORDBOARD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))

# Takes the place of the contents of a raw string, which is text and not code.
LITERAL = "\0"

_faults = []


def fault(path, line, text):
    shown = path.relative_to(ROOT) if isinstance(path, pathlib.Path) and path.is_absolute() else path
    _faults.append(f"{shown}:{line}: {text}" if line else f"{shown}: {text}")


def report():
    """Prints the faults and ends the program with status 1 if there are any."""
    print("\n".join(_faults) if _faults else "no fault found")
    sys.exit(1 if _faults else 0)


def files(*patterns):
    found = set()
    for pattern in patterns:
        found.update(path for path in ROOT.glob(pattern) if path.is_file())
    return sorted(found)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def without_comments(text):
    """The text with comments and the contents of strings blanked; lines keep their numbers."""

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
    """The folder of src/ that the file belongs to; None for files elsewhere."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def modules():
    """Each core module, and which modules CMakeLists.txt lets it include."""
    calls = re.findall(r"(?m)^cordboard_module\(\s*(\w+)(?:\s+SEES\s+([^)]*))?\)", read("CMakeLists.txt"))
    return {name: set(sees.split()) for name, sees in calls}
