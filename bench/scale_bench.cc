// Cases that should not cost more: conversations in front that no agent can serve, many queues,
// many classes; and the storm, in which all agents sign in at once.
//
//   BM_BlockedHead/blocked:0          a life cycle; with this many conversations that no agent can
//   BM_BlockedHead/blocked:100000     serve in the same queues, in front
//   BM_Queues/queues:Q                a life cycle over this many queues, each with a requirement
//   BM_Classes/classes:K              one queue; conversations bring one of this many requirements
//   BM_Storm                          100,000 agents sign in with 1,000,000 waiting: 300,000
//                                     offers. The result is `per_offer_ns`

#include "fixture.h"

namespace {

using ScaleRun = probe::Running<probe::EngineSystem>;

void scale(benchmark::State& state, const probe::Shape& shape, const probe::Load& load,
           const probe::EngineSetting& setting) {
  const std::string name = probe::shape_name(shape, load) + (setting.own_needs ? "own" : "") +
                           (setting.blocked_in_line ? "in_line" : "");
  auto& run =
      probe::kept<ScaleRun>(name, [&] { return std::make_unique<ScaleRun>(shape, load, setting); });
  probe::run_cycles(state, run.cycles);
}

void storm(benchmark::State& state, const probe::Shape& shape, const probe::Load& load) {
  const probe::EngineSetting setting{.spans = true, .sign_in = false};
  std::size_t offers = 0;
  double seconds = 0;
  for ([[maybe_unused]] auto once : state) {
    state.PauseTiming();
    auto system = std::make_unique<probe::EngineSystem>(shape, setting);
    std::vector<probe::Match> offered;
    std::vector<probe::Arrival> arrivals;
    for (std::uint32_t i = 0; i < load.waiting; ++i) {
      arrivals.push_back({static_cast<std::uint32_t>(i % shape.classes),
                          static_cast<std::uint32_t>(i % probe::kCustomers)});
      if (arrivals.size() < probe::kSpan && i + 1 < load.waiting) continue;
      system->start(arrivals, offered);
      arrivals.clear();
    }
    state.ResumeTiming();
    const probe::Stopwatch watch;
    system->sign_in_everybody(shape, offered);
    seconds += watch.seconds();
    offers += offered.size();
    state.PauseTiming();
    system.reset();
    state.ResumeTiming();
  }
  state.counters["offers"] = static_cast<double>(offers);
  state.counters["per_offer_ns"] = seconds * 1e9 / static_cast<double>(offers);
}

const bool scale_registered = [] {
  const auto add = [](const std::string& name, const probe::Shape& shape, const probe::Load& load,
                      const probe::EngineSetting& setting) {
    benchmark::RegisterBenchmark(name.c_str(), scale, shape, load, setting);
  };
  for (const std::size_t blocked : {0, 100'000}) {
    add("BM_BlockedHead/blocked:" + std::to_string(blocked), {}, {.waiting = blocked},
        {.blocked_in_line = true});
  }
  for (const std::size_t queues : {1, 32, 1'000, 10'000}) {
    add("BM_Queues/queues:" + std::to_string(queues), {.classes = queues}, {}, {});
  }
  for (const std::size_t classes : {32, 256, 1'024, 4'096}) {
    add("BM_Classes/classes:" + std::to_string(classes), {.classes = classes}, {},
        {.own_needs = true});
  }
  benchmark::RegisterBenchmark("BM_Storm/agents:100000/waiting:1000000", storm,
                               probe::Shape{.agents = 100'000}, probe::Load{.waiting = 1'000'000})
      ->Iterations(1);
  benchmark::RegisterBenchmark("BM_Storm/agents:10000/waiting:100000", storm,
                               probe::Shape{.agents = 10'000}, probe::Load{.waiting = 100'000})
      ->Iterations(1);
  return true;
}();

}  // namespace
