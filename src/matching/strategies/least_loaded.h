// Whoever has the smallest share of their capacity in use.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference least_loaded(const Candidate& agent) { return {agent.load, agent.capacity}; }

}  // namespace cordboard::core
