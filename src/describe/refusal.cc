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
    {Refusal::kMalformed, "The input does not have the shape that is expected."},
    {Refusal::kNotPermitted, "Who asks may not do this."},
    {Refusal::kUnknownAgent, "There is no such agent."},
    {Refusal::kUnknownQueue, "There is no such queue."},
    {Refusal::kUnknownSkill, "A skill that is named is not declared in the site."},
    {Refusal::kUnknownTeam, "There is no such team."},
    {Refusal::kUnknownCustomer, "There is no such customer."},
    {Refusal::kUnknownConversation, "There is no such conversation."},
    {Refusal::kUnknownOffer, "There is no such offer."},
    {Refusal::kUnknownConsultation, "There is no such consultation."},
    {Refusal::kUnknownCode, "There is no such wrap-up code."},
    {Refusal::kUnknownReason, "There is no such reason."},
    {Refusal::kUnknownMessage,
     "There is no such message in the conversation, or not for this reader."},
    {Refusal::kUnknownResponse, "There is no such canned response."},
    {Refusal::kSiteInvalid, "The site has faults; nothing of it was taken over."},
    {Refusal::kAlreadySignedIn, "The agent is signed in already."},
    {Refusal::kNotSignedIn, "The agent is not signed in."},
    {Refusal::kConversationEnded, "The conversation has ended."},
    {Refusal::kConversationNotActive, "No agent has accepted the conversation yet."},
    {Refusal::kConversationNotWaiting, "The conversation does not wait for an agent."},
    {Refusal::kQueueNotPull, "Agents do not pick from this queue; it makes offers."},
    {Refusal::kNotParked, "The conversation is not parked."},
    {Refusal::kOfferSettled, "The offer was accepted, declined, expired or revoked before."},
    {Refusal::kOfferNotYours, "The offer was made to another agent."},
    {Refusal::kNotAParticipant, "The agent does not take part in the conversation."},
    {Refusal::kLastAgent, "There is no other agent in the chat."},
    {Refusal::kNotPending, "There is nothing that could be taken back or ended."},
    {Refusal::kTransferPending, "A transfer of the chat is under way."},
    {Refusal::kConsultationPending, "The agent has a consultation about the chat already."},
    {Refusal::kInvitationPending, "An agent has been invited to the chat, and has not answered."},
    {Refusal::kAlreadyAParticipant, "The agent takes part already."},
    {Refusal::kUnknownTarget, "The target has nothing to do with this conversation."},
    {Refusal::kTargetUnavailable, "Nobody of that kind can be asked at the moment."},
    {Refusal::kAgentNotReady, "The agent is not ready."},
    {Refusal::kAgentAtCapacity, "The agent has no room for the conversation."},
    {Refusal::kLimitReached, "A limit of the engine or of the site is reached."},
    {Refusal::kParameterMissing, "The canned response asks for a parameter that has no value."},
    {Refusal::kMessageEmpty, "The text holds nothing but white space."},
    {Refusal::kMessageTooLong, "The text is longer than its writer may send."},
    {Refusal::kMessageReservedCharacter,
     "Agents may not type the characters < and >; they mark parameters."},
    {Refusal::kUrlNotPermitted, "The agent may not push links."},
    {Refusal::kUrlInvalid, "The link is not an http or https address that may be pushed."},
    {Refusal::kWrapUpCodeRequired, "The queue asks for a wrap-up code first."},
    {Refusal::kWrapUpNotStarted, "The agent has no wrap-up of this conversation."},
    {Refusal::kWrapUpTimeNotOver, "The wrap-up may not be finished before its time."},
    {Refusal::kUnknownCase, "There is no such case."},
    {Refusal::kUnknownAppointment, "There is no such appointment."},
    {Refusal::kUnknownItem, "There is no such item in the archive."},
    {Refusal::kUnknownField, "The site declares no such field of cases."},
    {Refusal::kUnknownCalendar, "The agent has no calendar to book from."},
    {Refusal::kConversationOpen, "The customer has a conversation that is not closed."},
    {Refusal::kCaseFinished, "The case is finished."},
    {Refusal::kAppointmentOver, "The appointment was cancelled, or has been held."},
    {Refusal::kCallInProgress, "The video call is going on."},
    {Refusal::kCallNotStarted, "No video call of the appointment is going on."},
    {Refusal::kSlotUnknown, "No slot of the calendar begins then, or it is past."},
    {Refusal::kSlotTaken, "The agent has something else at that time."},
    {Refusal::kFieldInvalid, "The value is none of the type that the site declares for the field."},
    {Refusal::kWrongPassword, "The password is wrong, or missing where one is needed."},
};

constexpr bool is_each_in_its_place() {
  for (std::size_t i = 0; i < std::size(kSentences); ++i) {
    if (static_cast<std::size_t>(kSentences[i].refusal) != i) return false;
  }
  return std::size(kSentences) == enum_names(Refusal{}).size();
}
static_assert(is_each_in_its_place(),
              "each refusal has its sentence, in the order of the refusals");

}  // namespace

std::string_view explain(Refusal refusal) {
  const auto place = static_cast<std::size_t>(refusal);
  return place < std::size(kSentences) ? kSentences[place].text : "Refused.";
}

}  // namespace cordboard
