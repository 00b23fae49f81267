#include "apply/queueing.h"

#include "apply/figures.h"
#include "apply/waiting.h"
#include "state/links.h"

namespace cordboard::core {
namespace {

void record_visit(State& state, Conversation& conversation, QueueId queue) {
  for (Slot at = conversation.first_visit; at != kNoSlot; at = state.visits[at].next) {
    if (state.visits[at].queue == queue) return;
  }
  const Slot visit = state.visits.take();
  state.visits[visit] = {queue, conversation.first_visit};
  conversation.first_visit = visit;
}

// Reverses the abandonment: the customer has come back in time. Restores the needs that the
// conversation had.
void restore_abandoned(State& state, Slot slot) {
  unlink_abandoned(state, slot);
  Conversation& conversation = state.conversations[slot];
  state.timers.disarm_all(conversation.timers);
  unlink_kept(state, conversation);
  conversation.ended_at = {};
  conversation.customer_away = false;
  if (conversation.kept_needs == kNoSlot) return;
  const Slot kept = conversation.kept_needs;
  conversation.kept_needs = kNoSlot;
  conversation.needs = state.needs.hold(state.kept_needs[kept], state.keys);
  state.kept_needs.release(kept);
}

}  // namespace

// A function of its own because most conversations have just arrived and skip it.
void leave_previous_place(State& state, Slot slot, const event::ConversationQueued& e, Time at) {
  Conversation& conversation = state.conversations[slot];
  if (e.cause == QueuedCause::kOverflow) {
    ++figures_of(state, state.queues[conversation.queue.index], at).counts.rejected;
    record_visit(state, conversation, conversation.queue);
    record_visit(state, conversation, e.queue);
  }
  if (conversation.is_waiting()) withdraw_from_queue(state, slot);
  if (conversation.phase == Phase::kAbandoned) {
    if (!conversation.served_by) {
      ++figures_of(state, state.queues[e.queue.index], at).counts.resumed;
    }
    restore_abandoned(state, slot);
  }
  if (conversation.phase == Phase::kScheduled) {
    state.timers.disarm(conversation.timers, TimerKind::kCallback);
    conversation.waiting_since = at;
  }
  conversation.failed_offers = 0;
  conversation.added = add_priority(conversation.added, e.priority_add.value_or(0));
  conversation.front = e.cause == QueuedCause::kRequeued || e.cause == QueuedCause::kAgentLost;
  conversation.sticky_until = {};
}

}  // namespace cordboard::core
