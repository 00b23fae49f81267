// What agents have done, quarter-hour by quarter-hour, for a day back.
//
// Laws
//   (1) Quarter-hours are those of the epoch; only those in which something was counted are kept.
//   (2) None is older than a day when a new one begins.
//   (3) Figures are counted on and on. What was counted in a quarter-hour is what the sum has grown
//       by since it began, so that beginning one is writing down the sum.
#pragma once

#include <tuple>

#include "cordboard/statistics.h"
#include "state/intervals.h"
#include "state/pool.h"

namespace cordboard::core {

struct AgentFigures {
  AgentStatistics counts;

  auto persistent() { return std::tie(counts); }
};

// As large as a power of two, so that one is found by a shift.
class alignas(64) AgentRecord {
 public:
  // A quarter-hour, and what had been counted when it began.
  struct Interval {
    Time begin{};
    AgentStatistics before;
    Slot next = kNoSlot;
  };
  // Shared by all agents, so that the first figure of a quarter-hour costs no allocation once warm.
  using Past = Pool<Interval>;

  // Whether `at`, which is not before the quarter-hour that runs, lies in it.
  bool covers(Time at) const { return at - begin_ < kInterval; }
  Time end() const { return begin_ + kInterval; }
  // To count on, in the quarter-hour that runs.
  AgentStatistics& counts() { return counts_; }

  // What is too old makes way; its place is taken at once where it can be.
  void begin_at(Time begin, Past& past) {
    Slot slot = kNoSlot;
    while (first_ != kNoSlot && past[first_].begin <= begin - kIntervalsKept) {
      if (slot != kNoSlot) past.release(slot);
      slot = first_;
      first_ = past[slot].next;
    }
    append(slot == kNoSlot ? past.take() : slot, begin, past);
  }

  // Since the engine began.
  AgentFigures total() const { return {counts_}; }
  // Of the quarter-hours that begin from `from` on and before `to`.
  AgentFigures sum(Time from, Time to, const Past& past) const;

  using Saved = SavedFigures<AgentFigures>;
  Saved saved(const Past& past) const;
  void restore(const Saved& saved, Past& past);

 private:
  static constexpr Time kNever{-kInterval};

  void append(Slot slot, Time begin, Past& past) {
    (first_ == kNoSlot ? first_ : past[last_].next) = slot;
    last_ = slot;
    begin_ = begin;
    Interval& fresh = past[slot];
    fresh.begin = begin;
    fresh.before = counts_;
    fresh.next = kNoSlot;
  }
  AgentStatistics counted_in(const Interval& interval, const Past& past) const {
    return since(interval.before, interval.next == kNoSlot ? counts_ : past[interval.next].before);
  }

  Time begin_ = kNever;
  AgentStatistics counts_;
  Slot first_ = kNoSlot;  // in order of time; the last is the one that runs
  Slot last_ = kNoSlot;
};

}  // namespace cordboard::core
