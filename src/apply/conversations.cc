#include "apply/conversations.h"

#include "apply/apply.h"
#include "apply/archive.h"
#include "apply/figures.h"
#include "apply/leases.h"
#include "apply/messages.h"
#include "apply/waiting.h"
#include "state/links.h"

namespace cordboard::core {
namespace {

[[gnu::noinline]] void keep_texts(State& state, Slot slot, const event::ConversationStarted& e) {
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
  leave_line(state, conversation, queue);
  state.exclusions.clear(conversation);
  conversation.move(Phase::kActive);
  conversation.served_at = at;
  queue.pace.accept(at, queue.waiting > 0);
  count_answer(state, queue, conversation, at);
  answer_for(state, conversation, agent);
}

// A lease of an agent who joins without having been offered the conversation: out of the way of
// those who have.
[[gnu::noinline, gnu::cold]] Slot take_unasked(State& state, Slot slot, AgentId agent, Time at) {
  return take_lease(state, slot, agent, LeasePhase::kAccepted, at);
}

[[gnu::noinline, gnu::cold]] void forget_visits(State& state, const Conversation& conversation) {
  Slot next = kNoSlot;
  for (Slot slot = conversation.first_visit; slot != kNoSlot; slot = next) {
    next = state.visits[slot].next;
    state.visits.release(slot);
  }
}

[[gnu::noinline, gnu::cold]] void forget_words(State& state, Slot slot) {
  Transcript& transcript = state.transcripts[slot];
  if (transcript.files > 0) drop_files(state, transcript);
  transcript.clear();
  state.transcripts.release(slot);
}

// The customer's list has it no more; nor has a case, whose customer may be another.
[[gnu::noinline]] void drop_kept(State& state, Conversation& conversation) {
  keep_over_no_longer(state, conversation);
  if (conversation.of_case == kNoSlot) return;
  std::erase(state.cases[conversation.of_case].conversations, conversation.number);
}

[[gnu::noinline, gnu::cold]] void forget_consultations(State& state,
                                                       const Conversation& conversation) {
  Slot next = kNoSlot;
  for (Slot slot = conversation.first_consultation; slot != kNoSlot; slot = next) {
    const Consultation& consultation = state.consultations[slot];
    next = consultation.next;
    if (consultation.transcript != kNoSlot) forget_words(state, consultation.transcript);
    state.consultations.remove(consultation.number.value);
  }
}

bool is_served_by_anybody(const State& state, const Conversation& conversation) {
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    if (state.leases[at].is_in_chat()) return true;
  }
  return false;
}

// The agent does not serve any more; if nobody does, others are to.
[[gnu::noinline, gnu::cold]] void be_left(State& state, Slot slot, AgentId by, LeftCause cause,
                                          Time at) {
  Conversation& conversation = state.conversations[slot];
  if (is_served_by_anybody(state, conversation)) return;
  const bool is_given = cause == LeftCause::kRequeued || cause == LeftCause::kTransferred;
  if (is_given) exclude_refuser(state, slot, by, at);
  still(conversation);
  state.timers.disarm(conversation.timers, TimerKind::kReminder);
  stop_awaiting_customer(state, slot);
}

// Beside others, or looking on: what that changes of the lease.
[[gnu::noinline, gnu::cold]] void stand_beside(State& state, Conversation& conversation,
                                               Lease& lease, ParticipantRole role) {
  Agent& agent = state.agents[lease.agent.index];
  if (lease.is_consulted()) {
    lease.weight = state.queue(conversation.queue).settings.weight;
    agent.load += lease.weight;
  }
  if (role == ParticipantRole::kPrimary) {
    answer_for(state, conversation, lease.agent);
    return;
  }
  // Who takes a chat over sees what was said for its agents; so have supervisors.
  if (lease.kind == OfferKind::kTransfer) return;
  lease.kind = OfferKind::kConference;
  if (agent.role == AgentRole::kSupervisor) return;
  const bool has_words = conversation.transcript != kNoSlot;
  lease.sees_from =
      has_words
          ? static_cast<std::uint32_t>(state.transcripts[conversation.transcript].lines.size())
          : 0;
}

// Somebody wraps up already, from an earlier part in the chat.
[[gnu::noinline, gnu::cold]] void go_on_wrapping_up(State& state, Conversation& conversation) {
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    if (state.leases[at].is_wrapping_up()) return conversation.move(Phase::kWrapUp);
  }
}

// What few conversations leave behind when they are forgotten.
[[gnu::noinline]] void forget_belongings(State& state, Slot slot) {
  Conversation& conversation = state.conversations[slot];
  state.timers.disarm_all(conversation.timers);
  if (conversation.phase == Phase::kAbandoned) keep_no_longer(state, slot);
  if (conversation.kept) drop_kept(state, conversation);
  if (conversation.kept_needs != kNoSlot) state.kept_needs.release(conversation.kept_needs);
  if (conversation.first_visit != kNoSlot) forget_visits(state, conversation);
  if (conversation.transcript != kNoSlot) forget_words(state, conversation.transcript);
  if (conversation.has_consultations()) forget_consultations(state, conversation);
}

}  // namespace

[[gnu::noinline]] void end_what_went_on(State& state, Conversation& conversation) {
  drop_needs(state, conversation);
  state.timers.disarm_all(conversation.timers);
  state.exclusions.clear(conversation);
  go_on_wrapping_up(state, conversation);
}

void apply(State& state, Time at, const event::ConversationStarted& e) {
  const Time waiting_since = e.waiting_since.value_or(at);
  const Time due_at = e.due_at.value_or(Time::max());
  const std::int32_t priority = e.priority.value_or(0);
  const AgentId asked_for = e.prefer_agent.value_or(AgentId{});
  const Slot customer = state.customers.begin_conversation(e.customer.id, e.customer.key);
  const auto [slot, conversation] = state.conversations.add(e.conversation.value);
  conversation.number = e.conversation;
  conversation.customer = e.customer.id;
  conversation.of_customer = customer;
  conversation.queue = e.queue;
  conversation.started_at = at;
  conversation.waiting_since = waiting_since;
  conversation.due_at = due_at;
  conversation.priority = priority;
  conversation.asked_for = asked_for;
  if (e.needs != nullptr) ask_for(state, slot, e.needs);
  if (e.subject || !e.attributes.empty()) keep_texts(state, slot, e);
}

void apply(State& state, Time at, const event::CustomerDisconnected& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  conversation.customer_away = true;
  conversation.customer_typing = false;
  state.note(slot);
  // Whoever is to be called back need not stay.
  if (conversation.phase == Phase::kScheduled) return;
  const Duration grace = state.queues[conversation.queue.index].settings.customer_grace;
  state.timers.arm(conversation.timers, TimerKind::kCustomerGrace, slot, at + grace);
}

void apply(State& state, Time, const event::CustomerReconnected& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  conversation.customer_away = false;
  state.timers.disarm(conversation.timers, TimerKind::kCustomerGrace);
  state.note(slot);
}

void apply(State& state, Time at, const event::ParticipantJoined& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  Slot lease_slot = state.find_lease(conversation, e.agent);
  if (e.role >= ParticipantRole::kMonitor) [[unlikely]] {
    state.leases[lease_slot].role = e.role;
    return;
  }
  if (lease_slot == kNoSlot) lease_slot = take_unasked(state, slot, e.agent, at);
  const bool is_waiting = conversation.is_waiting();
  Agent& agent = state.agents[e.agent.index];
  Lease& lease = state.leases[lease_slot];
  AgentStatistics& figures = figures_of(state, e.agent, at);
  figures.answered += is_waiting;
  tally_time(agent, figures, at);
  if (!is_waiting) [[unlikely]]
    stand_beside(state, conversation, lease, e.role);
  move_lease(lease, agent, LeasePhase::kServing, at);
  lease.role = e.role;
  lease.accepted_at = at;
  agent.begin_chat(at);
  if (is_waiting) begin_service(state, conversation, e.agent, at);
  // Routing gets to know last, when nothing else is left to do.
  if (is_waiting) state.note_gone(slot, conversation);
  state.note_move(e.agent, agent);
}

void apply(State& state, Time at, const event::ParticipantLeft& e) {
  if (e.role >= ParticipantRole::kMonitor) [[unlikely]]
    return;
  const Conversation& conversation = conversation_of(state, e.conversation);
  const Slot slot = lease_of(state, conversation, e.agent);
  Lease& lease = state.leases[slot];
  Agent& agent = state.agents[e.agent.index];
  Queue& queue = state.queues[conversation.queue.index];
  const Time accepted_at = lease.accepted_at;
  const std::uint64_t handled = ms_between(accepted_at, at);
  QueueStatistics& counts = figures_of(state, queue, at).counts;
  // Of a conference, the queue counts the part of who answers for it.
  if (e.role == ParticipantRole::kPrimary) {
    ++counts.handled;
    counts.handle_ms += handled;
  }
  AgentStatistics& figures = figures_of(state, e.agent, at);
  ++figures.handled;
  figures.handle_ms += handled;
  tally_time(agent, figures, at);
  agent.end_chat(at);
  state.note_move(e.agent, agent);
  // Wrap-ups do not count where a queue limits how many of its chats an agent has.
  if (queue.settings.max_per_agent > 0) state.note(e.agent);
  if (e.wraps_up) {
    state.timers.disarm(lease.timers, TimerKind::kParkEnd);
    lease.typing = false;
    if (lease.is_serving()) {
      lease.move(LeasePhase::kWrapUp, at);  // weighs as much, and is work as before
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
    be_left(state, slot_of(state, e.conversation), e.agent, e.cause, at);
  }
}

void apply(State& state, Time at, const event::ConversationParked& e) {
  const Slot slot = lease_of(state, e.conversation, e.agent);
  tally_time(state, e.agent, at);
  move_lease(state, slot, LeasePhase::kParked, at);
  state.timers.arm(state.leases[slot].timers, TimerKind::kParkEnd, slot, e.until);
  const Slot conversation = state.leases[slot].conversation;
  state.conversations[conversation].move(Phase::kParked);
  stop_awaiting_customer(state, conversation);
  state.note(e.agent);
}

void apply(State& state, Time at, const event::ConversationResumed& e) {
  const Slot slot = lease_of(state, e.conversation, e.agent);
  tally_time(state, e.agent, at);
  state.timers.disarm(state.leases[slot].timers, TimerKind::kParkEnd);
  move_lease(state, slot, LeasePhase::kServing, at);
  const Slot conversation = state.leases[slot].conversation;
  state.conversations[conversation].move(Phase::kActive);
  if (state.conversations[conversation].customer_owes) await_customer(state, conversation, at);
  state.note(e.agent);
}

void apply(State& state, Time, const event::ConversationForgotten& e) {
  const auto [slot, conversation] = place_of(state, e.conversation);
  CORDBOARD_ASSERT(conversation.first_lease == kNoSlot);
  CORDBOARD_ASSERT(!conversation.is_waiting());
  const bool leaves_nothing = conversation.phase == Phase::kClosed &&
                              !conversation.has_consultations() && !conversation.kept &&
                              (conversation.timers & conversation.kept_needs &
                               conversation.first_visit & conversation.transcript) == kNoSlot;
  if (!leaves_nothing) forget_belongings(state, slot);
  state.customers.forget_conversation(conversation.of_customer);
  state.conversations.remove(e.conversation.value);
}

}  // namespace cordboard::core
