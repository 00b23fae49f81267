// Transcripts, and the timers that wait for an answer of the customer or the agent.
#pragma once

#include "apply/apply.h"
#include "apply/leases.h"
#include "state/state.h"

namespace cordboard::core {

// The conversation's transcript. Creates an empty one if there is none.
Transcript& transcript_of(State& state, Slot conversation);
// The same for the owner's link to a transcript, which is set if a transcript is created.
Transcript& open_transcript(State& state, Slot& transcript);

// Appends a note, which only agents see.
void append_note(Transcript& transcript, Time at, AgentId from, std::string_view text);

// Arms the timers that warn a silent customer and end the conversation, as the queue's
// `customer_idle` sets. Does nothing if the conversation is not active.
void start_idle_timers(State& state, Slot conversation, Time at);

void stop_idle_timers(State& state, Slot conversation);

// Records that one side wrote or sent something that both sides see. After an agent the customer
// owes an answer and the idle timers start; after the customer they stop.
void update_owed_answer(State& state, Slot conversation, Speaker from, Time at);

// Arms the timer of the reminder's next color. Called after the color has changed.
void arm_next_reminder(State& state, Slot conversation, const ReminderSettings& settings, Time at);

// Inline because it is smaller than a call.
template <>
inline void apply(State& state, Time at, const event::ReminderChanged& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  const ReminderSettings& settings = state.queue(conversation.queue).settings.reminder;
  conversation.reminder = e.color;
  if (e.color == ReminderColor::kGreen) conversation.reminder_since = at;
  // Most queues have no reminders.
  const bool reminds = settings.yellow.count() > 0 || settings.red.count() > 0;
  if (reminds || conversation.timers != kNoSlot) arm_next_reminder(state, place.slot, settings, at);
}

}  // namespace cordboard::core
