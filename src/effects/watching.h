// Ends the monitoring and coaching of supervisors.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Ends one watch. `lease`: the supervisor's, in phase `watching`.
void stop_watching(Turn& turn, Slot lease, LeftCause cause);

// Ends all watches of an agent.
void stop_all_watches_of(Turn& turn, AgentId agent);

}  // namespace cordboard::core
