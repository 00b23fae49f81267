#include "apply/apply.h"
#include "apply/leases.h"
#include "apply/requests.h"

namespace cordboard::core {

template <>
void apply(State& state, Time at, const event::ConferenceRequested& e) {
  if (e.to.kind == Target::Kind::kConsultation) return;
  add_request(state, slot_of(state, e.conversation),
              request_of(OfferKind::kConference, e.agent, e.to), at);
}

template <>
void apply(State& state, Time, const event::ConferenceRequestDropped& e) {
  remove_request(state, slot_of(state, e.conversation), OfferKind::kConference, e.agent);
}

// The leases already hold the participants, so these two events change nothing.
template <>
void apply(State&, Time, const event::ConferenceStarted&) {}

template <>
void apply(State&, Time, const event::ConferenceEnded&) {}

template <>
void apply(State& state, Time, const event::PrimaryChanged& e) {
  Conversation& conversation = conversation_of(state, e.conversation);
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state.leases[at].next_of_conversation) {
    Lease& lease = state.leases[at];
    if (!lease.is_in_chat()) continue;
    lease.role = lease.agent == e.agent ? ParticipantRole::kPrimary : ParticipantRole::kAgent;
  }
  make_responsible(state, conversation, e.agent);
}

}  // namespace cordboard::core
