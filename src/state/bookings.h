// Whether an interval of an agent's calendar is free.
#pragma once

#include <cstdint>

#include "state/state.h"

namespace cordboard::core {

// Whether the agent has a meeting or an appointment in [from, to). The cost is linear in the
// appointments of one day before `from` until `to`; their number is added to `examined`.
bool is_taken(const State& state, const AgentCalendar& calendar, Time from, Time to,
              std::uint64_t& examined);

}  // namespace cordboard::core
