#include "apply/messages.h"

#include <algorithm>

#include "apply/apply.h"
#include "apply/leases.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

void store_consultation_message(State& state, Time at, const event::MessageSent& e) {
  state.last_message = e.message.value;
  Entry entry;
  entry.at = at;
  entry.message = e.message;
  entry.from = e.from.agent;
  entry.visible_to = Visibility::Kind::kAgents;
  Consultation& consultation = state.consultations[state.find(e.consultation)];
  open_transcript(state, consultation.transcript).add(entry, e.text);
}

}  // namespace

void arm_next_reminder(State& state, Slot slot, const ReminderSettings& settings, Time at) {
  Conversation& conversation = state.conversations[slot];
  const ReminderColor color = conversation.reminder;
  state.timers.disarm(conversation.timers, TimerKind::kReminder);
  if (color == ReminderColor::kOff || color == ReminderColor::kRed) return;
  const bool to_yellow = color == ReminderColor::kGreen && settings.yellow.count() > 0;
  const Duration after = to_yellow ? settings.yellow : settings.red;
  if (after.count() == 0) return;
  // If the settings have changed meanwhile, the time may have passed already.
  const Time due = std::max(conversation.reminder_since + after, at);
  state.timers.arm(conversation.timers, TimerKind::kReminder, slot, due);
}

Transcript& transcript_of(State& state, Slot slot) {
  return open_transcript(state, state.conversations[slot].transcript);
}

Transcript& open_transcript(State& state, Slot& transcript) {
  if (transcript == kNoSlot) {
    transcript = state.transcripts.take();
    state.transcripts[transcript].clear();
  }
  return state.transcripts[transcript];
}

void append_note(Transcript& transcript, Time at, AgentId from, std::string_view text) {
  Entry entry;
  entry.at = at;
  entry.from = from;
  entry.kind = EntryKind::kNote;
  entry.visible_to = Visibility::Kind::kAgents;
  transcript.add(entry, text);
}

void start_idle_timers(State& state, Slot slot, Time at) {
  Conversation& conversation = state.conversations[slot];
  const auto& idle = state.queue(conversation.queue).settings.customer_idle;
  if (!idle || !conversation.is_active()) return;
  if (idle->warn.count() > 0) {
    state.timers.arm(conversation.timers, TimerKind::kIdleWarning, slot, at + idle->warn);
  }
  if (idle->end.count() > 0) {
    state.timers.arm(conversation.timers, TimerKind::kIdleEnd, slot, at + idle->end);
  }
}

void stop_idle_timers(State& state, Slot slot) {
  TimerList& timers = state.conversations[slot].timers;
  if (timers == kNoSlot) return;
  state.timers.disarm(timers, TimerKind::kIdleWarning);
  state.timers.disarm(timers, TimerKind::kIdleEnd);
}

void update_owed_answer(State& state, Slot slot, Speaker from, Time at) {
  stop_idle_timers(state, slot);
  state.conversations[slot].customer_owes = from.by_agent;
  if (from.by_agent) start_idle_timers(state, slot, at);
}

template <>
void apply(State& state, Time at, const event::MessageSent& e) {
  if (e.consultation) return store_consultation_message(state, at, e);
  CORDBOARD_ASSERT(e.message.value == state.last_message + 1);
  state.last_message = e.message.value;
  Entry entry;
  entry.at = at;
  entry.message = e.message;
  entry.from = e.from.agent;
  entry.visible_to = e.visible_to.kind;
  entry.only_to = e.visible_to.agent;
  const Slot slot = slot_of(state, e.conversation);
  transcript_of(state, slot).add(entry, e.text);
  if (e.visible_to.kind == Visibility::Kind::kAll) update_owed_answer(state, slot, e.from, at);
}

template <>
void apply(State& state, Time at, const event::SystemNotice& e) {
  Entry entry;
  entry.at = at;
  entry.kind = EntryKind::kNotice;
  entry.notice = e.notice;
  entry.visible_to = e.visible_to.kind;
  entry.only_to = e.visible_to.agent;
  entry.from = e.agent;
  Transcript& transcript = transcript_of(state, slot_of(state, e.conversation));
  if (transcript.notices < limits::kNoticesPerConversation) transcript.add(entry, {});
}

template <>
void apply(State& state, Time, const event::TypingChanged& e) {
  if (e.consultation) {
    Consultation& consultation = state.consultations[state.find(e.consultation)];
    const bool is_initiator = e.from.agent == consultation.initiator;
    (is_initiator ? consultation.initiator_typing : consultation.target_typing) = e.typing;
  } else if (e.from.is_customer()) {
    conversation_of(state, e.conversation).customer_typing = e.typing;
  } else {
    state.leases[lease_of(state, e.conversation, e.from.agent)].typing = e.typing;
  }
}

template <>
void apply(State& state, Time, const event::MessageRead& e) {
  if (e.from.is_customer()) {
    conversation_of(state, e.conversation).read = e.message;
  } else {
    state.leases[lease_of(state, e.conversation, e.from.agent)].read = e.message;
  }
}

template <>
void apply(State& state, Time at, const event::CustomerIdleWarned& e) {
  Conversation& conversation = conversation_of(state, e.conversation);
  CORDBOARD_ASSERT(conversation.is_active() && conversation.started_at <= at);
  state.timers.disarm(conversation.timers, TimerKind::kIdleWarning);
}

}  // namespace cordboard::core
