// What is kept of a conversation's words, and waiting for the customer to answer.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The conversation's transcript, an empty one if it had none.
Transcript& transcript_of(State& state, Slot conversation);
// The same by the place where a thing keeps its own.
Transcript& open_transcript(State& state, Slot& transcript);

// A line for agents alone.
void keep_note(Transcript& transcript, Time at, AgentId from, std::string_view text);

// From now on the customer of an active chat is warned and sent away for silence, where the queue
// says so.
void await_customer(State& state, Slot conversation, Time at);

void stop_awaiting_customer(State& state, Slot conversation);

}  // namespace cordboard::core
