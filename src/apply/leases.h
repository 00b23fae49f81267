// Taking, finding and ending leases, for the events of offers, participants and wrap-ups.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// A new lease of `agent` on `conversation`, in phase `offered`.
Slot take_lease(State& state, Slot conversation, AgentId agent, std::int32_t units, Time at);

// Ends a lease, whatever its phase: its load is free again, its timers are gone.
void end_lease(State& state, Slot lease, Time at);

// The lease of an agent on a conversation, which must exist.
Slot lease_of(const State& state, ConversationId conversation, AgentId agent);

// The slot of a conversation, which must be remembered.
Slot slot_of(const State& state, ConversationId conversation);

// The conversation leaves its queue's waiting list, and what barred agents from it.
void leave_queue(State& state, Slot conversation);

}  // namespace cordboard::core
