// The figures of a run, as reported.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "estimate.h"
#include "ledger.h"
#include "model.h"
#include "tally.h"

namespace cordboard::simulate {

inline constexpr std::array<double, 4> kQuantiles = {0.50, 0.90, 0.95, 0.99};
inline constexpr std::array<std::string_view, 4> kQuantileNames = {"p50", "p90", "p95", "p99"};

// Times in seconds.
struct ClassReport {
  std::string name;
  std::uint64_t arrived = 0;
  std::uint64_t answered = 0;
  std::uint64_t abandoned = 0;
  std::uint64_t rejected = 0;
  Figure p_wait;
  Figure p_abandon;
  Figure p_reject;
  Figure mean_wait_s;
  Figure mean_wait_answered_s;
  std::array<Figure, kThresholds.size()> service_level;
  Figure mean_queue;
  Figure offers_per_conversation;
  Figure missed_per_conversation;
  Figure mean_handle_s;
  Figure mean_work_s;
  std::array<std::optional<double>, kQuantiles.size()> wait_quantiles_s;
};

struct PoolReport {
  std::string key;
  double signed_in = 0;  // agents, on average
  Figure occupancy;
  Figure time_full;
};

// The figures of a period; the last class is the total of all, the staff that of the pools.
struct Figures {
  std::vector<ClassReport> classes;
  std::vector<PoolReport> pools;
  PoolReport staff;

  const ClassReport& all() const { return classes.back(); }
};

struct IntervalReport {
  Ms from = 0;  // of the day
  Ms to = 0;
  Figures figures;  // without half-widths
};

struct Report {
  Figures total;
  std::vector<IntervalReport> intervals;
  std::uint64_t turns = 0;
  std::uint64_t events = 0;
  double simulated_s = 0;
  double wall_s = 0;
};

// Computes the figures; the caller adds how the run went (`turns` … `wall_s`).
Report make_report(const Model& model, const Ledger& ledger);

// The figures of a class that are ratios of a tally, except service levels.
struct QuotientOfTally {
  std::string_view name;
  Figure ClassReport::*figure;
  double (*above)(const Tally&);
  double (*below)(const Tally&);
};
extern const std::array<QuotientOfTally, 10> kQuotients;

}  // namespace cordboard::simulate
