#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "cordboard/limits.h"
#include "effects/presence.h"
#include "effects/wrap_up.h"

namespace cordboard::core {
namespace {

// The agent's lease for a command that is possible during the chat and in wrap-up. A wrap-up of an
// earlier part is found in every phase of the conversation.
Found<Slot> find_part(const State& state, ConversationId number, AgentId agent) {
  const Conversation* conversation = state.look_up(number);
  if (conversation == nullptr) return Refusal::kConversationEnded;
  const Slot lease = state.find_lease(*conversation, agent);
  if (lease != kNoSlot && state.leases[lease].is_wrapping_up()) return lease;
  const bool wraps_up = conversation->phase == Phase::kWrapUp;
  if (conversation->is_over() && !wraps_up) return Refusal::kConversationEnded;
  if (!conversation->is_served() && !wraps_up) return Refusal::kConversationNotActive;
  const bool has_part =
      lease != kNoSlot && (state.leases[lease].is_in_chat() || state.leases[lease].is_consulted());
  if (!has_part) return Refusal::kNotAParticipant;
  return lease;
}

// The same for a command that is possible in wrap-up only.
Found<Slot> find_wrap_up(const State& state, ConversationId number, AgentId agent) {
  const Found<Slot> lease = find_part(state, number, agent);
  if (lease.refusal() == Refusal::kConversationNotActive) return Refusal::kWrapUpNotStarted;
  if (lease.ok() && !state.leases[*lease].is_wrapping_up()) return Refusal::kWrapUpNotStarted;
  return lease;
}

// Refuses codes and reasons that the site does not declare.
Refusal check_declared(const State& state, const command::FinishWrapUp& c) {
  if (c.code && !state.keys.is_declared(*c.code)) return Refusal::kUnknownCode;
  const bool has_reason = c.then && c.then->reason;
  if (has_reason && !state.keys.is_declared(*c.then->reason)) return Refusal::kUnknownReason;
  return Refusal::kNone;
}

// Refuses what the queue's wrap-up settings do not allow. An agent who was only consulted needs no
// code. A wrap-up that began without a limit, under other settings, has no time to wait for.
Refusal check_may_finish(const WrapUpMode mode, const Lease& lease, bool gives_code) {
  const bool has_code = gives_code || lease.code;
  const bool needs_code = mode == WrapUpMode::kMandatory && lease.kind != OfferKind::kConsultation;
  if (needs_code && !has_code) return Refusal::kWrapUpCodeRequired;
  const bool is_timed = lease.timers != kNoSlot;
  if (mode == WrapUpMode::kTimedNoEarlyExit && is_timed) return Refusal::kWrapUpTimeNotOver;
  return Refusal::kNone;
}

// Sets the presence that the agent has chosen for the time after the wrap-up.
void set_presence_after(Turn& turn, const command::FinishWrapUp& c) {
  if (turn.state().agent(c.agent).draining) return;
  if (c.then->ready) {
    make_ready(turn, c.agent);
  } else {
    make_not_ready(turn, c.agent, c.then->reason);
  }
}

// Whether a wrap-up that ends at `due` would be too long if it ended later by `extension`.
bool is_too_long(const Lease& lease, Time due, Duration extension) {
  if (extension.count() > limits::kLongestWrapUpMs) return true;
  return (due + extension - lease.since).count() > limits::kLongestWrapUpMs;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::SetWrapUpCode& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known(state, c.conversation, c.agent);
  if (!passes(unknown)) return unknown;
  if (!state.keys.is_declared(c.code)) return Refusal::kUnknownCode;
  const Found<Slot> lease = find_part(state, c.conversation, c.agent);
  if (!lease.ok()) return lease.refusal();

  // Past this line the command succeeds.
  turn.emit(event::WrapUpCodeSet{c.conversation, c.agent, c.code});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::AddNote& c) {
  const State& state = turn.state();
  Refusal refusal = check_known(state, c.conversation, c.agent);
  if (!passes(refusal)) return refusal;
  const Found<Slot> lease = find_part(state, c.conversation, c.agent);
  if (!lease.ok()) return lease.refusal();
  refusal = check_note(state, state.look_up(c.conversation)->transcript, c.text);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  turn.emit(event::NoteAdded{c.conversation, c.agent, turn.keep(c.text)});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::ExtendWrapUp& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known(state, c.conversation, c.agent);
  if (!passes(unknown)) return unknown;
  const Found<Slot> lease = find_wrap_up(state, c.conversation, c.agent);
  if (!lease.ok()) return lease.refusal();
  const Timer* limit = state.timers.find(state.leases[*lease].timers, TimerKind::kWrapUpLimit);
  if (limit != nullptr && is_too_long(state.leases[*lease], limit->due, c.by)) {
    return Refusal::kLimitReached;
  }

  // Past this line the command succeeds.
  if (limit == nullptr) return Refusal::kNone;
  turn.emit(event::WrapUpExtended{c.conversation, c.agent, limit->due + c.by});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::FinishWrapUp& c) {
  const State& state = turn.state();
  Refusal refusal = check_known(state, c.conversation, c.agent);
  if (passes(refusal)) refusal = check_declared(state, c);
  if (!passes(refusal)) return refusal;
  const Found<Slot> slot = find_wrap_up(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  const Lease& lease = state.leases[*slot];
  const Conversation& conversation = *state.look_up(c.conversation);
  const WrapUpMode mode = state.queue(conversation.queue).settings.wrap_up.mode;
  refusal = check_may_finish(mode, lease, c.code.has_value());
  if (passes(refusal)) refusal = check_note(state, conversation.transcript, c.note);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  if (c.note) turn.emit(event::NoteAdded{c.conversation, c.agent, turn.keep(*c.note)});
  finish_wrap_up(turn, conversation, lease, c.code, WrapUpEnd::kAsked);
  if (c.then) set_presence_after(turn, c);
  return Refusal::kNone;
}

}  // namespace cordboard::core
