#include "apply/leases.h"

#include "state/links.h"

namespace cordboard::core {

Slot take_lease(State& state, Slot slot, AgentId agent, LeasePhase phase, Time at) {
  Conversation& conversation = state.conversations[slot];
  const std::int32_t weight = state.queue(conversation.queue).settings.weight;
  return take_lease(state, slot, conversation, agent, weight, phase, at);
}

void end_lease(State& state, Slot slot, Time at) {
  Lease& lease = state.leases[slot];
  state.timers.disarm_all(lease.timers);
  relieve_agent(state, slot);
  lease.move(LeasePhase::kGone, at);
  take_from_conversation(state, slot);
  state.note_room(lease.agent);
  state.note(lease.conversation);
  state.leases.release(slot);
}

}  // namespace cordboard::core
