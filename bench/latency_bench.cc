// The latency of a single life cycle and of a single command, as percentiles. Beside them the
// jitter floor of the same run: work of about the same length in registers alone, alternating with
// the measured one. Its variation comes from the machine and not from the code.
//
//   BM_Latency/agents:N/waiting:M   counters cycle_p50 … cycle_p9999, command_…, floor_…, jitter_…,
//                                   in ns; all of them include the cost of the clock

#include <algorithm>
#include <chrono>

#include "fixture.h"

namespace {

class Percentiles {
 public:
  explicit Percentiles(std::size_t count) { times_.reserve(count); }

  template <class Work>
  void time(Work work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    times_.push_back(
        std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - began).count());
  }

  void tell(benchmark::State& state, const std::string& name) {
    std::sort(times_.begin(), times_.end());
    for (const auto& [text, share] : {std::pair{"p50", 0.5}, std::pair{"p99", 0.99},
                                      std::pair{"p999", 0.999}, std::pair{"p9999", 0.9999}}) {
      const auto place = static_cast<std::size_t>(static_cast<double>(times_.size()) * share);
      state.counters[name + "_" + text] = times_[std::min(place, times_.size() - 1)];
    }
  }

 private:
  std::vector<double> times_;
};

// About 80 ns in registers: a chain of multiplications.
void spin() {
  std::uint64_t x = 88172645463325252u;
  for (int i = 0; i < 60; ++i) x = x * 6364136223846793005u + 1442695040888963407u;
  benchmark::DoNotOptimize(x);
}

// Measures single commands of the life cycles that run through it.
class Timed {
 public:
  Timed(probe::EngineSystem& system, Percentiles& times) : system_(system), times_(times) {}

  void start(std::span<const probe::Arrival> arrivals, std::vector<probe::Match>& offered) {
    times_.time([&] { system_.start(arrivals, offered); });
  }
  void accept(std::span<const probe::Match> offers) {
    times_.time([&] { system_.accept(offers); });
  }
  void end(std::span<const probe::Match> chats) {
    times_.time([&] { system_.end(chats); });
  }
  void finish(std::span<const probe::Match> chats, std::vector<probe::Match>& offered) {
    times_.time([&] { system_.finish(chats, offered); });
  }

 private:
  probe::EngineSystem& system_;
  Percentiles& times_;
};

void latency(benchmark::State& state) {
  constexpr int kWarmUp = 10'000;
  constexpr int kCycles = 200'000;
  const probe::Shape shape{.agents = static_cast<std::size_t>(state.range(0))};
  const probe::Load load{.waiting = static_cast<std::size_t>(state.range(1)),
                         .backlog = state.range(1) > 0};
  probe::Running<probe::EngineSystem> whole(shape, load, probe::EngineSetting{});
  probe::Running<probe::Floor> floor(shape, load, false);
  probe::EngineSystem system(shape, {});
  Percentiles commands(4 * (kCycles + kWarmUp) + 8 * (shape.agents + load.waiting));
  Timed timed(system, commands);
  probe::LifeCycles single(timed, shape, load);
  Percentiles cycles(kCycles);
  Percentiles floors(kCycles);
  Percentiles jitter(kCycles);
  for ([[maybe_unused]] auto once : state) {
    for (int i = 0; i < kWarmUp; ++i) {
      whole.cycles.round();
      floor.cycles.round();
      single.round();
    }
    commands = Percentiles(4 * kCycles);
    for (int i = 0; i < kCycles; ++i) {
      cycles.time([&] { whole.cycles.round(); });
      jitter.time(spin);
      floors.time([&] { floor.cycles.round(); });
      single.round();
    }
  }
  cycles.tell(state, "cycle");
  commands.tell(state, "command");
  floors.tell(state, "floor");
  jitter.tell(state, "jitter");
}

BENCHMARK(latency)
    ->Name("BM_Latency")
    ->ArgNames({"agents", "waiting"})
    ->Args({1'000, 0})
    ->Args({1'000, 10'000})
    ->Args({100'000, 0})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
