// Open requests of agents for another agent: to take over a conversation, to join it, or to be
// consulted about it.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The request of `asker` for `to`, not yet part of the state.
Request request_of(OfferKind kind, AgentId asker, const Target& to);

// Appends `request` to the conversation's list, with no offer yet. Sets its `conversation`, `next`
// and `ends_at`.
void add_request(State& state, Slot conversation, Request request, Time at);

// Removes a request of the conversation and releases its slot.
void remove_request(State& state, Slot conversation, Slot request);
// The same for the request of this kind that `asker` made, which must exist.
void remove_request(State& state, Slot conversation, OfferKind kind, AgentId asker);

}  // namespace cordboard::core
