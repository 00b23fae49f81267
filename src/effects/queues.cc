#include "effects/queues.h"

#include <algorithm>

#include "checks/admission.h"
#include "effects/closing.h"
#include "state/set_up.h"

namespace cordboard::core {
namespace {

void reject(Turn& turn, Slot slot, QueueId queue, RejectReason reason) {
  const ConversationId number = turn.state().conversations[slot].number;
  turn.emit(event::ConversationRejected{number, queue, reason});
  forget_if_not_kept(turn, slot);
}

// Follows the chain of overflow queues, each queue once, until one admits the conversation.
// Rejects it if none does.
void overflow(Turn& turn, Slot slot, RejectReason reason) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  QueueId at = conversation.queue;
  std::int32_t added = 0;
  std::vector<QueueId> tried;
  while (true) {
    const QueueId next = state.queue(at).overflow_to;
    if (!next) return reject(turn, slot, at, reason);
    const bool was_tried = std::find(tried.begin(), tried.end(), next) != tried.end();
    if (!state.is_listed(next) || was_tried || has_visited(state, conversation, next)) {
      return reject(turn, slot, at, RejectReason::kUnroutable);
    }
    added = add_priority(added, state.queue(at).settings.overflow->priority_add);
    tried.push_back(next);
    const auto obstacle = reason_not_to_admit(turn.router(), state, turn.now(), slot, next);
    if (!obstacle) return enter_queue(turn, slot, next, QueuedCause::kOverflow, added);
    if (rejects_without_overflow(state.queue(next), *obstacle))
      return reject(turn, slot, next, *obstacle);
    at = next;
    reason = *obstacle;
  }
}

}  // namespace

void relax_if_due(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  const Queue& queue = state.queue(conversation.queue);
  const std::uint32_t due = steps_due(queue, conversation.waiting_since, turn.now());
  while (conversation.relaxed < due) {
    turn.emit(event::RequirementRelaxed{conversation.number, conversation.relaxed + 1});
  }
}

void relax_all_due(Turn& turn) {
  const State& state = turn.state();
  state.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
    if (state.conversations[slot].is_waiting()) relax_if_due(turn, slot);
  });
}

void admit_or_turn_away(Turn& turn, Slot slot, QueueId queue) {
  const State& state = turn.state();
  const auto reason = reason_not_to_admit(turn.router(), state, turn.now(), slot, queue);
  if (!reason) return enter_queue(turn, slot, queue, QueuedCause::kArrived);
  if (rejects_without_overflow(state.queue(queue), *reason))
    return reject(turn, slot, queue, *reason);
  overflow(turn, slot, *reason);
}

void leave_queue_if_due(Turn& turn, Slot slot) {
  const auto reason =
      reason_to_leave_now(turn.state(), turn.state().conversations[slot], turn.now());
  if (reason) overflow(turn, slot, *reason);
}

void leave_queues_if_due(Turn& turn, const std::vector<Slot>& changed) {
  const State& state = turn.state();
  std::vector<ConversationId> due;
  for (const Slot slot : changed) {
    const Conversation& conversation = state.conversations[slot];
    if (reason_to_leave_now(state, conversation, turn.now())) due.push_back(conversation.number);
  }
  for (const ConversationId number : due) leave_queue_if_due(turn, state.find(number));
}

}  // namespace cordboard::core
