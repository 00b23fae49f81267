#include "effects/watching.h"

namespace cordboard::core {

void stop_watching(Turn& turn, Slot slot, LeftCause cause) {
  const Lease& lease = turn.state().leases[slot];
  const ConversationId number = turn.state().conversations[lease.conversation].number;
  const AgentId agent = lease.agent;
  turn.emit(event::ParticipantLeft{number, agent, lease.role, cause, false});
  turn.emit(event::MonitoringStopped{number, agent});
}

void stop_all_watches_of(Turn& turn, AgentId agent) {
  const State& state = turn.state();
  Slot next = kNoSlot;
  for (Slot at = state.agent(agent).first_lease; at != kNoSlot; at = next) {
    next = state.leases[at].next_of_agent;
    if (state.leases[at].is_watching()) stop_watching(turn, at, LeftCause::kLeft);
  }
}

}  // namespace cordboard::core
