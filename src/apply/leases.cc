#include "apply/leases.h"

namespace cordboard::core {

Slot take_lease(State& state, Slot conversation, AgentId agent_id, std::int32_t units, Time at) {
  const Slot slot = state.leases.take();
  Lease& lease = state.leases[slot];
  lease = Lease{};
  lease.serial = ++state.lease_serials;
  lease.since = at;
  lease.conversation = conversation;
  lease.agent = agent_id;
  lease.units = units;

  Agent& agent = state.agents[agent_id.index];
  agent.load += units;
  lease.previous_of_agent = agent.last_lease;
  (agent.last_lease == kNoSlot ? agent.first_lease : state.leases[agent.last_lease].next_of_agent) =
      slot;
  agent.last_lease = slot;

  Slot* link = &state.conversations[conversation].first_lease;
  while (*link != kNoSlot) link = &state.leases[*link].next_of_conversation;
  *link = slot;

  state.note(agent_id);
  state.note(conversation);
  return slot;
}

void end_lease(State& state, Slot slot, Time at) {
  Lease& lease = state.leases[slot];
  lease.move(LeasePhase::kGone, at);
  state.timers.disarm_all(lease.timers);

  Agent& agent = state.agents[lease.agent.index];
  agent.load -= lease.units;
  (lease.previous_of_agent == kNoSlot ? agent.first_lease
                                      : state.leases[lease.previous_of_agent].next_of_agent) =
      lease.next_of_agent;
  (lease.next_of_agent == kNoSlot ? agent.last_lease
                                  : state.leases[lease.next_of_agent].previous_of_agent) =
      lease.previous_of_agent;

  Slot* link = &state.conversations[lease.conversation].first_lease;
  while (*link != slot) link = &state.leases[*link].next_of_conversation;
  *link = lease.next_of_conversation;

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
  Conversation& conversation = state.conversations[slot];
  Queue& queue = state.queues[conversation.queue.index];
  CORDBOARD_ASSERT(queue.waiting > 0);
  --queue.waiting;
  const Slot before = conversation.previous_waiting;
  const Slot after = conversation.next_waiting;
  (before == kNoSlot ? queue.first_waiting : state.conversations[before].next_waiting) = after;
  (after == kNoSlot ? queue.last_waiting : state.conversations[after].previous_waiting) = before;
  conversation.previous_waiting = conversation.next_waiting = kNoSlot;
  while (conversation.first_bar != kNoSlot) {
    const Slot bar = conversation.first_bar;
    conversation.first_bar = state.bars[bar].next;
    state.bars.release(bar);
  }
  state.note(slot);
}

}  // namespace cordboard::core
