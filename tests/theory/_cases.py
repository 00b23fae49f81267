"""A case is one simulated model. A figure is what a row of the oracle's tables says about it. A verdict is the
distance of the mean over many seeds from that value."""

import copy
import csv
import hashlib
import json
import math
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("CORDBOARD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
PROGRAM = pathlib.Path(os.environ.get("CORDBOARD_BIN_DIR", ROOT / "build" / "bin")) / "cordboard-simulate"
ORACLE = ROOT.parent / "shared" / "oracle"
SEEDS = 20
FIRST_SEED, FIRST_SEED_OF_REPEAT = 1, 1001
STANDARD_ERRORS = 3
DAY_S = 86_400
LONGEST_S = 900_000_000  # measured time of a run; the simulator takes somewhat more, including the warm-up
INTERVAL_S = 10  # figures at an instant are taken from the intervals around it
PROBABILITIES = ("p_", "answered", "within", "share", "occupancy")


class Case:
    """One model; its length is chosen when it is run."""

    def __init__(self, name, site, pools, customers, per_minute, service_s, rest):
        self.name, self.per_minute, self.service_s, self.rest = name, per_minute, service_s, max(rest, 0.02)
        self.places = sum(pool["count"] * pool.get("capacity", 1) for pool in pools)
        # Nearly full queues forget slowly, so such cases get more time.
        self.patience = min(10, max(1, 0.2 / self.rest))
        self.days = None  # arrivals of a day, for models in which every day starts empty
        self.renewal = None  # gaps between arrivals, when they are not exponential
        # Streams of random numbers depend on the names of classes: with these names the errors of cases are
        # independent.
        self.names = {customer["class"]: f"{name}: {customer['class']}" for customer in customers}
        for customer in customers:
            customer["class"] = self.names[customer["class"]]
        site = copy.deepcopy(site)
        if all("wrap_up" not in pool for pool in pools):
            for queue in site["queues"]:
                queue.setdefault("wrap_up", {"mode": "none"})
        self.model = {"site": site, "pools": pools, "customers": customers, "batches": 2}
        self.figures = []
        self.runs = {}

    def length(self, arrivals):
        if self.days is not None:
            warm_up = DAY_S if self.model.get("steady") else 0
            return {"warm_up_s": warm_up, "duration_s": DAY_S * max(3, round(arrivals / self.days))}
        # By the rule twenty mean service times, or ten times the time in which the queue forgets, if that is longer.
        forgets = 1 / (self.places * (1 - math.sqrt(1 - self.rest)) ** 2)
        warm_up = self.service_s * max(20 / self.rest, 10 * forgets)
        return {"warm_up_s": warm_up, "duration_s": arrivals * 60 / self.per_minute}

    def expected(self, arrivals):
        """The number of arrivals of a run and their work in minutes, which are known independently of the engine. No
        work where it depends on the agent."""
        length = self.length(arrivals)["duration_s"]
        customers = self.model["customers"]
        means = [mean_of(customer["handle"]) for customer in customers]
        if self.days is not None:
            come = self.days * length / DAY_S
            return come, come * means[0] / 60
        come = self.per_minute * length / 60
        if any("handle_in" in customer for customer in customers) or None in means:
            return come, None
        rates = [customer.get("per_minute", self.per_minute) for customer in customers]
        return come, sum(rate * mean for rate, mean in zip(rates, means)) / 60 * length / 60

    def left_at_end(self):
        """Customers who are still present at the end of a run are missing in some figures: the expected values are
        exact only up to their share."""
        return 0 if self.days is not None else min(self.places, self.per_minute * self.service_s / 60)

    def arrivals_of_warm_up(self):
        return self.length(1)["warm_up_s"] * self.per_minute / 60

    def most_arrivals(self):
        """Whether the longest possible run is long enough."""
        return LONGEST_S * (self.days / DAY_S if self.days is not None else self.per_minute / 60)

    def mark(self, arrivals):
        """Identifies the runs of this case, so that runs of a changed case are not reused."""
        text = json.dumps([self.name, self.model, self.length(arrivals), [figure.name for figure in self.figures]])
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]

    def simulate_one(self, arrivals, seed):
        """The results of one run from its report: the figures in order, the number of arrivals, and by what share
        the arrivals, and the work per customer, exceed their expected values."""
        length = self.length(arrivals)
        model = {name: value for name, value in self.model.items() if name != "steady"} | length
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "model.json"
            if self.renewal is not None:
                model["customers"][0]["arrivals"] = "arrivals.csv"
                write_arrivals(pathlib.Path(folder) / "arrivals.csv", self.renewal, f"{self.name} {seed}", length)
            path.write_text(json.dumps(model), encoding="ascii")
            report = report_of(path, seed) | {"measured_s": length["duration_s"]}
        arrived = report["classes"]["all"]["arrived"]
        work = sum(one["arrived"] * (one["mean_work_s"]["mean"] or 0) / 60
                   for name, one in report["classes"].items() if name != "all")
        come, brought = self.expected(arrivals)
        off = [arrived / come - 1, work / arrived / (brought / come) - 1 if brought and arrived else 0.0]
        return [figure.read(report) for figure in self.figures], arrived, off

    def simulate(self, arrivals, first_seed):
        """The results of each seed. They are stored, because several rows may use them."""
        if (arrivals, first_seed) not in self.runs:
            self.runs[arrivals, first_seed] = [self.simulate_one(arrivals, seed)
                                               for seed in range(first_seed, first_seed + SEEDS)]
        return self.runs[arrivals, first_seed]


def mean_of(law):
    """The mean of a distribution in the form of a model."""
    (name, value), = law.items()
    if name == "hyperexponential":
        return sum(share * mean for share, mean in value)
    return {"constant": lambda: value, "exponential": lambda: value, "lognormal": lambda: value[0],
            "erlang": lambda: value[1], "uniform": lambda: sum(value) / 2}[name]()


def write_arrivals(path, gap, seed, length):
    source, clock, times = random.Random(seed), 0.0, []
    while clock < sum(length.values()):
        clock += gap(source)
        times.append(f"{clock:.3f}")
    path.write_text("\n".join(times) + "\n", encoding="ascii")


def report_of(path, seed, *more):
    done = subprocess.run([PROGRAM, path, "--json", "--seed", str(seed), *more], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"cordboard-simulate failed ({done.returncode}): {done.stderr}")
    return json.loads(done.stdout)


class Figure:
    """A row's statement about a case: a name, the true value, its own standard error, and where the report has it."""

    def __init__(self, name, truth, case, read, error=0.0):
        self.name, self.truth, self.case, self.read, self.error = name, float(truth), case, read, error
        self.place = len(case.figures)
        case.figures.append(self)

    def is_small_probability(self):
        return self.name.startswith(PROBABILITIES) and self.truth < 0.01

    def allowed_error(self):
        return (0.01 if self.is_small_probability() else 0.005) * abs(self.truth)


class Row:
    def __init__(self, table, key, figures=(), because=None):
        self.table, self.key, self.figures, self.because = table, key, list(figures), because


def least_error(figure, values, arrived):
    """If an event occurred in almost no run, or equally often in all, the runs say too little about its spread: then
    the spread that the true value implies is the minimum."""
    truth, is_same_in_all = figure.truth, min(values) == max(values)
    if not 0 < truth < 1:
        return abs(truth) / arrived if is_same_in_all else 0.0
    if figure.name.startswith(PROBABILITIES):
        rare = min(truth, 1 - truth)
        least = math.sqrt(rare * (1 - rare) / arrived) if is_same_in_all or rare * arrived < 30 else 0.0
        # Such events come in clusters, as long waits do: a run in which the event occurred counts as one occasion, if
        # there are runs without it.
        happened = sum(value != round(truth) for value in values)
        return max(least, rare / math.sqrt(max(1, happened))) if happened < len(values) else least
    if figure.name == "mean_queue" and figure.case.days is not None:  # whole numbers, one for each day
        return math.sqrt(truth * (1 - truth) * figure.case.days / arrived)
    return 0.0


def corrected(values, offs):
    """The mean of the values and its standard error, by least squares on the known excess of each run: how many more
    arrivals, and how much more work per customer, than expected. The result is the mean for an excess of zero
    (control variates; Lavenberg and Welch, 1981)."""
    columns = [[1.0] * len(values), *(column for column in zip(*offs) if max(column) - min(column) > 1e-12)]
    matrix = [[math.fsum(a * b for a, b in zip(one, two)) for two in columns] for one in columns]
    right = [math.fsum(a * b for a, b in zip(column, values)) for column in columns]
    weights = solved(matrix, right)
    first = solved(matrix, [1.0] + [0.0] * (len(columns) - 1))[0]
    left = [value - math.fsum(weight * column[run] for weight, column in zip(weights, columns))
            for run, value in enumerate(values)]
    variance = math.fsum(one * one for one in left) / (len(values) - len(columns))
    return weights[0], math.sqrt(max(0.0, variance * first))


def solved(matrix, right):
    """Solves a few linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right)]
    size = len(rows)
    for place in range(size):
        best = max(range(place, size), key=lambda row: abs(rows[row][place]))
        rows[place], rows[best] = rows[best], rows[place]
        for row in range(size):
            if row != place:
                factor = rows[row][place] / rows[place][place]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[place])]
    return [row[size] / row[place] for place, row in enumerate(rows)]


class Verdict:
    """The distance of the mean over the seeds from the true value."""

    def __init__(self, figure, told_by_seeds, repeated=False):
        values = [told[figure.place] for told, _, _ in told_by_seeds]
        self.arrived = sum(arrived for _, arrived, _ in told_by_seeds)
        self.mean, self.error = statistics.fmean(values), 0.0
        if max(values) > min(values):
            self.mean, self.error = corrected(values, [off for _, _, off in told_by_seeds])
        self.error = max(self.error, least_error(figure, values, self.arrived),
                         abs(figure.truth) * figure.case.left_at_end() * len(values) / self.arrived)
        both, off = math.hypot(self.error, figure.error), abs(self.mean - figure.truth)
        # Figures are printed with ten digits, some tables with six.
        self.off = 0.0 if off <= 1e-9 * max(1, abs(figure.truth)) else off / both if both > 0 else math.inf
        self.precise = self.error <= figure.allowed_error() or self.off == 0.0
        self.repeated = repeated

    def disagrees(self):
        return self.off > STANDARD_ERRORS


def judge(row, arrivals):
    """A verdict for each figure; failures are repeated once, at four times the length with other seeds."""
    verdicts = []
    for figure in row.figures:
        long = arrivals * figure.case.patience
        verdict = Verdict(figure, figure.case.simulate(long, FIRST_SEED))
        if verdict.disagrees():
            verdict = Verdict(figure, figure.case.simulate(4 * long, FIRST_SEED_OF_REPEAT), repeated=True)
        verdicts.append(verdict)
    return verdicts


def read_table(file):
    with (ORACLE / file).open(encoding="utf-8", newline="") as lines:
        return [list(row) for row in csv.reader(lines)]


def records(file):
    heading, *rows = read_table(file)
    for row in rows:
        yield dict(zip(heading, row))


# --- where the report has which figure -----------------------------------------------------------

def of(figure, group="all", case=None):
    name = group if case is None else case.names[group]
    return lambda report: report["classes"][name][figure]["mean"]


def within(seconds, group="all"):
    return lambda report: report["classes"][group]["service_level"][str(seconds)]["mean"]


def quantile(name):
    return lambda report: report["classes"]["all"]["wait_quantiles_s"][name]


def of_admitted(figure, group="all", case=None):
    over, rejected = of(figure, group, case), of("p_reject", group, case)
    return lambda report: over(report) / (1 - rejected(report))


def of_pool(figure, pool="p", times=1):
    return lambda report: (report["pools"][pool][figure]["mean"] or 0) * times


def of_pools(figure, counts):
    total = sum(counts.values())
    return lambda report: sum(report["pools"][pool][figure]["mean"] * count for pool, count in counts.items()) / total


def times(read, factor):
    return lambda report: read(report) * factor


def at_instant(read, moments, ahead_only):
    """The value at the border between two intervals from the averages over short intervals, to third or fourth
    order."""
    def value(report):
        intervals, found = report["intervals"], []
        for moment in moments:
            place = round(moment / INTERVAL_S)
            around = [read(intervals[(place + shift) % len(intervals)]) for shift in (-2, -1, 0, 1, 2)]
            if ahead_only:
                found.append((11 * around[2] - 7 * around[3] + 2 * around[4]) / 6)
            else:
                found.append((7 * (around[1] + around[2]) - around[0] - around[3]) / 12)
        return statistics.fmean(found)
    return value
