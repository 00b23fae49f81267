#include "apply/apply.h"
#include "apply/leases.h"
#include "state/links.h"

namespace cordboard::core {
namespace {

std::uint64_t ms_between(Time from, Time to) {
  return to > from ? static_cast<std::uint64_t>((to - from).count()) : 0;
}

// When nothing is left to be done: remembered for a while. Without a while, the turn itself forgets
// it.
void begin_to_forget(State& state, Slot slot, Time at) {
  const Duration keep = state.site->keep_closed;
  if (keep.count() == 0) return;
  state.timers.arm(state.conversations[slot].timers, TimerKind::kForget, slot, at + keep);
}

// Who is not to be routed any more needs nothing.
void drop_needs(State& state, Conversation& conversation) {
  state.needs.drop(conversation.needs);
  conversation.needs = 0;
}

Slot keep_texts(State& state, const event::ConversationStarted& e) {
  if (!e.subject && e.attributes.empty()) return kNoSlot;
  const Slot slot = state.transcripts.take();
  Transcript& transcript = state.transcripts[slot];
  transcript.clear();
  transcript.append(e.subject.value_or(std::string_view()));
  transcript.subject_size = static_cast<std::uint32_t>(transcript.text.size());
  for (const Attribute& attribute : e.attributes) {
    const std::uint32_t begin = transcript.append(attribute.key);
    transcript.append(attribute.value);
    transcript.attributes.push_back({begin, static_cast<std::uint32_t>(attribute.key.size()),
                                     static_cast<std::uint32_t>(attribute.value.size())});
  }
  return slot;
}

}  // namespace

void apply(State& state, Time at, const event::ConversationStarted& e) {
  if (state.customers.find(e.customer.id) == nullptr) {
    state.customers.add(e.customer.id, e.customer.key);
  }
  state.customers.begin_conversation(e.customer.id);
  const Slot slot = state.conversations.add(e.conversation.value);
  Conversation& conversation = state.conversations[slot];
  conversation.number = e.conversation;
  conversation.customer = e.customer.id;
  conversation.queue = e.queue;
  conversation.started_at = at;
  conversation.waiting_since = e.waiting_since.value_or(at);
  conversation.due_at = e.due_at.value_or(Time::max());
  conversation.priority = e.priority.value_or(0);
  if (e.needs != nullptr) conversation.needs = state.needs.hold(*e.needs, state.keys);
  conversation.transcript = keep_texts(state, e);
}

void apply(State& state, Time, const event::ConversationQueued& e) {
  const Slot slot = slot_of(state, e.conversation);
  Conversation& conversation = state.conversations[slot];
  Queue& queue = state.queues[e.queue.index];
  conversation.move(Phase::kWaiting);
  conversation.queue = e.queue;
  stand_in_line(state, slot);
  ++queue.seen.arrived;
  state.note(slot);
}

void apply(State& state, Time at, const event::ConversationAbandoned& e) {
  const Slot slot = slot_of(state, e.conversation);
  leave_queue(state, slot);
  Conversation& conversation = state.conversations[slot];
  conversation.move(Phase::kAbandoned);
  conversation.ended_at = at;
  drop_needs(state, conversation);
  conversation.served_at = at;
  state.timers.disarm_all(conversation.timers);
  Queue& queue = state.queues[conversation.queue.index];
  ++queue.seen.abandoned;
  queue.seen.wait_ms += ms_between(conversation.waiting_since, at);
  begin_to_forget(state, slot, at);
}

void apply(State& state, Time at, const event::CustomerDisconnected& e) {
  const Slot slot = slot_of(state, e.conversation);
  Conversation& conversation = state.conversations[slot];
  conversation.customer_away = true;
  const Duration grace = state.queues[conversation.queue.index].settings.customer_grace;
  state.timers.arm(conversation.timers, TimerKind::kCustomerGrace, slot, at + grace);
  state.note(slot);
}

void apply(State& state, Time, const event::CustomerReconnected& e) {
  const Slot slot = slot_of(state, e.conversation);
  Conversation& conversation = state.conversations[slot];
  conversation.customer_away = false;
  state.timers.disarm(conversation.timers, TimerKind::kCustomerGrace);
  state.note(slot);
}

void apply(State& state, Time at, const event::ParticipantJoined& e) {
  const Slot slot = slot_of(state, e.conversation);
  const Slot lease_slot = lease_of(state, e.conversation, e.agent);
  Lease& lease = state.leases[lease_slot];
  lease.move(LeasePhase::kServing, at);
  lease.role = e.role;
  state.agents[e.agent.index].begin_chat(at);
  state.note(e.agent);

  Conversation& conversation = state.conversations[slot];
  if (!conversation.is_waiting()) return;
  leave_queue(state, slot);
  conversation.move(Phase::kActive);
  conversation.served_at = at;
  Queue& queue = state.queues[conversation.queue.index];
  const std::uint64_t waited = ms_between(conversation.waiting_since, at);
  ++queue.seen.answered;
  queue.seen.wait_ms += waited;
  if (waited <= static_cast<std::uint64_t>(queue.settings.service_level.count())) {
    ++queue.seen.within_service_level;
  }
}

void apply(State& state, Time at, const event::ParticipantLeft& e) {
  const Slot slot = lease_of(state, e.conversation, e.agent);
  Lease& lease = state.leases[slot];
  const Conversation& conversation = state.conversations[lease.conversation];
  state.queues[conversation.queue.index].seen.handle_ms += ms_between(lease.accepted_at, at);
  state.agents[e.agent.index].end_chat(at);
  state.note(e.agent);
  if (e.wraps_up) {
    lease.move(LeasePhase::kWrapUp, at);
  } else {
    end_lease(state, slot, at);
  }
}

void apply(State& state, Time at, const event::ConversationEnded& e) {
  Conversation& conversation = state.conversations[slot_of(state, e.conversation)];
  conversation.move(Phase::kEnded);
  conversation.ended_at = at;
  drop_needs(state, conversation);
  state.timers.disarm_all(conversation.timers);
}

void apply(State& state, Time at, const event::ConversationClosed& e) {
  const Slot slot = slot_of(state, e.conversation);
  state.conversations[slot].move(Phase::kClosed);
  begin_to_forget(state, slot, at);
}

void apply(State& state, Time, const event::ConversationForgotten& e) {
  Conversation& conversation = state.conversations[slot_of(state, e.conversation)];
  CORDBOARD_ASSERT(conversation.first_lease == kNoSlot);
  CORDBOARD_ASSERT(!conversation.is_waiting());
  state.timers.disarm_all(conversation.timers);
  if (conversation.transcript != kNoSlot) {
    state.transcripts[conversation.transcript].clear();
    state.transcripts.release(conversation.transcript);
  }
  state.customers.forget_conversation(conversation.customer);
  state.conversations.remove(e.conversation.value);
}

}  // namespace cordboard::core
