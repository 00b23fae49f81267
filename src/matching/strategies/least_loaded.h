// Prefers the agent who uses the smallest share of the own capacity.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference least_loaded(const Candidate& agent) { return {agent.load, agent.capacity}; }

}  // namespace cordboard::core
