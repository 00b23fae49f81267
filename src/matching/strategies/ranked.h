// Prefers the agent with the lowest rank in the queue. Agents without a rank come last.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference ranked(const Candidate& agent) { return {agent.rank, 1}; }

}  // namespace cordboard::core
