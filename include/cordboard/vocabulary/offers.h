// Offers: a conversation put before one agent, to accept or decline.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/enums.h"
#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

enum class OfferKind : std::uint8_t { kRoute, kTransfer, kConsultation, kConference };
CORDBOARD_ENUM_NAMES(OfferKind, "route", "transfer", "consultation", "conference")

enum class RevokeCause : std::uint8_t {
  kAcceptedElsewhere,
  kCustomerLeft,
  kAgentUnavailable,
  kCancelled,
  kConfiguration,
};
CORDBOARD_ENUM_NAMES(RevokeCause, "accepted_elsewhere", "customer_left", "agent_unavailable",
                     "cancelled", "configuration")

}  // namespace cordboard

namespace cordboard::command {

// Refuses: unknown_offer, unknown_agent, offer_settled, offer_not_yours.
struct AcceptOffer {
  OfferId offer{};
  AgentId agent{};

  static constexpr std::string_view kName = "accept_offer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &AcceptOffer::offer), field(2, "agent", &AcceptOffer::agent));
  }
};

// Refuses: unknown_offer, unknown_agent, unknown_reason, offer_settled, offer_not_yours.
struct DeclineOffer {
  OfferId offer{};
  AgentId agent{};
  std::optional<DeclineReasonId> reason{};

  static constexpr std::string_view kName = "decline_offer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &DeclineOffer::offer), field(2, "agent", &DeclineOffer::agent),
             field(3, "reason", &DeclineOffer::reason));
  }
};

// An agent takes a conversation from a pull queue. Refuses: unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_waiting (also while the customer is away), queue_not_pull,
// not_permitted (does not serve the queue, lacks the skill), not_signed_in, already_a_participant
// (still wraps up an earlier part in it), agent_not_ready, agent_at_capacity.
struct PickConversation {
  ConversationId conversation{};
  AgentId agent{};

  static constexpr std::string_view kName = "pick_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &PickConversation::conversation),
             field(2, "agent", &PickConversation::agent));
  }
};

// Gives a waiting conversation to an agent, whoever serves the queue and whatever the skills; the
// chat is active at once. The agent must be ready and have room unless `force`, signed in always.
// Refuses: unknown_conversation, unknown_agent, conversation_ended, conversation_not_waiting,
// not_signed_in, already_a_participant (as above), agent_not_ready, agent_at_capacity.
struct AssignConversation {
  ConversationId conversation{};
  AgentId agent{};
  std::optional<bool> force{};

  static constexpr std::string_view kName = "assign_conversation";
  static constexpr unsigned kMay = may::kHost | may::kSupervisor;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &AssignConversation::conversation),
             field(2, "agent", &AssignConversation::agent),
             field(3, "force", &AssignConversation::force));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

struct OfferCreated {
  OfferId offer{};
  ConversationId conversation{};
  AgentId agent{};
  OfferKind kind = OfferKind::kRoute;
  Time expires_at{};

  static constexpr std::string_view kName = "offer_created";
  static constexpr std::uint32_t kTag = 30;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &OfferCreated::offer),
             field(2, "conversation", &OfferCreated::conversation),
             field(3, "agent", &OfferCreated::agent), field(4, "kind", &OfferCreated::kind),
             field(5, "expires_at", &OfferCreated::expires_at));
  }
};

struct OfferAccepted {
  OfferId offer{};
  ConversationId conversation{};
  AgentId agent{};
  OfferKind kind = OfferKind::kRoute;

  static constexpr std::string_view kName = "offer_accepted";
  static constexpr std::uint32_t kTag = 31;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &OfferAccepted::offer),
             field(2, "conversation", &OfferAccepted::conversation),
             field(3, "agent", &OfferAccepted::agent), field(4, "kind", &OfferAccepted::kind));
  }
};

struct OfferDeclined {
  OfferId offer{};
  ConversationId conversation{};
  AgentId agent{};
  OfferKind kind = OfferKind::kRoute;
  std::optional<DeclineReasonId> reason{};

  static constexpr std::string_view kName = "offer_declined";
  static constexpr std::uint32_t kTag = 32;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &OfferDeclined::offer),
             field(2, "conversation", &OfferDeclined::conversation),
             field(3, "agent", &OfferDeclined::agent), field(4, "kind", &OfferDeclined::kind),
             field(5, "reason", &OfferDeclined::reason));
  }
};

struct OfferExpired {
  OfferId offer{};
  ConversationId conversation{};
  AgentId agent{};
  OfferKind kind = OfferKind::kRoute;

  static constexpr std::string_view kName = "offer_expired";
  static constexpr std::uint32_t kTag = 33;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &OfferExpired::offer),
             field(2, "conversation", &OfferExpired::conversation),
             field(3, "agent", &OfferExpired::agent), field(4, "kind", &OfferExpired::kind));
  }
};

// Taken back; no fault of the agent's and no mark against them.
struct OfferRevoked {
  OfferId offer{};
  ConversationId conversation{};
  AgentId agent{};
  OfferKind kind = OfferKind::kRoute;
  RevokeCause cause = RevokeCause::kCancelled;

  static constexpr std::string_view kName = "offer_revoked";
  static constexpr std::uint32_t kTag = 34;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &OfferRevoked::offer),
             field(2, "conversation", &OfferRevoked::conversation),
             field(3, "agent", &OfferRevoked::agent), field(4, "kind", &OfferRevoked::kind),
             field(5, "cause", &OfferRevoked::cause));
  }
};

}  // namespace cordboard::event
