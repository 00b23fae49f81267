// What events of several kinds do to an agent.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Whether the agent's presence stands over the schedule, and then until its next border.
void set_presence_override(State& state, AgentId agent, Time at, bool overrides);

// Whoever is known no more has no desktops either.
void end_sessions_if_unknown(State& state, AgentId agent);

}  // namespace cordboard::core
