#include "apply/leases.h"

#include "state/links.h"

namespace cordboard::core {

Slot take_lease(State& state, Slot conversation, AgentId agent, std::int32_t units, Time at) {
  const Slot slot = state.leases.take();
  Lease& lease = state.leases[slot];
  lease = Lease{};
  lease.serial = ++state.lease_serials;
  lease.since = at;
  lease.conversation = conversation;
  lease.agent = agent;
  lease.units = units;
  burden_agent(state, slot);
  add_to_conversation(state, slot);
  state.note(agent);
  state.note(conversation);
  return slot;
}

void end_lease(State& state, Slot slot, Time at) {
  Lease& lease = state.leases[slot];
  lease.move(LeasePhase::kGone, at);
  state.timers.disarm_all(lease.timers);
  relieve_agent(state, slot);
  take_from_conversation(state, slot);
  state.note(lease.agent);
  state.note(lease.conversation);
  state.leases.release(slot);
}

Slot lease_of(const State& state, ConversationId conversation, AgentId agent) {
  const Slot slot = state.find_lease(slot_of(state, conversation), agent);
  CORDBOARD_ASSERT(slot != kNoSlot);
  return slot;
}

Slot slot_of(const State& state, ConversationId conversation) {
  const Slot slot = state.find(conversation);
  CORDBOARD_ASSERT(slot != kNoSlot);
  return slot;
}

void leave_queue(State& state, Slot slot) {
  step_out_of_line(state, slot);
  Conversation& conversation = state.conversations[slot];
  while (conversation.first_bar != kNoSlot) {
    const Slot bar = conversation.first_bar;
    conversation.first_bar = state.bars[bar].next;
    state.bars.release(bar);
  }
  state.note(slot);
}

}  // namespace cordboard::core
