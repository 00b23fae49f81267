// Why a command or a question was not carried out. A refusal changes nothing but the clock
// (`vocabulary`: time passes first). They are checked from the general to the particular, in the
// order in which they are listed here, more or less: the shape, the actor, what does not exist, the
// state of the thing, the asker's relation to it, what is pending, the target, the content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cordboard/enums.h"
#include "cordboard/export.h"

namespace cordboard {

enum class Refusal : std::uint8_t {
  kNone,
  kMalformed,
  kNotPermitted,
  kUnknownAgent,
  kUnknownQueue,
  kUnknownSkill,
  kUnknownTeam,
  kUnknownCustomer,
  kUnknownConversation,
  kUnknownOffer,
  kUnknownConsultation,
  kUnknownCode,
  kUnknownReason,
  kUnknownMessage,
  kSiteInvalid,
  kAlreadySignedIn,
  kNotSignedIn,
  kConversationEnded,
  kConversationNotActive,
  kConversationNotWaiting,
  kQueueNotPull,
  kNotParked,
  kOfferSettled,
  kOfferNotYours,
  kNotAParticipant,
  kLastAgent,
  kNotPending,
  kTransferPending,
  kConsultationPending,
  kInvitationPending,
  kAlreadyAParticipant,
  kUnknownTarget,
  kTargetUnavailable,
  kAgentNotReady,
  kAgentAtCapacity,
  kLimitReached,
  kMessageEmpty,
  kMessageTooLong,
  kMessageReservedCharacter,
  kWrapUpCodeRequired,
  kWrapUpNotStarted,
  kWrapUpTimeNotOver,
};
CORDBOARD_ENUM_NAMES(Refusal, "none", "malformed", "not_permitted", "unknown_agent",
                     "unknown_queue", "unknown_skill", "unknown_team", "unknown_customer",
                     "unknown_conversation", "unknown_offer", "unknown_consultation",
                     "unknown_code", "unknown_reason", "unknown_message", "site_invalid",
                     "already_signed_in", "not_signed_in", "conversation_ended",
                     "conversation_not_active", "conversation_not_waiting", "queue_not_pull",
                     "not_parked", "offer_settled", "offer_not_yours", "not_a_participant",
                     "last_agent", "not_pending", "transfer_pending", "consultation_pending",
                     "invitation_pending", "already_a_participant", "unknown_target",
                     "target_unavailable", "agent_not_ready", "agent_at_capacity", "limit_reached",
                     "message_empty", "message_too_long", "message_reserved_character",
                     "wrap_up_code_required", "wrap_up_not_started", "wrap_up_time_not_over")

// A sentence in English for people; the name is the contract, this may change.
CORDBOARD_EXPORT std::string_view explain(Refusal refusal);

// One fault of a site: where (`queues[2].strategy`) and what.
struct Fault {
  std::string path;
  std::string message;

  friend bool operator==(const Fault&, const Fault&) = default;
};

}  // namespace cordboard
