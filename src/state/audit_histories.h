// The laws of what outlasts chats.
#pragma once

#include <string>
#include <vector>

#include "state/state.h"

namespace cordboard::core {

// Appends what does not hold.
void audit_histories(const State& state, std::vector<std::string>& found);

}  // namespace cordboard::core
