#include "apply/leases.h"

#include "state/links.h"

namespace cordboard::core {

Slot take_lease(State& state, Slot slot, AgentId agent, LeasePhase phase, Time at) {
  Conversation& conversation = state.conversations[slot];
  const std::int32_t weight = state.queue(conversation.queue).settings.weight;
  return take_lease(state, slot, conversation, agent, weight, phase, at);
}

void record_waiting_change(State& state, Slot conversation) { state.record_change(conversation); }

void end_lease(State& state, Slot slot, Time at) {
  Lease& lease = state.leases[slot];
  end_lease(state, slot, lease, state.agents[lease.agent.index],
            state.conversations[lease.conversation], at);
}

}  // namespace cordboard::core
