#include "apply/conversations.h"

#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/forgetting.h"
#include "apply/leases.h"
#include "apply/messages.h"
#include "apply/queueing.h"
#include "apply/waiting.h"
#include "state/links.h"
#include "state/retention.h"

namespace cordboard::core {
namespace {

void store_subject_and_attributes(State& state, Slot slot, const event::ConversationStarted& e) {
  Transcript& transcript = transcript_of(state, slot);
  transcript.append(e.subject.value_or(std::string_view()));
  transcript.subject_size = static_cast<std::uint32_t>(transcript.text.size());
  transcript.attach(e.attributes);
}

void count_answer(State& state, Queue& queue, Conversation& conversation, Time at) {
  if (conversation.served_by) return;
  QueueFigures& figures = figures_of(state, queue, at);
  const std::uint64_t waited = ms_between(conversation.waiting_since, at);
  ++figures.counts.answered;
  figures.counts.wait_ms += waited;
  figures.waits.add(waited);
  if (waited <= static_cast<std::uint64_t>(queue.settings.service_level.count())) {
    ++figures.counts.within_service_level;
  }
}

void begin_service(State& state, Conversation& conversation, AgentId agent, Time at) {
  Queue& queue = state.queues[conversation.queue.index];
  leave_waiting_line(state, conversation, queue);
  state.exclusions.clear(conversation);
  conversation.move(Phase::kActive);
  conversation.served_at = at;
  queue.pace.accept(at, queue.waiting > 0);
  count_answer(state, queue, conversation, at);
  make_responsible(state, conversation, agent);
}

// An agent joins without an offer. A function of its own, so that the frequent path is not slowed.
Slot take_lease_without_offer(State& state, Slot slot, AgentId agent, Time at) {
  return take_lease(state, slot, agent, LeasePhase::kAccepted, at);
}

bool is_served_by_anybody(const State& state, const Conversation& conversation) {
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    if (state.leases[at].is_in_chat()) return true;
  }
  return false;
}

// Called after an agent has left. If no agent serves the conversation any more, switches off all
// timers and flags that assume one. An agent who gave the conversation away is excluded from it.
void suspend_service_if_unserved(State& state, Slot slot, AgentId by, LeftCause cause, Time at) {
  Conversation& conversation = state.conversations[slot];
  if (is_served_by_anybody(state, conversation)) return;
  const bool is_given = cause == LeftCause::kRequeued || cause == LeftCause::kTransferred;
  if (is_given) exclude_after_refusal(state, slot, by, at);
  clear_reminder_and_typing(conversation);
  state.timers.disarm(conversation.timers, TimerKind::kReminder);
  stop_idle_timers(state, slot);
}

// Adjusts the lease of an agent who joins a conversation that another agent serves.
void join_served_conversation(State& state, Conversation& conversation, Lease& lease,
                              ParticipantRole role) {
  Agent& agent = state.agents[lease.agent.index];
  if (lease.is_consulted()) {
    lease.weight = state.queue(conversation.queue).settings.weight;
    agent.load += lease.weight;
  }
  if (role == ParticipantRole::kPrimary) {
    make_responsible(state, conversation, lease.agent);
    return;
  }
  // An agent who takes over sees the earlier notes; so do supervisors. Any other agent who joins
  // sees only later ones.
  if (lease.kind == OfferKind::kTransfer) return;
  lease.kind = OfferKind::kConference;
  if (agent.role == AgentRole::kSupervisor) return;
  const bool has_words = conversation.transcript != kNoSlot;
  lease.sees_from =
      has_words
          ? static_cast<std::uint32_t>(state.transcripts[conversation.transcript].entries.size())
          : 0;
}

// Moves an ended conversation to wrap-up if an agent still wraps up an earlier part of it.
void enter_wrap_up_if_pending(State& state, Conversation& conversation) {
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    if (state.leases[at].is_wrapping_up()) return conversation.move(Phase::kWrapUp);
  }
}

void end_without_service(State& state, Slot slot, Time at) {
  if (state.conversations[slot].is_waiting()) withdraw_from_queue(state, slot);
  Conversation& conversation = state.conversations[slot];
  state.exclusions.clear(conversation);
  conversation.ended_at = conversation.served_at = at;
  conversation.customer_typing = false;
  state.timers.disarm_all(conversation.timers);
}

// Sets the agent whom the conversation waits for, if the queue has a `sticky_wait_ms`: the
// preferred agent of the start, or the customer's last agent.
void set_preferred_agent(State& state, Conversation& conversation, const Queue& queue, Time at) {
  const Duration wait = queue.settings.sticky_wait;
  if (wait.count() == 0) return;
  conversation.preferred = conversation.asked_for
                               ? conversation.asked_for
                               : state.customers[conversation.of_customer].last_agent;
  if (conversation.preferred) conversation.sticky_until = at + wait;
}

}  // namespace

void release_rare_parts(State& state, Conversation& conversation) {
  drop_needs(state, conversation);
  state.timers.disarm_all(conversation.timers);
  state.exclusions.clear(conversation);
  enter_wrap_up_if_pending(state, conversation);
}

template <>
void apply(State& state, Time at, const event::ConversationStarted& e) {
  const Time waiting_since = e.waiting_since.value_or(at);
  const Time due_at = e.due_at.value_or(Time::max());
  const std::int32_t priority = e.priority.value_or(0);
  const AgentId asked_for = e.prefer_agent.value_or(AgentId{});
  const Slot customer = state.customers.begin_conversation(e.customer.id, e.customer.key);
  const auto place = state.conversations.add(e.conversation.value);
  Conversation& conversation = place.thing;
  conversation.number = e.conversation;
  conversation.customer = e.customer.id;
  conversation.of_customer = customer;
  conversation.queue = e.queue;
  conversation.started_at = at;
  conversation.waiting_since = waiting_since;
  conversation.due_at = due_at;
  conversation.priority = priority;
  conversation.asked_for = asked_for;
  if (e.needs != nullptr) set_needs(state, place.slot, e.needs);
  if (e.subject || !e.attributes.empty()) store_subject_and_attributes(state, place.slot, e);
}

template <>
void apply(State& state, Time at, const event::ConversationQueued& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  const QueuedCause cause = e.cause;
  if (cause != QueuedCause::kArrived) leave_previous_place(state, place.slot, e, at);
  Queue& queue = state.queues[e.queue.index];
  conversation.move(Phase::kWaiting);
  conversation.queue = e.queue;
  conversation.queued_at = at;
  if (cause == QueuedCause::kArrived || cause == QueuedCause::kResumed) {
    set_preferred_agent(state, conversation, queue, at);
  }
  if (conversation.customer_away &&
      state.timers.find(conversation.timers, TimerKind::kCustomerGrace) == nullptr) {
    state.timers.arm(conversation.timers, TimerKind::kCustomerGrace, place.slot,
                     at + queue.settings.customer_grace);
  }
  append_to_waiting_line(state, place.slot, conversation, queue);
  relax_to(state, place.slot, conversation, queue, 0);
  const bool is_newcomer = cause == QueuedCause::kArrived || cause == QueuedCause::kOverflow;
  if (is_newcomer) ++figures_of(state, queue, at).counts.arrived;
}

template <>
void apply(State& state, Time at, const event::ConversationAbandoned& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  end_without_service(state, place.slot, at);
  conversation.move(Phase::kAbandoned);
  if (conversation.needs != 0) {
    conversation.kept_needs = state.kept_needs.take();
    state.kept_needs[conversation.kept_needs] = state.needs.requirement(conversation.needs);
    drop_needs(state, conversation);
  }
  link_abandoned(state, place.slot);
  Queue& queue = state.queues[conversation.queue.index];
  if (!conversation.served_by) {
    ++figures_of(state, queue, at).counts.abandoned;
    figures_of(state, queue, at).counts.wait_ms += ms_between(conversation.waiting_since, at);
  }
  begin_retention(state, place.slot, at);
}

template <>
void apply(State& state, Time at, const event::CustomerDisconnected& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  conversation.customer_away = true;
  conversation.customer_typing = false;
  state.record_change(place.slot);
  // A customer who waits for a callback need not stay connected.
  if (conversation.phase == Phase::kScheduled) return;
  const Duration grace = state.queues[conversation.queue.index].settings.customer_grace;
  state.timers.arm(conversation.timers, TimerKind::kCustomerGrace, place.slot, at + grace);
}

template <>
void apply(State& state, Time, const event::CustomerReconnected& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  conversation.customer_away = false;
  state.timers.disarm(conversation.timers, TimerKind::kCustomerGrace);
  state.record_change(place.slot);
}

template <>
void apply(State& state, Time at, const event::ParticipantJoined& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  Slot lease_slot = state.find_lease(conversation, e.agent);
  if (is_watching_role(e.role)) [[unlikely]] {
    state.leases[lease_slot].role = e.role;
    return;
  }
  if (lease_slot == kNoSlot) lease_slot = take_lease_without_offer(state, place.slot, e.agent, at);
  const bool is_waiting = conversation.is_waiting();
  Agent& agent = state.agents[e.agent.index];
  Lease& lease = state.leases[lease_slot];
  AgentStatistics& figures = figures_of(state, e.agent, at);
  figures.answered += is_waiting;
  tally_time(agent, figures, at);
  if (!is_waiting) [[unlikely]]
    join_served_conversation(state, conversation, lease, e.role);
  move_lease(lease, agent, LeasePhase::kServing, at);
  lease.role = e.role;
  lease.accepted_at = at;
  agent.begin_chat(at);
  if (is_waiting) begin_service(state, conversation, e.agent, at);
  // The change is recorded last, so that no value must be kept in a register across these calls.
  if (is_waiting) state.record_departure(place.slot, conversation);
  state.record_move(e.agent, agent);
}

template <>
void apply(State& state, Time at, const event::ParticipantLeft& e) {
  if (is_watching_role(e.role)) [[unlikely]]
    return;
  const Conversation& conversation = conversation_of(state, e.conversation);
  const Slot slot = lease_of(state, conversation, e.agent);
  Lease& lease = state.leases[slot];
  Agent& agent = state.agents[e.agent.index];
  Queue& queue = state.queues[conversation.queue.index];
  const Time accepted_at = lease.accepted_at;
  const std::uint64_t handled = ms_between(accepted_at, at);
  QueueStatistics& counts = figures_of(state, queue, at).counts;
  // In a conference, the queue counts only the part of the primary agent.
  if (e.role == ParticipantRole::kPrimary) {
    ++counts.handled;
    counts.handle_ms += handled;
  }
  AgentStatistics& figures = figures_of(state, e.agent, at);
  ++figures.handled;
  figures.handle_ms += handled;
  tally_time(agent, figures, at);
  agent.end_chat(at);
  state.record_move(e.agent, agent);
  // `max_per_agent` does not count wrap-ups, so the agent may take one more conversation of this
  // queue.
  if (queue.settings.max_per_agent > 0) state.record_change(e.agent);
  if (e.wraps_up) {
    state.timers.disarm(lease.timers, TimerKind::kParkEnd);
    lease.typing = false;
    if (lease.is_serving()) {
      lease.move(LeasePhase::kWrapUp, at);  // weight and work stay the same
    } else {
      move_lease(lease, agent, LeasePhase::kWrapUp, at);
    }
  } else {
    queue.pace.release(at - accepted_at);
    end_lease(state, slot, at);
  }
  if (e.cause == LeftCause::kTransferred) {
    ++counts.transfers;
    ++figures.transfers;
  }
  if (e.cause != LeftCause::kEnded) {
    suspend_service_if_unserved(state, slot_of(state, e.conversation), e.agent, e.cause, at);
  }
}

template <>
void apply(State& state, Time, const event::ConversationForgotten& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  CORDBOARD_ASSERT(conversation.first_lease == kNoSlot);
  CORDBOARD_ASSERT(!conversation.is_waiting());
  const bool owns_nothing = conversation.phase == Phase::kClosed &&
                            !conversation.has_consultations() && !conversation.kept &&
                            are_unused(conversation.timers, conversation.kept_needs,
                                       conversation.first_visit, conversation.transcript);
  if (!owns_nothing) release_belongings(state, place.slot);
  state.customers.forget_conversation(conversation.of_customer);
  state.conversations.remove(e.conversation.value);
}

template <>
void apply(State& state, Time at, const event::ConversationRejected& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  end_without_service(state, place.slot, at);
  conversation.move(Phase::kRejected);
  drop_needs(state, conversation);
  ++figures_of(state, state.queues[e.queue.index], at).counts.rejected;
  begin_retention(state, place.slot, at);
}

template <>
void apply(State& state, Time, const event::RequirementRelaxed& e) {
  relax_to(state, slot_of(state, e.conversation), e.step);
}

template <>
void apply(State& state, Time, const event::ConversationUpdated& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  if (e.priority) conversation.priority = *e.priority;
  if (e.due_at) conversation.due_at = *e.due_at;
  if (e.needs != nullptr) set_needs(state, place.slot, e.needs);
  if (e.attributes) transcript_of(state, place.slot).replace_attributes(*e.attributes);
  state.record_change(place.slot);
}

template <>
void apply(State& state, Time at, const event::ConversationParked& e) {
  const Slot slot = lease_of(state, e.conversation, e.agent);
  tally_time(state, e.agent, at);
  move_lease(state, slot, LeasePhase::kParked, at);
  state.timers.arm(state.leases[slot].timers, TimerKind::kParkEnd, slot, e.until);
  const Slot conversation = state.leases[slot].conversation;
  state.conversations[conversation].move(Phase::kParked);
  stop_idle_timers(state, conversation);
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time at, const event::ConversationResumed& e) {
  const Slot slot = lease_of(state, e.conversation, e.agent);
  tally_time(state, e.agent, at);
  state.timers.disarm(state.leases[slot].timers, TimerKind::kParkEnd);
  move_lease(state, slot, LeasePhase::kServing, at);
  const Slot conversation = state.leases[slot].conversation;
  state.conversations[conversation].move(Phase::kActive);
  if (state.conversations[conversation].customer_owes) start_idle_timers(state, conversation, at);
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time, const event::CallbackScheduled& e) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  withdraw_from_queue(state, place.slot);
  conversation.move(Phase::kScheduled);
  state.exclusions.clear(conversation);
  state.timers.disarm(conversation.timers, TimerKind::kCustomerGrace);
  state.timers.arm(conversation.timers, TimerKind::kCallback, place.slot, e.at_time);
}

template <>
void apply(State& state, Time at, const event::ConversationAssigned& e) {
  take_lease(state, slot_of(state, e.conversation), e.agent, LeasePhase::kAccepted, at);
}

}  // namespace cordboard::core
