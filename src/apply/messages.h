// What is kept of a conversation's words, and waiting for an answer.
#pragma once

#include "apply/apply.h"
#include "apply/leases.h"
#include "state/state.h"

namespace cordboard::core {

// The conversation's transcript, an empty one if it had none.
Transcript& transcript_of(State& state, Slot conversation);
// The same by the place where a thing keeps its own.
Transcript& open_transcript(State& state, Slot& transcript);

// A line for agents alone.
void append_note(Transcript& transcript, Time at, AgentId from, std::string_view text);

// From now on the customer of an active chat is warned and sent away for silence, where the queue
// says so.
void start_idle_timers(State& state, Slot conversation, Time at);

void stop_idle_timers(State& state, Slot conversation);

// Something was said or sent that both sides see: who owes whom an answer now.
void update_owed_answer(State& state, Slot conversation, Speaker from, Time at);

// When the reminder changes next, after it has changed.
void arm_next_reminder(State& state, Slot conversation, const ReminderSettings& settings, Time at);

// Smaller than a call: applied where it is stated.
template <>
inline void apply(State& state, Time at, const event::ReminderChanged& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  const ReminderSettings& settings = state.queue(conversation.queue).settings.reminder;
  conversation.reminder = e.color;
  if (e.color == ReminderColor::kGreen) conversation.reminder_since = at;
  // Most queues remind nobody.
  const bool reminds = settings.yellow.count() > 0 || settings.red.count() > 0;
  if (reminds || conversation.timers != kNoSlot) arm_next_reminder(state, place.slot, settings, at);
}

}  // namespace cordboard::core
