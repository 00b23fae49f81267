// The end of a conversation: facts that are smaller than a call, applied where they are stated.
#pragma once

#include "apply/apply.h"
#include "apply/leases.h"
#include "state/retention.h"

namespace cordboard::core {

// What few conversations leave behind when they end.
void end_what_went_on(State& state, Conversation& conversation);

// Nobody owes anybody an answer any more, and nobody types.
inline void still(Conversation& conversation) {
  conversation.reminder = ReminderColor::kOff;
  conversation.customer_owes = false;
  conversation.customer_typing = false;
}

inline void apply(State& state, Time at, const event::ConversationEnded& e) {
  Conversation& conversation = conversation_of(state, e.conversation);
  conversation.move(Phase::kEnded);
  conversation.ended_at = at;
  still(conversation);
  const bool leaves_nothing =
      (conversation.needs | conversation.needs_now) == 0 &&
      (conversation.timers & conversation.first_exclusion) == kNoSlot &&
      state.leases[conversation.first_lease].next_of_conversation == kNoSlot;
  if (!leaves_nothing) end_what_went_on(state, conversation);
}

inline void apply(State& state, Time at, const event::ConversationClosed& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  conversation.move(Phase::kClosed);
  begin_to_forget(state, slot, conversation, at);
}

}  // namespace cordboard::core
