"""Formats the results of scripts/bench as Markdown tables, for the terminal and for docs/performance.md."""

import json
import statistics

BEGIN = "<!-- generated: scripts/bench --write-docs -->"
END = "<!-- /generated -->"


def short(value):
    """The value with three significant digits and thousands separators."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def name_of(kind, agents, waiting, backlog, width=None, profiles=64, classes=32):
    text = f"{kind}/agents:{agents}/waiting:{waiting}/profiles:{profiles}/classes:{classes}/backlog:{backlog}"
    return text if width is None else f"{text}/width:{width}"


class Rounds:
    """Figures by round. Both parts of a ratio come from the same round."""

    def __init__(self, said):
        self.rounds = said["rounds"]

    def values(self, take):
        """The results of `take` for each round that has all figures needed."""
        made = []
        for figures in self.rounds:
            try:
                made.append(take(figures))
            except (KeyError, ZeroDivisionError):
                continue
        return made

    def ns(self, name):
        return self.values(lambda figures: figures[name].get("ns", figures[name]["real_ns"]))

    def ratio(self, above, below):
        """Ratio of processor times, or of wall-clock times if one of them has no processor time."""

        def take(figures):
            key = "ns" if "ns" in figures[above] and "ns" in figures[below] else "real_ns"
            return figures[above][key] / figures[below][key]

        return self.values(take)


def spread(values, unit=""):
    if not values:
        return "–"
    middle = f"{short(statistics.median(values))}{unit}"
    if len(values) == 1:
        return middle
    return f"{middle} ({short(min(values))}–{short(max(values))})"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def waits_text(waiting, backlog):
    if waiting == 0:
        return "none"
    return f"{waiting:,}, " + ("all agents full" if backlog else "blocked")


def shapes(names):
    """The measured sizes, parsed from the benchmark names: profiles, classes, agents, waiting, backlog."""
    found = set()
    for name in names:
        if name.startswith("cycles:BM_Lifecycle/"):
            fields = dict(part.split(":") for part in name.split("/")[1:])
            found.add(tuple(int(fields[key]) for key in ("profiles", "classes", "agents", "waiting", "backlog")))
    return sorted(found)


def cycles_table(rounds):
    rows = []
    for profiles, classes, agents, waiting, backlog in shapes(rounds.rounds[0]):
        row = [f"{agents:,}", waits_text(waiting, backlog), f"{profiles} × {classes}"]
        for width in (1, 256):
            engine, floor = (name_of(f"cycles:{kind}", agents, waiting, backlog, width, profiles, classes)
                             for kind in ("BM_Lifecycle", "BM_Floor"))
            row += [spread(rounds.ns(engine)), spread(rounds.ns(floor)), spread(rounds.ratio(engine, floor), " ×")]
        rows.append(row)
    return table(["agents", "waiting", "groups × classes", "one at a time, ns", "floor, ns", "÷ floor",
                  "spans of 256, ns", "floor, ns", "÷ floor"], rows)


def rivals_table(rounds):
    engine = name_of("rivals:BM_Lifecycle", 1000, 10000, 1, 1)
    blocked = name_of("blocked:BM_Lifecycle", 1000, 100000, 0, 1)
    rows = []
    for text, rival, own in (
            ("floor", name_of("rivals:BM_Floor", 1000, 10000, 1, 1), engine),
            ("standard containers, in process", name_of("rivals:BM_Std", 1000, 10000, 1), engine),
            ("the same, with 100,000 blocked conversations", name_of("blocked:BM_Std", 1000, 100000, 0), blocked),
            ("Redis, sorted sets and Lua", name_of("rivals:BM_Redis", 1000, 10000, 1), engine),
            ("PostgreSQL, SKIP LOCKED, synchronous_commit off", name_of("rivals:BM_PostgresAsync", 1000, 10000, 1),
             engine),
            ("PostgreSQL, SKIP LOCKED, synchronous_commit on", name_of("rivals:BM_PostgresSync", 1000, 10000, 1),
             engine)):
        key = "ns" if rounds.values(lambda figures, name=rival: figures[name]["ns"]) else "real_ns"
        rows.append([text, *(spread(rounds.values(lambda figures, name=name: figures[name][key]))
                             for name in (rival, own)), spread(rounds.ratio(rival, own), " ×")])
    for servers in (10, 100, 1000):
        rates = [rounds.values(lambda figures, key=f"{kind}/{servers}": 1e9 / figures[key]["calls_per_second"])
                 for kind in ("simpy", "simulate")]
        factor = rounds.values(lambda figures: figures[f"simulate/{servers}"]["calls_per_second"]
                               / figures[f"simpy/{servers}"]["calls_per_second"])
        rows.append([f"SimPy, one call of M/M/{servers}", spread(rates[0]), spread(rates[1]), spread(factor, " ×")])
    return table(["rival", "rival, ns", "engine, ns", "rival ÷ engine"], rows)


def further_table(rounds, memory):
    rows = []

    def add(text, values, unit=""):
        if values:
            rows.append([text, spread(values, unit)])

    plain = name_of("switches:BM_Lifecycle", 1000, 0, 0, 1)
    add("command ids on ÷ off", rounds.ratio(name_of("switches:BM_LifecycleIds", 1000, 0, 0, 1), plain), " ×")
    add("reminder on ÷ off", rounds.ratio(name_of("switches:BM_LifecycleReminder", 1000, 0, 0, 1), plain), " ×")
    for size in ("agents:1000/waiting:0", "agents:1000/waiting:10000", "agents:100000/waiting:0"):
        for what, text in (("cycle", "a life cycle"), ("command", "a command"), ("floor", "a life cycle of the floor"),
                           ("jitter", "80 ns in registers")):
            parts = [rounds.values(lambda figures, key=f"{what}_{part}": figures[f"latency:BM_Latency/{size}"][key])
                     for part in ("p50", "p99", "p999", "p9999")]
            if parts[0]:
                rows.append([f"{text}: p50, p99, p99.9, p99.99, {size.replace('/', ', ')}",
                             ", ".join(short(statistics.median(part)) for part in parts) + " ns"])
    for size in ("agents:1000/waiting:10000", "agents:100000/waiting:1000000"):
        for what in ("Snapshot", "Restore", "RestoreFloor"):
            values = rounds.values(lambda figures, key=f"recovery:BM_{what}/{size}": figures[key]["ns"] / 1e6)
            add(f"{what}, {size.replace('/', ', ')}", values, " ms")
    for name, text in (("timers:BM_TimerWheel/armed:1000000", "wheel"), ("timers:BM_TimerMultimap/armed:1000000",
                                                                         "std::multimap")):
        add(f"timer armed and cancelled, 1,000,000 armed: {text}", rounds.ns(name), " ns")
    add("the same in the engine (by difference)",
        rounds.values(lambda figures: figures["timers:BM_TimerEngine/armed:1000000"]["timer_ns"]), " ns")
    for agents in (10000, 100000):
        add(f"storm: {agents:,} agents sign in, time for each offer", rounds.values(
            lambda figures: figures[f"storm:BM_Storm/agents:{agents}/waiting:{agents * 10}"]["per_offer_ns"]), " ns")
    for model, text in ((10, "M/M/10"), (100, "M/M/100"), (1000, "M/M/1000"),
                        ("center", "1,000 agents with three chats each")):
        for key in ("calls_per_second", "days_per_second"):
            add(f"cordboard-simulate, {text}: {key.replace('_', ' ')}",
                rounds.values(lambda figures: figures[f"simulate/{model}"][key]))
    for key, text in (("empty_engine", "an empty engine"), ("agent", "an agent"),
                      ("waiting_conversation", "a waiting conversation"),
                      ("message_of_100_bytes", "a message of 100 bytes")):
        rows.append([f"memory: {text}, heap, resident",
                     f"{short(memory[key]['heap'])}, {short(memory[key]['resident'])} bytes"])
    return table(["", "median (range)"], rows)


def instructions_table(counted):
    rows = []
    keys = sorted({key.split("/", 1)[1] for key in counted}, key=lambda key: [int(part.split(":")[1])
                                                                              for part in key.split("/")])
    for key in keys:
        agents, waiting, backlog = (int(part.split(":")[1]) for part in key.split("/"))
        figures = [counted.get(f"{kind}/{key}") for kind in ("engine", "span", "ids", "reminder", "floor")]
        ratio = f"{figures[0] / figures[4]:.1f} ×" if figures[4] else "–"
        rows.append([f"{agents:,}", waits_text(waiting, backlog),
                     *(f"{figure:,}" if figure else "–" for figure in figures), ratio])
    return table(["agents", "waiting", "one at a time", "spans of 200", "with ids", "with reminder", "floor",
                  "÷ floor"], rows)


class Goals:
    """Table rows of goals: bound, measured value, and whether the median is within the bound."""

    def __init__(self):
        self.rows = []

    def add(self, number, text, values, bound, at_most=True):
        if not values:
            return
        middle = statistics.median(values)
        reached = middle <= bound if at_most else middle >= bound
        self.rows.append([number, text, ("≤ " if at_most else "≥ ") + short(bound), spread(values),
                          "reached" if reached else "not reached"])


def add_cost(goal, rounds, counted):
    if counted:
        plain = counted.get("engine/agents:100/waiting:0/backlog:0")
        with_ids = counted.get("ids/agents:100/waiting:0/backlog:0")
        goal("1", "instructions per life cycle, 100 agents, none waiting", [plain], 2800)
        goal("1", "command ids, additional instructions for each command", [(with_ids - plain) / 4], 250)
        grown = max(value for key, value in counted.items() if key.startswith("engine/"))
        goal("3a", "growth of instructions over all sizes", [grown / plain], 1.10)
    goal("2", "time per life cycle in spans ÷ floor, the worst size", rounds.values(lambda figures: max(
        value["ns"] / figures[key.replace("BM_Lifecycle", "BM_Floor")]["ns"] for key, value in figures.items()
        if key.startswith("cycles:BM_Lifecycle/") and key.endswith("/width:256"))), 2.5)
    cycles = [name_of(f"cycles:{kind}", agents, 0, 0, 256) for kind in ("BM_Lifecycle", "BM_Floor")
              for agents in (100, 100000)]
    goal("3b", "growth of time, 100 to 100,000 agents ÷ the floor's", rounds.values(
        lambda figures: figures[cycles[1]]["ns"] / figures[cycles[0]]["ns"]
        / (figures[cycles[3]]["ns"] / figures[cycles[2]]["ns"])), 1.25)
    goal("3c", "growth of time, 1 to 10,000 queues", rounds.ratio("scale:BM_Queues/queues:10000",
                                                                  "scale:BM_Queues/queues:1"), 1.5)
    goal("3c", "growth of time, 32 to 4,096 requirement classes", rounds.ratio("scale:BM_Classes/classes:4096",
                                                                   "scale:BM_Classes/classes:32"), 1.5)
    goal("4", "100,000 blocked conversations in front ÷ none", rounds.ratio("scale:BM_BlockedHead/blocked:100000",
                                                              "scale:BM_BlockedHead/blocked:0"), 1.1)


def add_rivals(goal, rounds):
    engine = name_of("rivals:BM_Lifecycle", 1000, 10000, 1, 1)
    for text, rival, own, bound in (
            ("standard containers", name_of("rivals:BM_Std", 1000, 10000, 1), engine, 2),
            ("the same, 100,000 blocked", name_of("blocked:BM_Std", 1000, 100000, 0),
             name_of("blocked:BM_Lifecycle", 1000, 100000, 0, 1), 2000),
            ("Redis", name_of("rivals:BM_Redis", 1000, 10000, 1), engine, 150),
            ("PostgreSQL, not synchronous", name_of("rivals:BM_PostgresAsync", 1000, 10000, 1), engine, 400),
            ("PostgreSQL, synchronous", name_of("rivals:BM_PostgresSync", 1000, 10000, 1), engine, 1000)):
        goal("5", f"{text} ÷ engine, one command at a time", rounds.ratio(rival, own), bound, False)


def add_others(goal, rounds, memory):
    latency = "latency:BM_Latency/agents:1000/waiting:0"
    goal("7", "p99 ÷ p50 of a life cycle", rounds.values(
        lambda figures: figures[latency]["cycle_p99"] / figures[latency]["cycle_p50"]), 3)
    for part, text in (("p999", "p99.9"), ("p9999", "p99.99")):
        goal("7", f"{text} of a life cycle ÷ jitter or floor, whichever is larger", rounds.values(
            lambda figures, key=part: figures[latency][f"cycle_{key}"]
            / max(figures[latency][f"jitter_{key}"], figures[latency][f"floor_{key}"])), 1.5)
    goal("9", "bytes for each waiting conversation", [memory["waiting_conversation"]["heap"]], 128)
    goal("9", "bytes for each agent", [memory["agent"]["heap"]], 128)
    goal("9", "bytes of an empty engine", [memory["empty_engine"]["heap"]], 1_000_000)
    timer = "timers:BM_TimerEngine/armed:1000000"
    goal("10", "a timer ÷ the wheel's", rounds.values(
        lambda figures: figures[timer]["timer_ns"] / figures["timers:BM_TimerWheel/armed:1000000"]["ns"]), 2)
    goal("10", "a timer of std::multimap ÷ the engine's", rounds.values(
        lambda figures: figures["timers:BM_TimerMultimap/armed:1000000"]["ns"] / figures[timer]["timer_ns"]), 10,
        False)
    full = "agents:100000/waiting:1000000"
    goal("11", "restoring 1,000,000 waiting conversations and 100,000 agents ÷ reading and rebuilding them",
         rounds.ratio(f"recovery:BM_Restore/{full}", f"recovery:BM_RestoreFloor/{full}"), 3)
    goal("11", "rate of replay ÷ rate of live commands", rounds.values(
        lambda figures: figures["recovery:BM_Replay"]["replay_x_live"]), 1, False)
    goal("13", "calls per second at M/M/1000 ÷ SimPy's", rounds.values(
        lambda figures: figures["simulate/1000"]["calls_per_second"] / figures["simpy/1000"]["calls_per_second"]), 20,
        False)
    goal("13", "the same ÷ a bare heap and deque", rounds.values(
        lambda figures: figures["simulate/1000"]["calls_per_second"] * figures["mmc:BM_MmcFloor/servers:1000"]["ns"]
        / 1e9), 0.15, False)
    goal("13", "simulated days per second, 1,000 agents with three chats each", rounds.values(
        lambda figures: figures["simulate/center"]["days_per_second"]), 5, False)
    goal("16", "storm of 100,000 agents: one offer ÷ one life cycle of the floor", rounds.values(
        lambda figures: figures[f"storm:BM_Storm/{full}"]["per_offer_ns"]
        / figures[name_of("storm:BM_Floor", 100000, 1000000, 1, 1)]["ns"]), 3)


def goal_rows(rounds, memory, counted):
    """The rows of all goals, sorted by number."""
    goals = Goals()
    add_cost(goals.add, rounds, counted)
    add_rivals(goals.add, rounds)
    add_others(goals.add, rounds, memory)
    return sorted(goals.rows, key=lambda row: (int(row[0].rstrip("abc")), row[0]))


def tables(folder):
    """The tables of everything measured so far, from the JSON files in `folder`."""
    parts = []
    counted = {}
    path = folder / "instructions.json"
    if path.exists():
        said = json.loads(path.read_text(encoding="utf-8"))
        counted = said["instructions"]
        parts += [f"### Instructions per life cycle\n\nAt {said['commit']}, {said['date']}.",
                  instructions_table(counted)]
    path = folder / "results.json"
    if path.exists():
        said = json.loads(path.read_text(encoding="utf-8"))
        rounds = Rounds(said)
        count = len(said["rounds"])
        parts = [f"At {said['commit']}, {said['date']}, {said['machine']}, shared with others; {count} rounds: "
                 "median (range)." + (" A quick run: the smaller sizes." if said["quick"] else ""),
                 "### Goals", table(["goal", "", "bound", "measured", ""], goal_rows(rounds, said["memory"], counted)),
                 *parts,
                 "### Time per life cycle", cycles_table(rounds), "### Rivals", rivals_table(rounds),
                 "### Further", further_table(rounds, said["memory"])]
    return "\n\n".join(parts)


def write_docs(text, page):
    whole = page.read_text(encoding="utf-8")
    before, rest = whole.split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
