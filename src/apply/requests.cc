#include "apply/requests.h"

#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/messages.h"

namespace cordboard::core {
namespace {

// Until when one of a group is asked after the other; of others, only their offer ends.
Time end_of(const State& state, Slot conversation, const Target& to, Time at) {
  const QueueId queue = state.conversations[conversation].queue;
  return to.is_group() ? at + state.queue(queue).settings.consult_timeout : Time::max();
}

void add_request(State& state, Slot conversation, OfferKind kind, AgentId asker, const Target& to,
                 Time at) {
  Request request;
  request.kind = kind;
  request.asker = asker;
  request.to = to;
  request.ends_at = end_of(state, conversation, to, at);
  add_request(state, conversation, std::move(request));
}

void drop_request(State& state, Slot conversation, OfferKind kind, AgentId asker) {
  const Slot slot = state.find_request(conversation, kind, asker);
  CORDBOARD_ASSERT(slot != kNoSlot);
  drop_request(state, conversation, slot);
}

}  // namespace

void add_request(State& state, Slot conversation, Request request) {
  const Slot slot = state.requests.take();
  request.conversation = conversation;
  request.next = kNoSlot;
  state.requests[slot] = std::move(request);
  Slot* link = &state.conversations[conversation].first_request;
  while (*link != kNoSlot) link = &state.requests[*link].next;
  *link = slot;
}

void drop_request(State& state, Slot conversation, Slot request) {
  Slot* link = &state.conversations[conversation].first_request;
  while (*link != request) link = &state.requests[*link].next;
  *link = state.requests[request].next;
  state.requests.release(request);
}

// To a queue, or to whom the agent consults, it is complete at once: nobody is asked.
void apply(State& state, Time at, const event::TransferRequested& e) {
  const Slot slot = slot_of(state, e.conversation);
  if (e.note) keep_note(transcript_of(state, slot), at, e.agent, *e.note);
  const bool asks = e.to.kind != Target::Kind::kQueue && e.to.kind != Target::Kind::kConsultation;
  if (asks) add_request(state, slot, OfferKind::kTransfer, e.agent, e.to, at);
}

// Who joins and who leaves has been told.
void apply(State&, Time, const event::TransferCompleted&) {}

void apply(State& state, Time, const event::TransferFailed& e) {
  drop_request(state, slot_of(state, e.conversation), OfferKind::kTransfer, e.agent);
}

void apply(State& state, Time at, const event::ConsultationRequested& e) {
  const Slot of = slot_of(state, e.conversation);
  const auto [slot, consultation] = state.consultations.add(e.consultation.value);
  consultation.number = e.consultation;
  consultation.conversation = of;
  consultation.initiator = e.agent;
  consultation.medium = e.medium;
  consultation.next = state.conversations[of].first_consultation;
  state.conversations[of].first_consultation = slot;
  if (e.note) keep_note(open_transcript(state, consultation.transcript), at, e.agent, *e.note);
  Request request;
  request.kind = OfferKind::kConsultation;
  request.asker = e.agent;
  request.to = e.to;
  request.consultation = e.consultation;
  request.ends_at = end_of(state, of, e.to, at);
  add_request(state, of, std::move(request));
}

void apply(State& state, Time at, const event::ConsultationStarted& e) {
  Consultation& consultation = state.consultations[state.find(e.consultation)];
  consultation.move(ConsultationPhase::kActive);
  consultation.target = e.target;
  tally_time(state, e.target, at);
  move_lease(state, lease_of(state, e.conversation, e.target), LeasePhase::kConsulted, at);
  state.agents[e.target.index].accept_consultation(at);
  state.note_move(e.target);
}

// Who joins the chat instead keeps the lease for it.
void apply(State& state, Time at, const event::ConsultationEnded& e) {
  Consultation& consultation = state.consultations[state.find(e.consultation)];
  const Slot of = consultation.conversation;
  const bool was_active = consultation.is_active();
  consultation.move(ConsultationPhase::kOver);
  consultation.initiator_typing = consultation.target_typing = false;
  if (!was_active) return drop_request(state, of, OfferKind::kConsultation, e.agent);
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
    state.note_move(e.target);
  } else {
    end_lease(state, lease, at);
  }
}

void apply(State& state, Time at, const event::ConferenceRequested& e) {
  if (e.to.kind == Target::Kind::kConsultation) return;
  add_request(state, slot_of(state, e.conversation), OfferKind::kConference, e.agent, e.to, at);
}

void apply(State& state, Time, const event::ConferenceRequestDropped& e) {
  drop_request(state, slot_of(state, e.conversation), OfferKind::kConference, e.agent);
}

// Whoever serves is in the leases: these two only tell.
void apply(State&, Time, const event::ConferenceStarted&) {}
void apply(State&, Time, const event::ConferenceEnded&) {}

void apply(State& state, Time, const event::PrimaryChanged& e) {
  Conversation& conversation = conversation_of(state, e.conversation);
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    Lease& lease = state.leases[at];
    if (!lease.is_in_chat()) continue;
    lease.role = lease.agent == e.agent ? ParticipantRole::kPrimary : ParticipantRole::kAgent;
  }
  answer_for(state, conversation, e.agent);
}

void apply(State& state, Time at, const event::MonitoringStarted& e) {
  const auto [of, conversation] = place_of(state, e.conversation);
  const Slot slot = take_lease(state, of, conversation, e.agent, 0, LeasePhase::kAccepted, at);
  state.leases[slot].role = ParticipantRole::kMonitor;
  move_lease(state, slot, LeasePhase::kWatching, at);
}

void apply(State& state, Time at, const event::MonitoringStopped& e) {
  end_lease(state, lease_of(state, e.conversation, e.agent), at);
}

}  // namespace cordboard::core
