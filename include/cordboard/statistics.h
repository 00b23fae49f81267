// Figures that the engine counts from its events.
//
//   const Answer answer = engine.ask(question::Statistics{.from = now - std::chrono::hours(1)});
//   for (const auto& [queue, figures] : std::get<answer::Statistics>(answer.value).queues) {
//     const QueueStatistics& counts = figures.counts;
//     show(queue, counts.answered, counts.abandoned, figures.service_level.permille);
//   }
//
// The engine keeps sums since it began and, for 24 hours, sums by quarter-hour. An event counts in
// the quarter-hour in which it happens. The figures are part of the state and survive restarts.
// Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>

#include "cordboard/describe.h"

namespace cordboard {

// Counts of a queue. A conversation counts once as answered or abandoned; one that returns after
// being served counts no second time. One that was abandoned and resumed counts as both, and its
// wait in each.
struct QueueStatistics {
  // Newcomers that the queue took in, overflow from other queues included.
  std::uint64_t arrived = 0;
  // Came back in time after counting as abandoned.
  std::uint64_t resumed = 0;
  // Offers of kind `route`.
  std::uint64_t offered = 0;
  // Served for the first time: accepted, picked or assigned.
  std::uint64_t answered = 0;
  // The customer left before being served.
  std::uint64_t abandoned = 0;
  // Turned away by this queue, or overflowed from it.
  std::uint64_t rejected = 0;
  // Offers of kind `route` that expired.
  std::uint64_t missed = 0;
  // Offers of kind `route` that were declined.
  std::uint64_t declined = 0;
  // Answered within the queue's `service_level_ms`.
  std::uint64_t within_service_level = 0;
  // Sum of the waits of answered and abandoned ones, from `waiting_since`.
  std::uint64_t wait_ms = 0;
  // Parts of primaries that are over: the conversation ended, was given back or handed on.
  std::uint64_t handled = 0;
  // Sum of their times from acceptance to the end of the part, without wrap-up.
  std::uint64_t handle_ms = 0;
  // Conversations that agents transferred to another agent or queue.
  std::uint64_t transfers = 0;

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

// Counts of an agent.
struct AgentStatistics {
  // Offers of kind `route`; requests of other agents do not count.
  std::uint64_t offered = 0;
  // Waiting conversations accepted, picked or assigned.
  std::uint64_t answered = 0;
  // Offers of kind `route` that expired.
  std::uint64_t missed = 0;
  // Offers of kind `route` that were declined.
  std::uint64_t declined = 0;
  // Parts in conversations that are over, conferences included.
  std::uint64_t handled = 0;
  // Sum of their times from acceptance to the end of the part, without wrap-up.
  std::uint64_t handle_ms = 0;
  // Sum of the times of finished wrap-ups.
  std::uint64_t wrap_up_ms = 0;
  // Time with a conversation or a wrap-up.
  std::uint64_t busy_ms = 0;
  // Time ready for offers, without a conversation or a wrap-up.
  std::uint64_t ready_ms = 0;
  // Time signed in, draining included.
  std::uint64_t signed_in_ms = 0;
  // Conversations transferred to another agent or queue.
  std::uint64_t transfers = 0;

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
