// Conversations: one chat of a customer each, from arrival to closing.
//
//   command::StartConversation start{.customer = "eve", .queue = sales};
//   start.subject = "Invoice 4711";
//   const Batch& batch = engine.submit({.at = now, .command = start});
//   const ConversationId chat{batch.reply().number};
//   // conversation_started; conversation_queued cause=arrived; offer_created …
//   engine.submit({.at = later, .command = command::EndConversation{chat, ann}});
//   // conversation_ended; participant_left; wrap_up_started … conversation_closed
//
// A conversation waits in a queue, is offered, becomes active when an agent joins, and ends.
// Wrap-ups may follow; it is closed when they are done, and forgotten after the site's
// `keep_closed_ms`. Its age counts from `waiting_since` and survives transfers, missed offers and
// restarts. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/requirement.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// The state that the question `conversation` shows.
enum class ConversationState : std::uint8_t {
  kQueued,     // Waits in its queue without an open offer.
  kOffered,    // Waits, and at least one offer is open.
  kActive,     // At least one agent serves it.
  kParked,     // Put aside by its agent; takes no load.
  kWrapUp,     // Over; an agent still wraps up.
  kClosed,     // Over, and all wrap-ups are done.
  kAbandoned,  // The customer left before being served.
  kRejected,   // Turned away by a queue.
  kScheduled   // Out of its queue until the time of a call back.
};
CORDBOARD_ENUM_NAMES(ConversationState, "queued", "offered", "active", "parked", "wrap_up",
                     "closed", "abandoned", "rejected", "scheduled")

// Why a conversation entered a queue.
enum class QueuedCause : std::uint8_t {
  kArrived,    // A newcomer, in the queue that it asked for.
  kRequeued,   // Its agent gave it back: front of the queue.
  kOverflow,   // Another queue did not take it, or it waited there too long.
  kTransfer,   // A transfer to the queue, a failed transfer, or the host moved it.
  kAgentLost,  // Its agent's connection was lost for too long: front of the queue.
  kResumed     // The customer came back in time, or the time of a call back has come.
};
CORDBOARD_ENUM_NAMES(QueuedCause, "arrived", "requeued", "overflow", "transfer", "agent_lost",
                     "resumed")

// Why a queue turned a conversation away.
enum class RejectReason : std::uint8_t {
  kQueueFull,             // The queue's `max_waiting` was reached.
  kClosed,                // Outside the queue's `hours`.
  kUnstaffed,             // No agent who serves the queue is signed in.
  kWaitedTooLong,         // The stay was longer than `max_wait_ms`.
  kEstimatedWaitTooLong,  // The estimated wait was above `max_estimated_wait_ms`.
  kTooManyOffers,         // `max_offers` offers were missed or declined.
  kUnroutable             // The chain of overflow leads to a queue it has been in, or that is gone.
};
CORDBOARD_ENUM_NAMES(RejectReason, "queue_full", "closed", "unstaffed", "waited_too_long",
                     "estimated_wait_too_long", "too_many_offers", "unroutable")

// The reason why a conversation that was served ended.
enum class EndCause : std::uint8_t {
  kAgent,         // The agent named in the event.
  kCustomer,      // The customer.
  kCustomerLost,  // The customer stayed disconnected for longer than `customer_grace_ms`.
  kCustomerIdle,  // The customer was silent for longer than `customer_idle.end_ms`.
  kHost           // The host, without naming an agent.
};
CORDBOARD_ENUM_NAMES(EndCause, "agent", "customer", "customer_lost", "customer_idle", "host")

// Why a parked conversation is active again.
enum class ResumeCause : std::uint8_t {
  kAsked,    // By `resume_conversation`.
  kMessage,  // The customer sent a message or a file.
  kDue       // Its time `until` has come.
};
CORDBOARD_ENUM_NAMES(ResumeCause, "asked", "message", "due")

// An agent's part in a conversation.
enum class ParticipantRole : std::uint8_t {
  kPrimary,  // Answers for it; exactly one while it is served.
  kAgent,    // Serves beside the primary, in a conference.
  kMonitor,  // A supervisor who reads along; invisible to the customer, not an agent of it.
  kCoach     // A monitor who may also write to the agents.
};
CORDBOARD_ENUM_NAMES(ParticipantRole, "primary", "agent", "monitor", "coach")

// Why a part ended.
enum class LeftCause : std::uint8_t {
  kEnded,            // The conversation is over, or the agent ended their own part.
  kRequeued,         // The agent gave it back, or a failed transfer moved it to its queue.
  kAgentLost,        // The agent's connection was lost for too long.
  kTransferred,      // Another agent or a queue has it now.
  kLeft,             // By `leave_conversation`, or a monitor or coach stopped.
  kRemoved,          // By `remove_participant`.
  kConferenceEnded,  // By `end_conference` of another agent, who goes on alone.
  kTakenOver         // By `take_over` of a supervisor.
};
CORDBOARD_ENUM_NAMES(LeftCause, "ended", "requeued", "agent_lost", "transferred", "left", "removed",
                     "conference_ended", "taken_over")

}  // namespace cordboard

namespace cordboard::command {

// A customer arrives. The reply carries the conversation's number. A customer who abandoned a
// conversation in the same queue within `abandon_resume_ms` takes up that one instead, with its
// place and its old fields. A newcomer that the queue turns away is answered `ok`, too: the events
// say `conversation_started`, `conversation_rejected`. Refuses: unknown_customer (by
// number), unknown_queue, unknown_skill, unknown_agent (`prefer_agent`), limit_reached (live
// conversations, distinct requirements, length of subject or attributes).
struct StartConversation {
  CustomerRef customer{};  // A new key creates the customer.
  QueueId queue{};         // The queue in which to wait.
  // Wire name `requires`. Besides the queue's; null: nothing.
  const Requirement* needs = nullptr;
  std::optional<std::int32_t> priority{};  // Added to the queue's; default: 0.
  std::optional<Time> waiting_since{};     // Credit for earlier waiting; not after `at`.
  std::optional<Time> due_at{};  // For queues in `due` order. Default: none, which comes last.
  std::optional<std::string_view> subject{};  // At most `limits::kSubjectBytes` bytes.
  Attributes attributes{};                // At most `limits::kAttributes`, for the host's own use.
  std::optional<AgentId> prefer_agent{};  // The agent for whom `sticky_wait_ms` waits.

  static constexpr std::string_view kName = "start_conversation";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &StartConversation::customer, rule::required()),
             field(2, "queue", &StartConversation::queue),
             field(3, "requires", &StartConversation::needs),
             field(4, "priority", &StartConversation::priority, rule::priority()),
             field(5, "waiting_since", &StartConversation::waiting_since),
             field(6, "due_at", &StartConversation::due_at),
             field(7, "subject", &StartConversation::subject),
             field(8, "attributes", &StartConversation::attributes),
             field(9, "prefer_agent", &StartConversation::prefer_agent));
  }
};

// The customer leaves. A conversation that waits or is scheduled is abandoned, and its open offers
// are revoked; one that is served ends (`customer`). Refuses: unknown_conversation,
// conversation_ended, not_permitted (another customer's).
struct AbandonConversation {
  ConversationId conversation{};  // The one to leave.

  static constexpr std::string_view kName = "abandon_conversation";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &AbandonConversation::conversation));
  }
};

// The customer's connection is lost. Place or conversation are kept for the queue's
// `customer_grace_ms`; meanwhile open offers of routing are revoked and none are made. A customer
// who is disconnected already stays so. Refuses: unknown_conversation, conversation_ended,
// not_permitted (another customer's).
struct DisconnectCustomer {
  ConversationId conversation{};  // The one whose customer is gone.

  static constexpr std::string_view kName = "disconnect_customer";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &DisconnectCustomer::conversation));
  }
};

// The customer is back in time. A connected customer stays so. Refuses: unknown_conversation,
// conversation_ended, not_permitted (another customer's).
struct ReconnectCustomer {
  ConversationId conversation{};  // The one whose customer is back.

  static constexpr std::string_view kName = "reconnect_customer";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ReconnectCustomer::conversation));
  }
};

// Ends the conversation for everybody: by its only agent (`agent`), the customer (`customer`) or
// the host (`host`). In a conference an agent ends only their own part; see `close_for_all`. A
// conversation without an agent is abandoned. Refuses: unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_active (by an agent), not_permitted (another customer's),
// not_a_participant.
struct EndConversation {
  ConversationId conversation{};   // The one to end.
  std::optional<AgentId> agent{};  // Default: the asking agent or supervisor, if any.

  static constexpr std::string_view kName = "end_conversation";
  static constexpr unsigned kMay = may::kAnyone;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &EndConversation::conversation),
             field(2, "agent", &EndConversation::agent));
  }
};

// Changes what is given and keeps the rest. A waiting conversation moves to `queue` with its age,
// past the queue's admission; its offers are revoked. New needs revoke the offers of agents who do
// not meet them. Values equal to the old ones still give an event; nothing given gives none. Host
// only. Refuses: unknown_conversation, unknown_skill, unknown_queue, conversation_ended,
// conversation_not_waiting (with `queue`), limit_reached (distinct requirements, attributes).
struct UpdateConversation {
  ConversationId conversation{};           // The one to change.
  std::optional<std::int32_t> priority{};  // Replaces the conversation's own priority.
  const Requirement* needs = nullptr;      // Wire name `requires`. Replaces its own; empty: none.
  std::optional<Time> due_at{};            // Replaces its due time.
  std::optional<Attributes> attributes{};  // Replace all its attributes.
  std::optional<QueueId> queue{};          // The queue to move to; its own queue changes nothing.

  static constexpr std::string_view kName = "update_conversation";
  static constexpr unsigned kMay = may::kHost;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &UpdateConversation::conversation),
             field(2, "priority", &UpdateConversation::priority, rule::priority()),
             field(3, "requires", &UpdateConversation::needs),
             field(4, "due_at", &UpdateConversation::due_at),
             field(5, "attributes", &UpdateConversation::attributes),
             field(6, "queue", &UpdateConversation::queue));
  }
};

// The agent gives the conversation back to the front of its queue, with its age. Within
// `reoffer_after_ms` this agent is not offered it again while another eligible agent serves the
// queue. There is no wrap-up. Refuses: unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_a_participant, not_permitted (in a conference).
struct RequeueConversation {
  ConversationId conversation{};  // The one to give back; it may be parked.
  AgentId agent{};                // The agent who gives it back.

  static constexpr std::string_view kName = "requeue_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &RequeueConversation::conversation),
             field(2, "agent", &RequeueConversation::agent));
  }
};

// Puts the conversation aside while there is nothing to do. It takes no load until it comes back to
// the same agent, over capacity if need be: by `resume_conversation`, by the customer's next
// message or file, or at `until`. Refuses: malformed (`until`), unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active (also parked already),
// not_a_participant, not_permitted (in a conference), transfer_pending, invitation_pending,
// consultation_pending, limit_reached (`until` is more than `limits::kLongestParkMs` away).
struct ParkConversation {
  ConversationId conversation{};  // The one to park.
  AgentId agent{};                // The agent whose conversation it is.
  std::optional<Time> until{};    // Past: at once. Default: `limits::kLongestParkMs` away.

  static constexpr std::string_view kName = "park_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ParkConversation::conversation),
             field(2, "agent", &ParkConversation::agent),
             field(3, "until", &ParkConversation::until));
  }
};

// Takes a parked conversation back. Refuses: unknown_conversation, unknown_agent,
// conversation_ended, not_parked, not_a_participant.
struct ResumeConversation {
  ConversationId conversation{};  // The one to resume.
  AgentId agent{};                // The agent whose conversation it is.

  static constexpr std::string_view kName = "resume_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ResumeConversation::conversation),
             field(2, "agent", &ResumeConversation::agent));
  }
};

// A waiting customer gives up the place for a call back. At `at_time` the conversation queues anew,
// and its age counts from then. Open offers are revoked. Host only. Refuses: malformed (`at_time`),
// unknown_conversation, conversation_ended, conversation_not_waiting, limit_reached (`at_time` is
// more than `limits::kLongestParkMs` away).
struct CallbackLater {
  ConversationId conversation{};  // The one to call back.
  Time at_time{};                 // The time of the call back; a past time counts as now.

  static constexpr std::string_view kName = "callback_later";
  static constexpr unsigned kMay = may::kHost;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CallbackLater::conversation),
             field(2, "at_time", &CallbackLater::at_time));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// A conversation exists from now on, with its own needs and wishes. `conversation_queued` or
// `conversation_rejected` follows.
struct ConversationStarted {
  ConversationId conversation{};       // Its number, counted from 1.
  CustomerRef customer{};              // Number and key; a new number: the customer was created.
  QueueId queue{};                     // The one that was asked for.
  const Requirement* needs = nullptr;  // Null: nothing besides the queue's.
  std::optional<std::int32_t> priority{};     // Absent: 0.
  std::optional<Time> waiting_since{};        // Absent: the event's time.
  std::optional<Time> due_at{};               // Absent: it comes last in `due` order.
  std::optional<std::string_view> subject{};  // Absent: none.
  Attributes attributes{};                    // May be empty.
  std::optional<AgentId> prefer_agent{};      // Absent: the customer's last agent is preferred.

  static constexpr std::string_view kName = "conversation_started";
  static constexpr std::uint32_t kTag = 10;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationStarted::conversation),
             field(2, "customer", &ConversationStarted::customer),
             field(3, "queue", &ConversationStarted::queue),
             field(4, "requires", &ConversationStarted::needs),
             field(5, "priority", &ConversationStarted::priority),
             field(6, "waiting_since", &ConversationStarted::waiting_since),
             field(7, "due_at", &ConversationStarted::due_at),
             field(8, "subject", &ConversationStarted::subject),
             field(9, "attributes", &ConversationStarted::attributes),
             field(10, "prefer_agent", &ConversationStarted::prefer_agent));
  }
};

// The conversation waits in this queue from now on. Relaxation starts over at the step for its age,
// and failed offers are counted from 0.
struct ConversationQueued {
  ConversationId conversation{};               // The one that waits.
  QueueId queue{};                             // The queue in which it waits.
  QueuedCause cause = QueuedCause::kArrived;   // Why it entered the queue.
  std::optional<std::int32_t> priority_add{};  // By overflow, added to what it had; absent: 0.

  static constexpr std::string_view kName = "conversation_queued";
  static constexpr std::uint32_t kTag = 11;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationQueued::conversation),
             field(2, "queue", &ConversationQueued::queue),
             field(3, "cause", &ConversationQueued::cause),
             field(4, "priority_add", &ConversationQueued::priority_add));
  }
};

// The customer left before being served. The conversation is over. It can be resumed within the
// queue's `abandon_resume_ms`.
struct ConversationAbandoned {
  ConversationId conversation{};  // The one that is over.

  static constexpr std::string_view kName = "conversation_abandoned";
  static constexpr std::uint32_t kTag = 12;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationAbandoned::conversation));
  }
};

// The customer is not connected; no offers are made until they are back.
struct CustomerDisconnected {
  ConversationId conversation{};  // The one concerned.

  static constexpr std::string_view kName = "customer_disconnected";
  static constexpr std::uint32_t kTag = 13;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CustomerDisconnected::conversation));
  }
};

// The customer is connected again.
struct CustomerReconnected {
  ConversationId conversation{};  // The one concerned.

  static constexpr std::string_view kName = "customer_reconnected";
  static constexpr std::uint32_t kTag = 14;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CustomerReconnected::conversation));
  }
};

// An agent takes part from now on. A waiting conversation becomes active by its primary. A monitor
// or coach appears here, too.
struct ParticipantJoined {
  ConversationId conversation{};                     // The one joined.
  AgentId agent{};                                   // The agent or supervisor who takes part now.
  ParticipantRole role = ParticipantRole::kPrimary;  // Monitors and coaches included.
  std::optional<bool> forced{};  // True: the agent is over capacity by it. Absent otherwise.

  static constexpr std::string_view kName = "participant_joined";
  static constexpr std::uint32_t kTag = 15;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ParticipantJoined::conversation),
             field(2, "agent", &ParticipantJoined::agent),
             field(3, "role", &ParticipantJoined::role),
             field(4, "forced", &ParticipantJoined::forced));
  }
};

// An agent's part is over.
struct ParticipantLeft {
  ConversationId conversation{};                     // The one left.
  AgentId agent{};                                   // The agent or supervisor whose part is over.
  ParticipantRole role = ParticipantRole::kPrimary;  // The part that is over.
  LeftCause cause = LeftCause::kEnded;               // Why the part is over.
  bool wraps_up = false;  // True: the load stays; `wrap_up_started` follows.

  static constexpr std::string_view kName = "participant_left";
  static constexpr std::uint32_t kTag = 16;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ParticipantLeft::conversation),
             field(2, "agent", &ParticipantLeft::agent), field(3, "role", &ParticipantLeft::role),
             field(4, "cause", &ParticipantLeft::cause),
             field(5, "wraps_up", &ParticipantLeft::wraps_up));
  }
};

// A conversation that was served is over for everybody. `participant_left` follows for each agent.
struct ConversationEnded {
  ConversationId conversation{};      // The one that is over.
  EndCause cause = EndCause::kAgent;  // The reason of the end.
  std::optional<AgentId> agent{};     // With `agent`: who ended it.

  static constexpr std::string_view kName = "conversation_ended";
  static constexpr std::uint32_t kTag = 17;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationEnded::conversation),
             field(2, "cause", &ConversationEnded::cause),
             field(3, "agent", &ConversationEnded::agent));
  }
};

// All wrap-ups are done; nothing more will happen to the conversation.
struct ConversationClosed {
  ConversationId conversation{};  // The one that is closed.

  static constexpr std::string_view kName = "conversation_closed";
  static constexpr std::uint32_t kTag = 18;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationClosed::conversation));
  }
};

// The engine has dropped the conversation with its texts and files, because the site's
// `keep_closed_ms` is over or its customer was erased. Commands about it are refused as
// `conversation_ended`.
struct ConversationForgotten {
  ConversationId conversation{};  // Its number is never used again.

  static constexpr std::string_view kName = "conversation_forgotten";
  static constexpr std::uint32_t kTag = 19;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationForgotten::conversation));
  }
};

// The customer was turned away, on arrival or after waiting. The conversation is over.
struct ConversationRejected {
  ConversationId conversation{};  // The one that is over.
  QueueId queue{};                // The queue that turned it away: the last of the overflow chain.
  RejectReason reason = RejectReason::kUnroutable;  // Why the queue turned it away.

  static constexpr std::string_view kName = "conversation_rejected";
  static constexpr std::uint32_t kTag = 21;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationRejected::conversation),
             field(2, "queue", &ConversationRejected::queue),
             field(3, "reason", &ConversationRejected::reason));
  }
};

// From now on this step of the queue's `relax` holds for the conversation, too.
struct RequirementRelaxed {
  ConversationId conversation{};  // The one concerned.
  std::uint32_t step = 1;         // Counted from 1.

  static constexpr std::string_view kName = "requirement_relaxed";
  static constexpr std::uint32_t kTag = 22;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &RequirementRelaxed::conversation),
             field(2, "step", &RequirementRelaxed::step));
  }
};

// The host has changed what is given here; the rest stays. `conversation_queued` follows a new
// queue.
struct ConversationUpdated {
  ConversationId conversation{};           // The one changed.
  std::optional<std::int32_t> priority{};  // The new one.
  const Requirement* needs = nullptr;      // The new ones; null: unchanged; empty: none.
  std::optional<Time> due_at{};            // The new one.
  std::optional<Attributes> attributes{};  // All of the new ones.
  std::optional<QueueId> queue{};          // The new one.

  static constexpr std::string_view kName = "conversation_updated";
  static constexpr std::uint32_t kTag = 23;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationUpdated::conversation),
             field(2, "priority", &ConversationUpdated::priority),
             field(3, "requires", &ConversationUpdated::needs),
             field(4, "due_at", &ConversationUpdated::due_at),
             field(5, "attributes", &ConversationUpdated::attributes),
             field(6, "queue", &ConversationUpdated::queue));
  }
};

// The agent has put the conversation aside; its load is free.
struct ConversationParked {
  ConversationId conversation{};  // The one put aside.
  AgentId agent{};                // The agent to whom it comes back.
  Time until{};                   // When it comes back at the latest.

  static constexpr std::string_view kName = "conversation_parked";
  static constexpr std::uint32_t kTag = 24;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationParked::conversation),
             field(2, "agent", &ConversationParked::agent),
             field(3, "until", &ConversationParked::until));
  }
};

// The conversation is active again and takes load, even over capacity.
struct ConversationResumed {
  ConversationId conversation{};            // The one resumed.
  AgentId agent{};                          // The agent who parked it.
  ResumeCause cause = ResumeCause::kAsked;  // Why it came back.

  static constexpr std::string_view kName = "conversation_resumed";
  static constexpr std::uint32_t kTag = 25;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationResumed::conversation),
             field(2, "agent", &ConversationResumed::agent),
             field(3, "cause", &ConversationResumed::cause));
  }
};

// The conversation has left its queue and queues anew at `at_time`.
struct CallbackScheduled {
  ConversationId conversation{};  // The one to call back.
  Time at_time{};                 // When it queues anew; not in the past.

  static constexpr std::string_view kName = "callback_scheduled";
  static constexpr std::uint32_t kTag = 26;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CallbackScheduled::conversation),
             field(2, "at_time", &CallbackScheduled::at_time));
  }
};

// A supervisor or the host gave the conversation to an agent; `participant_joined` follows.
struct ConversationAssigned {
  ConversationId conversation{};  // The one given.
  AgentId agent{};                // The agent who got it.
  bool forced = false;            // True: presence and capacity were not checked.

  static constexpr std::string_view kName = "conversation_assigned";
  static constexpr std::uint32_t kTag = 27;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationAssigned::conversation),
             field(2, "agent", &ConversationAssigned::agent),
             field(3, "forced", &ConversationAssigned::forced));
  }
};

}  // namespace cordboard::event
