// Conversations: one customer chat each, from arrival to closing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

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
  kWrapUp,
  kClosed,
  kAbandoned
};
CORDBOARD_ENUM_NAMES(ConversationState, "queued", "offered", "active", "wrap_up", "closed",
                     "abandoned")

enum class QueuedCause : std::uint8_t { kArrived };
CORDBOARD_ENUM_NAMES(QueuedCause, "arrived")

enum class EndCause : std::uint8_t { kAgent, kCustomer, kCustomerLost, kHost };
CORDBOARD_ENUM_NAMES(EndCause, "agent", "customer", "customer_lost", "host")

enum class ParticipantRole : std::uint8_t { kPrimary };
CORDBOARD_ENUM_NAMES(ParticipantRole, "primary")

enum class LeftCause : std::uint8_t { kEnded };
CORDBOARD_ENUM_NAMES(LeftCause, "ended")

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

  static constexpr std::string_view kName = "start_conversation";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  static constexpr auto fields() {
    return std::tuple{field(1, "customer", &StartConversation::customer),
                      field(2, "queue", &StartConversation::queue),
                      field(3, "requires", &StartConversation::needs),
                      field(4, "priority", &StartConversation::priority),
                      field(5, "waiting_since", &StartConversation::waiting_since),
                      field(6, "due_at", &StartConversation::due_at),
                      field(7, "subject", &StartConversation::subject),
                      field(8, "attributes", &StartConversation::attributes)};
  }
};

// The customer leaves before being served; an active chat is ended by it.
// Refuses: unknown_conversation, conversation_ended, not_permitted.
struct AbandonConversation {
  ConversationId conversation{};

  static constexpr std::string_view kName = "abandon_conversation";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &AbandonConversation::conversation)};
  }
};

// The customer's connection is lost: place or chat are kept for the queue's `customer_grace_ms`,
// without offers meanwhile. Refuses: unknown_conversation, conversation_ended, not_permitted.
struct DisconnectCustomer {
  ConversationId conversation{};

  static constexpr std::string_view kName = "disconnect_customer";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &DisconnectCustomer::conversation)};
  }
};

// The customer is back in time. Refuses as disconnect_customer.
struct ReconnectCustomer {
  ConversationId conversation{};

  static constexpr std::string_view kName = "reconnect_customer";
  static constexpr unsigned kMay = may::kHost | may::kCustomer;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ReconnectCustomer::conversation)};
  }
};

// Ends the chat: by its agent (`agent`, or the asking agent), by the customer, or by the host. What
// waits is abandoned. Refuses: unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_a_participant, not_permitted.
struct EndConversation {
  ConversationId conversation{};
  std::optional<AgentId> agent{};

  static constexpr std::string_view kName = "end_conversation";
  static constexpr unsigned kMay = may::kAnyone;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &EndConversation::conversation),
                      field(2, "agent", &EndConversation::agent)};
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

  static constexpr std::string_view kName = "conversation_started";
  static constexpr std::uint32_t kTag = 10;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ConversationStarted::conversation),
                      field(2, "customer", &ConversationStarted::customer),
                      field(3, "queue", &ConversationStarted::queue),
                      field(4, "requires", &ConversationStarted::needs),
                      field(5, "priority", &ConversationStarted::priority),
                      field(6, "waiting_since", &ConversationStarted::waiting_since),
                      field(7, "due_at", &ConversationStarted::due_at),
                      field(8, "subject", &ConversationStarted::subject),
                      field(9, "attributes", &ConversationStarted::attributes)};
  }
};

struct ConversationQueued {
  ConversationId conversation{};
  QueueId queue{};
  QueuedCause cause = QueuedCause::kArrived;

  static constexpr std::string_view kName = "conversation_queued";
  static constexpr std::uint32_t kTag = 11;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ConversationQueued::conversation),
                      field(2, "queue", &ConversationQueued::queue),
                      field(3, "cause", &ConversationQueued::cause)};
  }
};

struct ConversationAbandoned {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_abandoned";
  static constexpr std::uint32_t kTag = 12;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ConversationAbandoned::conversation)};
  }
};

struct CustomerDisconnected {
  ConversationId conversation{};

  static constexpr std::string_view kName = "customer_disconnected";
  static constexpr std::uint32_t kTag = 13;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &CustomerDisconnected::conversation)};
  }
};

struct CustomerReconnected {
  ConversationId conversation{};

  static constexpr std::string_view kName = "customer_reconnected";
  static constexpr std::uint32_t kTag = 14;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &CustomerReconnected::conversation)};
  }
};

// An agent takes part. `primary`: answers for the chat; a waiting conversation becomes active.
struct ParticipantJoined {
  ConversationId conversation{};
  AgentId agent{};
  ParticipantRole role = ParticipantRole::kPrimary;

  static constexpr std::string_view kName = "participant_joined";
  static constexpr std::uint32_t kTag = 15;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ParticipantJoined::conversation),
                      field(2, "agent", &ParticipantJoined::agent),
                      field(3, "role", &ParticipantJoined::role)};
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
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ParticipantLeft::conversation),
                      field(2, "agent", &ParticipantLeft::agent),
                      field(3, "role", &ParticipantLeft::role),
                      field(4, "cause", &ParticipantLeft::cause),
                      field(5, "wraps_up", &ParticipantLeft::wraps_up)};
  }
};

struct ConversationEnded {
  ConversationId conversation{};
  EndCause cause = EndCause::kAgent;
  std::optional<AgentId> agent{};  // who ended it

  static constexpr std::string_view kName = "conversation_ended";
  static constexpr std::uint32_t kTag = 17;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ConversationEnded::conversation),
                      field(2, "cause", &ConversationEnded::cause),
                      field(3, "agent", &ConversationEnded::agent)};
  }
};

// All wrap-ups are done.
struct ConversationClosed {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_closed";
  static constexpr std::uint32_t kTag = 18;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ConversationClosed::conversation)};
  }
};

// The site's `keep_closed_ms` is over: the engine knows nothing of the conversation any more but
// that it was.
struct ConversationForgotten {
  ConversationId conversation{};

  static constexpr std::string_view kName = "conversation_forgotten";
  static constexpr std::uint32_t kTag = 19;
  static constexpr auto fields() {
    return std::tuple{field(1, "conversation", &ConversationForgotten::conversation)};
  }
};

}  // namespace cordboard::event
