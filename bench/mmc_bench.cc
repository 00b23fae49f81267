// BM_MmcFloor/servers:C: one call of an M/M/c queue built from a heap and a deque, as a floor for
// the simulator (scripts/bench compares it and SimPy with cordboard-simulate).

#include <deque>
#include <functional>
#include <queue>
#include <random>
#include <vector>

#include "benchmark/benchmark.h"

namespace {

constexpr double kLoad = 0.9;

void mmc_floor(benchmark::State& state) {
  const auto servers = static_cast<std::size_t>(state.range(0));
  std::mt19937_64 random(1);
  std::exponential_distribution<double> between(kLoad * static_cast<double>(servers));
  std::exponential_distribution<double> service(1.0);
  std::priority_queue<double, std::vector<double>, std::greater<>> ends;
  std::deque<double> waiting;
  double arrival = between(random);
  double waited = 0;
  for ([[maybe_unused]] auto once : state) {
    while (!ends.empty() && ends.top() <= arrival) {
      const double now = ends.top();
      ends.pop();
      if (waiting.empty()) continue;
      waited += now - waiting.front();
      waiting.pop_front();
      ends.push(now + service(random));
    }
    if (ends.size() < servers) {
      ends.push(arrival + service(random));
    } else {
      waiting.push_back(arrival);
    }
    arrival += between(random);
  }
  benchmark::DoNotOptimize(waited);
  state.counters["calls_per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK(mmc_floor)->Name("BM_MmcFloor")->ArgName("servers")->Arg(10)->Arg(100)->Arg(1'000);

}  // namespace
