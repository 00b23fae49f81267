// What agents have asked for, while somebody is being asked.
#pragma once

#include <utility>

#include "apply/leases.h"
#include "state/state.h"

namespace cordboard::core {

// A request stands from now on; nobody has been asked yet.
void add_request(State& state, Slot conversation, Request request);

// It stands no more.
void drop_request(State& state, Slot conversation, Slot request);

}  // namespace cordboard::core
