#include "study.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>

#include "simulate/ledger.h"
#include "simulate/model.h"
#include "simulate/report.h"
#include "simulate/simulation.h"

namespace cordboard::skills_study {
namespace {

using simulate::Model;

constexpr std::size_t kThirtySeconds = 2;  // its index among the simulator's thresholds
constexpr double kMsOfMinute = 60'000;

std::string skill_key(int kind) { return "s" + std::to_string(kind + 1); }

// An arriving conversation goes to the longest-idle free agent who has the skill, and a freed agent
// takes the oldest conversation that they can serve: the engine's defaults for one queue with
// requirements.
Model model_of(const Design& design, const Plan& plan, int replication) {
  Model model;
  QueueSettings queue;
  queue.key = "chat";
  queue.max_waiting = kPlaces;
  queue.wrap_up.mode = WrapUpMode::kNone;
  model.site.queues.push_back(queue);
  model.site.keep_closed = Duration{0};
  for (int kind = 0; kind < kKinds; ++kind) {
    model.site.skills.push_back(skill_key(kind));
    simulate::CustomerClass customers;
    customers.name = skill_key(kind);
    customers.queue = queue.key;
    customers.arrivals.rates = {{.from = 0, .per_minute = plan.load / kHandleMinutes / kKinds}};
    customers.handle = simulate::Exponential{kHandleMinutes * 60};
    customers.handle_in.resize(1);
    customers.needs = Requirement::skill(skill_key(kind));
    model.classes.push_back(customers);
  }
  for (const std::vector<int>& skills : design.skills) {
    AgentSettings agent;
    agent.key = "agent-" + std::to_string(model.site.agents.size() + 1);
    agent.capacity = 1;
    for (const int kind : skills) agent.skills.push_back({skill_key(kind), 1});
    model.site.agents.push_back(agent);
  }
  model.pools.push_back({.key = "agent", .count = kAgents, .rate_by_load = {1}});
  model.duration = std::llround(plan.minutes * kMsOfMinute);
  model.warm_up = model.duration / 10;
  model.batches = 1;
  model.seed = plan.seed + static_cast<std::uint64_t>(replication);
  return model;
}

struct Sample {
  double blocked = 0;
  double wait_s = 0;
  double within_30s = 0;
};

Sample simulate_once(const Model& model) {
  simulate::Simulation simulation(model, nullptr);
  const std::vector<Fault> faults = simulation.open();
  if (!faults.empty()) throw std::logic_error(faults.front().path + faults.front().message);
  simulation.run({});
  const simulate::Report report = simulate::make_report(model, simulation.ledger());
  const simulate::ClassReport& all = report.total.all();
  return {.blocked = all.p_reject.mean.value_or(0),
          .wait_s = all.mean_wait_answered_s.mean.value_or(0),
          .within_30s = all.service_level[kThirtySeconds].mean.value_or(0)};
}

simulate::Figure figure_of(std::span<const Sample> samples, double Sample::*value) {
  const auto count = static_cast<double>(samples.size());
  double sum = 0;
  for (const Sample& sample : samples) sum += sample.*value;
  const double mean = sum / count;
  if (samples.size() < 2) return {.mean = mean, .half_width = {}};
  double squares = 0;
  for (const Sample& sample : samples) squares += (sample.*value - mean) * (sample.*value - mean);
  const double error = std::sqrt(squares / (count - 1) / count);
  return {.mean = mean, .half_width = error * simulate::student_quantile(0.975, count - 1)};
}

}  // namespace

std::vector<Figures> run(const std::vector<Design>& designs, const Plan& plan,
                         const std::function<void(std::size_t, std::size_t)>& progress) {
  const auto each = static_cast<std::size_t>(plan.replications);
  std::vector<Sample> samples(designs.size() * each);
  std::atomic<std::size_t> next{0};
  std::mutex telling;
  std::size_t done = 0;
  const auto work = [&] {
    for (std::size_t task = next++; task < samples.size(); task = next++) {
      const Design& design = designs[task / each];
      samples[task] = simulate_once(model_of(design, plan, static_cast<int>(task % each)));
      const std::scoped_lock lock(telling);
      progress(++done, samples.size());
    }
  };
  std::vector<std::future<void>> workers;
  for (unsigned core = 0; core < std::max(1u, std::thread::hardware_concurrency()); ++core) {
    workers.push_back(std::async(std::launch::async, work));
  }
  for (std::future<void>& worker : workers) worker.get();

  std::vector<Figures> figures;
  for (std::size_t design = 0; design < designs.size(); ++design) {
    const auto own = std::span(samples).subspan(design * each, each);
    figures.push_back({.blocked = figure_of(own, &Sample::blocked),
                       .wait_s = figure_of(own, &Sample::wait_s),
                       .within_30s = figure_of(own, &Sample::within_30s)});
  }
  return figures;
}

// Birth and death process: `weights[n]` is the probability of n in the system, up to a factor.
Exact of_one_queue(double load) {
  std::vector<double> weights = {1};
  for (int number = 1; number <= kAgents + kPlaces; ++number) {
    weights.push_back(weights.back() * load / std::min(number, kAgents));
  }
  double total = 0;
  for (const double weight : weights) total += weight;
  Exact exact{.blocked = weights.back() / total, .wait_s = 0, .within_30s = 0};
  const double freed_per_s = kAgents / (kHandleMinutes * 60);
  // A customer who finds all agents busy and `ahead` waiting is served when ahead + 1 conversations
  // have ended.
  for (int found = 0; found < kAgents + kPlaces; ++found) {
    const double share = weights[static_cast<std::size_t>(found)] / total;
    const int ends = std::max(0, found - kAgents + 1);
    exact.wait_s += share * ends / freed_per_s / (1 - exact.blocked);
    double later = 0;  // fewer than this number have ended within 30 s
    for (int ended = 0; ended < ends; ++ended) {
      later +=
          std::exp(ended * std::log(30 * freed_per_s) - 30 * freed_per_s - std::lgamma(ended + 1));
    }
    exact.within_30s += share * (1 - later);
  }
  return exact;
}

}  // namespace cordboard::skills_study
