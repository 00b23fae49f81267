// Taking, finding and ending leases, for the events of offers, participants and wrap-ups.
#pragma once

#include "state/links.h"
#include "state/state.h"

namespace cordboard::core {

// An only agent who declines, or gives back, is not asked again at once.
inline constexpr Duration kRestAfterDecline{1000};

// A new lease of `agent` on `conversation`, in phase `offered` or `accepted`, with the weight that
// the conversation's queue gives it.
Slot take_lease(State& state, Slot conversation, AgentId agent, LeasePhase phase, Time at);

// The same where everything has been found already.
inline Slot take_lease(State& state, Slot of, Conversation& conversation, AgentId id,
                       std::int32_t weight, LeasePhase phase, Time at) {
  const Slot slot = state.leases.take();
  Lease& lease = state.leases[slot];
  Agent& agent = state.agents[id.index];
  lease = Lease{};
  lease.serial = ++state.lease_serials;
  lease.since = at;
  lease.conversation = of;
  lease.agent = id;
  lease.weight = weight;
  lease.phase = phase;
  burden_agent(state, slot, lease, agent);
  add_to_conversation(state, slot, conversation);
  if (!agent.moved) state.note_first_move(id);
  return slot;
}

// Ends a lease, whatever its phase: its load is free again, its timers are gone. If it was work,
// the agent's time has been tallied.
void end_lease(State& state, Slot lease, Time at);

// The slot of a conversation, which must be remembered.
inline Slot slot_of(State& state, ConversationId conversation) {
  return state.conversations.at(conversation.value);
}

// The lease of an agent on a conversation, which must exist.
inline Slot lease_of(State& state, ConversationId conversation, AgentId agent) {
  const Slot slot = state.find_lease(slot_of(state, conversation), agent);
  CORDBOARD_ASSERT(slot != kNoSlot);
  return slot;
}

}  // namespace cordboard::core
