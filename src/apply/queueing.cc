// What happens to a conversation while it has no agent.
#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/leases.h"
#include "apply/messages.h"
#include "apply/waiting.h"
#include "state/links.h"
#include "state/retention.h"

namespace cordboard::core {
namespace {

void note_visit(State& state, Conversation& conversation, QueueId queue) {
  for (Slot at = conversation.first_visit; at != kNoSlot; at = state.visits[at].next) {
    if (state.visits[at].queue == queue) return;
  }
  const Slot visit = state.visits.take();
  state.visits[visit] = {queue, conversation.first_visit};
  conversation.first_visit = visit;
}

// The customer is back in time: the conversation asks for what it asked for before.
void take_back(State& state, Slot slot) {
  keep_no_longer(state, slot);
  Conversation& conversation = state.conversations[slot];
  state.timers.disarm_all(conversation.timers);
  keep_over_no_longer(state, conversation);
  conversation.ended_at = {};
  conversation.customer_away = false;
  if (conversation.kept_needs == kNoSlot) return;
  const Slot kept = conversation.kept_needs;
  conversation.kept_needs = kNoSlot;
  conversation.needs = state.needs.hold(state.kept_needs[kept], state.keys);
  state.kept_needs.release(kept);
}

void leave_for_good(State& state, Slot slot, Time at) {
  if (state.conversations[slot].is_waiting()) leave_queue(state, slot);
  Conversation& conversation = state.conversations[slot];
  state.exclusions.clear(conversation);
  conversation.ended_at = conversation.served_at = at;
  conversation.customer_typing = false;
  state.timers.disarm_all(conversation.timers);
}

// Out of where it stood, on the way into a queue. Most have only just arrived, and stood nowhere.
[[gnu::noinline]] void come_from(State& state, Slot slot, const event::ConversationQueued& e,
                                 Time at) {
  Conversation& conversation = state.conversations[slot];
  if (e.cause == QueuedCause::kOverflow) {
    ++figures_of(state, state.queues[conversation.queue.index], at).counts.rejected;
    note_visit(state, conversation, conversation.queue);
    note_visit(state, conversation, e.queue);
  }
  if (conversation.is_waiting()) leave_queue(state, slot);
  if (conversation.phase == Phase::kAbandoned) {
    if (!conversation.served_by) {
      ++figures_of(state, state.queues[e.queue.index], at).counts.resumed;
    }
    take_back(state, slot);
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

// Whom the newcomer waits for, where the queue says so: who was asked for, or had the customer
// last.
void prefer(State& state, Conversation& conversation, const Queue& queue, Time at) {
  const Duration wait = queue.settings.sticky_wait;
  if (wait.count() == 0) return;
  conversation.preferred = conversation.asked_for
                               ? conversation.asked_for
                               : state.customers[conversation.of_customer].last_agent;
  if (conversation.preferred) conversation.sticky_until = at + wait;
}

}  // namespace

void apply(State& state, Time at, const event::ConversationQueued& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  const QueuedCause cause = e.cause;
  if (cause != QueuedCause::kArrived) come_from(state, slot, e, at);
  Queue& queue = state.queues[e.queue.index];
  conversation.move(Phase::kWaiting);
  conversation.queue = e.queue;
  conversation.queued_at = at;
  if (cause == QueuedCause::kArrived || cause == QueuedCause::kResumed) {
    prefer(state, conversation, queue, at);
  }
  if (conversation.customer_away &&
      state.timers.find(conversation.timers, TimerKind::kCustomerGrace) == nullptr) {
    state.timers.arm(conversation.timers, TimerKind::kCustomerGrace, slot,
                     at + queue.settings.customer_grace);
  }
  stand_in_line(state, slot, conversation, queue);
  relax_to(state, slot, conversation, queue, 0);
  const bool is_newcomer = cause == QueuedCause::kArrived || cause == QueuedCause::kOverflow;
  if (is_newcomer) ++figures_of(state, queue, at).counts.arrived;
}

void apply(State& state, Time at, const event::ConversationAbandoned& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  leave_for_good(state, slot, at);
  conversation.move(Phase::kAbandoned);
  if (conversation.needs != 0) {
    conversation.kept_needs = state.kept_needs.take();
    state.kept_needs[conversation.kept_needs] = state.needs.requirement(conversation.needs);
    drop_needs(state, conversation);
  }
  keep_for_customer(state, slot);
  Queue& queue = state.queues[conversation.queue.index];
  if (!conversation.served_by) {
    ++figures_of(state, queue, at).counts.abandoned;
    figures_of(state, queue, at).counts.wait_ms += ms_between(conversation.waiting_since, at);
  }
  begin_to_forget(state, slot, at);
}

void apply(State& state, Time at, const event::ConversationRejected& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  leave_for_good(state, slot, at);
  conversation.move(Phase::kRejected);
  drop_needs(state, conversation);
  ++figures_of(state, state.queues[e.queue.index], at).counts.rejected;
  begin_to_forget(state, slot, at);
}

void apply(State& state, Time, const event::RequirementRelaxed& e) {
  relax_to(state, slot_of(state, e.conversation), e.step);
}

void apply(State& state, Time, const event::ConversationUpdated& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  if (e.priority) conversation.priority = *e.priority;
  if (e.due_at) conversation.due_at = *e.due_at;
  if (e.needs != nullptr) ask_for(state, slot, e.needs);
  if (e.attributes) transcript_of(state, slot).replace_attributes(*e.attributes);
  state.note(slot);
}

void apply(State& state, Time, const event::CallbackScheduled& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  leave_queue(state, slot);
  conversation.move(Phase::kScheduled);
  state.exclusions.clear(conversation);
  state.timers.disarm(conversation.timers, TimerKind::kCustomerGrace);
  state.timers.arm(conversation.timers, TimerKind::kCallback, slot, e.at_time);
}

void apply(State& state, Time at, const event::ConversationAssigned& e) {
  take_lease(state, slot_of(state, e.conversation), e.agent, LeasePhase::kAccepted, at);
}

}  // namespace cordboard::core
