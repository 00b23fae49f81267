#include "apply/leases.h"

#include "state/links.h"

namespace cordboard::core {

Slot take_lease(State& state, Slot conversation, AgentId agent, LeasePhase phase, Time at) {
  const Slot slot = state.leases.take();
  Lease& lease = state.leases[slot];
  lease = Lease{};
  lease.serial = ++state.lease_serials;
  lease.since = at;
  lease.conversation = conversation;
  lease.agent = agent;
  lease.weight = state.queue(state.conversations[conversation].queue).settings.weight;
  lease.phase = phase;
  burden_agent(state, slot);
  add_to_conversation(state, slot);
  state.note_move(agent);
  return slot;
}

[[gnu::noinline]] void note_waiting(State& state, Slot conversation) { state.note(conversation); }

[[gnu::noinline]] void end_lease(State& state, Slot slot, Time at) {
  Lease& lease = state.leases[slot];
  end_lease(state, slot, lease, state.agents[lease.agent.index],
            state.conversations[lease.conversation], at);
}

}  // namespace cordboard::core
