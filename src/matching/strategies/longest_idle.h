// Prefers the agent who has been idle longest. All strategies share this tie-break, so the strategy
// itself prefers no agent.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference longest_idle(const Candidate&) { return {0, 1}; }

}  // namespace cordboard::core
