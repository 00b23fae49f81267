#include "decide/handle.h"

#include "checks/admission.h"
#include "checks/limits.h"
#include "checks/lookups.h"
#include "checks/participants.h"
#include "checks/targets.h"
#include "effects/consultations.h"
#include "effects/participants.h"

namespace cordboard::core {
namespace {

// Refuses a known target that cannot get the chat now.
Refusal check_can_take(const State& state, Router& router, Time now, Slot slot, AgentId asker,
                       const Target& to) {
  if (to.kind == Target::Kind::kConsultation) {
    return check_own_consultation(state, slot, asker, to.consultation);
  }
  if (to.kind == Target::Kind::kQueue) {
    const bool admits = !reason_not_to_admit(router, state, now, slot, to.queue).has_value();
    return admits ? Refusal::kNone : Refusal::kTargetUnavailable;
  }
  return check_can_be_asked(state, now, slot, OfferKind::kTransfer, to);
}

// Refuses what concerns the transfer, after the conversation was found.
Refusal check_may_transfer(const State& state, Router& router, Time now, Slot slot,
                           const command::Transfer& c) {
  // A chat that other agents go on serving cannot wait in a queue.
  const bool to_queue = c.to.kind == Target::Kind::kQueue;
  if (to_queue && is_shared(state, slot)) return Refusal::kNotPermitted;
  Refusal refusal = check_nothing_pending(state, slot);
  if (passes(refusal)) refusal = check_can_take(state, router, now, slot, c.agent, c.to);
  if (!passes(refusal)) return refusal;
  return check_note(state, state.conversations[slot].transcript, c.note);
}

// Carries out a transfer to a queue or to a consulted agent at once; offers any other.
void transfer(Turn& turn, Slot slot, AgentId asker, const Target& to) {
  const State& state = turn.state();
  if (to.kind == Target::Kind::kQueue) {
    const ConversationId number = state.conversations[slot].number;
    move_to_queue(turn, slot, asker, to.queue, LeftCause::kTransferred);
    turn.emit(event::TransferCompleted{number, asker, to});
  } else if (to.kind == Target::Kind::kConsultation) {
    const Slot consultation = state.find(to.consultation);
    const AgentId target = state.consultations[consultation].target;
    end_consultation(turn, consultation, ConsultationEnd::kBecameTransfer);
    hand_over(turn, slot, asker, target);
  } else {
    offer_to_first(turn, state.find_request(slot, OfferKind::kTransfer, asker));
  }
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::Transfer& c) {
  const State& state = turn.state();
  Refusal refusal = check_known(state, c.conversation, c.agent);
  if (passes(refusal)) refusal = check_known(state, c.conversation, c.to);
  if (!passes(refusal)) return refusal;
  const Found<Slot> slot = find_active_of_known(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  refusal = check_may_transfer(state, turn.router(), turn.now(), *slot, c);
  if (!passes(refusal)) return refusal;

  // Past this line the command succeeds.
  event::TransferRequested requested{c.conversation, c.agent, c.to, {}};
  if (c.note) requested.note = turn.keep(*c.note);
  turn.emit(requested);
  transfer(turn, *slot, c.agent, c.to);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::CancelTransfer& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_active(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  const Slot request = state.find_request(*slot, OfferKind::kTransfer, c.agent);
  if (request == kNoSlot) return Refusal::kNotPending;

  // Past this line the command succeeds.
  withdraw_request(turn, request, RequestEnd::kCancelled, RevokeCause::kCancelled);
  return Refusal::kNone;
}

}  // namespace cordboard::core
