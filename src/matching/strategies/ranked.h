// Whoever has the lowest rank in the queue; whoever has none comes last.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference ranked(const Candidate& agent) { return {agent.rank, 1}; }

}  // namespace cordboard::core
