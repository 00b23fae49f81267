// Draws an agent at random: the agents who may have the conversation are numbered in the site's
// order, and the next random number of the state selects one. Applying the offer advances the
// random numbers.
#pragma once

#include <cstdint>

#include "state/random.h"
#include "state/state.h"

namespace cordboard::core {

// Returns the number of the drawn agent, from 0. REQUIRES: choices > 0.
inline std::uint32_t drawn_number(const State& state, std::uint32_t choices) {
  return static_cast<std::uint32_t>(drawn(state.random, choices));
}

}  // namespace cordboard::core
