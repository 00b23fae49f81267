// Whoever comes next in the site's order after the agent who got the queue's last offer; after the
// last of the site comes the first.
#pragma once

#include <cstdint>

#include "state/state.h"

namespace cordboard::core {

// Where the queue's next round begins: whoever has this place in the site's order is the first.
inline std::uint64_t first_in_turn(const State& state, QueueId queue) {
  const AgentId last = state.queue(queue).last_offered;
  return last ? std::uint64_t{state.agent(last).site_order} + 1 : 0;
}

}  // namespace cordboard::core
