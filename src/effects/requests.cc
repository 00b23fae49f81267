#include "effects/requests.h"

#include <algorithm>

#include "checks/participants.h"
#include "checks/targets.h"
#include "effects/watching.h"

namespace cordboard::core {
namespace {

// Ends the watch, or the wrap-up of an earlier consultation, of an agent who gets an offer. A later
// part in the conversation replaces both.
void end_lease_before_offer(Turn& turn, Slot slot) {
  const Lease& lease = turn.state().leases[slot];
  if (lease.is_watching()) return stop_watching(turn, slot, LeftCause::kLeft);
  const ConversationId number = turn.state().conversations[lease.conversation].number;
  std::optional<WrapUpCodeId> code;
  if (lease.code) code = lease.code;
  turn.emit(event::WrapUpFinished{number, lease.agent, code, WrapUpEnd::kAsked});
}

void offer_to(Turn& turn, Slot request, AgentId agent) {
  const State& state = turn.state();
  const Request& asked = state.requests[request];
  const Slot held = state.find_lease(asked.conversation, agent);
  if (held != kNoSlot) end_lease_before_offer(turn, held);
  const Conversation& conversation = state.conversations[asked.conversation];
  const Duration timeout = state.queue(conversation.queue).settings.offer_timeout;
  const Time expires_at = std::min(turn.now() + timeout, asked.ends_at);
  turn.emit(event::OfferCreated{
      {state.offers.next()}, conversation.number, agent, asked.kind, expires_at});
}

Notice refusal_notice(OfferKind kind) {
  if (kind == OfferKind::kTransfer) return Notice::kTransferRefused;
  return kind == OfferKind::kConference ? Notice::kConferenceRefused : Notice::kConsultationRefused;
}

ConsultationEnd consultation_end_of(RequestEnd cause) {
  switch (cause) {
    case RequestEnd::kDeclined:
      return ConsultationEnd::kDeclined;
    case RequestEnd::kExpired:
      return ConsultationEnd::kExpired;
    case RequestEnd::kNoTarget:
    case RequestEnd::kTargetGone:
      return ConsultationEnd::kNoTarget;
    case RequestEnd::kConversationEnded:
      return ConsultationEnd::kConversationEnded;
    case RequestEnd::kCancelled:
    case RequestEnd::kSenderGone:
      break;
  }
  return ConsultationEnd::kCancelled;
}

// Whether the target did not accept, in contrast to a request that was withdrawn.
bool is_refusal(RequestEnd cause) {
  return cause == RequestEnd::kDeclined || cause == RequestEnd::kExpired ||
         cause == RequestEnd::kNoTarget || cause == RequestEnd::kTargetGone;
}

// Ends a request without an open offer.
void end(Turn& turn, const Request& request, RequestEnd cause) {
  const ConversationId number = turn.state().conversations[request.conversation].number;
  switch (request.kind) {
    case OfferKind::kTransfer:
      return turn.emit(event::TransferFailed{number, request.asker, cause});
    case OfferKind::kConference:
      return turn.emit(event::ConferenceRequestDropped{number, request.asker, cause});
    case OfferKind::kConsultation:
      return turn.emit(event::ConsultationEnded{request.consultation, number, request.asker,
                                                request.to.agent, consultation_end_of(cause),
                                                false});
    case OfferKind::kRoute:
      break;
  }
}

// Ends a request that no target has accepted, and informs the agent who asked.
FailedTransfer fail(Turn& turn, Slot slot, RequestEnd cause) {
  const State& state = turn.state();
  const Request request = state.requests[slot];  // a copy, because the event removes it
  const Conversation& conversation = state.conversations[request.conversation];
  const TransferMissed missed = state.queue(conversation.queue).settings.transfer_missed;
  end(turn, request, cause);
  const AgentId last = request.asked.empty() ? AgentId{} : request.asked.back();
  turn.emit(event::SystemNotice{conversation.number,
                                refusal_notice(request.kind),
                                {Visibility::Kind::kAgent, request.asker},
                                last});
  const bool goes = request.kind == OfferKind::kTransfer && missed == TransferMissed::kQueue;
  if (!goes || is_shared(state, request.conversation)) return {};
  return {request.conversation, request.asker};
}

void revoke_offer_of(Turn& turn, const Request& request, RevokeCause told) {
  const State& state = turn.state();
  const Slot offered = state.find(request.offer);
  CORDBOARD_ASSERT(offered != kNoSlot);
  const AgentId agent = state.leases[offered].agent;
  const ConversationId number = state.conversations[request.conversation].number;
  turn.emit(event::OfferRevoked{request.offer, number, agent, request.kind, told});
}

}  // namespace

void offer_to_first(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Request& request = state.requests[slot];
  const AgentId agent = request.to.is_group()
                            ? find_next_of_group(state, turn.now(), request.conversation,
                                                 request.kind, request.to, &request)
                            : request.to.agent;
  offer_to(turn, slot, agent);
}

FailedTransfer offer_to_next_or_fail(Turn& turn, Slot slot, RequestEnd cause) {
  const State& state = turn.state();
  const Request& request = state.requests[slot];
  if (!request.to.is_group()) return fail(turn, slot, cause);
  if (turn.now() >= request.ends_at) return fail(turn, slot, RequestEnd::kExpired);
  const AgentId next = find_next_of_group(state, turn.now(), request.conversation, request.kind,
                                          request.to, &request);
  if (!next) return fail(turn, slot, RequestEnd::kNoTarget);
  offer_to(turn, slot, next);
  return {};
}

FailedTransfer expire_request(Turn& turn, Slot slot) {
  revoke_offer_of(turn, turn.state().requests[slot], RevokeCause::kCancelled);
  return fail(turn, slot, RequestEnd::kExpired);
}

void withdraw_request(Turn& turn, Slot slot, RequestEnd cause, RevokeCause told) {
  CORDBOARD_ASSERT(!is_refusal(cause));
  const State& state = turn.state();
  revoke_offer_of(turn, state.requests[slot], told);
  const Request request = state.requests[slot];  // a copy, because the event removes it
  end(turn, request, cause);
}

void withdraw_requests_of(Turn& turn, Slot conversation, AgentId asker) {
  const State& state = turn.state();
  while (true) {
    const Slot slot = state.first_request(
        conversation, [asker](const Request& each) { return each.asker == asker; });
    if (slot == kNoSlot) return;
    withdraw_request(turn, slot, RequestEnd::kSenderGone, RevokeCause::kCancelled);
  }
}

void withdraw_all_requests(Turn& turn, Slot conversation, RequestEnd cause, RevokeCause told) {
  const State& state = turn.state();
  while (state.conversations[conversation].has_requests()) {
    withdraw_request(turn, state.conversations[conversation].first_request, cause, told);
  }
}

}  // namespace cordboard::core
