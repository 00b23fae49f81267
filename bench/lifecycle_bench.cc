// A whole life cycle, of the engine and of the floor, over agents and waiting conversations.
//
//   BM_Lifecycle/agents:1000/waiting:0/profiles:64/classes:32/backlog:0/width:1
//   BM_Floor/…                                   the bare kernel, on the same stream
//   BM_LifecycleIds/…                            each command with an id of its own
//   BM_LifecycleReminder/…                       with the queues' reminder
//
// `width`: life cycles side by side; 1 hands in one command at a time, more a span of each step.

#include "fixture.h"

namespace {

using probe::EngineSetting;
using probe::EngineSystem;
using probe::Floor;
using probe::Load;
using probe::Running;
using probe::Shape;

using EngineRun = Running<EngineSystem>;
using FloorRun = Running<Floor>;

void lifecycle(benchmark::State& state, const Shape& shape, const Load& load, bool ids) {
  const EngineSetting setting{.spans = load.width > 1, .ids = ids};
  const std::string name =
      probe::shape_name(shape, load) + (ids ? "ids" : "") + (shape.reminder ? "reminder" : "");
  auto& run = probe::kept<EngineRun>(
      name, [&] { return std::make_unique<EngineRun>(shape, load, setting); });
  probe::run_cycles(state, run.cycles);
}

void floor_of_it(benchmark::State& state, const Shape& shape, const Load& load) {
  auto& run = probe::kept<FloorRun>(probe::shape_name(shape, load), [&] {
    return std::make_unique<FloorRun>(shape, load, load.width > 1);
  });
  probe::run_cycles(state, run.cycles);
}

void add(const Shape& shape, const Load& load) {
  const std::string name = probe::shape_name(shape, load);
  benchmark::RegisterBenchmark(("BM_Lifecycle" + name).c_str(), lifecycle, shape, load, false);
  benchmark::RegisterBenchmark(("BM_Floor" + name).c_str(), floor_of_it, shape, load);
}

void add_further(const Load& load) {
  Shape shape;
  const std::string name = probe::shape_name(shape, load);
  benchmark::RegisterBenchmark(("BM_LifecycleIds" + name).c_str(), lifecycle, shape, load, true);
  shape.reminder = true;
  benchmark::RegisterBenchmark(("BM_LifecycleReminder" + name).c_str(), lifecycle, shape, load,
                               false);
}

const bool registered = [] {
  for (const std::size_t width : {std::size_t{1}, probe::kSpan}) {
    for (const std::size_t agents : {100, 1'000, 10'000, 100'000}) {
      for (const std::size_t waiting : {0, 1'000, 1'000'000}) {
        const Shape shape{.agents = agents};
        add(shape, {waiting, false, width});
        if (waiting > 0) add(shape, {waiting, true, width});
      }
    }
    for (const std::size_t waiting : {0, 1'000'000}) {
      add({.agents = 10'000, .profiles = 1'024, .classes = 256}, {waiting, waiting > 0, width});
    }
    add_further({0, false, width});
  }
  return true;
}();

}  // namespace
