// Changes the state as an event describes. `apply` is the only code that writes the state. It
// refuses nothing, decides nothing and reads no clock.
#pragma once

#include "cordboard/event.h"
#include "state/state.h"

namespace cordboard::core {

// Carries out `e`, an event of time `at`. Each event has one explicit specialization, in the file
// that is named as the event's vocabulary header. The template itself has no body, so a program
// that uses an event without a specialization does not link. Most specializations are ordinary
// functions; those that are smaller than a call are inline, in conversations.h and messages.h.
template <class E>
void apply(State& state, Time at, const E& e);

// Clear the recorded changes (`State::changes`) after the matching has looked at them: the changes
// that can make a match possible, the moves and departures, all of them.
void clear_changes(State& state);
void clear_moves(State& state);
void clear_recorded_changes(State& state);
// The same as the last, faster. REQUIRES: one conversation is the only change that can make a match
// possible.
void clear_newcomer(State& state);

}  // namespace cordboard::core
