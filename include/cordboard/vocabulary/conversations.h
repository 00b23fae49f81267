// Conversations: one customer chat each, from arrival to closing.
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

enum class ConversationState : std::uint8_t {
  kQueued,
  kOffered,
  kActive,
  kParked,
  kWrapUp,
  kClosed,
  kAbandoned,
  kRejected,
  kScheduled
};
CORDBOARD_ENUM_NAMES(ConversationState, "queued", "offered", "active", "parked", "wrap_up",
                     "closed", "abandoned", "rejected", "scheduled")

// `resumed`: the customer came back in time after leaving, or the time of a call back has come.
// `transfer`: moved by the host.
enum class QueuedCause : std::uint8_t {
  kArrived,
  kRequeued,
  kOverflow,
  kTransfer,
  kAgentLost,
  kResumed
};
CORDBOARD_ENUM_NAMES(QueuedCause, "arrived", "requeued", "overflow", "transfer", "agent_lost",
                     "resumed")

enum class RejectReason : std::uint8_t {
  kQueueFull,
  kClosed,
  kUnstaffed,
  kWaitedTooLong,
  kEstimatedWaitTooLong,
  kTooManyOffers,
  kUnroutable
};
CORDBOARD_ENUM_NAMES(RejectReason, "queue_full", "closed", "unstaffed", "waited_too_long",
                     "estimated_wait_too_long", "too_many_offers", "unroutable")

enum class EndCause : std::uint8_t { kAgent, kCustomer, kCustomerLost, kCustomerIdle, kHost };
CORDBOARD_ENUM_NAMES(EndCause, "agent", "customer", "customer_lost", "customer_idle", "host")

// Why a parked chat is back: by command, by a message of the customer, or because it was time.
enum class ResumeCause : std::uint8_t { kAsked, kMessage, kDue };
CORDBOARD_ENUM_NAMES(ResumeCause, "asked", "message", "due")

// `primary`: answers for the chat. `agent`: serves beside them. `monitor`, `coach`: a supervisor
// whom the customer knows nothing of; they are no agents of the chat.
enum class ParticipantRole : std::uint8_t { kPrimary, kAgent, kMonitor, kCoach };
CORDBOARD_ENUM_NAMES(ParticipantRole, "primary", "agent", "monitor", "coach")

// `ended`: the chat is over, or the agent ended their own part. `conference_ended`: somebody else
// goes on alone.
enum class LeftCause : std::uint8_t {
  kEnded,
  kRequeued,
  kAgentLost,
  kTransferred,
  kLeft,
  kRemoved,
  kConferenceEnded,
  kTakenOver
};
CORDBOARD_ENUM_NAMES(LeftCause, "ended", "requeued", "agent_lost", "transferred", "left", "removed",
                     "conference_ended", "taken_over")

}  // namespace cordboard

namespace cordboard::command {

// A customer arrives; the reply carries the conversation's number. An unknown customer is created.
// Refuses: malformed, unknown_customer (by number), unknown_queue, unknown_skill, limit_reached.
struct StartConversation {
  CustomerRef customer{};
  QueueId queue{};
  const Requirement* needs =
      nullptr;  // beside the queue's own; the caller's, read during `submit` only
  std::optional<std::int32_t> priority{};  // added to the queue's
  std::optional<Time> waiting_since{};     // credit for earlier waiting; not after `at`
  std::optional<Time> due_at{};            // for queues in `due` order
  std::optional<std::string_view> subject{};
  Attributes attributes{};
  std::optional<AgentId> prefer_agent{};  // whom `sticky_wait_ms` waits for

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

// The customer leaves before being served; an active chat is ended by it.
// Refuses: unknown_conversation, conversation_ended, not_permitted.
struct AbandonConversation {
  ConversationId conversation{};

  static constexpr std::string_view kName = "abandon_conversation";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &AbandonConversation::conversation));
  }
};

// The customer's connection is lost: place or chat are kept for the queue's `customer_grace_ms`,
// without offers meanwhile. Refuses: unknown_conversation, conversation_ended, not_permitted.
struct DisconnectCustomer {
  ConversationId conversation{};

  static constexpr std::string_view kName = "disconnect_customer";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &DisconnectCustomer::conversation));
  }
};

// The customer is back in time. Refuses as disconnect_customer.
struct ReconnectCustomer {
  ConversationId conversation{};

  static constexpr std::string_view kName = "reconnect_customer";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ReconnectCustomer::conversation));
  }
};

// Ends the chat: by its agent (`agent`, or the asking agent), by the customer, or by the host; in a
// conference an agent ends their own part only. What waits is abandoned. Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_active,
// not_a_participant, not_permitted.
struct EndConversation {
  ConversationId conversation{};
  std::optional<AgentId> agent{};

  static constexpr std::string_view kName = "end_conversation";
  static constexpr unsigned kMay = may::kAnyone;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &EndConversation::conversation),
             field(2, "agent", &EndConversation::agent));
  }
};

// Re-ranks or moves. What is not named stays as it is; attributes are replaced as a whole. A
// waiting conversation moves to `queue` with its age; others have no queue to be moved between.
// Refuses: malformed, unknown_conversation, unknown_queue, unknown_skill, conversation_ended,
// conversation_not_waiting (`queue`), limit_reached.
struct UpdateConversation {
  ConversationId conversation{};
  std::optional<std::int32_t> priority{};
  const Requirement* needs = nullptr;  // the caller's, read during `submit` only
  std::optional<Time> due_at{};
  std::optional<Attributes> attributes{};
  std::optional<QueueId> queue{};

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

// The agent gives the chat back: to the front of its queue, with its age, and not to the same agent
// within the queue's `reoffer_after_ms` while another could have it. Refuses: unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active, not_a_participant, not_permitted (in
// a conference).
struct RequeueConversation {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "requeue_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &RequeueConversation::conversation),
             field(2, "agent", &RequeueConversation::agent));
  }
};

// Puts the chat aside while nothing is to be done: it takes no load until it comes back to the same
// agent, over capacity if need be: by resume_conversation, by the customer's next message, or at
// `until` (at the latest after limits::kLongestParkMs). Refuses: unknown_conversation,
// unknown_agent, conversation_ended, conversation_not_active, not_a_participant, not_permitted (in
// a conference), transfer_pending, invitation_pending, consultation_pending, limit_reached.
struct ParkConversation {
  ConversationId conversation{};
  AgentId agent{};
  std::optional<Time> until{};

  static constexpr std::string_view kName = "park_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ParkConversation::conversation),
             field(2, "agent", &ParkConversation::agent),
             field(3, "until", &ParkConversation::until));
  }
};

// Refuses: unknown_conversation, unknown_agent, conversation_ended, not_a_participant, not_parked.
struct ResumeConversation {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "resume_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ResumeConversation::conversation),
             field(2, "agent", &ResumeConversation::agent));
  }
};

// A waiting customer gives up the place for a call back to the chat: at `at_time` the conversation
// queues anew, with that age. Refuses: unknown_conversation, conversation_ended,
// conversation_not_waiting, limit_reached (later than limits::kLongestParkMs from now).
struct CallbackLater {
  ConversationId conversation{};
  Time at_time{};

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

struct ConversationStarted {
  ConversationId conversation{};
  CustomerRef customer{};
  QueueId queue{};
  const Requirement* needs = nullptr;  // null: nothing beside the queue's
  std::optional<std::int32_t> priority{};
  std::optional<Time> waiting_since{};  // absent: now
  std::optional<Time> due_at{};
  std::optional<std::string_view> subject{};
  Attributes attributes{};
  std::optional<AgentId> prefer_agent{};

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

struct ConversationQueued {
  ConversationId conversation{};
  QueueId queue{};
  QueuedCause cause = QueuedCause::kArrived;
  std::optional<std::int32_t> priority_add{};  // by overflow

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

struct ConversationAbandoned {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_abandoned";
  static constexpr std::uint32_t kTag = 12;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationAbandoned::conversation));
  }
};

struct CustomerDisconnected {
  ConversationId conversation{};

  static constexpr std::string_view kName = "customer_disconnected";
  static constexpr std::uint32_t kTag = 13;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CustomerDisconnected::conversation));
  }
};

struct CustomerReconnected {
  ConversationId conversation{};

  static constexpr std::string_view kName = "customer_reconnected";
  static constexpr std::uint32_t kTag = 14;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CustomerReconnected::conversation));
  }
};

// An agent takes part. `primary`: answers for the chat; a waiting conversation becomes active.
struct ParticipantJoined {
  ConversationId conversation{};
  AgentId agent{};
  ParticipantRole role = ParticipantRole::kPrimary;
  std::optional<bool> forced{};  // true: over capacity

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

// The agent's part in the chat is over.
struct ParticipantLeft {
  ConversationId conversation{};
  AgentId agent{};
  ParticipantRole role = ParticipantRole::kPrimary;
  LeftCause cause = LeftCause::kEnded;
  bool wraps_up = false;  // keeps the load until the wrap-up is finished

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

struct ConversationEnded {
  ConversationId conversation{};
  EndCause cause = EndCause::kAgent;
  std::optional<AgentId> agent{};  // who ended it

  static constexpr std::string_view kName = "conversation_ended";
  static constexpr std::uint32_t kTag = 17;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationEnded::conversation),
             field(2, "cause", &ConversationEnded::cause),
             field(3, "agent", &ConversationEnded::agent));
  }
};

// All wrap-ups are done.
struct ConversationClosed {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_closed";
  static constexpr std::uint32_t kTag = 18;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationClosed::conversation));
  }
};

// The site's `keep_closed_ms` is over: the engine knows nothing of the conversation any more but
// that it was.
struct ConversationForgotten {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_forgotten";
  static constexpr std::uint32_t kTag = 19;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationForgotten::conversation));
  }
};

// The customer is turned away: on arrival, or after waiting.
struct ConversationRejected {
  ConversationId conversation{};
  QueueId queue{};  // that turned them away
  RejectReason reason = RejectReason::kUnroutable;

  static constexpr std::string_view kName = "conversation_rejected";
  static constexpr std::uint32_t kTag = 21;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationRejected::conversation),
             field(2, "queue", &ConversationRejected::queue),
             field(3, "reason", &ConversationRejected::reason));
  }
};

// From now on step `step` (from 1) of the queue's `relax` holds, too.
struct RequirementRelaxed {
  ConversationId conversation{};
  std::uint32_t step = 1;

  static constexpr std::string_view kName = "requirement_relaxed";
  static constexpr std::uint32_t kTag = 22;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &RequirementRelaxed::conversation),
             field(2, "step", &RequirementRelaxed::step));
  }
};

struct ConversationUpdated {
  ConversationId conversation{};
  std::optional<std::int32_t> priority{};
  const Requirement* needs = nullptr;
  std::optional<Time> due_at{};
  std::optional<Attributes> attributes{};
  std::optional<QueueId> queue{};

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

struct ConversationParked {
  ConversationId conversation{};
  AgentId agent{};
  Time until{};

  static constexpr std::string_view kName = "conversation_parked";
  static constexpr std::uint32_t kTag = 24;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationParked::conversation),
             field(2, "agent", &ConversationParked::agent),
             field(3, "until", &ConversationParked::until));
  }
};

struct ConversationResumed {
  ConversationId conversation{};
  AgentId agent{};
  ResumeCause cause = ResumeCause::kAsked;

  static constexpr std::string_view kName = "conversation_resumed";
  static constexpr std::uint32_t kTag = 25;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &ConversationResumed::conversation),
             field(2, "agent", &ConversationResumed::agent),
             field(3, "cause", &ConversationResumed::cause));
  }
};

struct CallbackScheduled {
  ConversationId conversation{};
  Time at_time{};

  static constexpr std::string_view kName = "callback_scheduled";
  static constexpr std::uint32_t kTag = 26;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &CallbackScheduled::conversation),
             field(2, "at_time", &CallbackScheduled::at_time));
  }
};

// By hand, past the rules of routing.
struct ConversationAssigned {
  ConversationId conversation{};
  AgentId agent{};
  bool forced = false;  // presence and capacity were not asked for

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
