// What the state makes of a site's settings so that decisions need no text: handles for keys,
// stages of relaxation, hours in their zones. For the room `apply`, and for restoring a snapshot.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Works the queue's stages out of its settings. Nobody may hold the old ones' needs any more.
void set_up_stages(State& state, Queue& queue);

// The queues' hours and the agents' schedules, as the site that holds has them; who is not listed
// has none. And the longest time after which a customer may resume.
void set_up_times(State& state);

// How many steps of the queue's relaxation hold after waiting until `now`.
std::uint32_t steps_due(const Queue& queue, Time waiting_since, Time now);

// The same for one that may never stand there, and need not hold anything: what it asks for, or
// more.
NeedId find_needs_now(const State& state, const Conversation& conversation);

// What a conversation asks for once its stage has dropped skills; it must hold none yet.
NeedId hold_needs_now(State& state, const Conversation& conversation);

}  // namespace cordboard::core
