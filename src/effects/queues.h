// Puts conversations into queues, moves them to other queues, and rejects them.
#pragma once

#include <vector>

#include "turn/turn.h"

namespace cordboard::core {

// Applies the steps of relaxation that are due by the time the conversation has waited.
void relax_if_due(Turn& turn, Slot conversation);

// The conversation waits in the queue from now on, at the step of relaxation that its waiting time
// asks for.
inline void enter_queue(Turn& turn, Slot slot, QueueId queue, QueuedCause cause,
                        std::int32_t priority_add = 0) {
  const ConversationId number = turn.state().conversations[slot].number;
  turn.emit_filled<event::ConversationQueued>([&](event::ConversationQueued& queued) {
    queued.conversation = number;
    queued.queue = queue;
    queued.cause = cause;
    if (priority_add != 0) queued.priority_add = priority_add;
  });
  if (turn.state().queue(queue).relaxes()) relax_if_due(turn, slot);
}

// After a change of the site: relaxes all waiting conversations as far as is due.
void relax_all_due(Turn& turn);

// A newcomer enters its queue if the queue admits it; otherwise it overflows or is rejected.
void admit_or_turn_away(Turn& turn, Slot conversation, QueueId queue);

// The same, faster for a queue that admits every newcomer.
inline void admit(Turn& turn, Slot conversation) {
  const State& state = turn.state();
  const QueueId queue = state.conversations[conversation].queue;
  if (state.queue(queue).may_turn_away) return admit_or_turn_away(turn, conversation, queue);
  enter_queue(turn, conversation, queue, QueuedCause::kArrived);
}

// Lets the conversation leave its queue if it must leave now (`reason_to_leave_now`). Otherwise
// does nothing.
void leave_queue_if_due(Turn& turn, Slot conversation);

// The same for all of these, which the turn has changed.
void leave_queues_if_due(Turn& turn, const std::vector<Slot>& changed);

}  // namespace cordboard::core
