// Parts of the agents' state that events of several kinds change.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Sets whether the agent's presence takes precedence over the schedule. If it does, it holds until
// the schedule's next boundary. An agent without a schedule has no override.
void set_presence_override(State& state, AgentId agent, Time at, bool overrides);

// Removes all sessions of an agent who is neither listed in the site nor signed in. Leaves every
// other agent unchanged.
void end_sessions_if_unknown(State& state, AgentId agent);

}  // namespace cordboard::core
