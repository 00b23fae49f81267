// The parts of a conversation that waits in a queue: its place in the waiting line, its relaxation
// step and its exclusions.
#pragma once

#include "state/links.h"
#include "state/state.h"

namespace cordboard::core {

// Disarms the timer of the next relaxation step. Few conversations have any timer, so the inline
// check comes first.
void disarm_relaxation(State& state, Conversation& conversation);
inline void disarm_relaxation_if_armed(State& state, Conversation& conversation) {
  if (conversation.timers != kNoSlot) disarm_relaxation(state, conversation);
}

// Removes the conversation from the waiting line of its queue.
inline void leave_waiting_line(State& state, Conversation& conversation, Queue& queue) {
  remove_from_waiting_line(state, conversation, queue);
  conversation.front = false;
  disarm_relaxation_if_armed(state, conversation);
  if (queue.waiting == 0) queue.pace.end_backlog();
}
// The same, and records the departure for the matching.
inline void withdraw_from_queue(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  leave_waiting_line(state, conversation, state.queues[conversation.queue.index]);
  state.record_departure(slot);
}

// Computes the needs that hold at the current relaxation step.
void renew_current_needs(State& state, Slot conversation);

// Arms the timer of the next relaxation step, which must exist.
void arm_next_step(State& state, Slot conversation);

// Sets the relaxation step of a waiting conversation, and arms the timer of the next step.
inline void relax_to(State& state, Slot slot, Conversation& conversation, const Queue& queue,
                     std::uint32_t step) {
  conversation.relaxed = step;
  if (conversation.needs != 0) renew_current_needs(state, slot);
  disarm_relaxation_if_armed(state, conversation);
  if (queue.relaxes() && step + 1 < queue.stages.size()) arm_next_step(state, slot);
  state.record_change(slot, conversation);
}
inline void relax_to(State& state, Slot slot, std::uint32_t step) {
  Conversation& conversation = state.conversations[slot];
  relax_to(state, slot, conversation, state.queue(conversation.queue), step);
}

// Called after the queue's settings have changed. Moves each waiting conversation back to the step
// that its waiting time allows, if it is beyond that step. Later steps follow as events of their
// own. Records all waiting conversations as changed. O(n log n) in the number of waiting
// conversations.
void reapply_relaxation(State& state, Queue& queue, Time now);

// Replaces the needs that a conversation has beside those of its queue. Null or empty: none.
void set_needs(State& state, Slot conversation, const Requirement* needs);

// Removes all needs of the conversation.
void drop_needs(State& state, Conversation& conversation);

// Excludes an agent who missed an offer from the conversation for the queue's `reoffer_after_ms`.
// Drops exclusions that have expired.
void exclude_after_miss(State& state, Slot conversation, AgentId agent, Time at);

// The same for an agent who declined an offer or gave the conversation back. The exclusion lasts at
// least 1 s, even if no other agent is eligible.
void exclude_after_refusal(State& state, Slot conversation, AgentId agent, Time at);

}  // namespace cordboard::core
