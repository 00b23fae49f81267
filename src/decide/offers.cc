#include "decide/offers.h"

#include "decide/agents.h"
#include "decide/conversations.h"
#include "decide/handlers.h"

namespace cordboard::core {
namespace {

// The lease behind an open offer that is the agent's.
Refusal check_open(const State& state, OfferId offer, AgentId agent, Slot& slot) {
  slot = state.find(offer);
  if (slot == kNoSlot) return Refusal::kOfferSettled;
  return state.leases[slot].agent == agent ? Refusal::kNone : Refusal::kOfferNotYours;
}

void accept(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Slot conversation = lease.conversation;
  const ConversationId number = state.conversations[conversation].number;
  const AgentId agent = lease.agent;
  turn.emit(event::OfferAccepted{lease.offer, number, agent, lease.kind});
  if (state.conversations[conversation].open_offers > 0) {
    revoke_offers_for(turn, conversation, RevokeCause::kAcceptedElsewhere);
  }
  turn.emit(event::ParticipantJoined{number, agent, ParticipantRole::kPrimary});
}

}  // namespace

void offer(Turn& turn, Slot conversation, AgentId agent) {
  const State& state = turn.state();
  const Queue& queue = state.queue(state.conversations[conversation].queue);
  const OfferId number{state.offers.next()};
  turn.emit(event::OfferCreated{number, state.conversations[conversation].number, agent,
                                OfferKind::kRoute, turn.now() + queue.settings.offer_timeout});
  if (queue.settings.auto_accept) accept(turn, state.find(number));
}

void on_offer_expiry(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Conversation& conversation = state.conversations[lease.conversation];
  const AgentId id = lease.agent;
  const auto tolerated =
      static_cast<std::uint32_t>(state.queue(conversation.queue).settings.missed_before_rona);
  turn.emit(event::OfferExpired{lease.offer, conversation.number, id, lease.kind});
  const Agent& agent = state.agent(id);
  if (tolerated == 0 || agent.missed_in_row < tolerated) return;
  turn.emit(event::AgentPresenceChanged{id, Presence::kRona, {}, PresenceCause::kMissedOffer});
  revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
}

Refusal handle(Turn& turn, const command::AcceptOffer& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  if (!state.offers.was_issued(c.offer.value)) return Refusal::kUnknownOffer;
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  if (const auto refusal = check_open(state, c.offer, c.agent, slot); refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  accept(turn, slot);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::DeclineOffer& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  if (!state.offers.was_issued(c.offer.value)) return Refusal::kUnknownOffer;
  if (state.find_agent(c.agent) == nullptr) return Refusal::kUnknownAgent;
  if (c.reason && !state.keys.is_declared(*c.reason)) return Refusal::kUnknownReason;
  if (const auto refusal = check_open(state, c.offer, c.agent, slot); refusal != Refusal::kNone)
    return refusal;

  // Past this line the command succeeds.
  const Lease& lease = state.leases[slot];
  const ConversationId number = state.conversations[lease.conversation].number;
  turn.emit(event::OfferDeclined{c.offer, number, c.agent, lease.kind, c.reason});
  return Refusal::kNone;
}

}  // namespace cordboard::core
