#include <utility>

#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/messages.h"
#include "apply/requests.h"

namespace cordboard::core {

template <>
void apply(State& state, Time at, const event::ConsultationRequested& e) {
  const Slot of = slot_of(state, e.conversation);
  const auto place = state.consultations.add(e.consultation.value);
  Consultation& consultation = place.thing;
  consultation.number = e.consultation;
  consultation.conversation = of;
  consultation.initiator = e.agent;
  consultation.medium = e.medium;
  consultation.next = state.conversations[of].first_consultation;
  state.conversations[of].first_consultation = place.slot;
  if (e.note) append_note(open_transcript(state, consultation.transcript), at, e.agent, *e.note);
  Request request = request_of(OfferKind::kConsultation, e.agent, e.to);
  request.consultation = e.consultation;
  add_request(state, of, std::move(request), at);
}

template <>
void apply(State& state, Time at, const event::ConsultationStarted& e) {
  Consultation& consultation = state.consultations[state.find(e.consultation)];
  consultation.move(ConsultationPhase::kActive);
  consultation.target = e.target;
  tally_time(state, e.target, at);
  move_lease(state, lease_of(state, e.conversation, e.target), LeasePhase::kConsulted, at);
  state.agents[e.target.index].accept_consultation(at);
  state.record_move(e.target);
}

// A consulted agent who joins or takes over the conversation keeps the lease.
template <>
void apply(State& state, Time at, const event::ConsultationEnded& e) {
  Consultation& consultation = state.consultations[state.find(e.consultation)];
  const Slot of = consultation.conversation;
  const bool was_active = consultation.is_active();
  consultation.move(ConsultationPhase::kOver);
  consultation.initiator_typing = consultation.target_typing = false;
  if (!was_active) return remove_request(state, of, OfferKind::kConsultation, e.agent);
  const Slot lease = lease_of(state, e.conversation, e.target);
  if (e.cause == ConsultationEnd::kBecameConference) {
    state.leases[lease].kind = OfferKind::kConference;
    return;
  }
  if (e.cause == ConsultationEnd::kBecameTransfer) {
    state.leases[lease].kind = OfferKind::kTransfer;
    return;
  }
  tally_time(state, e.target, at);
  state.agents[e.target.index].end_chat(at);
  if (e.wraps_up) {
    move_lease(state, lease, LeasePhase::kWrapUp, at);
    state.record_move(e.target);
  } else {
    end_lease(state, lease, at);
  }
}

}  // namespace cordboard::core
