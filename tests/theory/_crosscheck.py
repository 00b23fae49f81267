"""The rows of crosscheck.csv: values that other sources published, computed or simulated for rows of the other
tables.

Such a row is compared with the engine itself: the figure of the other table is found by its value, and the
simulator's result is compared with the other source's number instead of the table's.
"""

import re

from _cases import Case, Figure, Row, of, of_admitted, read_table

TABLE = "crosscheck.csv"
# Half-widths of ten or twenty replications in standard errors.
STUDENT = {10: 2.262, 20: 2.093}
UNITS = (1, 60, 3600)  # in seconds: tables use seconds, sources also minutes and hours
CLOSENESS = 1e-6  # tables and this file print the same number with at least this many digits


def number_of(text, source):
    """The other source's number and its standard error; for a rounded number half a unit of the last digit."""
    if "+-" in text:
        value, half_width = text.split("+-")
        replications = int(re.search(r"(\d+) replications", source)[1])
        return float(value), float(half_width) / STUDENT[replications]
    digits = len(text.split(".")[1]) if "." in text and "e" not in text else 15
    return float(text), 0.5 * 10.0 ** -digits


def same_case(rows, name):
    """The rows of the model to which the source gives this name."""
    if name == "TV":
        return [row for row in rows if row.table == "time_varying_forward_equations.csv"]
    return [row for row in rows if row.key == name]


def found_figure(rows, ours):
    """The figure with this true value, and its unit."""
    for row in rows:
        for figure in row.figures:
            for unit in UNITS:
                if abs(ours * unit - figure.truth) <= CLOSENESS * abs(figure.truth):
                    return figure, unit
    return None, 1


def derived_figures(rows, name):
    """Figures that no table lists but a report contains."""
    for row in rows:
        if name == "EC09" and row.key == name:
            case, wait, waits = row.figures[0].case, of("mean_wait_s"), of("p_wait")
            yield Figure("mean_wait_given_wait_s", 3600 * 0.02857142857142857, case,
                         lambda report: wait(report) / waits(report))
        if name == "EK10" and row.key == name:
            case, queue = row.figures[0].case, of("mean_queue")
            agents = case.places
            yield Figure("mean_in_system", 87.4604012780611, case, lambda report: queue(report) + agents *
                         report["pools"]["p"]["occupancy"]["mean"])


def small_room():
    """The model that a source describes by its parameters instead of a row."""
    queue = {"key": "chat", "max_waiting": 7}
    customer = {"class": "A", "queue": "chat", "per_minute": 10, "handle": {"exponential": 30}}
    case = Case("M/M/5/12", {"queues": [queue]}, [{"pool": "p", "count": 5}], [customer], 10, 30, 0.5)
    return Row(TABLE, "-", [Figure("p_block", 0.095143858, case, of("p_reject")),
                            Figure("mean_wait_of_admitted_s", 17.664872, case, of_admitted("mean_wait_s"))])


def compared_rows(rows):
    """The rows of the table, using the figures of all other rows."""
    known = [*rows, small_room()]
    for kind, name, quantity, ours, other, _, _, source in read_table(TABLE)[1:]:
        key = f"{name} {quantity} ({kind})"
        candidates = same_case(known, name)
        told = [row for row in candidates if row.because is None]
        figure, unit = found_figure(told, float(ours))
        if figure is None:
            own = [Row(TABLE, name, derived_figures(told, name))]
            figure, unit = found_figure(own, float(ours))
        if figure is None:
            yield Row(TABLE, key, because=reason(candidates, name, quantity))
            continue
        value, error = number_of(other, source)
        error = 0.0 if value == float(ours) else error
        yield Row(TABLE, key, [Figure(figure.name, value * unit, figure.case, figure.read, error * unit)])


def reason(candidates, name, quantity):
    if candidates and candidates[0].because is not None:
        return f"as for {name}: {candidates[0].because}"
    if "asa=0.33" in quantity:
        return "the source counts at 0.33 minutes, the report at 20 s"
    if name == "-":
        return "the table does not state all parameters"
    if quantity.startswith("wait to first offer"):
        return "the report gives the wait until an agent has accepted, not until the first offer"
    return "the report does not give the variance of waits, and no queue order is random"
