// Figures that the engine folds from its events while it goes.
#pragma once

#include <cstdint>

#include "cordboard/describe.h"

namespace cordboard {

// What a queue has seen. Newcomers that it took in, overflow from other queues included, count as
// arrived; one that comes back after having been served counts no second time as answered or
// abandoned; one that was abandoned and resumed counts as both, and its wait in each.
struct QueueStatistics {
  std::uint64_t arrived = 0;
  std::uint64_t resumed = 0;  // came back in time after having been counted as abandoned
  std::uint64_t offered = 0;  // offers made
  std::uint64_t answered = 0;
  std::uint64_t abandoned = 0;
  std::uint64_t rejected = 0;  // turned away by this queue, or overflowed from it
  std::uint64_t missed = 0;
  std::uint64_t declined = 0;
  std::uint64_t within_service_level = 0;  // answered within the queue's `service_level_ms`
  std::uint64_t wait_ms = 0;               // sum over answered and abandoned
  std::uint64_t handled = 0;               // chats that have ended, or were given back
  std::uint64_t handle_ms = 0;             // sum over these, from acceptance on
  std::uint64_t transfers = 0;             // chats that agents gave on

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "arrived", &QueueStatistics::arrived),
             field(2, "resumed", &QueueStatistics::resumed),
             field(3, "offered", &QueueStatistics::offered),
             field(4, "answered", &QueueStatistics::answered),
             field(5, "abandoned", &QueueStatistics::abandoned),
             field(6, "rejected", &QueueStatistics::rejected),
             field(7, "missed", &QueueStatistics::missed),
             field(8, "declined", &QueueStatistics::declined),
             field(9, "within_service_level", &QueueStatistics::within_service_level),
             field(10, "wait_ms", &QueueStatistics::wait_ms),
             field(11, "handled", &QueueStatistics::handled),
             field(12, "handle_ms", &QueueStatistics::handle_ms),
             field(13, "transfers", &QueueStatistics::transfers));
  }
};

// What an agent has done. Busy: with a chat or a wrap-up in hand. Ready: ready for more, with
// nothing in hand.
struct AgentStatistics {
  std::uint64_t offered = 0;   // by routing; what other agents ask for is not counted
  std::uint64_t answered = 0;  // accepted, picked, assigned
  std::uint64_t missed = 0;
  std::uint64_t declined = 0;
  std::uint64_t handled = 0;     // chats that have ended, or were given back
  std::uint64_t handle_ms = 0;   // sum over these, from acceptance on
  std::uint64_t wrap_up_ms = 0;  // sum over wrap-ups
  std::uint64_t busy_ms = 0;
  std::uint64_t ready_ms = 0;
  std::uint64_t signed_in_ms = 0;
  std::uint64_t transfers = 0;  // chats given on

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offered", &AgentStatistics::offered),
             field(2, "answered", &AgentStatistics::answered),
             field(3, "missed", &AgentStatistics::missed),
             field(4, "declined", &AgentStatistics::declined),
             field(5, "handled", &AgentStatistics::handled),
             field(6, "handle_ms", &AgentStatistics::handle_ms),
             field(7, "wrap_up_ms", &AgentStatistics::wrap_up_ms),
             field(8, "busy_ms", &AgentStatistics::busy_ms),
             field(9, "ready_ms", &AgentStatistics::ready_ms),
             field(10, "signed_in_ms", &AgentStatistics::signed_in_ms),
             field(11, "transfers", &AgentStatistics::transfers));
  }
};

}  // namespace cordboard
