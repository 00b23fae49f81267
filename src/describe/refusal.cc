#include "cordboard/refusal.h"

#include <iterator>

namespace cordboard {
namespace {

struct Sentence {
  Refusal refusal;
  std::string_view text;
};
constexpr Sentence kSentences[] = {
    {Refusal::kNone, "Nothing was refused."},
    {Refusal::kMalformed, "The input does not have the shape that is expected."},
    {Refusal::kNotPermitted, "Who asks may not do this."},
    {Refusal::kUnknownAgent, "There is no such agent."},
    {Refusal::kUnknownQueue, "There is no such queue."},
    {Refusal::kUnknownSkill, "A skill that is named is not declared in the site."},
    {Refusal::kUnknownCustomer, "There is no such customer."},
    {Refusal::kUnknownConversation, "There is no such conversation."},
    {Refusal::kUnknownOffer, "There is no such offer."},
    {Refusal::kUnknownCode, "There is no such wrap-up code."},
    {Refusal::kUnknownReason, "There is no such reason."},
    {Refusal::kUnknownMessage,
     "There is no such message in the conversation, or not for this reader."},
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
    {Refusal::kAgentNotReady, "The agent is not ready."},
    {Refusal::kAgentAtCapacity, "The agent has no room for the conversation."},
    {Refusal::kLimitReached, "A limit of the engine or of the site is reached."},
    {Refusal::kMessageEmpty, "The text holds nothing but white space."},
    {Refusal::kMessageTooLong, "The text is longer than its writer may send."},
    {Refusal::kMessageReservedCharacter,
     "Agents may not type the characters < and >; they mark parameters."},
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
    {Refusal::kAlreadyAParticipant, "The agent takes part already."},
    {Refusal::kSlotUnknown, "No slot of the calendar begins then, or it is past."},
    {Refusal::kSlotTaken, "The agent has something else at that time."},
    {Refusal::kFieldInvalid, "The value is none of the type that the site declares for the field."},
    {Refusal::kWrongPassword, "The password is wrong, or missing where one is needed."},
};
static_assert(std::size(kSentences) == std::size(kRefusalNames));

}  // namespace

std::string_view explain(Refusal refusal) {
  for (const Sentence& sentence : kSentences) {
    if (sentence.refusal == refusal) return sentence.text;
  }
  return "Refused.";
}

}  // namespace cordboard
