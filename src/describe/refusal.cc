#include "cordboard/refusal.h"

namespace cordboard {

std::string_view explain(Refusal refusal) {
  switch (refusal) {
    case Refusal::kNone:
      return "Nothing was refused.";
    case Refusal::kMalformed:
      return "The input does not have the shape that is expected.";
    case Refusal::kNotPermitted:
      return "Who asks may not do this.";
    case Refusal::kUnknownAgent:
      return "There is no such agent.";
    case Refusal::kUnknownQueue:
      return "There is no such queue.";
    case Refusal::kUnknownSkill:
      return "A skill that is named is not declared in the site.";
    case Refusal::kUnknownTeam:
      return "There is no such team.";
    case Refusal::kUnknownConsultation:
      return "There is no such consultation.";
    case Refusal::kUnknownTarget:
      return "The target has nothing to do with this conversation.";
    case Refusal::kLastAgent:
      return "There is no other agent in the chat.";
    case Refusal::kNotPending:
      return "There is nothing that could be taken back or ended.";
    case Refusal::kTransferPending:
      return "A transfer of the chat is under way.";
    case Refusal::kConsultationPending:
      return "The agent has a consultation about the chat already.";
    case Refusal::kInvitationPending:
      return "An agent has been invited to the chat, and has not answered.";
    case Refusal::kAlreadyAParticipant:
      return "The agent has a part in the conversation already.";
    case Refusal::kTargetUnavailable:
      return "Nobody of that kind can be asked at the moment.";
    case Refusal::kUnknownCustomer:
      return "There is no such customer.";
    case Refusal::kUnknownConversation:
      return "There is no such conversation.";
    case Refusal::kUnknownOffer:
      return "There is no such offer.";
    case Refusal::kUnknownCode:
      return "There is no such wrap-up code.";
    case Refusal::kUnknownReason:
      return "There is no such reason.";
    case Refusal::kUnknownMessage:
      return "There is no such message in the conversation, or not for this reader.";
    case Refusal::kSiteInvalid:
      return "The site has faults; nothing of it was taken over.";
    case Refusal::kAlreadySignedIn:
      return "The agent is signed in already.";
    case Refusal::kNotSignedIn:
      return "The agent is not signed in.";
    case Refusal::kConversationEnded:
      return "The conversation has ended.";
    case Refusal::kConversationNotActive:
      return "No agent has accepted the conversation yet.";
    case Refusal::kConversationNotWaiting:
      return "The conversation does not wait for an agent.";
    case Refusal::kQueueNotPull:
      return "Agents do not pick from this queue; it makes offers.";
    case Refusal::kNotParked:
      return "The conversation is not parked.";
    case Refusal::kOfferSettled:
      return "The offer was accepted, declined, expired or revoked before.";
    case Refusal::kOfferNotYours:
      return "The offer was made to another agent.";
    case Refusal::kNotAParticipant:
      return "The agent does not take part in the conversation.";
    case Refusal::kAgentNotReady:
      return "The agent is not ready.";
    case Refusal::kAgentAtCapacity:
      return "The agent has no room for the conversation.";
    case Refusal::kLimitReached:
      return "A limit of the engine or of the site is reached.";
    case Refusal::kMessageEmpty:
      return "The text holds nothing but white space.";
    case Refusal::kMessageTooLong:
      return "The text is longer than its writer may send.";
    case Refusal::kMessageReservedCharacter:
      return "Agents may not type the characters < and >; they mark parameters.";
    case Refusal::kWrapUpCodeRequired:
      return "The queue asks for a wrap-up code first.";
    case Refusal::kWrapUpNotStarted:
      return "The agent has no wrap-up of this conversation.";
    case Refusal::kWrapUpTimeNotOver:
      return "The wrap-up may not be finished before its time.";
  }
  return "Refused.";
}

}  // namespace cordboard
