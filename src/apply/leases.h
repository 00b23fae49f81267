// Taking, finding and ending leases, for the events of offers, participants and wrap-ups.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// An only agent who declines, or gives back, is not asked again at once.
inline constexpr Duration kRestAfterDecline{1000};

// A new lease of `agent` on `conversation`, in phase `offered` or `accepted`, with the weight that
// the conversation's queue gives it.
Slot take_lease(State& state, Slot conversation, AgentId agent, LeasePhase phase, Time at);

// Ends a lease, whatever its phase: its load is free again, its timers are gone. If it was work,
// the agent's time has been tallied.
void end_lease(State& state, Slot lease, Time at);

// The slot of a conversation, which must be remembered.
inline Slot slot_of(const State& state, ConversationId conversation) {
  const Slot slot = state.find(conversation);
  CORDBOARD_ASSERT(slot != kNoSlot);
  return slot;
}

// The lease of an agent on a conversation, which must exist.
inline Slot lease_of(const State& state, ConversationId conversation, AgentId agent) {
  const Slot slot = state.find_lease(slot_of(state, conversation), agent);
  CORDBOARD_ASSERT(slot != kNoSlot);
  return slot;
}

}  // namespace cordboard::core
