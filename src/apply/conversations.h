// The end of a conversation: facts that are smaller than a call, applied where they are stated.
#pragma once

#include "apply/apply.h"
#include "apply/leases.h"
#include "state/retention.h"

namespace cordboard::core {

// What few conversations leave behind when they end.
void release_rare_parts(State& state, Conversation& conversation);

// Nobody owes anybody an answer any more, and nobody types.
inline void clear_reminder_and_typing(Conversation& conversation) {
  conversation.reminder = ReminderColor::kOff;
  conversation.customer_owes = false;
  conversation.customer_typing = false;
}

template <>
inline void apply(State& state, Time at, const event::ConversationEnded& e) {
  Conversation& conversation = conversation_of(state, e.conversation);
  conversation.move(Phase::kEnded);
  conversation.ended_at = at;
  clear_reminder_and_typing(conversation);
  const bool has_one_lease = state.leases[conversation.first_lease].next_of_conversation == kNoSlot;
  const bool has_rare_parts = conversation.has_needs() ||
                              !are_unused(conversation.timers, conversation.first_exclusion) ||
                              !has_one_lease;
  if (has_rare_parts) release_rare_parts(state, conversation);
}

template <>
inline void apply(State& state, Time at, const event::ConversationClosed& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  conversation.move(Phase::kClosed);
  begin_to_forget(state, place.slot, conversation, at);
}

}  // namespace cordboard::core
