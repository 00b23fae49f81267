// Derives from a site's settings what decisions need: handles for keys, relaxation stages, hours in
// their zones. Used by `apply` and by restoring a snapshot.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Derives the queue's stages from its settings. REQUIRES: the needs of the old stages were dropped.
void set_up_stages(State& state, Queue& queue);

// Derives the hours of queues, the schedules and bookable slots of agents, and the longest resume
// time from the current site. A queue or agent that is not listed has none.
void set_up_times(State& state);

// The number of relaxation steps of the queue that hold at `now`.
std::uint32_t steps_due(const Queue& queue, Time waiting_since, Time now);

// The same without adding a user: for a conversation that may never wait there. If the requirement
// is not stored, returns `needs`, which is at least as strict.
NeedId find_needs_now(const State& state, const Conversation& conversation);

// The needs of a conversation without the skills that its stage has dropped. Adds a user of them.
// REQUIRES: `needs_now` has no user yet.
NeedId hold_needs_now(State& state, const Conversation& conversation);

}  // namespace cordboard::core
