// Prefers the agent with the highest sum of levels in the skills that the requirement names.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference best_skilled(const Candidate& agent) { return {-agent.score, 1}; }

}  // namespace cordboard::core
