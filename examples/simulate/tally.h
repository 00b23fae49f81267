// Counts and sums of what happened to the customers of a class, or to the agents of a pool, over
// some stretch of time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "moment.h"

namespace cordboard::simulate {

// Service levels are told for these, in seconds.
inline constexpr std::array<int, 5> kThresholds = {10, 20, 30, 60, 120};

// Customers count where they arrived, whenever things happen to them; times waiting count where
// they pass.
struct Tally {
  std::uint64_t arrived = 0;
  std::uint64_t queued = 0;
  std::uint64_t offered_at_once = 0;  // in the instant of arrival
  std::uint64_t answered = 0;
  std::uint64_t abandoned = 0;
  std::uint64_t rejected = 0;
  std::uint64_t offers = 0;
  std::uint64_t missed = 0;
  std::uint64_t handled = 0;  // chats that are over
  std::array<std::uint64_t, kThresholds.size()> answered_within{};
  Ms wait = 0;  // of those answered or abandoned; the rejected count with 0
  Ms wait_answered = 0;
  Ms handle = 0;    // from acceptance to the end
  Ms work = 0;      // what the answered brought
  Ms waiting = 0;   // the number queued or offered, integrated over time
  Ms observed = 0;  // how long the stretch is

  std::uint64_t settled() const { return answered + abandoned + rejected; }

  // Adds what another class did in the same stretch.
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

  // Adds another stretch of the same class.
  void append(const Tally& later) {
    const Ms both = observed + later.observed;
    join(later);
    observed = both;
  }
};

// Integrals over time of what the agents of a pool have and do.
struct PoolTally {
  Ms signed_in = 0;  // agents
  Ms capacity = 0;   // units of those signed in
  Ms in_chats = 0;   // units in use by chats
  Ms full = 0;       // agents without room

  void append(const PoolTally& later) {
    signed_in += later.signed_in;
    capacity += later.capacity;
    in_chats += later.in_chats;
    full += later.full;
  }
};

}  // namespace cordboard::simulate
