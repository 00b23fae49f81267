// Releases everything that a conversation owns when the conversation is forgotten.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Releases everything that only some conversations own: timers, kept requirement, visits,
// transcripts, consultations, links from the customer and the case.
void release_belongings(State& state, Slot conversation);

}  // namespace cordboard::core
