// A queue's figures per quarter-hour, for the last 24 hours.
//
// Invariants
//   (1) Quarter-hours are aligned to the epoch. Only those in which something was counted are
//       stored.
//   (2) When a new quarter-hour begins, those older than 24 hours are removed.
//   (3) Each figure is counted once, in the current quarter-hour. `total_before_` is the sum of all
//       earlier ones.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <tuple>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/limits.h"
#include "cordboard/statistics.h"
#include "cordboard/time.h"
#include "state/intervals.h"
#include "state/pool.h"

namespace cordboard::core {

// A histogram of waiting times in its stored form: bins sorted by number, none empty.
struct PackedWaits {
  struct Bin {
    std::uint16_t number = 0;
    std::uint32_t count = 0;

    auto persistent() { return std::tie(number, count); }
  };
  std::vector<Bin> bins;
  std::uint64_t longest = 0;

  auto persistent() { return std::tie(bins, longest); }
};

// A histogram of waiting times for counting. The width of a bin is at most one eighth of its
// values, so a quantile is at most that much too large.
class Waits {
 public:
  void add(std::uint64_t ms) {
    ++counts_[bin_of(ms)];
    longest_ = std::max(longest_, ms);
  }
  void add(const PackedWaits& other) {
    longest_ = std::max(longest_, other.longest);
    for (const auto& bin : other.bins) {
      if (bin.number < kBins) counts_[bin.number] += bin.count;
    }
  }
  void pack(PackedWaits& into) const {
    into.bins.clear();
    into.longest = longest_;
    for (std::uint16_t bin = 0; bin < kBins; ++bin) {
      if (counts_[bin] > 0) into.bins.push_back({bin, counts_[bin]});
    }
  }
  // The least time, rounded up to the end of its bin, that `permille` of the waits do not exceed.
  // Never more than the longest wait. 0 if there are no waits.
  std::uint64_t quantile(std::uint64_t permille) const {
    std::uint64_t all = 0;
    for (const std::uint32_t count : counts_) all += count;
    std::uint64_t seen = 0;
    for (std::size_t bin = 0; bin < kBins && all > 0; ++bin) {
      seen += counts_[bin];
      if (counts_[bin] > 0 && seen * 1000 >= all * permille) {
        return std::min(end_of(bin), longest_);
      }
    }
    return 0;
  }

 private:
  static constexpr unsigned kBitsKept = 3;
  // Enough for the latest time that an engine accepts.
  static constexpr std::size_t kBins =
      static_cast<std::size_t>(std::bit_width(std::uint64_t{limits::kLatestTimeMs}) + 1 - kBitsKept)
      << kBitsKept;

  static std::size_t bin_of(std::uint64_t ms) {
    if (ms < (1u << kBitsKept)) return ms;
    const auto shift = static_cast<unsigned>(std::bit_width(ms)) - 1 - kBitsKept;
    return ((shift + 1) << kBitsKept) + ((ms >> shift) & 7);
  }
  // The longest wait that the bin counts.
  static std::uint64_t end_of(std::size_t bin) {
    if (bin < (1u << kBitsKept)) return bin;
    const std::size_t shift = (bin >> kBitsKept) - 1;
    return ((std::uint64_t{8} + (bin & 7) + 1) << shift) - 1;
  }
  std::array<std::uint32_t, kBins> counts_{};
  std::uint64_t longest_ = 0;
};

struct QueueFigures {
  struct Kept {
    QueueStatistics counts;
    PackedWaits waits;

    auto persistent() { return std::tie(counts, waits); }
  };
  QueueStatistics counts;
  Waits waits;  // of conversations that were answered

  void add(const Kept& more) {
    add_counts(counts, more.counts);
    waits.add(more.waits);
  }
  void pack(Kept& into) const {
    into.counts = counts;
    waits.pack(into.waits);
  }
};

// Adds the figures of a finished quarter-hour to the sum of earlier ones.
inline void add_to_total(QueueFigures::Kept& total, QueueFigures more) {
  more.add(total);
  more.pack(total);
}

// Finished quarter-hours of all queues. The bins are stored in pieces of equal size, so that pieces
// are reused from day to day, whatever the distribution of the waits.
class QueuePast {
 public:
  struct Interval {
    Time begin{};
    QueueStatistics counts;
    std::uint64_t longest_wait = 0;
    Slot bins = kNoSlot;
    Slot next = kNoSlot;
  };
  Interval& operator[](Slot slot) { return intervals_[slot]; }
  const Interval& operator[](Slot slot) const { return intervals_[slot]; }

  Slot put(Time begin, const QueueFigures::Kept& figures);
  // The same for figures that are not packed yet.
  Slot put(Time begin, const QueueFigures& figures) {
    figures.pack(packed_);
    return put(begin, packed_);
  }
  void read(Slot slot, QueueFigures::Kept& into) const;
  void release(Slot slot);

 private:
  struct Piece {
    std::array<PackedWaits::Bin, 7> bins;  // unused bins count 0
    Slot next = kNoSlot;
  };
  Pool<Interval> intervals_;
  Pool<Piece> pieces_;
  QueueFigures::Kept packed_;  // a member, so that its memory is reused
};

// One queue's figures. Finished quarter-hours are in a pool shared by all queues, so that a new one
// needs no allocation in a steady state.
class QueueRecord {
 public:
  using Past = QueuePast;

  // Whether `at` lies in the current quarter-hour. REQUIRES: `at` is not before its begin.
  bool covers(Time at) const { return at - begin_ < kInterval; }

  // The figures to add to, of the quarter-hour that contains `at`.
  QueueFigures& at(Time at, Past& past) {
    if (!covers(at)) [[unlikely]]
      begin_at(begin_of_interval(at), past);
    return current_;
  }

  // Totals since the engine was created.
  QueueFigures total() const {
    QueueFigures sum = current_;
    sum.add(total_before_);
    return sum;
  }
  // Totals of the quarter-hours that begin in [from, to).
  QueueFigures sum(Time from, Time to, const Past& past) const;

  using Saved = SavedFigures<QueueFigures::Kept>;
  Saved saved(const Past& past) const;
  void restore(const Saved& saved, Past& past);

 private:
  static constexpr Time kNever{-kInterval};

  // Finishes the current quarter-hour and begins the next.
  void begin_at(Time begin, Past& past);
  void append(Slot slot, Past& past);

  Time begin_ = kNever;
  QueueFigures current_;
  QueueFigures::Kept total_before_;
  Slot first_ = kNoSlot;  // finished ones, in order of time
  Slot last_ = kNoSlot;
};

}  // namespace cordboard::core
