// A whole life cycle, of the engine and of the floor, for different numbers of agents and waiting
// conversations.
//
//   BM_Lifecycle/agents:1000/waiting:0/profiles:64/classes:32/backlog:0/width:1
//   BM_Floor/…                                   the floor on the same stream
//   BM_LifecycleIds/…                            each command with its own id
//   BM_LifecycleReminder/…                       with the queues' reminder
//
// `profiles` is the number of agent groups. `width` is the number of life cycles side by side: 1
// submits one command at a time, more a span for each step.

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
  const std::string name =
      probe::shape_name(shape, load) + (ids ? "ids" : "") + (shape.reminder ? "reminder" : "");
  auto& run = probe::kept<EngineRun>(
      name, [&] { return std::make_unique<EngineRun>(shape, load, EngineSetting{.ids = ids}); });
  run.system.set_spans(load.width > 1);
  run.cycles.set_width(load.width);
  probe::run_cycles(state, run.cycles);
}

void floor_of_it(benchmark::State& state, const Shape& shape, const Load& load) {
  auto& run = probe::kept<FloorRun>(probe::shape_name(shape, load),
                                    [&] { return std::make_unique<FloorRun>(shape, load, false); });
  run.system.set_looks_ahead(load.width > 1);
  run.cycles.set_width(load.width);
  probe::run_cycles(state, run.cycles);
}

// The same systems for both widths, one after the other, so that they are set up once.
void add(const Shape& shape, Load load) {
  for (const std::size_t width : {std::size_t{1}, probe::kSpan}) {
    load.width = width;
    const std::string name = probe::shape_name(shape, load) + probe::width_name(width);
    benchmark::RegisterBenchmark(("BM_Lifecycle" + name).c_str(), lifecycle, shape, load, false);
    benchmark::RegisterBenchmark(("BM_Floor" + name).c_str(), floor_of_it, shape, load);
  }
}

void add_further(Load load) {
  for (const std::size_t width : {std::size_t{1}, probe::kSpan}) {
    load.width = width;
    const auto add_one = [&](const char* kind, const Shape& shape, bool ids) {
      const std::string name = kind + probe::shape_name(shape, load) + probe::width_name(width);
      benchmark::RegisterBenchmark(name.c_str(), lifecycle, shape, load, ids);
    };
    add_one("BM_LifecycleIds", {}, true);
    add_one("BM_LifecycleReminder", {.reminder = true}, false);
  }
}

const bool registered = [] {
  for (const std::size_t agents : {100, 1'000, 10'000, 100'000}) {
    for (const std::size_t waiting : {0, 1'000, 1'000'000}) {
      const Shape shape{.agents = agents};
      add(shape, {waiting, false});
      if (waiting > 0) add(shape, {waiting, true});
    }
  }
  for (const std::size_t waiting : {0, 1'000'000}) {
    add({.agents = 10'000, .profiles = 1'024, .classes = 256}, {waiting, waiting > 0});
  }
  // As the rivals are measured.
  add({}, {10'000, true});
  for (const std::size_t blocked : {10'000, 100'000}) add({}, {blocked, false});
  add_further({});
  return true;
}();

}  // namespace
