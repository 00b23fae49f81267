#!/usr/bin/env python3
"""Writes docs/reference.md: every command, event and question with its fields, read from the field lists in the public headers."""
import glob
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
STRUCT = re.compile(r"((?:^//[^\n]*\n)*)^struct (\w+) \{\n(.*?)^\};", re.M | re.S)
MEMBER = re.compile(r"^  ([\w:<>, *]+?) (\w+)(?:\{[^;]*\})?(?: =\s+[^;]+)?;", re.M)
FIELD = re.compile(r'field\(\d+,\s*"(\w+)",\s*&\w+::(\w+)\b')


def vocabulary(variant_header, variant):
    """The vocabulary's headers, in the order in which the variant first names a struct of each."""
    with open(os.path.join(ROOT, "include/cordboard", variant_header), encoding="utf-8") as file:
        listed = re.search(rf"using {variant} = std::variant<(.*?)>;", file.read(), re.S).group(1)
    order = {name: place for place, name in enumerate(re.findall(r"\w+::(\w+)", listed))}
    first = {}
    for path in glob.glob(os.path.join(ROOT, "include/cordboard/vocabulary/*.h")):
        with open(path, encoding="utf-8") as file:
            places = [order[name] for _, name, _ in STRUCT.findall(file.read()) if name in order]
        if places:
            first[os.path.relpath(path, ROOT)] = min(places)
    return sorted(first, key=first.get)


def rows(path, space):
    text = open(os.path.join(ROOT, path), encoding="utf-8").read()
    for block in re.findall(r"namespace " + space + r" \{\n(.*?)\}  // namespace " + space, text, re.S):
        for comment, _, body in STRUCT.findall(block):
            name = re.search(r'kName = "(\w+)"', body)
            if not name:
                continue
            types = {member: kind for kind, member in MEMBER.findall(body)}
            fields = []
            for wire, member in FIELD.findall(body):
                kind = types.get(member, "")
                absent = "optional" in kind or "Requirement*" in kind or "span" in kind or kind in ("Attributes", "OptionalText")
                fields.append(f"`{wire}`" + ("?" if absent else ""))
            prose = " ".join(line[2:].strip() for line in comment.splitlines())
            yield f"| `{name.group(1)}` | {', '.join(fields)} | {prose} |"


def words():
    """Every field whose type is an enumeration, with the wire names of its values."""
    headers = sorted(glob.glob(os.path.join(ROOT, "include/cordboard/**/*.h"), recursive=True))
    texts = [open(path, encoding="utf-8").read() for path in headers]
    names = {kind: re.findall(r'"(\w*)"', values) for text in texts
             for kind, values in re.findall(r"CORDBOARD_ENUM_NAMES\(([\w:]+),(.*?)\)", text, re.S)}
    told = {}
    for text in texts:
        for _, _, body in STRUCT.findall(text):
            types = {member: re.sub(r"std::(?:optional|vector)<(.*)>", r"\1", kind) for kind, member in MEMBER.findall(body)}
            for wire, member in FIELD.findall(body):
                if types.get(member) in names:
                    told.setdefault(types[member], set()).add(wire)
    lines = [f"| {', '.join(f'`{wire}`' for wire in sorted(told[kind]))} | {', '.join(f'`{word}`' for word in names[kind])} |"
             for kind in told]
    return sorted(lines)


def page():
    lines = ["# Reference", "",
             "`scripts/reference.py` generates this page from the field lists in `include/cordboard`; do not edit it. On the wire each command,",
             "event and question is one line with a JSON object: `{\"do\":\"accept_offer\",\"at\":1000,\"by\":\"agent:ann\",\"offer\":1,\"agent\":\"ann\"}`. A `?` marks an optional field.",
             "The fields of a site are documented in `include/cordboard/site.h`.",
             "", "In addition to its own fields, each command has three optional ones:", "",
             "- `at`: milliseconds since the Unix epoch. If it is absent or earlier than the engine's clock, the command has the time of the clock.",
             "- `by`: the actor, as `host`, `agent:KEY`, `supervisor:KEY` or `customer:KEY`. Default: the host.",
             "- `id`: 1 to 64 characters. A repeated id gets the first reply and has no further effect.", "",
             "| value | written as |", "|---|---|",
             "| `requires` | `{\"en\":3}`: all of these at these levels; or `{\"all\":[…]}`, `{\"any\":[…]}`, `{\"not\":…}`, `{\"skill\":\"en\",\"at_least\":3}` |",
             "| `from` | `\"customer\"`, or an agent's key |",
             "| `visible_to` | `\"all\"`, `\"agents\"`, or `{\"agent\":\"bob\"}` |",
             "| `to` | one of `{\"agent\":\"bob\"}`, `{\"team\":\"first\"}`, `{\"skill\":\"en\",\"at_least\":3}`, `{\"queue\":\"sales\"}`, `{\"consultation\":1}` |",
             "| `then` | `\"ready\"`, or `{\"not_ready\":\"lunch\"}` |",
             "| `for` (of a question) | an actor, as in `by` |",
             "| answers | `{\"answer\":{…},\"line\":4}`; the answers to `audit`, `pushed_urls` and `canned_responses` are lists, the answer to `state_hash` is a text |", ""]
    for title, space, paths in (
            ("Commands (`do`)", "cordboard::command", vocabulary("command.h", "Command")),
            ("Events (`event`)", "cordboard::event", vocabulary("event.h", "Event")),
            ("Questions (`ask`)", "question", ["include/cordboard/question.h", "include/cordboard/history.h"])):
        lines += [f"## {title}", "", "| name | fields | |", "|---|---|---|"]
        for path in paths:
            lines += rows(path, space)
        lines.append("")
    lines += ["## Named values", "", "Fields of commands, events, sites and answers whose values have names.", "", "| field | values |", "|---|---|", *words(), ""]
    return "\n".join(lines)


def main():
    target = os.path.join(ROOT, "docs", "reference.md")
    if "--check" in sys.argv:
        fresh = os.path.exists(target) and open(target, encoding="utf-8").read() == page()
        if not fresh:
            print("docs/reference.md is not what scripts/reference.py makes: run it")
        return 0 if fresh else 1
    with open(target, "w", encoding="utf-8") as file:
        file.write(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
