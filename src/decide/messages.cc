#include "decide/messages.h"

#include "cordboard/limits.h"
#include "decide/consultations.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/permission.h"
#include "checks/texts.h"

namespace cordboard::core {
namespace {

// A supervisor who looks on, or coaches.
const Lease* watching(const State& state, Slot slot, AgentId agent) {
  const Slot lease = state.find_lease(slot, agent);
  return lease != kNoSlot && state.leases[lease].is_watching() ? &state.leases[lease] : nullptr;
}

// Whether an agent sees what agents alone see.
bool reads_along(const State& state, Slot slot, AgentId agent) {
  return takes_part(state, slot, agent) || watching(state, slot, agent) != nullptr;
}

// The same for a message: a coach writes to agents.
Refusal check_writer(const Turn& turn, ConversationId number, Speaker from, Visibility readers,
                     Slot& slot) {
  const Refusal refusal = check_speaker(turn, number, from, slot);
  if (refusal != Refusal::kNotAParticipant) return refusal;
  const Lease* lease = watching(turn.state(), slot, from.agent);
  if (lease == nullptr) return refusal;
  const bool may = lease->role == ParticipantRole::kCoach && readers.kind != Visibility::Kind::kAll;
  return may ? Refusal::kNone : Refusal::kNotPermitted;
}

bool is_typing(const State& state, Slot slot, Speaker who) {
  if (!who.by_agent) return state.conversations[slot].customer_typing;
  const Slot lease = state.find_lease(slot, who.agent);
  return lease != kNoSlot && state.leases[lease].typing;
}

// The line of a message in the conversation, if this reader may see it.
bool may_read(const State& state, Slot slot, MessageId message, Speaker reader) {
  const Slot kept = state.conversations[slot].transcript;
  if (kept == kNoSlot) return false;
  const auto& lines = state.transcripts[kept].lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.message != message || !line.is_message()) continue;
    if (line.visible_to == Visibility::Kind::kAll) return true;
    if (!reader.by_agent) return false;
    // Who has come later does not know what agents said before among themselves.
    if (i < state.leases[state.find_lease(slot, reader.agent)].sees_from) return false;
    return line.visible_to == Visibility::Kind::kAgents || line.only_to == reader.agent ||
           line.from == reader.agent;
  }
  return false;
}

MessageId read_by(const State& state, Slot slot, Speaker reader) {
  if (!reader.by_agent) return state.conversations[slot].read;
  return state.leases[state.find_lease(slot, reader.agent)].read;
}

}  // namespace

bool is_full(const State& state, Slot slot) {
  const Conversation& conversation = state.conversations[slot];
  return conversation.transcript != kNoSlot &&
         state.transcripts[conversation.transcript].messages >= limits::kMessagesPerConversation;
}

Refusal check_names(const State& state, ConversationId number, Speaker from) {
  if (!state.conversations.numbers().was_issued(number.value)) return Refusal::kUnknownConversation;
  if (from.by_agent && state.find_agent(from.agent) == nullptr) return Refusal::kUnknownAgent;
  return Refusal::kNone;
}

Refusal check_speaker(const Turn& turn, ConversationId number, Speaker from, Slot& slot) {
  const State& state = turn.state();
  slot = state.find(number);
  if (slot == kNoSlot || state.conversations[slot].is_over()) return Refusal::kConversationEnded;
  const Conversation& conversation = state.conversations[slot];
  if (from.by_agent && !conversation.is_active()) return Refusal::kConversationNotActive;
  if (!is_own(state, turn.by(), conversation)) return Refusal::kNotPermitted;
  if (from.by_agent && !takes_part(state, slot, from.agent)) return Refusal::kNotAParticipant;
  return Refusal::kNone;
}

void follow_reminder(Turn& turn, Slot slot, Speaker from) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  const bool is_owed = conversation.reminder != ReminderColor::kOff;
  if (!conversation.is_active() || is_owed != from.by_agent) return;
  const Lease& primary = state.leases[primary_of(state, slot)];
  turn.emit(event::ReminderChanged{conversation.number, primary.agent,
                                   from.by_agent ? ReminderColor::kOff : ReminderColor::kGreen});
}

void speak(Turn& turn, Slot slot, Speaker from, std::string_view text, Visibility readers) {
  const State& state = turn.state();
  stop_typing(turn, slot, from);
  const MessageId number{state.last_message + 1};
  const ConversationId conversation = state.conversations[slot].number;
  turn.emit(event::MessageSent{number, conversation, from, turn.keep(text), readers, {}});
  turn.made(Made::kMessage, number.value);
  if (from.is_customer() && state.conversations[slot].phase == Phase::kParked) {
    resume(turn, primary_of(state, slot), ResumeCause::kMessage);
  }
  if (readers.kind == Visibility::Kind::kAll) follow_reminder(turn, slot, from);
}

void stop_typing(Turn& turn, Slot slot, Speaker who) {
  if (!is_typing(turn.state(), slot, who)) return;
  const ConversationId number = turn.state().conversations[slot].number;
  turn.typing_indicators().forget({number, who.agent, {}});
  turn.emit(event::TypingChanged{number, who, false, {}});
}

void on_reminder(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  const ReminderSettings& settings = state.queue(conversation.queue).settings.reminder;
  const bool to_yellow =
      conversation.reminder == ReminderColor::kGreen && settings.yellow.count() > 0;
  const Lease& primary = state.leases[primary_of(state, slot)];
  turn.emit(event::ReminderChanged{conversation.number, primary.agent,
                                   to_yellow ? ReminderColor::kYellow : ReminderColor::kRed});
}

void on_idle_warning(Turn& turn, Slot slot) {
  const ConversationId number = turn.state().conversations[slot].number;
  turn.emit(event::CustomerIdleWarned{number});
  turn.emit(event::SystemNotice{number, Notice::kIdleWarning, {}});
}

void on_idle_end(Turn& turn, Slot slot) { end_for_all(turn, slot, EndCause::kCustomerIdle, {}); }

void on_typing_over(Turn& turn, const TypingIndicators::Typing& typing) {
  if (typing.consultation) {
    const Slot slot = turn.state().find(typing.consultation);
    if (slot != kNoSlot) stop_typing_in(turn, slot, typing.agent);
    return;
  }
  const Slot slot = turn.state().find(typing.conversation);
  if (slot == kNoSlot) return;
  stop_typing(turn, slot, typing.agent ? Speaker::of(typing.agent) : Speaker::customer());
}

Refusal check_sender(const Turn& turn, ConversationId number, Speaker from, Slot& slot) {
  const State& state = turn.state();
  if (const auto refusal = check_names(state, number, from); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_speaker(turn, number, from, slot); refusal != Refusal::kNone)
    return refusal;
  return is_full(state, slot) ? Refusal::kLimitReached : Refusal::kNone;
}

void follow_what_was_sent(Turn& turn, Slot slot, Speaker from) {
  if (from.is_customer() && turn.state().conversations[slot].phase == Phase::kParked) {
    resume(turn, primary_of(turn.state(), slot), ResumeCause::kMessage);
  }
  follow_reminder(turn, slot, from);
}

Refusal handle(Turn& turn, const command::SendMessage& c) {
  if (c.consultation) return send_in_consultation(turn, c);
  const State& state = turn.state();
  const bool by_customer = c.from.is_customer();
  if (const auto refusal = check_names(state, *c.conversation, c.from); refusal != Refusal::kNone)
    return refusal;
  const bool to_one = c.visible_to && c.visible_to->kind == Visibility::Kind::kAgent;
  if (to_one && state.find_agent(c.visible_to->agent) == nullptr) return Refusal::kUnknownAgent;
  Slot slot = kNoSlot;
  const Visibility readers = c.visible_to.value_or(Visibility{});
  if (const auto refusal = check_writer(turn, *c.conversation, c.from, readers, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (to_one && !reads_along(state, slot, readers.agent)) return Refusal::kNotAParticipant;
  if (is_full(state, slot)) return Refusal::kLimitReached;
  const Refusal refusal = by_customer ? check_customer_text(c.text) : check_agent_text(c.text);
  if (refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  speak(turn, slot, c.from, c.text, readers);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::SetTyping& c) {
  if (c.consultation) return type_in_consultation(turn, c);
  Slot slot = kNoSlot;
  if (const auto refusal = check_names(turn.state(), *c.conversation, c.from);
      refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_speaker(turn, *c.conversation, c.from, slot);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  if (!c.typing) {
    stop_typing(turn, slot, c.from);
    return Refusal::kNone;
  }
  turn.typing_indicators().hear({*c.conversation, c.from.agent, {}}, turn.now());
  if (!is_typing(turn.state(), slot, c.from)) {
    turn.emit(event::TypingChanged{*c.conversation, c.from, true, {}});
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::MarkRead& c) {
  const State& state = turn.state();
  if (const auto refusal = check_names(state, c.conversation, c.from); refusal != Refusal::kNone)
    return refusal;
  if (c.message.value == 0 || c.message.value > state.last_message) return Refusal::kUnknownMessage;
  Slot slot = kNoSlot;
  if (const auto refusal = check_speaker(turn, c.conversation, c.from, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (!may_read(state, slot, c.message, c.from)) return Refusal::kUnknownMessage;

  // Past this line the command succeeds.
  if (read_by(state, slot, c.from) >= c.message) return Refusal::kNone;
  turn.emit(event::MessageRead{c.conversation, c.from, c.message});
  return Refusal::kNone;
}

}  // namespace cordboard::core
