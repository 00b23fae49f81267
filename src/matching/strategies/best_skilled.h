// Whoever has the highest levels, summed over the skills that the requirement names.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference best_skilled(const Candidate& agent) { return {-agent.score, 1}; }

}  // namespace cordboard::core
