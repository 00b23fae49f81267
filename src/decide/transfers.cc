#include "decide/consultations.h"
#include "decide/handlers.h"
#include "decide/participants.h"
#include "decide/queues.h"
#include "decide/requests.h"
#include "checks/texts.h"
#include "decide/wrap_up.h"

namespace cordboard::core {
namespace {

// Whether the target, which exists, could have the chat.
Refusal check_taker(Turn& turn, Slot slot, AgentId sender, const Target& to) {
  const State& state = turn.state();
  if (to.kind == Target::Kind::kConsultation) {
    return check_own_consultation(state, slot, sender, to.consultation);
  }
  if (to.kind == Target::Kind::kQueue) {
    return takes_in(turn, slot, to.queue) ? Refusal::kNone : Refusal::kTargetUnavailable;
  }
  return check_askable(state, turn.now(), slot, OfferKind::kTransfer, to);
}

}  // namespace

Refusal handle(Turn& turn, const command::Transfer& c) {
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
  const bool to_queue = c.to.kind == Target::Kind::kQueue;
  // Others serve it: it cannot wait at the same time.
  if (to_queue && is_shared(state, slot)) return Refusal::kNotPermitted;
  if (const auto refusal = check_nothing_pending(state, slot); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_taker(turn, slot, c.agent, c.to); refusal != Refusal::kNone)
    return refusal;
  if (const auto refusal = check_note(state, state.conversations[slot].transcript, c.note);
      refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  event::TransferRequested requested{c.conversation, c.agent, c.to, {}};
  if (c.note) requested.note = turn.keep(*c.note);
  turn.emit(requested);
  if (to_queue) {
    give_to_queue(turn, slot, c.agent, c.to.queue);
    turn.emit(event::TransferCompleted{c.conversation, c.agent, c.to});
  } else if (c.to.kind == Target::Kind::kConsultation) {
    const Slot consultation = state.find(c.to.consultation);
    const AgentId target = state.consultations[consultation].target;
    end_consultation(turn, consultation, ConsultationEnd::kBecameTransfer);
    hand_over(turn, slot, c.agent, target);
  } else {
    ask(turn, state.find_request(slot, OfferKind::kTransfer, c.agent));
  }
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::CancelTransfer& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_serving(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  const Slot request = state.find_request(slot, OfferKind::kTransfer, c.agent);
  if (request == kNoSlot) return Refusal::kNotPending;

  // Past this line the command succeeds.
  end_request(turn, request, RequestEnd::kCancelled, RevokeCause::kCancelled);
  return Refusal::kNone;
}

}  // namespace cordboard::core
