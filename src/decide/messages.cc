#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/participants.h"
#include "checks/speakers.h"
#include "checks/texts.h"
#include "effects/messages.h"
#include "effects/typing.h"

namespace cordboard::core {
namespace {

// The slot of an active consultation; the speaker is one of its two sides.
Found<Slot> find_thread(const State& state, ConsultationId number, Speaker from) {
  if (!state.consultations.numbers().was_issued(number.value)) return Refusal::kUnknownConsultation;
  if (from.is_customer()) return Refusal::kNotPermitted;
  if (state.find_agent(from.agent) == nullptr) return Refusal::kUnknownAgent;
  const Slot slot = state.find(number);
  if (slot == kNoSlot || !state.consultations[slot].is_active()) return Refusal::kNotPending;
  if (!state.consultations[slot].has_side(from.agent)) return Refusal::kNotAParticipant;
  return slot;
}

// `send_message` to the thread of a consultation.
Refusal send_in_consultation(Turn& turn, const command::SendMessage& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_thread(state, *c.consultation, c.from);
  if (!slot.ok()) return slot.refusal();
  if (is_transcript_full(state, state.consultations[*slot])) return Refusal::kLimitReached;
  if (const Refusal refusal = check_agent_text(c.text); !passes(refusal)) return refusal;

  // Past this line the command succeeds.
  stop_typing_in_consultation(turn, *slot, c.from.agent);
  const MessageId number{state.last_message + 1};
  turn.emit(event::MessageSent{
      number, {}, c.from, turn.keep(c.text), {Visibility::Kind::kAgents, {}}, *c.consultation});
  turn.made(Made::kMessage, number.value);
  return Refusal::kNone;
}

// `set_typing` in the thread of a consultation.
Refusal type_in_consultation(Turn& turn, const command::SetTyping& c) {
  const Found<Slot> slot = find_thread(turn.state(), *c.consultation, c.from);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  if (!c.typing) {
    stop_typing_in_consultation(turn, *slot, c.from.agent);
    return Refusal::kNone;
  }
  turn.typing_indicators().start_or_extend({{}, c.from.agent, *c.consultation}, turn.now());
  if (!is_typing(turn.state().consultations[*slot], c.from.agent)) {
    turn.emit(event::TypingChanged{{}, c.from, true, *c.consultation});
  }
  return Refusal::kNone;
}

// The slot of the conversation that a message goes to. Its readers must exist and be able to read.
Found<Slot> find_addressed(const Turn& turn, const command::SendMessage& c, Visibility readers) {
  const State& state = turn.state();
  const bool to_one = readers.kind == Visibility::Kind::kAgent;
  Refusal refusal = check_known(state, *c.conversation, c.from);
  if (passes(refusal) && to_one) refusal = check_known(state, readers.agent);
  if (!passes(refusal)) return refusal;
  const Found<Slot> slot = find_for_message(state, turn.by(), *c.conversation, c.from, readers);
  if (!slot.ok()) return slot;
  if (to_one && !reads_agent_messages(state, *slot, readers.agent)) {
    return Refusal::kNotAParticipant;
  }
  if (is_transcript_full(state, *slot)) return Refusal::kLimitReached;
  return slot;
}

// Whether the reader can see an entry of a transcript. An agent who joined later does not see
// earlier messages among agents.
bool may_read_entry(const State& state, Slot slot, const Entry& entry, std::size_t index,
                    Speaker reader) {
  if (entry.visible_to == Visibility::Kind::kAll) return true;
  if (!reader.by_agent) return false;
  if (index < state.leases[state.find_lease(slot, reader.agent)].sees_from) return false;
  return entry.visible_to == Visibility::Kind::kAgents || entry.only_to == reader.agent ||
         entry.from == reader.agent;
}

// Whether the message is in the transcript of the conversation and the reader can see it.
bool may_read(const State& state, Slot slot, MessageId message, Speaker reader) {
  const Slot transcript = state.conversations[slot].transcript;
  if (transcript == kNoSlot) return false;
  const auto& entries = state.transcripts[transcript].entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].message != message || !entries[i].is_message()) continue;
    return may_read_entry(state, slot, entries[i], i, reader);
  }
  return false;
}

// The last message that the reader has marked as read.
MessageId last_read_by(const State& state, Slot slot, Speaker reader) {
  if (!reader.by_agent) return state.conversations[slot].read;
  return state.leases[state.find_lease(slot, reader.agent)].read;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::SendMessage& c) {
  if (c.consultation) return send_in_consultation(turn, c);
  const Visibility readers = c.visible_to.value_or(Visibility{});
  const Found<Slot> slot = find_addressed(turn, c, readers);
  if (!slot.ok()) return slot.refusal();
  const Refusal refusal =
      c.from.is_customer() ? check_customer_text(c.text) : check_agent_text(c.text);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  send_message(turn, *slot, c.from, c.text, readers);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::SetTyping& c) {
  if (c.consultation) return type_in_consultation(turn, c);
  const State& state = turn.state();
  const Refusal unknown = check_known(state, *c.conversation, c.from);
  if (!passes(unknown)) return unknown;
  const Found<Slot> slot = find_for_speaker(state, turn.by(), *c.conversation, c.from);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  if (!c.typing) {
    stop_typing(turn, *slot, c.from);
    return Refusal::kNone;
  }
  turn.typing_indicators().start_or_extend({*c.conversation, c.from.agent, {}}, turn.now());
  if (!is_typing(state, *slot, c.from)) {
    turn.emit(event::TypingChanged{*c.conversation, c.from, true, {}});
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::MarkRead& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known(state, c.conversation, c.from);
  if (!passes(unknown)) return unknown;
  if (c.message.value == 0 || c.message.value > state.last_message) return Refusal::kUnknownMessage;
  const Found<Slot> slot = find_for_speaker(state, turn.by(), c.conversation, c.from);
  if (!slot.ok()) return slot.refusal();
  if (!may_read(state, *slot, c.message, c.from)) return Refusal::kUnknownMessage;

  // Past this line the command succeeds.
  if (last_read_by(state, *slot, c.from) >= c.message) return Refusal::kNone;
  turn.emit(event::MessageRead{c.conversation, c.from, c.message});
  return Refusal::kNone;
}

}  // namespace cordboard::core
