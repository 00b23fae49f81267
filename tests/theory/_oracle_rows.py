"""The rows of the oracle's tables as models of the simulator.

A row states true values. A case is one simulated model and serves all rows about that model. Rows that no model can
express carry the reason.
"""

import math
import re

from _crosscheck import compared_rows
from _cases import (DAY_S, INTERVAL_S, Case, Figure, Row, at_instant, of, of_admitted, of_pool, of_pools, quantile,
                    read_table, records, times, within)

T_OF_TEN = 2.262  # half-width of ten replications in standard errors

# --- the tables --------------------------------------------------------------------------------

CHAT = {"queues": [{"key": "chat"}]}


def simple(name, per_minute, handle, agents, *, site=None, patience=None, service_s=None, rest=None, **pool):
    """One class, one queue, one pool."""
    customer = {"class": "A", "queue": "chat", "per_minute": per_minute, "handle": handle}
    if patience is not None:
        customer["patience"] = patience
    if service_s is None:
        service_s = float(handle["exponential"])
    if rest is None:
        rest = 0.5 if patience is not None else 1 - per_minute * service_s / 60 / agents
    return Case(name, site or CHAT, [{"pool": "p", "count": agents} | pool], [customer], per_minute, service_s, rest)


def loss(name, row, law):
    """A customer who finds all agents busy leaves at once."""
    return simple(name, float(row["offered_erlangs"]), law, int(row["agents"]), patience={"constant": 0}, service_s=60)


def overflow(row):
    """A customer who finds all agents busy goes one millisecond later to a queue in which nobody waits. Handle times
    are so long that the millisecond does not matter."""
    load, agents, room, handle = float(row["offered_erlangs"]), int(row["agents"]), 1000, 6000
    queues = [{"key": "chat", "teams": ["first"], "max_wait_ms": 1, "overflow": {"queue": "more"}},
              {"key": "more", "teams": ["second"]}]
    pools = [{"pool": "p", "count": agents, "teams": ["first"]},
             {"pool": "more", "count": 1, "capacity": room, "teams": ["second"]}]
    customer = {"class": "A", "queue": "chat", "per_minute": load * 60 / handle, "handle": {"exponential": handle}}
    case = Case(f"{row['id']} overflow", {"teams": ["first", "second"], "queues": queues}, pools, [customer],
                customer["per_minute"], handle, 0.5)
    return Figure("overflow_mean_erl", row["overflow_mean_erl"], case, of_pool("occupancy", "more", room))


def erlang_b():
    # The formula depends only on the mean of the handle time.
    laws = {"": {"exponential": 60}, ", all chats of one length": {"constant": 60},
            ", lengths of squared variation 4": {"lognormal": [60, 2]}}
    for row in records("erlang_b.csv"):
        figures = []
        for text, law in laws.items():
            case = loss(row["id"] + text, row, law)
            figures += [Figure(f"p_block{text}", row["p_block"], case, of("p_abandon")),
                        Figure(f"occupancy{text}", row["occupancy"], case, of_pool("occupancy"))]
        yield Row("erlang_b.csv", row["id"], [*figures, overflow(row)])


def erlang_c():
    for row in records("erlang_c.csv"):
        case = simple(row["id"], float(row["lambda_per_min"]), {"exponential": float(row["aht_s"])}, int(row["agents"]))
        figures = [Figure(name, row[name], case, of(name)) for name in ("p_wait", "mean_queue")]
        figures += [Figure("asa_s", row["asa_s"], case, of("mean_wait_s")),
                    Figure("occupancy", row["occupancy"], case, of_pool("occupancy"))]
        figures += [Figure(f"answered_within_{seconds}s", row[f"sl_{seconds}s"], case, within(seconds))
                    for seconds in (10, 20, 30, 60, 120)]
        # Where the share of waiting customers is near the quantile's, the quantile jumps.
        figures += [Figure(f"wait_{name}_s", row[f"wait_{name}_s"], case, quantile(name))
                    for name, share in (("p90", 0.1), ("p99", 0.01)) if float(row["p_wait"]) > 1.5 * share]
        yield Row("erlang_c.csv", row["id"], figures)


def erlang_a():
    for row in records("erlang_a.csv"):
        case = simple(row["id"], float(row["lambda_per_min"]), {"exponential": float(row["aht_s"])},
                      int(row["agents"]), patience={"exponential": float(row["mean_patience_s"])})
        figures = [Figure(name, row[name], case, of(name)) for name in ("p_wait", "p_abandon", "mean_queue")]
        figures += [Figure("mean_wait_s", row["mean_wait_all_s"], case, of("mean_wait_s")),
                    Figure("occupancy", row["occupancy"], case, of_pool("occupancy"))]
        figures += [Figure(f"answered_within_{seconds}s", row[f"answered_within_{seconds}s_of_all"], case,
                           within(seconds)) for seconds in (20, 60, 120)]
        yield Row("erlang_a.csv", row["id"], figures)


def patience_of(text):
    numbers = [float(number) for number in re.findall(r"\d+\.?\d*", text.split(" ", 1)[1])]
    if text.startswith("exp"):
        return {"exponential": numbers[0]}
    if text.startswith("deterministic"):
        return {"constant": numbers[0]}
    if text.startswith("uniform"):
        return {"uniform": numbers}
    if text.startswith("erlang2"):
        return {"erlang": [2, numbers[0]]}
    return {"hyperexponential": [[numbers[0], numbers[1]], [numbers[2], numbers[3]]]}


def erlang_a_general_patience():
    for row in records("erlang_a_general_patience.csv"):
        case = simple(row["id"], float(row["lambda_per_min"]), {"exponential": float(row["aht_s"])},
                      int(row["agents"]), patience=patience_of(row["patience"]))
        yield Row("erlang_a_general_patience.csv", row["id"], [
            *(Figure(name, row[name], case, of(name)) for name in ("p_wait", "p_abandon", "mean_queue")),
            Figure("mean_wait_s", row["mean_wait_all_s"], case, of("mean_wait_s")),
            Figure("occupancy", row["occupancy"], case, of_pool("occupancy")),
            Figure("answered_within_20s", row["answered_within_20s_of_all"], case, within(20))])


def mmnk_finite_room():
    for row in records("mmnk_finite_room.csv"):
        places = int(row["waiting_places"])
        patience = {"exponential": float(row["mean_patience_s"])} if row["mean_patience_s"] else None
        # Without waiting places there is no wait: a customer who finds all agents busy leaves at once.
        case = simple(row["id"], float(row["lambda_per_min"]), {"exponential": float(row["aht_s"])},
                      int(row["agents"]), patience=patience if places else {"constant": 0}, rest=0.5,
                      site={"queues": [{"key": "chat", "max_waiting": places}]})
        figures = [Figure("p_block", row["p_block"], case, of("p_reject" if places else "p_abandon")),
                   Figure("occupancy", row["occupancy"], case, of_pool("occupancy")),
                   Figure("mean_queue", row["mean_queue"], case, of("mean_queue"))]
        if places:
            figures += [Figure("p_wait_of_admitted", row["p_wait_of_admitted"], case, of_admitted("p_wait")),
                        Figure("mean_wait_of_admitted_s", row["mean_wait_of_admitted_s"], case,
                               of_admitted("mean_wait_s")),
                        Figure("p_abandon_of_admitted", row["p_abandon_of_admitted"], case, of_admitted("p_abandon"))]
        yield Row("mmnk_finite_room.csv", row["id"], figures)


def two_means(mean, squared_variation):
    """A mixture of two exponentials with balanced means."""
    share = (1 + math.sqrt((squared_variation - 1) / (squared_variation + 1))) / 2
    return [[share, mean / (2 * share)], [1 - share, mean / (2 * (1 - share))]]


def service_of(text, mean):
    if text == "det":
        return {"constant": mean}
    if text == "erlang2":
        return {"erlang": [2, mean]}
    if text.startswith("h2"):
        return {"hyperexponential": two_means(mean, float(text.split("=")[1]))}
    if text.startswith("lognormal"):
        squared = float(text.split("=")[1])
        return {"lognormal": [mean, math.sqrt(squared)]} if squared > 0 else {"constant": mean}
    return {"exponential": mean}


def mg1():
    for row in records("mg1.csv"):
        mean, more = float(row["mean_service_s"]), {}
        handle = service_of(row["service"], mean)
        if row["service"].startswith("handle"):
            handle, more = {"exponential": 0.8 * mean}, {"wrap_up": {"constant": 0.2 * mean}}
        case = simple(row["id"], float(row["lambda_per_min"]), handle, 1, service_s=mean, **more)
        yield Row("mg1.csv", row["id"], [
            Figure("occupancy", row["occupancy"], case, of_pool("time_full")),
            Figure("mean_wait_s", row["mean_wait_s"], case, of("mean_wait_s")),
            Figure("mean_queue", row["mean_queue"], case, of("mean_queue"))])


def grouped(file, name):
    """Groups the rows of the same model."""
    groups = {}
    for row in records(file):
        groups.setdefault(name(row), []).append(row)
    return groups.values()


def by_priority(name, agents, classes):
    """Classes of (key, arrivals a minute, handle, mean); the first has the highest priority."""
    customers = [{"class": key, "queue": "chat", "per_minute": rate, "handle": handle, "priority": -place}
                 for place, (key, rate, handle, _) in enumerate(classes)]
    load = sum(rate * mean / 60 for _, rate, _, mean in classes)
    total = sum(rate for _, rate, _, _ in classes)
    return Case(name, CHAT, [{"pool": "p", "count": agents}], customers, total, 60 * load / total, 1 - load / agents)


def mg1_priority_cobham():
    for rows in grouped("mg1_priority_cobham.csv", lambda row: row["case"]):
        classes = [(row["class_by_priority"], float(row["lambda_per_min"]),
                    service_of(row["service"], float(row["mean_service_s"])), float(row["mean_service_s"]))
                   for row in rows]
        case = by_priority(rows[0]["id"], 1, classes)

        def conserved(report, case=case, classes=classes):
            return sum(rate * mean / 60 * report["classes"][case.names[key]]["mean_wait_s"]["mean"]
                       for key, rate, _, mean in classes)
        for row in rows:
            key = row["class_by_priority"]
            yield Row("mg1_priority_cobham.csv", row["id"], [
                Figure("mean_wait_s", row["mean_wait_s"], case, of("mean_wait_s", key, case)),
                Figure("mean_queue", row["mean_queue"], case, of("mean_queue", key, case)),
                Figure("conservation_sum_rho_w_s", row["conservation_sum_rho_w_s"], case, conserved)])


def mmn_priority():
    for rows in grouped("mmn_priority.csv", lambda row: (row["agents"], row["lambda_by_class_per_min"])):
        mean = float(rows[0]["aht_s"])
        rates = [float(rate) for rate in rows[0]["lambda_by_class_per_min"].split("+")]
        case = by_priority(rows[0]["id"], int(rows[0]["agents"]),
                           [(str(place), rate, {"exponential": mean}, mean) for place, rate in enumerate(rates, 1)])
        for row in rows:
            key = row["class_by_priority"]
            yield Row("mmn_priority.csv", row["id"], [
                *(Figure(name, row[name], case, of(name, key, case)) for name in ("p_wait", "mean_wait_s",
                                                                                 "mean_queue")),
                Figure("fifo_mean_wait_s", row["fifo_mean_wait_s"], case, of("mean_wait_s"))])


def queue_discipline():
    for row in records("queue_discipline.csv"):
        # Reports count at 120 s: time is scaled until the row's threshold lies there.
        stretch = 120 / float(row["threshold_s"])
        figures = []
        for order in ("fifo", "lifo"):
            case = simple(f"{row['id']} {order}", float(row["lambda_per_min"]) / stretch,
                          {"exponential": float(row["aht_s"]) * stretch}, int(row["agents"]),
                          site={"queues": [{"key": "chat", "order": order}]})
            beyond = within(120)
            figures += [Figure(f"p_wait, {order}", row["p_wait"], case, of("p_wait")),
                        Figure(f"mean_wait_s, {order}", row["mean_wait_s_any_discipline"], case,
                               times(of("mean_wait_s"), 1 / stretch)),
                        Figure(f"p_wait_gt_threshold, {order}", row[f"p_wait_gt_threshold_{order}"], case,
                               lambda report, beyond=beyond: 1 - beyond(report))]
        yield Row("queue_discipline.csv", row["id"], figures)


def deterministic_and_general():
    for row in records("deterministic_and_general.csv"):
        rate, mean = float(row["lambda_per_min"]), float(row["mean_service_s"])
        gap, law = 60 / rate, row["model"].split("/")[0]
        is_fixed = row["model"].endswith("/D/n")
        case = simple(row["id"], rate, {"constant" if is_fixed else "exponential": mean}, int(row["agents"]),
                      service_s=mean)
        if law == "D":
            case.renewal = lambda source, gap=gap: gap
        elif law == "E2":
            case.renewal = lambda source, gap=gap: source.gammavariate(2, gap / 2)
        elif law.startswith("H2"):
            (share, often), (_, seldom) = two_means(gap, 4)
            case.renewal = lambda source, share=share, often=often, seldom=seldom: source.expovariate(
                1 / (often if source.random() < share else seldom))
        if case.renewal is not None:
            del case.model["customers"][0]["per_minute"]
        yield Row("deterministic_and_general.csv", row["id"], [
            Figure("p_wait", row["p_wait_of_arrival"], case, of("p_wait")),
            Figure("mean_wait_s", row["mean_wait_s"], case, of("mean_wait_s")),
            Figure("mean_queue", row["mean_queue"], case, of("mean_queue")),
            Figure("occupancy", row["occupancy"], case, of_pool("occupancy"))])


def capacity_units_kaufman_roberts():
    for rows in grouped("capacity_units_kaufman_roberts.csv", lambda row: row["case"]):
        site = {"queues": [{"key": f"kind{row['class']}", "weight": int(row["units_per_chat"])} for row in rows]}
        customers = [{"class": row["class"], "queue": f"kind{row['class']}", "patience": {"constant": 0},
                      "per_minute": float(row["offered_erlangs"]), "handle": {"exponential": 60}} for row in rows]
        case = Case(rows[0]["id"], site, [{"pool": "p", "count": 1, "capacity": int(rows[0]["capacity_units"])}],
                    customers, sum(customer["per_minute"] for customer in customers), 60, 0.5)
        for row in rows:
            yield Row("capacity_units_kaufman_roberts.csv", row["id"], [
                Figure("p_block", row["p_block"], case, of("p_abandon", row["class"], case)),
                Figure("utilisation_of_units", row["utilisation_of_units"], case, of_pool("occupancy"))])


def rona_wrapup_single_agent():
    for row in records("rona_wrapup_single_agent.csv"):
        number = {name: float(value) for name, value in row.items() if name != "id"}
        rate, service = number["chats_per_hour"] / 60, number["mean_effective_service_s"]
        timeout = round(1000 * number["offer_timeout_s(det)"]) or 20_000
        case = simple(row["id"], rate, {"exponential": number["mean_handle_s(exp)"]}, 1, service_s=service,
                      site={"queues": [{"key": "chat", "offer_timeout_ms": timeout}]},
                      answer_delay={"constant": number["accept_delay_s(det)"]},
                      miss_probability=number["p_offer_ignored"], wrap_up={"constant": number["wrapup_s(det)"]},
                      back_after_missed={"constant": number["agent_unavailable_after_miss_s(det)"]})
        away = number["misses_per_chat"] * number["agent_unavailable_after_miss_s(det)"] * rate / 60
        full = of_pool("time_full")
        yield Row("rona_wrapup_single_agent.csv", row["id"], [
            Figure("p_wait = occupancy", row["occupancy"], case, of("p_wait")),
            Figure("mean_speed_of_answer_s", row["mean_speed_of_answer_s"], case, of("mean_wait_s")),
            Figure("offers_per_chat", row["offers_per_chat"], case, of("offers_per_conversation")),
            Figure("misses_per_chat", row["misses_per_chat"], case, of("missed_per_conversation")),
            Figure("share_ready_idle", row["frac_time_agent_ready_idle"], case,
                   lambda report, away=away, full=full: 1 - full(report) - away)])


def duration_of_chats(room):
    """By Little's law, because the mean of the ended conversations leaves out the long ones that have not ended."""
    def value(report):
        everybody = report["classes"]["all"]
        begun = everybody["arrived"] * (1 - everybody["p_abandon"]["mean"]) / report["measured_s"]
        return report["pools"]["p"]["occupancy"]["mean"] * room / begun
    return value


def multichat_capacity_ctmc():
    for row in records("multichat_capacity_ctmc.csv"):
        agents, slots = int(row["agents"]), int(row["slots"])
        rates = [float(rate) for rate in row["agent_total_rate_by_level_per_min"].split()[-1].split(",")][:slots]
        case = simple(row["id"], float(row["lambda_per_min"]), {"exponential": 60}, agents,
                      patience={"exponential": 60 / float(row["abandon_rate_per_min"])}, capacity=slots,
                      rate_by_load=rates,
                      site={"queues": [{"key": "chat", "strategy": f"{row['assignment_rule']}_loaded"}]})
        yield Row("multichat_capacity_ctmc.csv", row["id"], [
            Figure("p_all_agents_full", row["p_all_agents_full"], case, of("p_wait")),
            Figure("p_abandon", row["p_abandon"], case, of("p_abandon")),
            Figure("mean_wait_s", row["mean_wait_all_s"], case, of("mean_wait_s")),
            Figure("mean_queue", row["mean_queue"], case, of("mean_queue")),
            Figure("mean_active_chats", row["mean_active_chats"], case, of_pool("occupancy", times=agents * slots)),
            Figure("mean_chat_duration_s", row["mean_chat_duration_s"], case, duration_of_chats(agents * slots)),
            Figure("share_of_agents_full", row["frac_agents_at_level_0..K"].split(";")[-1], case,
                   of_pool("time_full"))])


def simulated_figures(heading, values, names):
    """From a table of another simulator: each value with its standard error."""
    found = {}
    for place, name in enumerate(heading):
        if name in names:
            found[name] = (float(values[place]), float(values[place + 1]) / T_OF_TEN)
    return found


def figures_of_simulation(heading, values, case, key, level_s, counts):
    group = case.names[key] if key != "all" else "all"
    reads = {"p_block": of("p_reject", group), "p_wait_of_admitted": of_admitted("p_wait", group),
             "p_abandon_of_admitted": of_admitted("p_abandon", group),
             "mean_wait_of_admitted_s": of_admitted("mean_wait_s", group),
             "mean_wait_of_answered_s": of("mean_wait_answered_s", group)}
    if level_s is not None:
        reads["answered_within_T_of_all"] = within(level_s, group)
    if key == "all":
        reads |= {"agent_utilisation": of_pools("occupancy", counts), "mean_queue": of("mean_queue")}
    return [Figure(name, truth, case, reads[name], error)
            for name, (truth, error) in simulated_figures(heading, values, reads).items()]


def general_service_sim():
    heading, *rows = read_table("general_service_sim.csv")
    for number, values in enumerate(rows, 1):
        text = values[0]
        agents, rate = int(re.search(r"M/G/(\d+)", text)[1]), float(re.search(r"lam=(\d+)", text)[1])
        leave = re.search(r"patience (\d+)s", text)
        case = simple(f"general service {number}", rate, service_of("lognormal " + re.search(r"cv2=[\d.]+", text)[0],
                                                                    60), agents, service_s=60,
                      patience={"exponential": float(leave[1])} if leave else None)
        yield Row("general_service_sim.csv", text, figures_of_simulation(heading, values, case, "all", 20,
                                                                         {"p": agents}))


def multichat_sim():
    heading, *rows = read_table("multichat_sim.csv")
    for number, values in enumerate(rows, 1):
        text = values[0]
        key = f"{text}, {values[1]}"
        because = None
        if "mild" in text:
            because = "the table does not tell the speeds with two and three chats of this profile"
        elif "skills" in text:
            because = "the table tells neither who arrives how often nor how long chats last"
        if because is not None:
            yield Row("multichat_sim.csv", key, because=because)
            continue
        rates, rule = [1] if "LPS" in text else [1, 2, 3, 4], re.search(r"rule=(\w+)", text)[1]
        case = simple(f"multichat {number}", float(re.search(r"lam=([\d.]+)", text)[1]), {"exponential": 360}, 40,
                      patience={"exponential": 180}, capacity=4, rate_by_load=rates, rest=0.2,
                      site={"queues": [{"key": "chat", "strategy": f"{rule}_loaded"}]})
        yield Row("multichat_sim.csv", key, figures_of_simulation(heading, values, case, "all", 30, {"p": 40}))


def skill_sets(text, kinds):
    """The number of agents with each set of skills, where all kinds are alike and the order of skills does not
    matter."""
    if f"skills={kinds}" in text:
        return {tuple(range(kinds)): 90}
    pairs = "disjoint pairs" in text
    return {tuple(sorted({kind, kind ^ 1 if pairs else kind})): 90 // (kinds // 2 if pairs else kinds)
            for kind in range(kinds)}


def reason_of_skills(text, key):
    """Why a row of the table cannot be expressed; nothing if it can."""
    if "unbalanced" in text and "skills=6" not in text:
        return "the table does not tell how the agents are divided among the unequal kinds"
    of_one_kind = "unbalanced" in text and key != "all"  # under the rule of the notes all kinds would wait equally long
    if of_one_kind or "disjoint pairs" not in text and re.search("skills=[2-5]", text):
        return ("agents of the table prefer their first skill, and look into its queue first, other than its notes "
                "say; an agent of Cordboard has no order of skills")
    return None


def skill_based_routing_sim():
    heading, *rows = read_table("skill_based_routing_sim.csv")
    cases = {}
    for values in rows:
        text, key = values[0], f"{values[0]}, {values[1]}"
        because = reason_of_skills(text, values[1])
        if because is not None:
            yield Row("skill_based_routing_sim.csv", key, because=because)
            continue
        sets = skill_sets(text, 6)
        if text not in cases:
            load = re.search(r"load=(\d+)", text)
            loads = [float(load[1]) / 6] * 6 if load else [6, 8, 11, 15, 20, 24]
            lognormal = re.search(r"lognormal cv2=[\d.]+", text)
            handle = service_of(lognormal[0], 600) if lognormal else {"exponential": 600}
            site = {"skills": [f"s{kind}" for kind in range(6)], "queues": [{"key": "chat", "max_waiting": 30}]}
            pools = [{"pool": f"p{number}", "count": count, "skills": {f"s{kind}": 1 for kind in choice}}
                     for number, (choice, count) in enumerate(sets.items())]
            customers = [{"class": str(kind + 1), "queue": "chat", "per_minute": one / 10, "handle": handle,
                          "requires": {f"s{kind}": 1}} for kind, one in enumerate(loads)]
            case = Case(f"skills {len(cases)}", site, pools, customers, sum(loads) / 10, 600, 1 - sum(loads) / 91)
            cases[text] = (case, {pool["pool"]: pool["count"] for pool in pools})
        case, counts = cases[text]
        yield Row("skill_based_routing_sim.csv", key, figures_of_simulation(heading, values, case, values[1], None,
                                                                            counts))


def heterogeneous_agents():
    rules = {"fastest agent first": ("ranked", 1, 2), "slowest agent first": ("ranked", 2, 1),
             "uniformly random idle agent": ("random", 1, 1), "longest idle agent first": ("longest_idle", 1, 1)}
    for row in records("heterogeneous_agents.csv"):
        strategy, *ranks = rules[row["rule"]]
        speeds = [float(row["rate_pool1_per_min"]), float(row["rate_pool2_per_min"])]
        counts = [int(row["agents_pool1"]), int(row["agents_pool2"])]
        pools = [{"pool": f"p{place}", "count": count, "rank": {"chat": rank}}
                 for place, (count, rank) in enumerate(zip(counts, ranks), 1)]
        customer = {"class": "A", "queue": "chat", "per_minute": float(row["lambda_per_min"]),
                    "handle": {"exponential": 60 / speeds[0]}, "handle_in": {"p2": {"exponential": 60 / speeds[1]}}}
        whole = sum(speed * count for speed, count in zip(speeds, counts))
        case = Case(row["id"], {"queues": [{"key": "chat", "strategy": strategy}]}, pools, [customer],
                    float(row["lambda_per_min"]), 60 / min(speeds), 1 - float(row["lambda_per_min"]) / whole)
        yield Row("heterogeneous_agents.csv", row["id"], [
            *(Figure(name, row[name], case, of(name)) for name in ("p_wait", "mean_wait_s", "mean_queue")),
            Figure("occupancy_pool1", row["occupancy_pool1"], case, of_pool("occupancy", "p1")),
            Figure("occupancy_pool2", row["occupancy_pool2"], case, of_pool("occupancy", "p2"))])


def skill_designs_ctmc():
    for rows in grouped("skill_designs_ctmc.csv", lambda row: row["design"]):
        orders = [part.split(":")[1].split(",") for part in rows[0]["freed_agent_takes"].replace(";", ",").split(" | ")]
        if rows[0]["design"].startswith("X:"):
            for row in rows:
                yield Row("skill_designs_ctmc.csv", row["id"], because="a priority holds for all agents alike: one "
                          "pool cannot take a class first that another takes last")
            continue
        if rows[0]["design"].startswith("I:"):
            orders = [["1"], ["2"]]
        # A class has a higher priority than those after it in any pool's list.
        behind = {row["class"]: max(order.index(row["class"]) for order in orders if row["class"] in order)
                  for row in rows}
        queues, customers = [], []
        pools = [{"pool": f"p{place}", "count": int(count), "rank": {}, "teams": [f"t{place}"]}
                 for place, count in enumerate(rows[0]["pool_sizes"].split(";"), 1)]
        for row in rows:
            key, tries = f"class{row['class']}", row["arrival_tries_pools"].split(";")
            queues.append({"key": key, "strategy": "ranked", "teams": [f"t{place}" for place in tries]})
            for rank, place in enumerate(tries):
                pools[int(place) - 1]["rank"][key] = rank + 1
            speeds = dict(enumerate(map(float, row["rates_in_pools_per_min"].split(";")), 1))
            customers.append({"class": row["class"], "queue": key, "per_minute": float(row["lambda_per_min"]),
                              "handle": {"exponential": 60 / max(speeds.values())}, "priority": -behind[row["class"]],
                              "handle_in": {f"p{place}": {"exponential": 60 / speed}
                                            for place, speed in speeds.items() if speed > 0},
                              "patience": {"exponential": 60 / float(row["abandon_rate_per_min"])}})
        case = Case(rows[0]["id"], {"teams": [team for pool in pools for team in pool["teams"]], "queues": queues},
                    pools, customers, sum(customer["per_minute"] for customer in customers), 120, 0.2)
        for row in rows:
            figures = [Figure(name, row[name], case, of(name, row["class"], case))
                       for name in ("p_wait", "mean_queue", "p_abandon")]
            figures += [Figure("mean_wait_s", row["mean_wait_all_s"], case, of("mean_wait_s", row["class"], case))]
            figures += [Figure(f"occupancy_pool{place}", value, case, of_pool("occupancy", f"p{place}"))
                        for place, value in enumerate(row["occupancy_by_pool"].split(";"), 1)]
            yield Row("skill_designs_ctmc.csv", row["id"], figures)


def waves(mean, share, period_s, until_s):
    """A sinusoid in steps of a minute, each with the mean of its minute."""
    turn = 2 * math.pi / period_s
    return [[start, mean * (1 + share * (math.cos(turn * start) - math.cos(turn * (start + 60))) / (60 * turn))]
            for start in range(0, until_s, 60)]


def time_varying_forward_equations():
    # Every day starts with an empty site, and ends so long after the last arrival that it is empty again.
    plans = {"cold start": ([[0, 4]], [(18, None)], ()), "sinusoid": (waves(4, 0.5, 7200, 14_460), [(20, None)], ()),
             "spike": ([[0, 3], [1800, 9], [2400, 3]], [(14, None)], (1800,)),
             "staff 12": ([[0, 3.6]], [(12, None), (6, 3600)], (3600,)),
             "all agents": ([[0, 3]], [(16, 900)], (900,))}
    for rows in grouped("time_varying_forward_equations.csv", lambda row: row["case"]):
        text = rows[0]["case"]
        rates, staff, breaks = next(plan for name, plan in plans.items() if text.startswith(name))
        until = round(60 * float(rows[-1]["t_min"])) + 60
        pools = [{"pool": f"p{place}", "count": count} | ({} if since is None else {"shifts": [[since, DAY_S // 2]]})
                 for place, (count, since) in enumerate(staff, 1)]
        leave = {"exponential": 60 / float(rows[0]["theta_per_min"])}
        customer = {"class": "A", "queue": "chat", "per_minute_by": [*rates, [until, 0]], "patience": leave,
                    "handle": {"exponential": 60 / float(rows[0]["mu_per_min"])}}
        steps = [*rates, [until, 0]]
        case = Case(text, CHAT, pools, [customer], 1, 240, 0.5)
        case.days = sum(rate * (after[0] - start) / 60 for (start, rate), after in zip(steps, steps[1:]))
        case.model["interval_s"] = INTERVAL_S
        counts = {f"p{place}": count for place, (count, _) in enumerate(staff, 1)}

        def busy(interval, counts=counts):
            return sum((interval["pools"][pool]["occupancy"]["mean"] or 0) * count for pool, count in counts.items())
        for row in rows:
            moment = round(60 * float(row["t_min"]))
            key = f"{text}, {float(row['t_min']):g} min"
            if moment == 0:
                yield Row("time_varying_forward_equations.csv", key, because="at 0 nothing has happened yet: it is "
                          "where the model begins")
                continue
            ahead = moment in breaks
            figures = [Figure("mean_queue", row["mean_queue"], case, at_instant(
                lambda interval: interval["classes"]["all"]["mean_queue"]["mean"], [moment], ahead))]
            if float(row["agents_t"]) > 0:
                figures.append(Figure("mean_busy", row["mean_busy"], case, at_instant(busy, [moment], ahead)))
            yield Row("time_varying_forward_equations.csv", key, figures)


def time_varying_unlimited():
    room = 1000  # more than there ever are
    for rows in grouped("time_varying_unlimited.csv", lambda row: row["period_min"]):
        mean, share, period, handle = (float(rows[0][name]) for name in (
            "lambda_mean_per_min", "relative_amplitude", "period_min", "aht_s"))
        period_s = round(60 * period)
        customer = {"class": "A", "queue": "chat", "per_minute_by": waves(mean, share, period_s, DAY_S),
                    "handle": {"exponential": handle}}
        case = Case(f"unlimited, period {period:g} min", CHAT, [{"pool": "p", "count": 1, "capacity": room}],
                    [customer], mean, handle, 0.5)
        case.days = mean * 1440
        case.model |= {"interval_s": INTERVAL_S, "steady": True}
        for row in rows:
            first = round(60 * float(row["t_min"]))
            yield Row("time_varying_unlimited.csv", f"period {period:g} min, {float(row['t_min']):g} min", [
                Figure("mean_active_chats", row["mean_active_chats(Poisson, steady cycle)"], case, at_instant(
                    lambda interval: interval["pools"]["p"]["occupancy"]["mean"] * room,
                    range(first, first + DAY_S, period_s), False))])


def named(file, because):
    for row in records(file):
        yield Row(file, row["id"], because=because)


def cannot_be_said():
    yield from named("finite_source.csv", "customers of a model are without number: who has come does not keep "
                     "others from coming")
    yield from named("retry_after_rejection_mm1.csv", "a customer of a model who is turned away does not try again")
    yield from named("transfer_network_jackson.csv", "transfers come later: the engine has none yet")
    yield from named("rona_multi_agent_ctmc.csv", "the table's patience rests while an offer rings, and a missed offer "
                     "ends at a random time; Cordboard's patience runs on, and its time-out is fixed")


NOTES = {"skill_based_routing_sim.csv": (
    "Its service level is left out. The table does not tell the threshold, and at 30 s it cannot be right: the "
    "formula of M/M/90/30 gives 0.7303 at a load of 84, where agents with all six skills are said to reach 0.7797. "
    "The notes on the table say that a freed agent takes the oldest conversation that they can. Then all kinds "
    "would wait alike where agents have all skills; in the table they wait from 23 s to 32 s. A plain center of the "
    "rule, which the engine equals chat by chat (`tests/theory/skills_path_test.cc`), waits 38.5 s in the long "
    "chain, the table 43.2 s; one whose agents prefer their first skill, when chosen and when free, 43.5 s.")}
TABLES = (erlang_b, erlang_c, erlang_a, erlang_a_general_patience, mmnk_finite_room, mg1, mg1_priority_cobham,
          mmn_priority, queue_discipline, deterministic_and_general, capacity_units_kaufman_roberts,
          rona_wrapup_single_agent, multichat_capacity_ctmc, heterogeneous_agents, skill_designs_ctmc,
          time_varying_forward_equations, time_varying_unlimited, skill_based_routing_sim, multichat_sim,
          general_service_sim, cannot_be_said)


def all_rows():
    """Returns a list, because a case must know the figures of all its rows before it is simulated."""
    rows = [row for table in TABLES for row in table()]
    return rows + list(compared_rows(rows))
