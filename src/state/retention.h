// How long what is over is remembered.
#pragma once

#include <algorithm>

#include "state/state.h"

namespace cordboard::core {

// The site's `keep_closed_ms`; what was abandoned, for as long as the customer may come back to it.
inline Duration kept_for(const State& state, const Conversation& conversation) {
  const Duration keep = state.site->keep_closed;
  if (conversation.phase != Phase::kAbandoned) return keep;
  return std::max(keep, state.queue(conversation.queue).settings.abandon_resume);
}

// Nothing is left to be done: remembered for a while. Without a while, the turn itself forgets it.
inline void begin_to_forget(State& state, Slot slot, Conversation& conversation, Time at) {
  const Duration keep = kept_for(state, conversation);
  // Whoever still wraps up an earlier part in it keeps it.
  if (keep.count() == 0 || conversation.first_lease != kNoSlot) return;
  state.timers.arm(conversation.timers, TimerKind::kForget, slot, at + keep);
}
inline void begin_to_forget(State& state, Slot slot, Time at) {
  begin_to_forget(state, slot, state.conversations[slot], at);
}

}  // namespace cordboard::core
