// Counts and sums for the customers of a class, or the agents of a pool, over a period.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "moment.h"

namespace cordboard::simulate {

// The thresholds of the reported service levels, in seconds.
inline constexpr std::array<int, 5> kThresholds = {10, 20, 30, 60, 120};

// Customers count in the period of their arrival, whatever happens later; waiting time counts in
// the period in which it passes.
struct Tally {
  std::uint64_t arrived = 0;
  std::uint64_t queued = 0;
  std::uint64_t offered_at_once = 0;  // at the instant of arrival
  std::uint64_t answered = 0;
  std::uint64_t abandoned = 0;
  std::uint64_t rejected = 0;
  std::uint64_t offers = 0;
  std::uint64_t missed = 0;
  std::uint64_t handled = 0;  // conversations that have ended
  std::array<std::uint64_t, kThresholds.size()> answered_within{};
  Ms wait = 0;  // of those answered or abandoned; rejected ones count with 0
  Ms wait_answered = 0;
  Ms handle = 0;    // from acceptance to the end
  Ms work = 0;      // the handle time that the answered customers brought
  Ms waiting = 0;   // the number queued or offered, integrated over time
  Ms observed = 0;  // length of the period

  std::uint64_t settled() const { return answered + abandoned + rejected; }

  // Adds another class in the same period.
  void join(const Tally& other) {
    arrived += other.arrived;
    queued += other.queued;
    offered_at_once += other.offered_at_once;
    answered += other.answered;
    abandoned += other.abandoned;
    rejected += other.rejected;
    offers += other.offers;
    missed += other.missed;
    handled += other.handled;
    for (std::size_t i = 0; i < kThresholds.size(); ++i) {
      answered_within[i] += other.answered_within[i];
    }
    wait += other.wait;
    wait_answered += other.wait_answered;
    handle += other.handle;
    work += other.work;
    waiting += other.waiting;
    if (observed < other.observed) observed = other.observed;
  }

  // Adds another period of the same class.
  void append(const Tally& later) {
    const Ms both = observed + later.observed;
    join(later);
    observed = both;
  }
};

// Integrals over time of the state of a pool's agents.
struct PoolTally {
  Ms signed_in = 0;  // agents
  Ms capacity = 0;   // units of signed-in agents
  Ms in_chats = 0;   // units used by conversations
  Ms full = 0;       // agents without free capacity

  void append(const PoolTally& later) {
    signed_in += later.signed_in;
    capacity += later.capacity;
    in_chats += later.in_chats;
    full += later.full;
  }
};

}  // namespace cordboard::simulate
