#include "decide/consultations.h"

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/participants.h"
#include "decide/requests.h"
#include "checks/texts.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

bool is_typing(const Consultation& consultation, AgentId who) {
  return who == consultation.initiator ? consultation.initiator_typing : consultation.target_typing;
}

// Whether they may say anything in the thread: its two sides, while it lasts.
Refusal check_side(const State& state, ConsultationId number, Speaker from, Slot& slot) {
  if (!state.consultations.numbers().was_issued(number.value)) return Refusal::kUnknownConsultation;
  if (from.is_customer()) return Refusal::kNotPermitted;
  if (state.find_agent(from.agent) == nullptr) return Refusal::kUnknownAgent;
  slot = state.find(number);
  if (slot == kNoSlot || !state.consultations[slot].is_active()) return Refusal::kNotPending;
  const bool has_side = state.consultations[slot].has_side(from.agent);
  return has_side ? Refusal::kNone : Refusal::kNotAParticipant;
}

bool is_full(const State& state, const Consultation& consultation) {
  return consultation.transcript != kNoSlot &&
         state.transcripts[consultation.transcript].messages >= limits::kMessagesPerConversation;
}

std::size_t count_consultations(const State& state, Slot conversation) {
  std::size_t count = 0;
  for (Slot at = state.conversations[conversation].first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    ++count;
  }
  return count;
}

}  // namespace

void end_consultation(Turn& turn, Slot slot, ConsultationEnd cause, bool is_lost) {
  const State& state = turn.state();
  const Consultation& consultation = state.consultations[slot];
  const Conversation& conversation = state.conversations[consultation.conversation];
  const AgentId target = consultation.target;
  const bool joins =
      cause == ConsultationEnd::kBecameConference || cause == ConsultationEnd::kBecameTransfer;
  const bool wraps_up = !joins && !is_lost && wraps_up_in(state, conversation);
  stop_typing_in(turn, slot, consultation.initiator);
  stop_typing_in(turn, slot, target);
  turn.emit(event::ConsultationEnded{consultation.number, conversation.number,
                                     consultation.initiator, target, cause, wraps_up});
  if (wraps_up) begin_wrap_up(turn, conversation, target);
}

Slot consultation_of(const State& state, const Lease& lease) {
  Slot at = state.conversations[lease.conversation].first_consultation;
  while (!state.consultations[at].is_active() || state.consultations[at].target != lease.agent) {
    at = state.consultations[at].next;
  }
  return at;
}

void stop_typing_in(Turn& turn, Slot slot, AgentId who) {
  const Consultation& consultation = turn.state().consultations[slot];
  if (!is_typing(consultation, who)) return;
  turn.typing_indicators().forget({{}, who, consultation.number});
  turn.emit(event::TypingChanged{{}, Speaker::of(who), false, consultation.number});
}

Refusal send_in_consultation(Turn& turn, const command::SendMessage& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  if (const auto refusal = check_side(state, *c.consultation, c.from, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (is_full(state, state.consultations[slot])) return Refusal::kLimitReached;
  if (const auto refusal = check_agent_text(c.text); refusal != Refusal::kNone) return refusal;

  // Past this line the command succeeds.
  stop_typing_in(turn, slot, c.from.agent);
  const MessageId number{state.last_message + 1};
  turn.emit(event::MessageSent{
      number, {}, c.from, turn.keep(c.text), {Visibility::Kind::kAgents, {}}, *c.consultation});
  turn.made(Made::kMessage, number.value);
  return Refusal::kNone;
}

Refusal type_in_consultation(Turn& turn, const command::SetTyping& c) {
  Slot slot = kNoSlot;
  if (const auto refusal = check_side(turn.state(), *c.consultation, c.from, slot);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  if (!c.typing) {
    stop_typing_in(turn, slot, c.from.agent);
    return Refusal::kNone;
  }
  turn.typing_indicators().hear({{}, c.from.agent, *c.consultation}, turn.now());
  if (!is_typing(turn.state().consultations[slot], c.from.agent)) {
    turn.emit(event::TypingChanged{{}, c.from, true, *c.consultation});
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::Consult& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  if (!state.conversations.numbers().was_issued(c.conversation.value)) {
    return Refusal::kUnknownConversation;
  }
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  if (const auto refusal = check_known(state, c.conversation, c.to); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_serves(state, c.conversation, c.agent, slot);
      refusal != Refusal::kNone)
    return refusal;
  if (state.find_consultation(slot, c.agent) != kNoSlot) return Refusal::kConsultationPending;
  if (const auto refusal = check_askable(state, turn.now(), slot, OfferKind::kConsultation, c.to);
      refusal != Refusal::kNone)
    return refusal;
  if (count_consultations(state, slot) >= limits::kConsultationsPerConversation) {
    return Refusal::kLimitReached;
  }
  if (const auto refusal = check_note(state, kNoSlot, c.note); refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  event::ConsultationRequested requested;
  requested.consultation = {state.consultations.numbers().next()};
  requested.conversation = c.conversation;
  requested.agent = c.agent;
  requested.target = c.to.agent;
  requested.to = c.to;
  requested.medium = c.medium.value_or(ConsultationMedium::kChat);
  if (c.note) requested.note = turn.keep(*c.note);
  const ConsultationId number = requested.consultation;
  turn.emit(requested);
  ask(turn, state.find_request(slot, OfferKind::kConsultation, c.agent));
  turn.made(Made::kConsultation, number.value);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::EndConsultation& c) {
  const State& state = turn.state();
  if (!state.consultations.numbers().was_issued(c.consultation.value)) {
    return Refusal::kUnknownConsultation;
  }
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  const Slot slot = state.find(c.consultation);
  if (slot == kNoSlot || state.consultations[slot].is_over()) return Refusal::kNotPending;
  const Consultation& consultation = state.consultations[slot];
  if (!consultation.has_side(c.agent)) return Refusal::kNotAParticipant;

  // Past this line the command succeeds.
  if (consultation.is_active()) {
    const bool is_initiator = c.agent == consultation.initiator;
    end_consultation(turn, slot,
                     is_initiator ? ConsultationEnd::kInitiator : ConsultationEnd::kTarget);
  } else {
    const Slot request =
        state.find_request(consultation.conversation, OfferKind::kConsultation, c.agent);
    end_request(turn, request, RequestEnd::kCancelled, RevokeCause::kCancelled);
  }
  return Refusal::kNone;
}

}  // namespace cordboard::core
