// Whether an interval of an agent's calendar is free.
#pragma once

#include <cstdint>

#include "state/state.h"

namespace cordboard::core {

struct Occupancy {
  bool is_taken = false;
  std::uint64_t examined = 0;  // appointments that were read
};

// Whether the agent has a meeting or an appointment in [from, to). The cost is linear in the
// appointments of one day before `from` until `to`.
Occupancy occupancy_of(const State& state, const AgentCalendar& calendar, Time from, Time to);

}  // namespace cordboard::core
