#include "decide/wrap_up.h"

#include <algorithm>

#include "cordboard/limits.h"
#include "decide/agents.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "checks/texts.h"

namespace cordboard::core {
namespace {

// How long the wrap-up may last: the queue's limit or the agent's own, the smaller; 0 for as long
// as it takes.
std::int64_t limit_ms(const State& state, const WrapUpSettings& settings, AgentId agent) {
  if (settings.mode == WrapUpMode::kMandatory) return 0;
  const std::int64_t of_queue = settings.limit.count();
  const std::int64_t of_agent = state.agent_setups[agent.index].wrap_up_limit_ms;
  if (of_queue == 0 || of_agent == 0) return std::max(of_queue, of_agent);
  return std::min(of_queue, of_agent);
}

// The agent's lease for a command that is possible during the chat and in wrap-up.
Refusal check_part(const State& state, ConversationId number, AgentId agent, Slot& lease) {
  const Conversation* found = state.look_up(number);
  if (found == nullptr) return Refusal::kConversationEnded;
  const Conversation& conversation = *found;
  lease = state.find_lease(conversation, agent);
  // An agent may still have an earlier part to wrap up, whatever has become of the conversation.
  if (lease != kNoSlot && state.leases[lease].is_wrapping_up()) return Refusal::kNone;
  const bool wraps_up = conversation.phase == Phase::kWrapUp;
  if (conversation.is_over() && !wraps_up) return Refusal::kConversationEnded;
  if (!conversation.is_served() && !wraps_up) return Refusal::kConversationNotActive;
  const bool has_part =
      lease != kNoSlot && (state.leases[lease].is_in_chat() || state.leases[lease].is_consulted());
  return has_part ? Refusal::kNone : Refusal::kNotAParticipant;
}

// The same for one that is possible in wrap-up alone.
Refusal check_wrap_up(const State& state, ConversationId number, AgentId agent, Slot& lease) {
  const Refusal refusal = check_part(state, number, agent, lease);
  if (refusal == Refusal::kConversationNotActive) return Refusal::kWrapUpNotStarted;
  if (refusal != Refusal::kNone) return refusal;
  return state.leases[lease].is_wrapping_up() ? Refusal::kNone : Refusal::kWrapUpNotStarted;
}

Refusal check_exists(const State& state, ConversationId number, AgentId agent) {
  if (!state.conversations.numbers().was_issued(number.value)) return Refusal::kUnknownConversation;
  return state.find_agent(agent) == nullptr ? Refusal::kUnknownAgent : Refusal::kNone;
}

void finish(Turn& turn, const Conversation& conversation, const Lease& lease,
            const std::optional<WrapUpCodeId>& code, WrapUpEnd cause) {
  turn.emit_filled<event::WrapUpFinished>([&](event::WrapUpFinished& finished) {
    finished.conversation = conversation.number;
    finished.agent = lease.agent;
    if (code) {
      finished.code = code;
    } else if (lease.code) {
      finished.code = lease.code;
    }
    finished.cause = cause;
  });
  close_if_done(turn, conversation);
}

// What the agent does after the wrap-up, if they said so.
[[gnu::noinline, gnu::cold]] void go_on(Turn& turn, const command::FinishWrapUp& c) {
  if (turn.state().agent(c.agent).draining) return;
  if (c.then->ready) {
    make_ready(turn, c.agent);
  } else {
    make_not_ready(turn, c.agent, c.then->reason);
  }
}

}  // namespace

Refusal check_note(const State& state, Slot transcript, std::optional<std::string_view> text) {
  if (!text) return Refusal::kNone;
  if (transcript != kNoSlot &&
      state.transcripts[transcript].notes >= limits::kNotesPerConversation) {
    return Refusal::kLimitReached;
  }
  return check_agent_text(*text);
}

bool wraps_up_in(const State& state, const Conversation& conversation) {
  return state.queue(conversation.queue).settings.wrap_up.mode != WrapUpMode::kNone;
}

void begin_wrap_up(Turn& turn, const Conversation& conversation, AgentId agent) {
  const State& state = turn.state();
  const WrapUpSettings& settings = state.queue(conversation.queue).settings.wrap_up;
  const ConversationId number = conversation.number;
  const std::int64_t limit = limit_ms(state, settings, agent);
  turn.emit_filled<event::WrapUpStarted>([&](event::WrapUpStarted& started) {
    started.conversation = number;
    started.agent = agent;
    if (limit > 0) started.ends_at = turn.now() + Duration{limit};
  });
}

void end_part(Turn& turn, const Lease& lease, const Conversation& conversation, LeftCause cause) {
  const State& state = turn.state();
  const ConversationId number = conversation.number;
  const AgentId agent = lease.agent;
  const bool wraps_up = wraps_up_in(state, conversation);
  turn.emit(event::ParticipantLeft{number, agent, lease.role, cause, wraps_up});
  if (wraps_up) begin_wrap_up(turn, conversation, agent);
}

void on_wrap_up_limit(Turn& turn, Slot lease) {
  const Lease& held = turn.state().leases[lease];
  finish(turn, turn.state().conversations[held.conversation], held, {}, WrapUpEnd::kLimit);
}

Refusal handle(Turn& turn, const command::SetWrapUpCode& c) {
  const State& state = turn.state();
  Slot lease = kNoSlot;
  if (const auto refusal = check_exists(state, c.conversation, c.agent); refusal != Refusal::kNone)
    return refusal;
  if (!state.keys.is_declared(c.code)) return Refusal::kUnknownCode;
  if (const auto refusal = check_part(state, c.conversation, c.agent, lease);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  turn.emit(event::WrapUpCodeSet{c.conversation, c.agent, c.code});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::AddNote& c) {
  const State& state = turn.state();
  Slot lease = kNoSlot;
  if (const auto refusal = check_exists(state, c.conversation, c.agent); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_part(state, c.conversation, c.agent, lease);
      refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_note(state, state.look_up(c.conversation)->transcript, c.text);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  turn.emit(event::NoteAdded{c.conversation, c.agent, turn.keep(c.text)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::ExtendWrapUp& c) {
  const State& state = turn.state();
  Slot lease = kNoSlot;
  if (const auto refusal = check_exists(state, c.conversation, c.agent); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_wrap_up(state, c.conversation, c.agent, lease);
      refusal != Refusal::kNone)
    return refusal;
  const Timer* limit = state.timers.find(state.leases[lease].timers, TimerKind::kWrapUpLimit);
  if (limit == nullptr) return Refusal::kNone;
  if (c.by.count() > limits::kLongestWrapUpMs) return Refusal::kLimitReached;
  const Time ends_at = limit->due + c.by;
  if ((ends_at - state.leases[lease].since).count() > limits::kLongestWrapUpMs)
    return Refusal::kLimitReached;

  // Past this line the command succeeds.
  turn.emit(event::WrapUpExtended{c.conversation, c.agent, ends_at});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::FinishWrapUp& c) {
  const State& state = turn.state();
  Slot lease = kNoSlot;
  if (const auto refusal = check_exists(state, c.conversation, c.agent); refusal != Refusal::kNone)
    return refusal;
  if (c.code && !state.keys.is_declared(*c.code)) return Refusal::kUnknownCode;
  if (c.then && c.then->reason && !state.keys.is_declared(*c.then->reason))
    return Refusal::kUnknownReason;
  if (const auto refusal = check_wrap_up(state, c.conversation, c.agent, lease);
      refusal != Refusal::kNone)
    return refusal;
  const Lease& held = state.leases[lease];
  const Conversation& conversation = *state.look_up(c.conversation);
  const WrapUpMode mode = state.queue(conversation.queue).settings.wrap_up.mode;
  const bool has_code = c.code.has_value() || held.code;
  // Who was only consulted has nothing to classify.
  const bool needs_code = mode == WrapUpMode::kMandatory && held.kind != OfferKind::kConsultation;
  if (needs_code && !has_code) return Refusal::kWrapUpCodeRequired;
  // A wrap-up that began without a limit, under other settings, has no time to wait for.
  const bool is_timed = held.timers != kNoSlot;
  if (mode == WrapUpMode::kTimedNoEarlyExit && is_timed) return Refusal::kWrapUpTimeNotOver;
  if (const auto refusal = check_note(state, conversation.transcript, c.note);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  if (c.note) turn.emit(event::NoteAdded{c.conversation, c.agent, turn.keep(*c.note)});
  finish(turn, conversation, held, c.code, WrapUpEnd::kAsked);
  if (c.then) go_on(turn, c);
  return Refusal::kNone;
}

}  // namespace cordboard::core
