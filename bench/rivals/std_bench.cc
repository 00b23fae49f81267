// BM_Std: the engine of standard containers, on the life-cycle stream of lifecycle_bench.cc.

#include "fixture.h"
#include "rivals/std_engine.h"

namespace {

using StdRun = probe::Running<probe::rivals::StdSystem>;

void std_containers(benchmark::State& state, const probe::Shape& shape, const probe::Load& load) {
  auto& run = probe::kept<StdRun>(probe::shape_name(shape, load),
                                  [&] { return std::make_unique<StdRun>(shape, load); });
  probe::run_cycles(state, run.cycles);
}

const bool std_registered = [] {
  const auto add = [](std::size_t agents, std::size_t waiting, bool backlog) {
    const probe::Shape shape{.agents = agents};
    const probe::Load load{.waiting = waiting, .backlog = backlog};
    benchmark::RegisterBenchmark(("BM_Std" + probe::shape_name(shape, load)).c_str(),
                                 std_containers, shape, load);
  };
  for (const std::size_t agents : {100, 1'000, 10'000, 100'000}) add(agents, 0, false);
  add(1'000, 10'000, true);
  for (const std::size_t blocked : {1'000, 10'000, 100'000}) add(1'000, blocked, false);
  return true;
}();

}  // namespace
