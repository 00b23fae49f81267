#include "cordboard/limits.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/permission.h"
#include "decide/texts.h"

namespace cordboard::core {
namespace {

bool is_full(const State& state, const Conversation& conversation) {
  return conversation.transcript != kNoSlot &&
         state.transcripts[conversation.transcript].messages >= limits::kMessagesPerConversation;
}

}  // namespace

Refusal handle(Turn& turn, const command::SendMessage& c) {
  const State& state = turn.state();
  const bool by_customer = c.from.is_customer();
  if (!state.conversations.numbers().was_issued(c.conversation.value))
    return Refusal::kUnknownConversation;
  if (!by_customer && state.find_agent(c.from.agent) == nullptr) return Refusal::kUnknownAgent;
  const bool to_one = c.visible_to && c.visible_to->kind == Visibility::Kind::kAgent;
  if (to_one && state.find_agent(c.visible_to->agent) == nullptr) return Refusal::kUnknownAgent;
  const Slot slot = state.find(c.conversation);
  if (slot == kNoSlot || state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  const Conversation& conversation = state.conversations[slot];
  if (!by_customer && !conversation.is_active()) return Refusal::kConversationNotActive;
  if (!is_own(state, turn.by(), conversation)) return Refusal::kNotPermitted;
  if (!by_customer && !serves(state, slot, c.from.agent)) return Refusal::kNotAParticipant;
  if (to_one && !serves(state, slot, c.visible_to->agent)) return Refusal::kNotAParticipant;
  if (is_full(state, conversation)) return Refusal::kLimitReached;
  const Refusal refusal = by_customer ? check_customer_text(c.text) : check_agent_text(c.text);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  const MessageId number{state.last_message + 1};
  turn.emit(event::MessageSent{number, c.conversation, c.from, turn.keep(c.text),
                               c.visible_to.value_or(Visibility{})});
  turn.made(Made::kMessage, number.value);
  return Refusal::kNone;
}

}  // namespace cordboard::core
