#include "decide/handle.h"

#include "checks/capacity.h"
#include "checks/lookups.h"
#include "checks/targets.h"
#include "effects/offers.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// Refuses an offer that was never made, and an unknown agent.
Refusal check_known_offer(const State& state, OfferId offer, AgentId agent) {
  if (!state.offers.was_issued(offer.value)) return Refusal::kUnknownOffer;
  return check_known(state, agent);
}

// The lease of an open offer to this agent.
Found<Slot> find_open_offer(const State& state, OfferId offer, AgentId agent) {
  const Slot slot = state.find(offer);
  if (slot == kNoSlot) return Refusal::kOfferSettled;
  if (state.leases[slot].agent != agent) return Refusal::kOfferNotYours;
  return slot;
}

// The slot of a waiting conversation that the agent may pick: from a pull queue that the agent
// serves, with the skills and the capacity for it.
Found<Slot> find_pickable(const State& state, ConversationId number, AgentId agent) {
  const Found<Slot> slot = find_waiting(state, number, agent);
  if (!slot.ok()) return slot;
  const Conversation& conversation = state.conversations[*slot];
  if (conversation.customer_away) return Refusal::kConversationNotWaiting;
  if (!state.queue(conversation.queue).settings.pull) return Refusal::kQueueNotPull;
  const bool is_eligible =
      serves(state, state.stage_of(conversation), agent) && has_skills(state, conversation, agent);
  if (!is_eligible) return Refusal::kNotPermitted;
  const Refusal refusal = check_can_be_given(state, *slot, agent);
  if (!passes(refusal)) return refusal;
  const bool is_held = state.find_lease(*slot, agent) != kNoSlot;
  const bool is_above_cap = !is_held && !is_below_cap(state, conversation.queue, agent);
  if (is_above_cap) return Refusal::kAgentAtCapacity;
  return slot;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::AcceptOffer& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known_offer(state, c.offer, c.agent);
  if (!passes(unknown)) return unknown;
  const Found<Slot> lease = find_open_offer(state, c.offer, c.agent);
  if (!lease.ok()) return lease.refusal();

  // Past this line the command succeeds.
  accept(turn, *lease);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::DeclineOffer& c) {
  const State& state = turn.state();
  const Refusal unknown = check_known_offer(state, c.offer, c.agent);
  if (!passes(unknown)) return unknown;
  if (c.reason && !state.keys.is_declared(*c.reason)) return Refusal::kUnknownReason;
  const Found<Slot> slot = find_open_offer(state, c.offer, c.agent);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds.
  const Lease& lease = state.leases[*slot];
  const ConversationId number = state.conversations[lease.conversation].number;
  const Slot request = find_request_behind(state, lease);
  turn.emit(event::OfferDeclined{c.offer, number, c.agent, lease.kind, c.reason});
  if (request != kNoSlot) {
    requeue(turn, offer_to_next_or_fail(turn, request, RequestEnd::kDeclined));
  }
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::PickConversation& c) {
  const Found<Slot> slot = find_pickable(turn.state(), c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();

  // Past this line the command succeeds. There may be open offers if the queue has just been
  // configured as a pull queue.
  revoke_routed_offers(turn, *slot, RevokeCause::kAcceptedElsewhere);
  begin_to_serve(turn, c.conversation, c.agent);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::AssignConversation& c) {
  const State& state = turn.state();
  const bool forced = c.force.value_or(false);
  const Found<Slot> slot = find_waiting(state, c.conversation, c.agent);
  if (!slot.ok()) return slot.refusal();
  const Refusal refusal = check_can_be_given(state, *slot, c.agent);
  const bool can_be_forced =
      refusal == Refusal::kAgentNotReady || refusal == Refusal::kAgentAtCapacity;
  if (!passes(refusal) && !(forced && can_be_forced)) return refusal;

  // Past this line the command succeeds.
  revoke_routed_offers(turn, *slot, RevokeCause::kAcceptedElsewhere);
  turn.emit(event::ConversationAssigned{c.conversation, c.agent, forced});
  begin_to_serve(turn, c.conversation, c.agent);
  return Refusal::kNone;
}

}  // namespace cordboard::core
