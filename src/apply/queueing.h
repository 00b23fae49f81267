// How a conversation leaves its previous place before it enters a queue.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Takes the conversation out of the queue, the abandoned or the scheduled state that it was in.
// Not called for a conversation that has just arrived: it was nowhere before.
void leave_previous_place(State& state, Slot conversation, const event::ConversationQueued& e,
                          Time at);

}  // namespace cordboard::core
