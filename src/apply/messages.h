// Waiting for the customer to answer.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// From now on the customer of an active chat is warned and sent away for silence, where the queue
// says so.
void await_customer(State& state, Slot conversation, Time at);

void stop_awaiting_customer(State& state, Slot conversation);

}  // namespace cordboard::core
