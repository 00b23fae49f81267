"""docs/theory.md: true value, engine's value and deviation of every row, or why the row cannot be expressed."""

import textwrap

from _cases import FIRST_SEED, FIRST_SEED_OF_REPEAT, SEEDS, STANDARD_ERRORS
from _oracle_rows import NOTES

HELD, ROUGH, FAILED = "held", "within three standard errors, which stayed above the limit", "**failed**"
HEADING = ["| row | figure | truth | engine | s.e. off | s.e. in % | million arrivals | |",
           "|---|---|---|---|---|---|---|---|"]


def cell(text):
    return str(text).replace("|", "/")


class Page:
    """The lines of the page, and the counts."""

    def __init__(self):
        self.lines, self.counts, self.by_table, self.reasons = [], {}, {}, {}
        self.rough, self.failed = [], []

    def count(self, table, result):
        self.counts[result] = self.counts.get(result, 0) + 1
        row = self.by_table.setdefault(table, {})
        row[result] = row.get(result, 0) + 1

    def add_path(self, file, number, different):
        self.count("golden paths", HELD if not different else FAILED)
        self.failed += [f"{file}: {text}" for text in different[:3]]
        self.lines.append(f"| {file} | {number - len(different)} of {number} |")

    def add_reason(self, row):
        self.count(row.table, "not expressible")
        self.reasons.setdefault((row.table, row.because), []).append(row.key)
        self.lines.append(f"| {cell(row.key)} | | | | | | | *not expressible because {row.because}* |")

    def add_row(self, row, verdicts):
        if any(verdict.disagrees() for verdict in verdicts):
            result = FAILED
        else:
            result = HELD if all(verdict.precise for verdict in verdicts) else ROUGH
        self.count(row.table, result)
        for place, (figure, verdict) in enumerate(zip(row.figures, verdicts)):
            percent = f"{100 * verdict.error / abs(figure.truth):.2f}" if figure.truth else "–"
            text = "**disagrees**" if verdict.disagrees() else "" if verdict.precise else "above the limit"
            text += ", repeated" if verdict.repeated and text else "repeated" if verdict.repeated else ""
            told = (f"{figure.name} {verdict.mean:.6g} for {figure.truth:.6g}, {verdict.off:.1f} s.e. off, "
                    f"s.e. {percent} %")
            if verdict.disagrees():
                self.failed.append(f"{row.table} {row.key}: {told}")
            elif not verdict.precise:
                self.rough.append((row, figure.name, percent))
            self.lines.append(f"| {cell(row.key) if place == 0 else ''} | {figure.name} | {figure.truth:.6g} | "
                              f"{verdict.mean:.6g} | {verdict.off:.1f} | {percent} | {verdict.arrived / 1e6:.2f} | "
                              f"{text} |")


def summary(page):
    results = [HELD, ROUGH, FAILED, "not expressible"]
    lines = ["## Summary", "", "| rows | |", "|---|---|"]
    lines += [f"| {page.counts.get(result, 0)} | {result} |" for result in results]
    lines += [f"| {sum(page.counts.values())} | together, the seven golden paths among them |", "",
              "| table | held | above the limit | failed | not expressible |", "|---|---|---|---|---|"]
    for table, counts in page.by_table.items():
        lines.append(f"| {table} | " + " | ".join(str(counts.get(result, 0)) for result in results) + " |")
    lines += ["", "Not expressible:", "", "| rows | table | because |", "|---|---|---|"]
    lines += [f"| {len(keys)} | {table} | {because} |" for (table, because), keys in page.reasons.items()]
    if page.failed:
        lines += ["", "Failed, also at four times the length:", "", *(f"- {cell(text)}" for text in page.failed)]
    if page.rough:
        lines += ["", "Within three standard errors, but these stayed above the limit of the rule:", "",
                  "| row | figures, with their standard errors in % |", "|---|---|"]
        by_row = {}
        for row, name, percent in page.rough:
            by_row.setdefault((row.table, row.key), []).append(f"{name} {percent}")
        lines += [f"| {cell(key)} | {'; '.join(names)} |" for (_, key), names in by_row.items()]
    return lines


def paragraph(text):
    return [*textwrap.wrap(text, 120), ""]


def introduction(options, figures):
    last, last_of_repeat = FIRST_SEED + SEEDS - 1, FIRST_SEED_OF_REPEAT + SEEDS - 1
    return [
        "# Theory", "",
        *paragraph("Made by `scripts/campaign theory`; do not edit. The engine, driven by the simulator, against "
                   "tables of truths from queueing theory: golden paths chat by chat without any tolerance, "
                   "everything else by the rule of the tables."),
        *paragraph("**The rule.** At least twenty seeds after a warm-up; a figure is held if the mean lies "
                   f"within {STANDARD_ERRORS} standard errors of the truth, and the standard error is at most 0.5 "
                   "% of the truth, 1 % for a probability under 1 %. A figure that lies further off is repeated "
                   "at four times the length with other seeds, and believed to disagree only if it does again. A "
                   "row is held if all its figures are. Where the truth is itself simulated or rounded, its own "
                   "error counts too when the deviation is measured, but not against the limit."),
        *paragraph("The engine's figure is the mean over the seeds, corrected by what is known of each run "
                   "whatever the engine does: how many customers came and how much work one brought, against "
                   "what is to be expected (control variates; `corrected` in `tests/theory/_cases.py`). It takes "
                   "up to nine tenths of the variance away."),
        *paragraph(f"**This run.** Commit {options.commit}. Seeds {FIRST_SEED} to {last}, and further ones where "
                   f"twenty were too few; repeated: {FIRST_SEED_OF_REPEAT} to {last_of_repeat}. A first run of "
                   f"about {options.arrivals:,} arrivals a seed, or as many as came in the warm-up, tells how "
                   f"long the one that counts must be; {limit_of(options)} {figures:,} figures, about one in a "
                   "hundred of which lies outside by chance the first time (Student's t, 17 degrees of freedom).")]


def limit_of(options):
    if options.most <= options.arrivals * SEEDS:
        return "here it was the only one."
    return f"all runs of a case together have about {options.most / 1e6:g} million arrivals at most."


def write_page(path, options, paths, rows, verdicts):
    page = Page()
    page.lines += ["", "## Golden paths", "", *paragraph(
        "Chats that agree in fate, instant and agent. Paths 5 to 7 are worked out anew under Cordboard's own rules, by "
        "`tests/theory/_paths.py`; path 7 three times, with other numbers of agents and absences."),
        "| path | agree |", "|---|---|"]
    for file, number, different in paths:
        page.add_path(file, number, different)
    table = None
    for row in rows:
        if row.table != table:
            table = row.table
            page.lines += ["", f"## {table}", "", *(paragraph(NOTES[table]) if table in NOTES else []), *HEADING]
        if row.because is not None:
            page.add_reason(row)
        else:
            page.add_row(row, [verdicts[figure.case][figure.place] for figure in row.figures])
    for text in page.failed:
        print("FAILED", text)
    print("; ".join(f"{count} {result}" for result, count in page.counts.items()))
    if path is not None:
        figures = sum(len(row.figures) for row in rows)
        head = "\n".join([*introduction(options, figures), *summary(page)])
        path.write_text(head + "\n" + "\n".join(page.lines) + "\n", encoding="utf-8")
    return 1 if page.failed else 0
