// A conversation: one customer chat, from arrival to closing, and until it is forgotten.
//
// Laws
//   (1) It is in one phase; the moves are those of kConversationMoves.
//   (2) Waiting (queued or offered): in its queue's waiting list, and nobody serves.
//   (3) Offered: at least one open offer.
//   (4) Active: at least one agent serves, one of them primary.
//   (5) Wrap-up: at least one agent wraps up, nobody serves.
//   (6) `waiting_since` never changes.
//   (7) Closed and abandoned ones have the timer `forget`, or are forgotten in the turn that ended
//       them.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/conversations.h"
#include "describe/assert.h"
#include "state/needs.h"
#include "state/timers.h"

namespace cordboard::core {

enum class Phase : std::uint8_t {
  kArriving,
  kWaiting,
  kActive,
  kEnded,
  kWrapUp,
  kClosed,
  kAbandoned
};
CORDBOARD_ENUM_NAMES(Phase, "arriving", "waiting", "active", "ended", "wrap_up", "closed",
                     "abandoned")

struct ConversationMove {
  Phase from;
  Phase to;
  std::string_view by;  // the event
};
inline constexpr ConversationMove kConversationMoves[] = {
    {Phase::kArriving, Phase::kWaiting, "conversation_queued"},
    {Phase::kWaiting, Phase::kActive, "participant_joined"},
    {Phase::kWaiting, Phase::kAbandoned, "conversation_abandoned"},
    {Phase::kActive, Phase::kEnded, "conversation_ended"},
    {Phase::kEnded, Phase::kWrapUp, "wrap_up_started"},
    {Phase::kEnded, Phase::kClosed, "conversation_closed"},
    {Phase::kWrapUp, Phase::kClosed, "conversation_closed"},
};
constexpr bool may_move(Phase from, Phase to) {
  for (const ConversationMove& move : kConversationMoves) {
    if (move.from == from && move.to == to) return true;
  }
  return false;
}

// For a while an agent is not offered the conversation again.
struct Bar {
  AgentId agent;
  bool declined = false;  // otherwise missed
  Time not_before{};      // never before
  Time until{};           // until then only if no other eligible agent serves the queue
  Slot next = kNoSlot;

  auto persistent() { return std::tie(agent, declined, not_before, until); }
};

struct Conversation {
  ConversationId number;
  Time waiting_since{};
  Time started_at{};
  Time due_at = Time::max();
  Time served_at{};  // when accepted, or when gone unserved
  Time ended_at{};   // when nobody could be served any more
  CustomerId customer;
  QueueId queue;
  NeedId needs = 0;            // beside the queue's
  std::int32_t priority = 0;   // beside the queue's
  Slot first_lease = kNoSlot;  // in the order in which they were taken
  Slot first_bar = kNoSlot;
  Slot transcript = kNoSlot;
  Slot previous_waiting = kNoSlot;
  Slot next_waiting = kNoSlot;
  TimerList timers = kNoSlot;
  std::uint16_t open_offers = 0;
  Phase phase = Phase::kArriving;
  bool customer_away = false;
  bool changed = false;  // noted in Changes

  bool is_waiting() const { return phase == Phase::kWaiting; }
  bool is_active() const { return phase == Phase::kActive; }
  bool is_over() const { return phase >= Phase::kEnded; }

  void move(Phase to) {
    CORDBOARD_ASSERT(may_move(phase, to));
    phase = to;
  }

  auto persistent() {
    return std::tie(number, waiting_since, started_at, due_at, served_at, ended_at, customer, queue,
                    priority, open_offers, phase, customer_away);
  }
};

}  // namespace cordboard::core
