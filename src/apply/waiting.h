// Standing in a queue, and what a conversation collects there.
#pragma once

#include "state/links.h"
#include "state/state.h"

namespace cordboard::core {

// No step of relaxation is ahead any more. Few conversations have a timer at all.
void disarm_relaxation(State& state, Conversation& conversation);
inline void disarm_relaxation_if_armed(State& state, Conversation& conversation) {
  if (conversation.timers != kNoSlot) disarm_relaxation(state, conversation);
}

// The conversation leaves its queue's waiting list.
inline void leave_waiting_line(State& state, Conversation& conversation, Queue& queue) {
  step_out_of_line(state, conversation, queue);
  conversation.front = false;
  disarm_relaxation_if_armed(state, conversation);
  if (queue.waiting == 0) queue.pace.run_dry();
}
// And routing gets to know.
inline void withdraw_from_queue(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  leave_waiting_line(state, conversation, state.queues[conversation.queue.index]);
  state.record_departure(slot);
}

// What it asks for at the step of relaxation that holds now.
void renew_current_needs(State& state, Slot conversation);

// Arms the timer of the next step of relaxation, which there must be.
void arm_next_step(State& state, Slot conversation);

// Step `step` of its queue's relaxation holds for it, and the timer of the next one is armed.
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

// After a change of the queue's settings: nobody who waits stands at a later step than its age asks
// for. Further ones are events of their own. All
// who wait count as changed.
void reapply_relaxation(State& state, Queue& queue, Time now);

// Changes what a conversation asks for beside its queue.
void set_needs(State& state, Slot conversation, const Requirement* needs);

// It asks for nothing any more.
void drop_needs(State& state, Conversation& conversation);

// For a while an agent who missed it is not offered the conversation again; exclusions that are
// over make way.
void exclude_after_miss(State& state, Slot conversation, AgentId agent, Time at);

// The same for who declined it or gave it back, and at first even if there is nobody else.
void exclude_after_refusal(State& state, Slot conversation, AgentId agent, Time at);

}  // namespace cordboard::core
