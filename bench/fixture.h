// Shared code of the benchmarks: systems that are expensive to set up are kept from one benchmark
// to the next while the same ones are needed.
#pragma once

#include <time.h>

#include <memory>
#include <string>
#include <utility>

#include "benchmark/benchmark.h"
#include "engine_system.h"
#include "floor.h"
#include "life_cycles.h"

namespace probe {

inline constexpr std::size_t kSpan = 256;

// A system with its stream.
template <class System>
struct Running {
  template <class... Arguments>
  Running(const Shape& shape, const Load& load, Arguments&&... arguments)
      : system(shape, std::forward<Arguments>(arguments)...), cycles(system, shape, load) {}

  System system;
  LifeCycles<System> cycles;
};

// Calls `make()` once for a run of equal names and deletes the previous system first, so that only
// one large system is in memory at a time.
template <class Thing, class Make>
Thing& kept(const std::string& name, Make make) {
  static std::string holds;
  static std::unique_ptr<Thing> thing;
  if (!thing || holds != name) {
    thing.reset();
    thing = make();
    holds = name;
  }
  return *thing;
}

// The time of one life cycle.
template <class Cycles>
void run_cycles(benchmark::State& state, Cycles& cycles) {
  const auto width = static_cast<benchmark::IterationCount>(cycles.width());
  while (state.KeepRunningBatch(width)) cycles.round();
}

inline std::string shape_name(const Shape& shape, const Load& load) {
  return "/agents:" + std::to_string(shape.agents) + "/waiting:" + std::to_string(load.waiting) +
         "/profiles:" + std::to_string(shape.profiles) +
         "/classes:" + std::to_string(shape.classes) +
         "/backlog:" + std::to_string(static_cast<int>(load.backlog));
}

inline std::string width_name(std::size_t width) { return "/width:" + std::to_string(width); }

// Processor time of this process, without that of other processes.
class Stopwatch {
 public:
  double seconds() const { return now() - began_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

  double began_ = now();
};

}  // namespace probe
