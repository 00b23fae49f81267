// Prefers the agent who has accepted the fewest conversations since signing in.
#pragma once

#include "cordboard/strategy.h"

namespace cordboard::core {

inline Preference fewest_handled(const Candidate& agent) {
  return {static_cast<std::int64_t>(agent.handled), 1};
}

}  // namespace cordboard::core
