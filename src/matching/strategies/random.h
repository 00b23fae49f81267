// Whoever the lot falls on: all who may have the conversation now are numbered in the site's order,
// and the state's next draw picks the number. The draw goes on when the offer is applied.
#pragma once

#include <cstdint>

#include "state/random.h"
#include "state/state.h"

namespace cordboard::core {

// The number, from 0, of whom the lot falls on among so many (above 0).
inline std::uint32_t drawn_number(const State& state, std::uint32_t choices) {
  return static_cast<std::uint32_t>(drawn(state.random, choices));
}

}  // namespace cordboard::core
