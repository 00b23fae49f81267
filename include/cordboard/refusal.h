// Refusals: why a command or a question was not carried out.
//
//   const Reply& reply = engine.submit({.at = now, .command = accept}).reply();
//   if (!reply.ok()) {
//     log(to_string(reply.refusal));            // "offer_settled": the contract
//     show(explain(reply.refusal));             // a sentence for people
//   }
//   for (const Fault& fault : reply.faults) show(fault.path, fault.message);
//
// A refused command changes nothing but the clock; a malformed one not even that. The engine checks
// in this order: the shape, the actor, unknown things in the order of the fields, the state of the
// thing, the actor's relation to it, what is pending, the target, the content. Each command lists
// its refusals in its comment. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cordboard/enums.h"
#include "cordboard/export.h"

namespace cordboard {

// The names on the wire are the contract; the values are internal.
enum class Refusal : std::uint8_t {
  kNone,                    // Not refused.
  kMalformed,               // Not a command or question at all; see `command.h`.
  kNotPermitted,            // This actor may not do this, or not to this thing.
  kUnknownAgent,            // The site has no such agent.
  kUnknownQueue,            // The site has no such queue.
  kUnknownSkill,            // The site declares no such skill.
  kUnknownTeam,             // The site declares no such team.
  kUnknownCustomer,         // No such customer, or erased.
  kUnknownConversation,     // No such number was given out; for a question, also: forgotten.
  kUnknownOffer,            // No such number was given out.
  kUnknownConsultation,     // No such number was given out; for a question, also: forgotten.
  kUnknownCode,             // The site declares no such wrap-up code.
  kUnknownReason,           // The site declares no such reason.
  kUnknownMessage,          // No such message for this reader in this conversation.
  kUnknownResponse,         // No canned response has this key.
  kSiteInvalid,             // The site has faults; `Reply::faults` names them all.
  kAlreadySignedIn,         // The agent is signed in.
  kNotSignedIn,             // The agent is signed out; in supervision, also: draining.
  kConversationEnded,       // The conversation is over, or forgotten.
  kConversationNotActive,   // No agent serves it, or it is parked.
  kConversationNotWaiting,  // It does not wait, or its customer is away.
  kQueueNotPull,            // Agents may not pick from this queue.
  kNotParked,               // The conversation is not parked.
  kOfferSettled,            // The offer is closed: accepted, declined, expired or revoked.
  kOfferNotYours,           // The offer was made to another agent.
  kNotAParticipant,         // The agent has no part in the conversation, consultation or case.
  kLastAgent,               // Only one agent serves the conversation.
  kNotPending,              // There is nothing to take back or to end.
  kTransferPending,         // A transfer of the conversation is pending.
  kConsultationPending,     // The agent has a consultation about it.
  kInvitationPending,       // An invitation to the conversation is pending.
  kAlreadyAParticipant,     // The agent has a part in it already.
  kUnknownTarget,           // The consultation is not about this conversation, or not the agent's.
  kTargetUnavailable,       // The target cannot be asked now, or does not take it in.
  kAgentNotReady,           // The agent takes no offers now.
  kAgentAtCapacity,         // The agent has too few units left, or too many of the queue.
  kLimitReached,            // One of the limits in `limits.h`, or of the site.
  kParameterMissing,        // A parameter of the canned response has no value.
  kMessageEmpty,            // The text is nothing but white space.
  kMessageTooLong,          // The text has too many code points.
  kMessageReservedCharacter,  // Typed by an agent: < or >.
  kUrlNotPermitted,           // The agent may not push links.
  kUrlInvalid,                // Not an http or https address of the form that `push_url` allows.
  kWrapUpCodeRequired,        // This wrap-up needs a code.
  kWrapUpNotStarted,          // The agent does not wrap up.
  kWrapUpTimeNotOver,         // This wrap-up ends by time only.
  kUnknownCase,               // No such case, or deleted.
  kUnknownAppointment,        // No such appointment, or its case was deleted.
  kUnknownItem,               // No such item, or deleted.
  kUnknownField,              // The site declares no such case field.
  kUnknownCalendar,           // The agent has no bookable slots.
  kConversationOpen,          // The customer has a conversation that is not closed.
  kCaseFinished,              // The case is closed.
  kAppointmentOver,           // The appointment is cancelled or completed.
  kCallInProgress,            // The appointment's call runs.
  kCallNotStarted,            // The appointment's call does not run.
  kSlotUnknown,               // No slot begins at this time, or it is past.
  kSlotTaken,                 // Another meeting or appointment is then.
  kFieldInvalid,              // A value does not fit the type of its case field.
  kWrongPassword,             // The password is missing or wrong.
};
CORDBOARD_ENUM_NAMES(Refusal, "none", "malformed", "not_permitted", "unknown_agent",
                     "unknown_queue", "unknown_skill", "unknown_team", "unknown_customer",
                     "unknown_conversation", "unknown_offer", "unknown_consultation",
                     "unknown_code", "unknown_reason", "unknown_message", "unknown_response",
                     "site_invalid", "already_signed_in", "not_signed_in", "conversation_ended",
                     "conversation_not_active", "conversation_not_waiting", "queue_not_pull",
                     "not_parked", "offer_settled", "offer_not_yours", "not_a_participant",
                     "last_agent", "not_pending", "transfer_pending", "consultation_pending",
                     "invitation_pending", "already_a_participant", "unknown_target",
                     "target_unavailable", "agent_not_ready", "agent_at_capacity", "limit_reached",
                     "parameter_missing", "message_empty", "message_too_long",
                     "message_reserved_character", "url_not_permitted", "url_invalid",
                     "wrap_up_code_required", "wrap_up_not_started", "wrap_up_time_not_over",
                     "unknown_case", "unknown_appointment", "unknown_item", "unknown_field",
                     "unknown_calendar", "conversation_open", "case_finished", "appointment_over",
                     "call_in_progress", "call_not_started", "slot_unknown", "slot_taken",
                     "field_invalid", "wrong_password")

// Returns a sentence in English for people. The text may change between versions; the name does
// not. Points to static storage.
CORDBOARD_EXPORT std::string_view explain(Refusal refusal);

// One fault of a site.
struct Fault {
  // The place, such as "queues[2].strategy"; empty for the whole text.
  std::string path;
  // The fault, in English.
  std::string message;

  friend bool operator==(const Fault&, const Fault&) = default;
};

}  // namespace cordboard
