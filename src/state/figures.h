// What queues and agents have seen, quarter-hour by quarter-hour, for a day back.
//
// Laws
//   (1) Quarter-hours are those of the epoch; only those in which something was counted are kept.
//   (2) None is older than a day when a new one begins.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <tuple>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/statistics.h"
#include "cordboard/time.h"

namespace cordboard::core {

inline constexpr Duration kInterval{std::int64_t{15} * 60 * 1000};
inline constexpr Duration kIntervalsKept{std::int64_t{24} * 3600 * 1000};

inline Time begin_of_interval(Time at) {
  return time_from_ms(to_ms(at) - to_ms(at) % kInterval.count());
}

// How many waits were how long. Lengths share a bin within an eighth of their size, so a quantile
// read from it is at most that much too long.
class Waits {
 public:
  void add(std::uint64_t ms) {
    add_to(bin_of(ms), 1);
    longest_ = std::max(longest_, ms);
  }
  void add(const Waits& other) {
    longest_ = std::max(longest_, other.longest_);
    for (const Bin& bin : other.bins_) add_to(bin.number, bin.count);
  }
  // The least length that `permille` of the waits do not exceed, to the end of its bin, or the
  // longest wait; 0 for none.
  std::uint64_t quantile(std::uint64_t permille) const {
    std::uint64_t all = 0;
    for (const Bin& bin : bins_) all += bin.count;
    std::uint64_t seen = 0;
    for (const Bin& bin : bins_) {
      seen += bin.count;
      if (seen * 1000 >= all * permille) return std::min(end_of(bin.number), longest_);
    }
    return 0;
  }

  auto persistent() { return std::tie(bins_, longest_); }

 private:
  static constexpr unsigned kBitsKept = 3;
  struct Bin {
    std::uint16_t number = 0;
    std::uint32_t count = 0;

    auto persistent() { return std::tie(number, count); }
  };

  static std::uint16_t bin_of(std::uint64_t ms) {
    if (ms < (1u << kBitsKept)) return static_cast<std::uint16_t>(ms);
    const auto shift = static_cast<unsigned>(std::bit_width(ms)) - 1 - kBitsKept;
    return static_cast<std::uint16_t>(((shift + 1) << kBitsKept) + ((ms >> shift) & 7));
  }
  // The longest wait of the bin.
  static std::uint64_t end_of(std::uint16_t bin) {
    if (bin < (1u << kBitsKept)) return bin;
    const unsigned shift = (bin >> kBitsKept) - 1u;
    return ((std::uint64_t{8} + (bin & 7u) + 1) << shift) - 1;
  }
  void add_to(std::uint16_t number, std::uint32_t count) {
    auto place = std::lower_bound(bins_.begin(), bins_.end(), number,
                                  [](const Bin& bin, std::uint16_t n) { return bin.number < n; });
    if (place == bins_.end() || place->number != number) place = bins_.insert(place, {number, 0});
    place->count += count;
  }

  std::vector<Bin> bins_;  // in order, none empty
  std::uint64_t longest_ = 0;
};

struct QueueFigures {
  QueueStatistics counts;
  Waits waits;  // of the answered

  auto persistent() { return std::tie(counts, waits); }
};

struct AgentFigures {
  AgentStatistics counts;

  auto persistent() { return std::tie(counts); }
};

// Adds up two of the same kind, figure by figure.
template <class Counts>
void add_counts(Counts& sum, const Counts& more) {
  std::apply([&](const auto&... each) { ((sum.*(each.member) += more.*(each.member)), ...); },
             Counts::fields());
}
inline void add_figures(QueueFigures& sum, const QueueFigures& more) {
  add_counts(sum.counts, more.counts);
  sum.waits.add(more.waits);
}
inline void add_figures(AgentFigures& sum, const AgentFigures& more) {
  add_counts(sum.counts, more.counts);
}

template <class Figures>
class Intervals {
 public:
  struct Interval {
    Time begin{};
    Figures figures;

    auto persistent() { return std::tie(begin, figures); }
  };

  // The figures of the quarter-hour of `at`, which is less than a day before that of the last call.
  Figures& at(Time at) {
    const bool is_last = !kept_.empty() && at >= kept_.back().begin;
    if (is_last && at < kept_.back().begin + kInterval) return kept_.back().figures;
    const Time begin = begin_of_interval(at);
    if (!is_last && !kept_.empty()) return earlier(begin);
    const auto is_old = [&](const Interval& each) { return each.begin <= begin - kIntervalsKept; };
    kept_.erase(kept_.begin(), std::find_if_not(kept_.begin(), kept_.end(), is_old));
    return kept_.emplace_back(Interval{begin, {}}).figures;
  }
  const std::vector<Interval>& kept() const { return kept_; }

  auto persistent() { return std::tie(kept_); }

 private:
  Figures& earlier(Time begin) {
    auto place = std::find_if(kept_.begin(), kept_.end(),
                              [&](const Interval& each) { return each.begin >= begin; });
    if (place->begin != begin) place = kept_.insert(place, Interval{begin, {}});
    return place->figures;
  }

  std::vector<Interval> kept_;  // in order of time
};

// An agent's figures, since the engine began and by quarter-hours.
struct AgentRecord {
  AgentStatistics seen;
  Intervals<AgentFigures> intervals;

  auto persistent() { return std::tie(seen, intervals); }
};

}  // namespace cordboard::core
