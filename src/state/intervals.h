// The quarter-hours of statistics, and sums of figures.
#pragma once

#include <tuple>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/time.h"

namespace cordboard::core {

inline constexpr Duration kInterval{std::int64_t{15} * 60 * 1000};
inline constexpr Duration kIntervalsKept{std::int64_t{24} * 3600 * 1000};

inline Time begin_of_interval(Time at) {
  return time_from_ms(to_ms(at) - to_ms(at) % kInterval.count());
}

// The figures of a quarter-hour.
template <class Figures>
struct Counted {
  Time begin{};
  Figures figures;

  auto persistent() { return std::tie(begin, figures); }
};

// All figures of a queue or an agent, as a snapshot stores them.
template <class Figures>
struct SavedFigures {
  Time begin{};  // of the current quarter-hour
  Figures current;
  Figures total;  // the sum of all earlier quarter-hours
  std::vector<Counted<Figures>> past;

  auto persistent() { return std::tie(begin, current, total, past); }
};

// Adds `more` to `sum`, figure by figure.
template <class Counts>
void add_counts(Counts& sum, const Counts& more) {
  Counts::fields([&](const auto&... each) { ((sum.*(each.member) += more.*(each.member)), ...); });
}

// The difference `sum - earlier`, figure by figure.
template <class Counts>
Counts since(const Counts& earlier, Counts sum) {
  Counts::fields(
      [&](const auto&... each) { ((sum.*(each.member) -= earlier.*(each.member)), ...); });
  return sum;
}

}  // namespace cordboard::core
