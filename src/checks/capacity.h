// Checks of the capacity of agents and conferences.
#pragma once

#include "cordboard/refusal.h"
#include "state/state.h"

namespace cordboard::core {

// Whether the agent's free units suffice for one more conversation of this one's queue.
bool has_free_units(const State& state, Slot conversation, AgentId agent);

// Refuses an agent without the free units for the conversation, or at the queue's `max_per_agent`.
Refusal check_capacity(const State& state, Slot conversation, AgentId agent);

// Refuses an agent who cannot get a waiting conversation by hand now: signed out, still in wrap-up
// of an earlier part in it, not ready, or without free units. An open offer of this conversation
// already reserves its units.
Refusal check_can_be_given(const State& state, Slot conversation, AgentId agent);

// Whether the chat has as many agents as its queue allows, an invited one included.
bool is_conference_full(const State& state, Slot conversation);

}  // namespace cordboard::core
