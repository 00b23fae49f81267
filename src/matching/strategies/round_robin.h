// Goes round: the next agent in the site's order after the agent of the queue's last offer. The
// first agent of the site follows the last one.
#pragma once

#include <cstdint>

#include "state/state.h"

namespace cordboard::core {

// Returns the first place in the site's order at which to look for the next agent.
inline std::uint64_t first_in_turn(const State& state, QueueId queue) {
  const AgentId last = state.queue(queue).last_offered;
  return last ? std::uint64_t{state.agent(last).site_order} + 1 : 0;
}

}  // namespace cordboard::core
