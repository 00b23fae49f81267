#include "cordboard/refusal.h"

#include <cstddef>
#include <iterator>

namespace cordboard {
namespace {

struct Sentence {
  Refusal refusal;
  std::string_view text;
};

// In the order of the enumerators.
constexpr Sentence kSentences[] = {
    {Refusal::kNone, "Nothing was refused."},
    {Refusal::kMalformed, "The input does not have the expected shape."},
    {Refusal::kNotPermitted, "The caller has no permission to do this."},
    {Refusal::kUnknownAgent, "There is no such agent."},
    {Refusal::kUnknownQueue, "There is no such queue."},
    {Refusal::kUnknownSkill, "The site does not declare one of the skills."},
    {Refusal::kUnknownTeam, "There is no such team."},
    {Refusal::kUnknownCustomer, "There is no such customer."},
    {Refusal::kUnknownConversation, "There is no such conversation."},
    {Refusal::kUnknownOffer, "There is no such offer."},
    {Refusal::kUnknownConsultation, "There is no such consultation."},
    {Refusal::kUnknownCode, "There is no such wrap-up code."},
    {Refusal::kUnknownReason, "There is no such reason."},
    {Refusal::kUnknownMessage, "The conversation has no such message that this reader may see."},
    {Refusal::kUnknownResponse, "There is no such canned response."},
    {Refusal::kSiteInvalid, "The site has faults; nothing was changed."},
    {Refusal::kAlreadySignedIn, "The agent is already signed in."},
    {Refusal::kNotSignedIn, "The agent is not signed in."},
    {Refusal::kConversationEnded, "The conversation has ended."},
    {Refusal::kConversationNotActive, "No agent has accepted the conversation yet."},
    {Refusal::kConversationNotWaiting, "The conversation does not wait for an agent."},
    {Refusal::kQueueNotPull, "Agents cannot pick from this queue; it makes offers."},
    {Refusal::kNotParked, "The conversation is not parked."},
    {Refusal::kOfferSettled, "The offer is no longer open."},
    {Refusal::kOfferNotYours, "The offer was made to another agent."},
    {Refusal::kNotAParticipant, "The agent does not take part in the conversation."},
    {Refusal::kLastAgent, "No other agent takes part in the conversation."},
    {Refusal::kNotPending, "There is nothing to cancel or end."},
    {Refusal::kTransferPending, "A transfer of the conversation is pending."},
    {Refusal::kConsultationPending, "The agent already has a consultation about the conversation."},
    {Refusal::kInvitationPending,
     "An agent was invited to the conversation and has not answered yet."},
    {Refusal::kAlreadyAParticipant, "The agent already takes part in the conversation."},
    {Refusal::kUnknownTarget, "The target does not belong to this conversation."},
    {Refusal::kTargetUnavailable, "No agent of the target is available now."},
    {Refusal::kAgentNotReady, "The agent is not ready."},
    {Refusal::kAgentAtCapacity, "The agent has no free capacity for the conversation."},
    {Refusal::kLimitReached, "A limit of the engine or of the site is reached."},
    {Refusal::kParameterMissing, "A parameter of the canned response has no value."},
    {Refusal::kMessageEmpty, "The text is empty or only white space."},
    {Refusal::kMessageTooLong, "The text is longer than its sender may send."},
    {Refusal::kMessageReservedCharacter,
     "Agents must not use the characters < and >, which mark parameters."},
    {Refusal::kUrlNotPermitted, "The agent may not push links."},
    {Refusal::kUrlInvalid, "The link is not an http or https address that may be pushed."},
    {Refusal::kWrapUpCodeRequired, "The queue requires a wrap-up code first."},
    {Refusal::kWrapUpNotStarted, "The agent has no wrap-up of this conversation."},
    {Refusal::kWrapUpTimeNotOver, "The wrap-up cannot be finished yet."},
    {Refusal::kUnknownCase, "There is no such case."},
    {Refusal::kUnknownAppointment, "There is no such appointment."},
    {Refusal::kUnknownItem, "There is no such item in the archive."},
    {Refusal::kUnknownField, "The site does not declare this case field."},
    {Refusal::kUnknownCalendar, "The agent has no calendar with bookable slots."},
    {Refusal::kConversationOpen, "The customer has a conversation that is not closed."},
    {Refusal::kCaseFinished, "The case is finished."},
    {Refusal::kAppointmentOver, "The appointment was cancelled or has taken place."},
    {Refusal::kCallInProgress, "The video call is in progress."},
    {Refusal::kCallNotStarted, "The video call has not started."},
    {Refusal::kSlotUnknown, "No bookable slot begins at this time, or it has passed."},
    {Refusal::kSlotTaken, "The agent is not free at this time."},
    {Refusal::kFieldInvalid,
     "The value does not have the type that the site declares for the field."},
    {Refusal::kWrongPassword, "The password is wrong or missing."},
};

constexpr bool is_each_in_its_place() {
  for (std::size_t i = 0; i < std::size(kSentences); ++i) {
    if (static_cast<std::size_t>(kSentences[i].refusal) != i) return false;
  }
  return std::size(kSentences) == enum_names(Refusal{}).size();
}
static_assert(is_each_in_its_place(), "one sentence per refusal, in the order of the enumerators");

}  // namespace

std::string_view explain(Refusal refusal) {
  const auto place = static_cast<std::size_t>(refusal);
  return place < std::size(kSentences) ? kSentences[place].text : "Refused.";
}

}  // namespace cordboard
