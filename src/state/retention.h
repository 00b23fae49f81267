// How long finished conversations are remembered.
#pragma once

#include <algorithm>

#include "state/links.h"
#include "state/state.h"

namespace cordboard::core {

// The site's `keep_closed_ms`. An abandoned conversation is remembered at least as long as the
// customer may return to it.
inline Duration retention_of(const State& state, const Conversation& conversation) {
  const Duration keep = state.site->keep_closed;
  if (conversation.phase != Phase::kAbandoned) return keep;
  return std::max(keep, state.queue(conversation.queue).settings.abandon_resume);
}

// Marks a finished conversation as kept, and arms the timer that forgets it. One that is part of a
// case has no timer: it is remembered as long as the case.
[[gnu::noinline]] inline void keep_finished(State& state, Slot slot, Conversation& conversation,
                                            Duration keep, Time at) {
  link_kept(state, slot, conversation);
  if (conversation.of_case != kNoSlot) return;
  state.timers.arm(conversation.timers, TimerKind::kForget, slot, at + keep);
}

// Begins the time for which a finished conversation is remembered. If that time is 0, the current
// turn forgets the conversation.
inline void begin_retention(State& state, Slot slot, Conversation& conversation, Time at) {
  const Duration keep = retention_of(state, conversation);
  // An agent still wraps up an earlier part; the time begins after that.
  if (conversation.first_lease != kNoSlot) return;
  if (keep.count() == 0 && conversation.of_case == kNoSlot) return;
  keep_finished(state, slot, conversation, keep, at);
}
inline void begin_retention(State& state, Slot slot, Time at) {
  begin_retention(state, slot, state.conversations[slot], at);
}

}  // namespace cordboard::core
