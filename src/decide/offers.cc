#include "decide/offers.h"

#include "decide/agents.h"
#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/requests.h"
#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// The lease behind an open offer that is the agent's.
Refusal check_open(const State& state, OfferId offer, AgentId agent, Slot& slot) {
  slot = state.find(offer);
  if (slot == kNoSlot) return Refusal::kOfferSettled;
  return state.leases[slot].agent == agent ? Refusal::kNone : Refusal::kOfferNotYours;
}

// The request of another agent that an open offer comes from; kNoSlot if routing made it.
Slot request_behind(const State& state, const Lease& lease) {
  if (lease.kind == OfferKind::kRoute) return kNoSlot;
  return state.find_request(lease.conversation, lease.offer);
}

// Whether the time for asking a group is over before the agent had that of an offer: no fault of
// theirs.
bool is_cut_short(const Turn& turn, Slot slot, const Lease& lease) {
  const State& state = turn.state();
  const QueueId queue = state.conversations[lease.conversation].queue;
  return turn.now() >= state.requests[slot].ends_at &&
         turn.now() < lease.since + state.queue(queue).settings.offer_timeout;
}

void accept(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  if (lease.kind != OfferKind::kRoute) [[unlikely]]
    return accept_request(turn, slot);
  const Conversation& conversation = state.conversations[lease.conversation];
  const ConversationId number = conversation.number;
  const AgentId agent = lease.agent;
  turn.emit(event::OfferAccepted{lease.offer, number, agent, lease.kind});
  if (conversation.open_offers > 0) {
    revoke_offers_for(turn, lease.conversation, RevokeCause::kAcceptedElsewhere);
  }
  join(turn, number, agent);
}

// Accepts the offer that was only just made.
[[gnu::noinline]] void accept_last(Turn& turn) {
  const State& state = turn.state();
  accept(turn, state.find(OfferId{state.offers.last()}));
}

// A waiting conversation that an agent is to have by hand.
Refusal check_waiting(const State& state, ConversationId number, AgentId agent, Slot& slot) {
  const Refusal refusal = check_live_and_agent(state, number, agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  if (!state.conversations[slot].is_waiting()) return Refusal::kConversationNotWaiting;
  return Refusal::kNone;
}

// Whether the agent is there, ready, and has room.
Refusal check_able(const State& state, Slot conversation, AgentId id) {
  const Agent& agent = state.agent(id);
  if (!agent.is_signed_in()) return Refusal::kNotSignedIn;
  // Who wraps up an earlier part in it is not done with it yet.
  const Slot held = state.find_lease(conversation, id);
  if (held != kNoSlot && !state.leases[held].is_open_offer()) return Refusal::kAlreadyAParticipant;
  if (!agent.takes_offers()) return Refusal::kAgentNotReady;
  const Queue& queue = state.queue(state.conversations[conversation].queue);
  const bool has_room = agent.has_room_for(queue.settings.weight);
  // An offer of this very conversation holds the room for it.
  return has_room || held != kNoSlot ? Refusal::kNone : Refusal::kAgentAtCapacity;
}

}  // namespace

void offer(Turn& turn, Slot slot, AgentId agent) {
  const State& state = turn.state();
  bool is_accepted_at_once = false;
  turn.emit_filled<event::OfferCreated>([&](event::OfferCreated& created) {
    const Conversation& conversation = state.conversations[slot];
    const Queue& queue = state.queue(conversation.queue);
    is_accepted_at_once = queue.settings.auto_accept;
    created.offer = {state.offers.next()};
    created.conversation = conversation.number;
    created.agent = agent;
    created.kind = OfferKind::kRoute;
    created.expires_at = turn.now() + queue.settings.offer_timeout;
  });
  if (is_accepted_at_once) accept_last(turn);
}

void on_offer_expiry(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  const Conversation& conversation = state.conversations[lease.conversation];
  const AgentId id = lease.agent;
  const auto tolerated =
      static_cast<std::uint32_t>(state.queue(conversation.queue).settings.missed_before_rona);
  const Slot request = request_behind(state, lease);
  if (request != kNoSlot && is_cut_short(turn, request, lease)) {
    return end_request(turn, request, RequestEnd::kExpired, RevokeCause::kCancelled);
  }
  turn.emit(event::OfferExpired{lease.offer, conversation.number, id, lease.kind});
  const Agent& agent = state.agent(id);
  if (tolerated > 0 && agent.missed_in_row >= tolerated) {
    turn.emit(event::AgentPresenceChanged{id, Presence::kRona, {}, PresenceCause::kMissedOffer});
    revoke_offers_of(turn, id, RevokeCause::kAgentUnavailable);
  }
  if (request != kNoSlot) ask_on(turn, request, RequestEnd::kExpired);
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
  const Slot request = request_behind(state, lease);
  turn.emit(event::OfferDeclined{c.offer, number, c.agent, lease.kind, c.reason});
  if (request != kNoSlot) ask_on(turn, request, RequestEnd::kDeclined);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::PickConversation& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_waiting(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  const Conversation& conversation = state.conversations[slot];
  if (conversation.customer_away) return Refusal::kConversationNotWaiting;
  if (!state.queue(conversation.queue).settings.pull) return Refusal::kQueueNotPull;
  const bool may = serves(state, state.stage_of(conversation), c.agent) &&
                   has_skills(state, conversation, c.agent);
  if (!may) return Refusal::kNotPermitted;
  const Refusal unable = check_able(state, slot, c.agent);
  if (unable != Refusal::kNone) return unable;
  const bool is_held = state.find_lease(slot, c.agent) != kNoSlot;
  if (!is_held && !is_below_cap(state, conversation.queue, c.agent)) {
    return Refusal::kAgentAtCapacity;
  }

  // Past this line the command succeeds. A queue that has just become one to pick from may have
  // offers out.
  revoke_offers_for(turn, slot, RevokeCause::kAcceptedElsewhere);
  join(turn, c.conversation, c.agent);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::AssignConversation& c) {
  const State& state = turn.state();
  const bool forced = c.force.value_or(false);
  Slot slot = kNoSlot;
  const Refusal refusal = check_waiting(state, c.conversation, c.agent, slot);
  if (refusal != Refusal::kNone) return refusal;
  const Refusal unable = check_able(state, slot, c.agent);
  const bool can_be_forced =
      unable == Refusal::kAgentNotReady || unable == Refusal::kAgentAtCapacity;
  if (unable != Refusal::kNone && !(forced && can_be_forced)) return unable;

  // Past this line the command succeeds.
  revoke_offers_for(turn, slot, RevokeCause::kAcceptedElsewhere);
  turn.emit(event::ConversationAssigned{c.conversation, c.agent, forced});
  join(turn, c.conversation, c.agent);
  return Refusal::kNone;
}

}  // namespace cordboard::core
