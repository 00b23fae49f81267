#include "apply/apply.h"
#include "apply/messages.h"
#include "apply/requests.h"

namespace cordboard::core {

// A transfer to a queue, or to the agent consulted, completes at once: no agent is asked.
template <>
void apply(State& state, Time at, const event::TransferRequested& e) {
  const Slot slot = slot_of(state, e.conversation);
  if (e.note) append_note(transcript_of(state, slot), at, e.agent, *e.note);
  const bool asks = e.to.kind != Target::Kind::kQueue && e.to.kind != Target::Kind::kConsultation;
  if (asks) add_request(state, slot, request_of(OfferKind::kTransfer, e.agent, e.to), at);
}

// Other events have already reported who joined and who left.
template <>
void apply(State&, Time, const event::TransferCompleted&) {}

template <>
void apply(State& state, Time, const event::TransferFailed& e) {
  remove_request(state, slot_of(state, e.conversation), OfferKind::kTransfer, e.agent);
}

}  // namespace cordboard::core
