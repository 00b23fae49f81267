// A conversation: one customer chat, from arrival to closing, and until it is forgotten.
//
// Laws
//   (1) It is in one phase; the moves are those of kConversationMoves.
//   (2) Waiting (queued or offered): in its queue's waiting list, and nobody serves.
//   (3) Offered: at least one open offer. Scheduled: a timer, and no agent.
//   (4) Active: at least one agent serves, exactly one of them primary. Only then may requests
//   stand. (5) Wrap-up: at least one agent wraps up, nobody serves. Parked: one agent keeps it
//   aside. (6) `waiting_since` never changes, but for a call back, which begins a wait of its own.
//   (7) Closed, abandoned and rejected ones have the timer `forget`, or are forgotten in the turn
//   that ended
//       them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "cordboard/ids.h"
#include "cordboard/limits.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/conversations.h"
#include "cordboard/vocabulary/messages.h"
#include "describe/assert.h"
#include "state/moves.h"
#include "state/needs.h"
#include "state/timers.h"

namespace cordboard::core {

enum class Phase : std::uint8_t {
  kArriving,
  kWaiting,
  kScheduled,
  kActive,
  kParked,
  kEnded,
  kWrapUp,
  kClosed,
  kAbandoned,
  kRejected
};
CORDBOARD_ENUM_NAMES(Phase, "arriving", "waiting", "scheduled", "active", "parked", "ended",
                     "wrap_up", "closed", "abandoned", "rejected")

// Additions to a priority, kept within its limits.
inline std::int32_t add_priority(std::int32_t priority, std::int32_t more) {
  return std::clamp(priority + more, -limits::kPriority, limits::kPriority);
}

struct ConversationMove {
  Phase from;
  Phase to;
  std::string_view by;  // the event
};
inline constexpr ConversationMove kConversationMoves[] = {
    {Phase::kArriving, Phase::kWaiting, "conversation_queued"},
    {Phase::kWaiting, Phase::kActive, "participant_joined"},
    {Phase::kWaiting, Phase::kAbandoned, "conversation_abandoned"},
    {Phase::kArriving, Phase::kRejected, "conversation_rejected"},
    {Phase::kWaiting, Phase::kRejected, "conversation_rejected"},
    {Phase::kWaiting, Phase::kWaiting, "conversation_queued"},
    {Phase::kAbandoned, Phase::kWaiting, "conversation_queued cause=resumed"},
    {Phase::kWaiting, Phase::kScheduled, "callback_scheduled"},
    {Phase::kScheduled, Phase::kWaiting, "conversation_queued cause=resumed"},
    {Phase::kScheduled, Phase::kAbandoned, "conversation_abandoned"},
    {Phase::kActive, Phase::kParked, "conversation_parked"},
    {Phase::kParked, Phase::kActive, "conversation_resumed"},
    {Phase::kActive, Phase::kWaiting, "conversation_queued cause=requeued, agent_lost, transfer"},
    {Phase::kParked, Phase::kWaiting, "conversation_queued cause=requeued, agent_lost"},
    {Phase::kParked, Phase::kEnded, "conversation_ended"},
    {Phase::kActive, Phase::kEnded, "conversation_ended"},
    {Phase::kEnded, Phase::kWrapUp, "wrap_up_started, or somebody wraps up already"},
    {Phase::kEnded, Phase::kClosed, "conversation_closed"},
    {Phase::kWrapUp, Phase::kClosed, "conversation_closed"},
};
inline constexpr AllowedMoves kAllowedConversationMoves{kConversationMoves};
constexpr bool may_move(Phase from, Phase to) { return kAllowedConversationMoves.has(from, to); }

// For a while an agent is not offered the conversation again.
struct Exclusion {
  AgentId agent;
  bool declined = false;  // otherwise missed
  Time not_before{};      // never before
  Time until{};           // until then only if no other eligible agent serves the queue
  Slot next = kNoSlot;
  Slot previous = kNoSlot;  // of the first: the last

  auto persistent() { return std::tie(agent, declined, not_before, until); }
};

// A queue that a conversation has overflowed from, or into.
struct Visit {
  QueueId queue;
  Slot next = kNoSlot;
};

struct Conversation {
  // What begins with a value of its own, then what begins with nothing, then places.
  ConversationId number;
  Time waiting_since{};
  Time started_at{};
  Time due_at = Time::max();
  CustomerId customer;
  Slot of_customer = kNoSlot;  // where the customer is kept
  QueueId queue;
  AgentId asked_for;          // `prefer_agent`
  std::int32_t priority = 0;  // beside the queue's

  Time served_at{};  // when accepted, or when gone unserved
  Time ended_at{};   // when nobody could be served any more
  Time queued_at{};  // in this queue
  Time sticky_until{};
  Time reminder_since{};
  MessageId read;                   // by the customer, up to here
  NeedId needs = 0;                 // beside the queue's, as asked for
  NeedId needs_now = 0;             // less what steps of relaxation have dropped
  std::int32_t added = 0;           // to the priority, by overflow
  std::uint32_t failed_offers = 0;  // in this queue
  std::uint32_t relaxed = 0;        // steps that hold
  std::uint32_t exclusion_count = 0;
  std::uint16_t open_offers = 0;
  Phase phase = Phase::kArriving;
  ReminderColor reminder = ReminderColor::kOff;
  bool customer_away = false;
  bool customer_typing = false;
  bool customer_owes = false;  // the last word that both could read was an agent's
  bool front = false;          // before all others of its queue
  bool kept = false;           // in its customer's list of those that are over
  bool changed = false;        // noted in Changes
  bool gone = false;           // likewise

  Slot first_request = kNoSlot;       // transfers, consultations, a conference asked for
  Slot first_consultation = kNoSlot;  // the newest; those that are over as well
  AgentId served_by;                  // who had it last; none: nobody yet
  AgentId preferred;                  // whom `sticky_until` waits for
  Slot of_case = kNoSlot;             // that it is part of
  Slot first_visit = kNoSlot;         // queues that it has overflowed from
  Slot kept_needs = kNoSlot;          // of one that was abandoned
  Slot previous_abandoned = kNoSlot;  // of the same customer
  Slot next_abandoned = kNoSlot;
  Slot first_lease = kNoSlot;  // in the order in which they were taken
  Slot first_exclusion = kNoSlot;
  Slot transcript = kNoSlot;
  // In the waiting list of its queue; once it is over, in its customer's list of those (`kept`).
  Slot previous_waiting = kNoSlot;
  Slot next_waiting = kNoSlot;
  TimerList timers = kNoSlot;

  bool is_waiting() const { return phase == Phase::kWaiting; }
  bool is_active() const { return phase == Phase::kActive; }
  bool is_served() const { return phase == Phase::kActive || phase == Phase::kParked; }
  bool is_over() const { return phase >= Phase::kEnded; }
  // Whether somebody has been asked about it who need not answer the customer.
  bool has_requests() const { return first_request != kNoSlot; }
  // Whether it has requirements of its own, beside those of the queue.
  bool has_needs() const { return (needs | needs_now) != 0; }
  bool has_consultations() const { return first_consultation != kNoSlot; }
  // Over, and nobody wraps up.
  bool is_done() const { return phase >= Phase::kClosed; }

  void move(Phase to) {
    CORDBOARD_ASSERT(may_move(phase, to));
    phase = to;
  }

  auto persistent() {
    return std::tie(number, waiting_since, started_at, due_at, served_at, ended_at, queued_at,
                    sticky_until, reminder_since, read, customer, queue, preferred, asked_for,
                    priority, added, failed_offers, relaxed, open_offers, phase, reminder,
                    customer_away, customer_typing, customer_owes, front, served_by);
  }
};

}  // namespace cordboard::core
