// The events that end a conversation. They are inline because each is smaller than a call.
#pragma once

#include "apply/apply.h"
#include "apply/leases.h"
#include "state/retention.h"

namespace cordboard::core {

// Drops the needs, timers and exclusions of a conversation that ends, and moves it to wrap-up if an
// agent already wraps up an earlier part of it. Most conversations have none of these.
void release_rare_parts(State& state, Conversation& conversation);

// Switches the reminder off and clears the typing and owed-answer flags.
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
  begin_retention(state, place.slot, conversation, at);
}

}  // namespace cordboard::core
