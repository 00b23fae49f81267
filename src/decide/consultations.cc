#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/targets.h"
#include "cordboard/limits.h"
#include "effects/consultations.h"
#include "effects/requests.h"

namespace cordboard::core {
namespace {

std::size_t count_consultations(const State& state, Slot conversation) {
  std::size_t count = 0;
  for (Slot at = state.conversations[conversation].first_consultation; at != kNoSlot;
       at = state.consultations[at].next) {
    ++count;
  }
  return count;
}

// Refuses what only concerns the consultation, after the conversation was found.
Refusal check_may_consult(const Turn& turn, Slot slot, const command::Consult& c) {
  const State& state = turn.state();
  if (state.find_consultation(slot, c.agent) != kNoSlot) return Refusal::kConsultationPending;
  const Refusal refusal =
      check_can_be_asked(state, turn.now(), slot, OfferKind::kConsultation, c.to);
  if (!passes(refusal)) return refusal;
  if (count_consultations(state, slot) >= limits::kConsultationsPerConversation) {
    return Refusal::kLimitReached;
  }
  return check_note(state, kNoSlot, c.note);
}

// The slot of a consultation that is not over; the agent is one of its two sides.
Found<Slot> find_own_pending(const State& state, const command::EndConsultation& c) {
  if (!state.consultations.numbers().was_issued(c.consultation.value)) {
    return Refusal::kUnknownConsultation;
  }
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  const Slot slot = state.find(c.consultation);
  if (slot == kNoSlot || state.consultations[slot].is_over()) return Refusal::kNotPending;
  if (!state.consultations[slot].has_side(c.agent)) return Refusal::kNotAParticipant;
  return slot;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::Consult& c) {
  const State& state = turn.state();
  Refusal refusal = check_known(state, c.conversation, c.agent);
  if (passes(refusal)) refusal = check_known(state, c.conversation, c.to);
  if (!passes(refusal)) return refusal;
  const Found<Slot> slot = find_active_of_known(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  refusal = check_may_consult(turn, *slot, c);
  if (!passes(refusal)) return refusal;

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
  offer_to_first(turn, state.find_request(*slot, OfferKind::kConsultation, c.agent));
  turn.made(Made::kConsultation, number.value);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::EndConsultation& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_own_pending(state, c);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  const Consultation& consultation = state.consultations[*slot];
  if (consultation.is_active()) {
    const bool is_initiator = c.agent == consultation.initiator;
    end_consultation(turn, *slot,
                     is_initiator ? ConsultationEnd::kInitiator : ConsultationEnd::kTarget);
  } else {
    const Slot request =
        state.find_request(consultation.conversation, OfferKind::kConsultation, c.agent);
    withdraw_request(turn, request, RequestEnd::kCancelled, RevokeCause::kCancelled);
  }
  return Refusal::kNone;
}

}  // namespace cordboard::core
