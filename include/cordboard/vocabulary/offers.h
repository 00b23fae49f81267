// Offers: a conversation put before one agent, to accept or decline.
//
//   for (const EventRecord& record : batch.events()) {
//     if (const auto* offer = std::get_if<event::OfferCreated>(&record.event)) {
//       ring(offer->agent, offer->offer, offer->expires_at);
//     }
//   }
//   // … the agent clicks:
//   engine.submit({.at = now, .by = Actor::as_agent(ann),
//                  .command = command::AcceptOffer{offer, ann}});
//   // offer_accepted; participant_joined role=primary
//
// An open offer takes the conversation's weight of the agent's capacity (a consultation takes
// none). It closes once: accepted, declined, expired or revoked. Routing makes offers; transfers,
// consultations and conferences make them, too. Plain values; no thread-safety concerns.
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

// The task that an agent takes on by accepting.
enum class OfferKind : std::uint8_t {
  kRoute,         // To serve a waiting conversation.
  kTransfer,      // To take the conversation over from another agent.
  kConsultation,  // To advise another agent; takes no capacity.
  kConference     // To join the conversation beside other agents.
};
CORDBOARD_ENUM_NAMES(OfferKind, "route", "transfer", "consultation", "conference")

// Why the engine took an open offer back.
enum class RevokeCause : std::uint8_t {
  kAcceptedElsewhere,  // Another agent accepted, picked or was assigned the conversation.
  kCustomerLeft,       // The customer left or lost the connection.
  kAgentUnavailable,   // The agent signed out, became not ready or went into RONA.
  // The request was taken back or came to nothing, or the conversation moved or changed.
  kCancelled,
  kConfiguration,  // The agent left the site.
};
CORDBOARD_ENUM_NAMES(RevokeCause, "accepted_elsewhere", "customer_left", "agent_unavailable",
                     "cancelled", "configuration")

}  // namespace cordboard

namespace cordboard::command {

// Accepts an offer. `route`: the agent becomes the conversation's primary and all its other offers
// are revoked. `transfer`: the sender leaves and the agent takes over. `consultation`: the
// consultation starts. `conference`: the agent joins. Sets the agent's missed offers in a row to 0.
// Refuses: unknown_offer, unknown_agent, offer_settled (it is closed), offer_not_yours.
struct AcceptOffer {
  // A number from `offer_created`.
  OfferId offer{};
  // The agent to whom the offer was made.
  AgentId agent{};

  static constexpr std::string_view kName = "accept_offer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &AcceptOffer::offer), field(2, "agent", &AcceptOffer::agent));
  }
};

// Declines an offer. Except after a consultation, routing does not offer the agent the same
// conversation for the queue's `reoffer_after_ms` while another eligible agent serves the queue.
// After an offer of kind `route`, the agent gets no offer at all for `declined_pause_ms`. A request
// to a group asks the next agent. Refuses: unknown_offer, unknown_agent, unknown_reason,
// offer_settled (it is closed), offer_not_yours.
struct DeclineOffer {
  // A number from `offer_created`.
  OfferId offer{};
  // The agent to whom the offer was made.
  AgentId agent{};
  // One of the site's `decline_reasons`, or none.
  std::optional<DeclineReasonId> reason{};

  static constexpr std::string_view kName = "decline_offer";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "offer", &DeclineOffer::offer), field(2, "agent", &DeclineOffer::agent),
             field(3, "reason", &DeclineOffer::reason));
  }
};

// Takes a waiting conversation from a pull queue; the agent becomes its primary at once. Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_waiting (also while the
// customer is disconnected), queue_not_pull, not_permitted (the agent does not serve the queue or
// lacks a skill), not_signed_in, already_a_participant (the agent still wraps up an earlier part in
// it), agent_not_ready, agent_at_capacity (also the queue's `max_per_agent`).
struct PickConversation {
  // The one to take.
  ConversationId conversation{};
  // The agent who takes it.
  AgentId agent{};

  static constexpr std::string_view kName = "pick_conversation";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &PickConversation::conversation),
             field(2, "agent", &PickConversation::agent));
  }
};

// Gives a waiting conversation to an agent, who becomes its primary at once. The agent need not
// serve the queue nor have the skills. Open offers of the conversation are revoked. Refuses:
// unknown_conversation, unknown_agent, conversation_ended, conversation_not_waiting, not_signed_in,
// already_a_participant (the agent still wraps up an earlier part in it), agent_not_ready (unless
// `force`), agent_at_capacity (unless `force`).
struct AssignConversation {
  // The one to give.
  ConversationId conversation{};
  // The agent who gets it.
  AgentId agent{};
  // True: the agent need not be ready and may go over capacity. Default: false.
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

// A conversation is offered to an agent. A queue with `auto_accept` accepts an offer of kind
// `route` at once, and `offer_accepted` follows.
struct OfferCreated {
  // The offer's number, counted from 1.
  OfferId offer{};
  // The one that is offered.
  ConversationId conversation{};
  // The agent to whom it is offered.
  AgentId agent{};
  // By routing, or for a transfer, a consultation or a conference.
  OfferKind kind = OfferKind::kRoute;
  // When it expires without an answer: after the queue's `offer_timeout_ms`, or at the end of the
  // request to a group if that is earlier.
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

// The agent has accepted, by command or by `auto_accept`. What follows from it comes as further
// events.
struct OfferAccepted {
  // The offer is closed.
  OfferId offer{};
  // The one that was offered.
  ConversationId conversation{};
  // The agent who accepted.
  AgentId agent{};
  // By routing, or for a transfer, a consultation or a conference.
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

// The agent has declined. An offer of kind `route` counts as a failed offer of the conversation; it
// does not count as missed by the agent.
struct OfferDeclined {
  // The offer is closed.
  OfferId offer{};
  // The one that was offered.
  ConversationId conversation{};
  // The agent who declined.
  AgentId agent{};
  // By routing, or for a transfer, a consultation or a conference.
  OfferKind kind = OfferKind::kRoute;
  // The reason that was given.
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

// The agent has not answered in time: a missed offer. After `missed_before_rona` of them in a row
// the agent's presence becomes `rona`.
struct OfferExpired {
  // The offer is closed.
  OfferId offer{};
  // The one that was offered.
  ConversationId conversation{};
  // The agent who missed it.
  AgentId agent{};
  // By routing, or for a transfer, a consultation or a conference.
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

// The engine has taken the offer back. It counts neither as missed nor as declined, and the agent
// may be offered the conversation again at once.
struct OfferRevoked {
  // The offer is closed.
  OfferId offer{};
  // The one that was offered.
  ConversationId conversation{};
  // The agent who had it.
  AgentId agent{};
  // By routing, or for a transfer, a consultation or a conference.
  OfferKind kind = OfferKind::kRoute;
  // Why it was taken back.
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
