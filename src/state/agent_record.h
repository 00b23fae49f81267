// An agent's figures per quarter-hour, for the last 24 hours.
//
// Invariants
//   (1) Quarter-hours are aligned to the epoch. Only those in which something was counted are
//       stored.
//   (2) When a new quarter-hour begins, those older than 24 hours are removed.
//   (3) The counts never restart. The figures of a quarter-hour are the counts at its end minus the
//       counts at its begin, so beginning one only stores the current counts.
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

// A power of two in size, so that an index becomes an address by one shift.
class alignas(64) AgentRecord {
 public:
  // A quarter-hour, and the counts when it began.
  struct Interval {
    Time begin{};
    AgentStatistics before;
    Slot next = kNoSlot;
  };
  // Shared by all agents, so that a new quarter-hour needs no allocation in a steady state.
  using Past = Pool<Interval>;

  // Whether `at` lies in the current quarter-hour. REQUIRES: `at` is not before its begin.
  bool covers(Time at) const { return at - begin_ < kInterval; }
  Time end() const { return begin_ + kInterval; }
  // The counts to add to. REQUIRES: the current quarter-hour covers the time of the addition.
  AgentStatistics& counts() { return counts_; }

  // Begins a quarter-hour and removes those that are too old. Reuses the slot of the last one
  // removed.
  void begin_at(Time begin, Past& past) {
    Slot slot = kNoSlot;
    while (first_ != kNoSlot && past[first_].begin <= begin - kIntervalsKept) {
      if (slot != kNoSlot) past.release(slot);
      slot = first_;
      first_ = past[slot].next;
    }
    append(slot == kNoSlot ? past.take() : slot, begin, past);
  }

  // Totals since the engine was created.
  AgentFigures total() const { return {counts_}; }
  // Totals of the quarter-hours that begin in [from, to).
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
  Slot first_ = kNoSlot;  // in order of time; the last is the current one
  Slot last_ = kNoSlot;
};

}  // namespace cordboard::core
