#!/usr/bin/env python3
"""Calls per second of processor time of an M/M/c queue in SimPy, as one JSON object by number of servers.

    bench/rivals/simpy_mmc.py [CALLS]

The usual form: a process per call, a Resource of c servers, load 0.9.
"""

import json
import random
import sys
import time

import simpy

LOAD = 0.9


def call(environment, servers):
    with servers.request() as request:
        yield request
        yield environment.timeout(random.expovariate(1))


def arrivals(environment, servers, count, rate):
    for _ in range(count):
        yield environment.timeout(random.expovariate(rate))
        environment.process(call(environment, servers))


def calls_per_second(servers_count, count):
    random.seed(1)
    environment = simpy.Environment()
    servers = simpy.Resource(environment, capacity=servers_count)
    environment.process(arrivals(environment, servers, count, LOAD * servers_count))
    began = time.process_time()
    environment.run()
    return count / (time.process_time() - began)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    print(json.dumps({str(servers): calls_per_second(servers, count) for servers in (10, 100, 1000)}))


if __name__ == "__main__":
    main()
