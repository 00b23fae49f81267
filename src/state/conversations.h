// A conversation of one customer, from its start until it is forgotten.
//
// Invariants
//   (1) It is in one phase, which changes only as kConversationMoves allows.
//   (2) Waiting (queued or offered): it is in the waiting line of its queue, and no agent serves
//       it.
//   (3) Offered: it has at least one open offer. Scheduled: it has a timer and no agent.
//   (4) Active: at least one agent serves it, and exactly one of them is primary. Only an active
//       conversation has requests.
//   (5) Wrap-up: at least one agent wraps up, and none serves. Parked: one agent has parked it.
//   (6) `waiting_since` never changes, except that a callback starts a new wait.
//   (7) A closed, abandoned or rejected conversation has the timer `forget`, is kept by its case or
//       a wrap-up, or is forgotten in the turn that ended it.
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

// The sum, limited to the range of priorities.
inline std::int32_t add_priority(std::int32_t priority, std::int32_t more) {
  return std::clamp(priority + more, -limits::kPriority, limits::kPriority);
}

struct ConversationMove {
  Phase from;
  Phase to;
  std::string_view by;  // the event that causes the move
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
    {Phase::kEnded, Phase::kWrapUp, "wrap_up_started, or an agent wraps up already"},
    {Phase::kEnded, Phase::kClosed, "conversation_closed"},
    {Phase::kWrapUp, Phase::kClosed, "conversation_closed"},
};
inline constexpr AllowedMoves kAllowedConversationMoves{kConversationMoves};
constexpr bool may_move(Phase from, Phase to) { return kAllowedConversationMoves.has(from, to); }

// Keeps an agent from one conversation for a while after a decline or a miss.
struct Exclusion {
  AgentId agent;
  bool declined = false;  // otherwise missed
  Time not_before{};      // no offer before this time
  Time until{};  // from `not_before` until then an offer only if no other eligible agent serves the
                 // queue
  Slot next = kNoSlot;
  Slot previous = kNoSlot;  // of the first: the last

  auto persistent() { return std::tie(agent, declined, not_before, until); }
};

// A queue that the conversation has overflowed from or into.
struct Visit {
  QueueId queue;
  Slot next = kNoSlot;
};

struct Conversation {
  // In this order: members that a start sets, members that start with a constant, links.
  ConversationId number;
  Time waiting_since{};
  Time started_at{};
  Time due_at = Time::max();
  CustomerId customer;
  Slot of_customer = kNoSlot;  // slot of the customer
  QueueId queue;
  AgentId asked_for;          // `prefer_agent`
  std::int32_t priority = 0;  // in addition to the queue's

  Time served_at{};  // when accepted, or when ended without service
  Time ended_at{};   // when service ended
  Time queued_at{};  // in the current queue
  Time sticky_until{};
  Time reminder_since{};
  MessageId read;                   // the last message that the customer has read
  NeedId needs = 0;                 // own requirement, in addition to the queue's
  NeedId needs_now = 0;             // `needs` without the skills that relaxation steps have dropped
  std::int32_t added = 0;           // added to the priority by overflow
  std::uint32_t failed_offers = 0;  // in the current queue
  std::uint32_t relaxed = 0;        // number of relaxation steps in effect
  std::uint32_t exclusion_count = 0;
  std::uint16_t open_offers = 0;
  Phase phase = Phase::kArriving;
  ReminderColor reminder = ReminderColor::kOff;
  bool customer_away = false;
  bool customer_typing = false;
  bool customer_owes = false;  // the last entry that both sides see is an agent's
  bool front = false;          // sorts before all others of its queue
  bool kept = false;           // in its customer's list of finished conversations
  bool changed = false;        // is in Changes::conversations
  bool gone = false;           // is in Changes::gone

  Slot first_request = kNoSlot;       // transfers, consultations, conferences
  Slot first_consultation = kNoSlot;  // the newest first; includes those that are over
  AgentId served_by;                  // the last responsible agent; none: not served yet
  AgentId preferred;                  // the agent whom it waits for until `sticky_until`
  Slot of_case = kNoSlot;             // the case that it is part of
  Slot first_visit = kNoSlot;         // queues that it has overflowed from or into
  Slot kept_needs = kNoSlot;          // the requirement of an abandoned conversation
  Slot previous_abandoned = kNoSlot;  // of the same customer
  Slot next_abandoned = kNoSlot;
  Slot first_lease = kNoSlot;  // in the order in which the leases were taken
  Slot first_exclusion = kNoSlot;
  Slot transcript = kNoSlot;
  // Neighbours in the waiting line of its queue; of a finished conversation, in its customer's list
  // (`kept`).
  Slot previous_waiting = kNoSlot;
  Slot next_waiting = kNoSlot;
  TimerList timers = kNoSlot;

  bool is_waiting() const { return phase == Phase::kWaiting; }
  bool is_active() const { return phase == Phase::kActive; }
  bool is_served() const { return phase == Phase::kActive || phase == Phase::kParked; }
  bool is_over() const { return phase >= Phase::kEnded; }
  bool has_requests() const { return first_request != kNoSlot; }
  // Whether it has a requirement of its own.
  bool has_needs() const { return (needs | needs_now) != 0; }
  bool has_consultations() const { return first_consultation != kNoSlot; }
  // Whether it has ended and no agent wraps up after its last service.
  bool is_done() const { return phase >= Phase::kClosed; }
  // Whether it was abandoned or rejected.
  bool ended_without_service() const { return phase > Phase::kClosed; }

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
