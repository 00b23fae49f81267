// What queues have seen, quarter-hour by quarter-hour, for a day back.
//
// Laws
//   (1) Quarter-hours are those of the epoch; only those in which something was counted are kept.
//   (2) None is older than a day when a new one begins.
//   (3) Each figure is counted once, in the quarter-hour that runs; what was settled when it began
//       is the sum of all before it.
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

// How many waits were how long, as it is put away: bins in order, none empty.
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

// The same as it is counted. Lengths share a bin within an eighth of their size, so a quantile read
// from it is at most that much too long.
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
  // The least length that `permille` of the waits do not exceed, to the end of its bin, or the
  // longest wait; 0 for none.
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
  // No wait is longer than time.
  static constexpr std::size_t kBins =
      static_cast<std::size_t>(std::bit_width(std::uint64_t{limits::kLatestTimeMs}) + 1 - kBitsKept)
      << kBitsKept;

  static std::size_t bin_of(std::uint64_t ms) {
    if (ms < (1u << kBitsKept)) return ms;
    const auto shift = static_cast<unsigned>(std::bit_width(ms)) - 1 - kBitsKept;
    return ((shift + 1) << kBitsKept) + ((ms >> shift) & 7);
  }
  // The longest wait of the bin.
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
  Waits waits;  // of the answered

  void add(const Kept& more) {
    add_counts(counts, more.counts);
    waits.add(more.waits);
  }
  void pack(Kept& into) const {
    into.counts = counts;
    waits.pack(into.waits);
  }
};

// What is counted in a quarter-hour that is over joins what was counted before.
inline void settle(QueueFigures::Kept& settled, QueueFigures more) {
  more.add(settled);
  more.pack(settled);
}

// Quarter-hours of all queues that are over. Their bins lie in pieces of equal size, so that the
// next day needs no more room than this one, however the waits differ.
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
  // The same, packed on the way.
  Slot put(Time begin, const QueueFigures& figures) {
    figures.pack(packed_);
    return put(begin, packed_);
  }
  void read(Slot slot, QueueFigures::Kept& into) const;
  void release(Slot slot);

 private:
  struct Piece {
    std::array<PackedWaits::Bin, 7> bins;  // those behind the last count nothing
    Slot next = kNoSlot;
  };
  Pool<Interval> intervals_;
  Pool<Piece> pieces_;
  QueueFigures::Kept packed_;  // kept for its memory
};

// One queue's figures. Quarter-hours that are over lie in a pool that all share, so that the first
// figure of a new one costs no allocation once warm.
class QueueRecord {
 public:
  using Past = QueuePast;

  // Whether `at`, which is not before the quarter-hour that runs, lies in it.
  bool covers(Time at) const { return at - begin_ < kInterval; }

  // The figures of the quarter-hour of `at`, to count in.
  QueueFigures& at(Time at, Past& past) {
    if (!covers(at)) [[unlikely]]
      begin_at(begin_of_interval(at), past);
    return current_;
  }

  // Since the engine began.
  QueueFigures total() const {
    QueueFigures sum = current_;
    sum.add(settled_);
    return sum;
  }
  // Of the quarter-hours that begin from `from` on and before `to`.
  QueueFigures sum(Time from, Time to, const Past& past) const;

  using Saved = SavedFigures<QueueFigures::Kept>;
  Saved saved(const Past& past) const;
  void restore(const Saved& saved, Past& past);

 private:
  static constexpr Time kNever{-kInterval};

  // A quarter-hour begins, and the one before is over.
  void begin_at(Time begin, Past& past);
  void append(Slot slot, Past& past);

  Time begin_ = kNever;
  QueueFigures current_;
  QueueFigures::Kept settled_;
  Slot first_ = kNoSlot;  // of those that are over, in order of time
  Slot last_ = kNoSlot;
};

}  // namespace cordboard::core
