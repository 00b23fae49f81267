#!/usr/bin/env python3
"""Generates examples/simulate/bank_day.cc, the built-in day of cordboard-simulate.

    scripts/day_model.py january.tsv > examples/simulate/bank_day.cc

Reads the call records of the Anonymous Bank, January 1999, collected by the Technion SEELab (Guedj & Mandelbaum),
which are not part of this project, and writes figures computed from them. docs/data.md describes the computations.
Uses only the standard library.
"""

import argparse
import collections
import datetime
import json
import math
import sys

HALF_HOUR = 1800
DAY = 86400
SIMULATED_DAYS = 100
PATIENCE_POINTS = 50
PROMPT_SECONDS = 20
FEW = 30
CLOCK_SLACK = 2  # some services are recorded as started a second or two before the wait ended
FRIDAY, SATURDAY = 4, 5  # the weekend in Israel

Call = collections.namedtuple("Call", "type entered wait served handle server start end")


def seconds(text):
    hours, minutes, rest = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


def read_calls(path):
    """The calls that asked for an agent, by date."""
    days = collections.defaultdict(list)
    with open(path, encoding="ascii") as lines:
        next(lines)
        for line in lines:
            field = line.rstrip("\n").split("\t")
            outcome, queued = field[12], field[9] != "0:00:00"
            if outcome == "PHANTOM" or (outcome == "HANG" and not queued):
                continue
            start, end = seconds(field[13]), seconds(field[14])
            has_service = outcome == "AGENT" and field[13] != "0:00:00"
            days[field[5]].append(Call(
                type=field[4], entered=seconds(field[9] if queued else field[7]), wait=int(field[11]),
                served=outcome == "AGENT", handle=int(field[15]),
                server=field[16] if has_service and field[16] != "NO_SERVER" else None,
                start=start, end=end + DAY if end < start else end))
    return days


def is_working_day(date):
    day = datetime.date(1900 + int(date[:2]), int(date[2:4]), int(date[4:]))
    return day.weekday() not in (FRIDAY, SATURDAY)


def rates(calls):
    """[[second of the day, calls a minute], …] by half-hours; equal neighbours are merged."""
    counts = [0] * (DAY // HALF_HOUR)
    for call in calls:
        counts[min(call.entered // HALF_HOUR, len(counts) - 1)] += 1
    steps = []
    for number, count in enumerate(counts):
        rate = round(count * 60 / HALF_HOUR, 4)
        if not steps or steps[-1][1] != rate:
            steps.append([number * HALF_HOUR, rate])
    return steps


def handle_law(of_day, of_month):
    """Mean and coefficient of variation of the handle times: of the day, or of the month if the day has few calls."""
    times = [call.handle for call in of_day if call.served]
    if len(times) < FEW:
        times = [call.handle for call in of_month if call.served]
    mean = sum(times) / len(times)
    variance = sum((time - mean) ** 2 for time in times) / (len(times) - 1)
    return [round(mean, 1), round(math.sqrt(variance) / mean, 3)]


def patience_points(calls):
    """Equally likely values of patience: quantiles of the Kaplan–Meier estimate.

    A caller who hung up had exactly that patience; a served caller had more patience than the wait. The estimate ends at
    the last hang-up. Beyond it, patience continues exponentially with the mean rate of hanging up.
    """
    queued = sorted((call.wait, not call.served) for call in calls if call.wait > 0)
    hang_ups = sum(hung_up for _, hung_up in queued)
    rate = hang_ups / sum(wait for wait, _ in queued)
    curve, left, survival = [(0, 1.0)], len(queued), 1.0
    for wait in sorted({wait for wait, _ in queued}):
        here = [hung_up for time, hung_up in queued if time == wait]
        survival *= 1 - sum(here) / left
        left -= len(here)
        curve.append((wait, survival))
    points = []
    for number in range(PATIENCE_POINTS):
        still = 1 - (number + 0.5) / PATIENCE_POINTS
        reached = next((wait for wait, share in curve if share <= still), None)
        if reached is None:
            last, share = curve[-1]
            reached = last + math.log(share / still) / rate
        points.append(round(reached))
    return points


def shifts(calls, services, types, with_breaks):
    """From first to last service, without the gaps in which a caller waited whom the agent could have served."""
    spans = []
    for start, end in sorted(services):
        apart = with_breaks and spans and start > spans[-1][1] and any(
            min(call.entered + call.wait, start) - max(call.entered, spans[-1][1]) > CLOCK_SLACK
            for call in calls if call.type in types)
        if not spans or apart:
            spans.append([start, end])
        else:
            spans[-1][1] = max(spans[-1][1], end)
    return [span for span in spans if span[1] > span[0]]


def half_hours_at_work(attendance):
    """For each agent the half-hours in which the agent counts as at work.

    The number of agents at work in a half-hour is the average number present, rounded, and at least one if any agent
    was present. The agents who were present longest are chosen.
    """
    chosen = {server: [] for server in attendance}
    for number in range(DAY // HALF_HOUR):
        begin, end = number * HALF_HOUR, (number + 1) * HALF_HOUR
        there = {server: sum(max(0, min(span[1], end) - max(span[0], begin)) for span in spans)
                 for server, spans in attendance.items()}
        on_average = sum(there.values()) / HALF_HOUR
        at_work = max(math.floor(on_average + 0.5), math.ceil(min(on_average, 1)))
        for server in sorted(there, key=lambda name: (-there[name], name))[:at_work]:
            spans = chosen[server]
            if spans and spans[-1][1] == begin:
                spans[-1][1] = end
            else:
                spans.append([begin, end])
    return chosen


def pools(calls, with_breaks):
    services, types = collections.defaultdict(list), collections.defaultdict(set)
    for call in calls:
        if call.server:
            services[call.server].append((call.start, call.end))
            types[call.server].add(call.type)
    attendance = {server: shifts(calls, services[server], types[server], with_breaks)
                  for server in services}
    at_work = half_hours_at_work(attendance)
    present = sorted((server for server in at_work if at_work[server]),
                     key=lambda server: (at_work[server], server))
    return [{"pool": "agent%02d" % number, "count": 1,
             "skills": {kind: 1 for kind in sorted(types[server])}, "shifts": at_work[server]}
            for number, server in enumerate(present, 1)]


def make_model(days, date, with_breaks):
    calls = days[date]
    month = [call for day, of_day in days.items() if is_working_day(day) for call in of_day]
    kinds = sorted({call.type for call in calls})
    patience = patience_points(month)
    return {
        "site": {
            "name": "a bank's call center, " + date, "skills": kinds,
            "queues": [{"key": kind, "requires": {kind: 1}, "wrap_up": {"mode": "none"}}
                       for kind in kinds]},
        "pools": pools(calls, with_breaks),
        "customers": [{
            "class": kind, "queue": kind,
            "per_minute_by": rates([call for call in calls if call.type == kind]),
            "handle": {"lognormal": handle_law([call for call in calls if call.type == kind],
                                               [call for call in month if call.type == kind])},
            "patience": {"empirical": patience}} for kind in kinds],
        "duration_s": SIMULATED_DAYS * DAY, "batches": SIMULATED_DAYS, "interval_s": 3600, "seed": 1}


def wrapped(pieces, indent, width=96):
    """Joins pieces of text with blanks and wraps the lines."""
    lines = [indent]
    for piece in pieces:
        if len(lines[-1]) + len(piece) + 1 > width and lines[-1] != indent:
            lines.append(indent)
        lines[-1] += piece if lines[-1] == indent else " " + piece
    return "\n".join(lines)


def listed(values, indent):
    pieces = [json.dumps(value, separators=(",", ":")) for value in values]
    if sum(map(len, pieces)) < 70:
        return "[" + ",".join(pieces) + "]"
    return "[\n" + wrapped([piece + "," for piece in pieces[:-1]] + pieces[-1:], indent) + "]"


def model_text(model):
    """The model as readable JSON."""
    site = model["site"]
    text = '{\n"site": {\n  "name": %s,\n  "skills": %s,\n  "queues": [\n    ' % (
        json.dumps(site["name"]), json.dumps(site["skills"]))
    text += ",\n    ".join(json.dumps(queue) for queue in site["queues"]) + "\n  ]\n},\n\"pools\": [\n"
    text += ",\n".join(
        '  {"pool": %s, "count": %d, "skills": %s,\n   "shifts": %s}' % (
            json.dumps(pool["pool"]), pool["count"], json.dumps(pool["skills"]),
            listed(pool["shifts"], "     ")) for pool in model["pools"])
    text += "\n],\n\"customers\": [\n"
    text += ",\n".join(
        '  {"class": %s, "queue": %s,\n   "handle": %s,\n   "patience": {"empirical": %s},\n'
        '   "per_minute_by": %s}' % (
            json.dumps(kind["class"]), json.dumps(kind["queue"]), json.dumps(kind["handle"]),
            listed(kind["patience"]["empirical"], "     "), listed(kind["per_minute_by"], "     "))
        for kind in model["customers"])
    text += "\n],\n" + ",\n".join(
        '"%s": %d' % (name, model[name])
        for name in ("duration_s", "batches", "interval_s", "seed")) + "\n}\n"
    assert json.loads(text) == model
    return text


def recorded_rows(calls):
    """For each hour: arrived, answered, hung up, waited, answered in time, sum of the waits of answered calls."""
    rows = [[0] * 6 for _ in range(24)]
    for call in calls:
        row = rows[min(call.entered // 3600, 23)]
        row[0] += 1
        row[3] += call.wait > 0
        if call.served:
            row[1] += 1
            row[4] += call.wait <= PROMPT_SECONDS
            row[5] += call.wait
        else:
            row[2] += 1
    return rows


CODE = '''\
// Made by scripts/day_model.py; do not edit. Figures computed from the Anonymous Bank call-center
// records 1999, collected by the Technion SEELab (Guedj & Mandelbaum). The records themselves are
// not part of this project.
#include "bank_day.h"

namespace cordboard::simulate {

std::string_view bank_day_date() { return "%(date)s"; }

RecordedDays bank_day_recorded() {
  RecordedDays day;
  // By hour: calls, answered, hung up, waited, answered within 20 s, waits of the answered (s).
  day.hours = {{%(rows)s}};
  return day;
}

std::string_view bank_day_model() {
  return R"json(%(model)s)json";
}

}  // namespace cordboard::simulate
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", help="the records of one month, january.tsv")
    parser.add_argument("--day", default="990105", help="YYMMDD; default: %(default)s, a Tuesday")
    parser.add_argument("--first-to-last", action="store_true",
                        help="do not use the breaks that the records prove")
    parser.add_argument("--json", action="store_true", help="print only the model, as JSON")
    options = parser.parse_args()
    days = read_calls(options.records)
    if options.day not in days:
        sys.exit("day_model.py: no calls on " + options.day)
    text = model_text(make_model(days, options.day, not options.first_to_last))
    if options.json:
        print(text, end="")
        return
    rows = (",\n" + 16 * " ").join("{%s}" % ", ".join(str(number) for number in row)
                                   for row in recorded_rows(days[options.day]))
    print(CODE % {"date": options.day, "rows": rows, "model": text}, end="")


if __name__ == "__main__":
    main()
