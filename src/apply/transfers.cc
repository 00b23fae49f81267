#include "apply/apply.h"
#include "apply/messages.h"
#include "apply/requests.h"

namespace cordboard::core {

// To a queue, or to whom the agent consults, it is complete at once: nobody is asked.
template <>
void apply(State& state, Time at, const event::TransferRequested& e) {
  const Slot slot = slot_of(state, e.conversation);
  if (e.note) append_note(transcript_of(state, slot), at, e.agent, *e.note);
  const bool asks = e.to.kind != Target::Kind::kQueue && e.to.kind != Target::Kind::kConsultation;
  if (asks) add_request(state, slot, request_of(OfferKind::kTransfer, e.agent, e.to), at);
}

// Who joins and who leaves has been told.
template <>
void apply(State&, Time, const event::TransferCompleted&) {}

template <>
void apply(State& state, Time, const event::TransferFailed& e) {
  remove_request(state, slot_of(state, e.conversation), OfferKind::kTransfer, e.agent);
}

}  // namespace cordboard::core
