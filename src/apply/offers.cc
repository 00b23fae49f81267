#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/leases.h"
#include "apply/requests.h"
#include "apply/waiting.h"
#include "state/links.h"
#include "state/random.h"

namespace cordboard::core {
namespace {

// Closes an offer: unbinds its number and disarms its timer. Returns the lease, which the caller
// must move or end.
template <class E>
inline Slot close_offer(State& state, const E& e) {
  const Slot slot = state.offers.unbind(e.offer.value);
  Lease& lease = state.leases[slot];
  CORDBOARD_ASSERT(lease.is_open_offer());
  state.timers.disarm_only(lease.timers);
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  CORDBOARD_ASSERT(lease.conversation == place.slot);
  conversation.open_offers -= lease.kind == OfferKind::kRoute;
  return slot;
}

// Creates an offer that an agent's request makes. It does not come from a waiting line, so queue
// figures stay unchanged.
void create_offer_of_request(State& state, const event::OfferCreated& e, Time at) {
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  const bool is_chat = e.kind != OfferKind::kConsultation;
  const std::int32_t weight = is_chat ? state.queue(conversation.queue).settings.weight : 0;
  const Slot slot =
      take_lease(state, place.slot, conversation, e.agent, weight, LeasePhase::kOffered, at);
  Lease& lease = state.leases[slot];
  lease.offer = e.offer;
  lease.kind = e.kind;
  state.offers.bind(e.offer.value, slot);
  state.timers.arm(lease.timers, TimerKind::kOfferExpiry, slot, e.expires_at);
  const Slot asked_by = state.first_request(
      place.slot, [&](const Request& each) { return each.kind == e.kind && !each.offer; });
  CORDBOARD_ASSERT(asked_by != kNoSlot);
  state.requests[asked_by].offer = e.offer;
  state.requests[asked_by].asked.push_back(e.agent);
}

// Ends the lease of an unsuccessful offer that belongs to a request. The request stays without an
// open offer, until another agent is asked or the request is dropped.
void close_offer_of_request(State& state, Slot lease, Time at) {
  const Slot conversation = state.leases[lease].conversation;
  const Slot asked_by = state.find_request(conversation, state.leases[lease].offer);
  CORDBOARD_ASSERT(asked_by != kNoSlot);
  state.requests[asked_by].offer = {};
  end_lease(state, lease, at);
}

Queue& queue_of(State& state, Slot conversation) {
  return state.queues[state.conversations[conversation].queue.index];
}

}  // namespace

template <>
void apply(State& state, Time at, const event::OfferCreated& e) {
  if (e.kind != OfferKind::kRoute) [[unlikely]]
    return create_offer_of_request(state, e, at);
  const AgentId agent = e.agent;
  const OfferId offer = e.offer;
  const auto place = place_of(state, e.conversation);
  Conversation& conversation = place.thing;
  Queue& queue = state.queues[conversation.queue.index];
  const Slot slot = take_lease(state, place.slot, conversation, agent, queue.settings.weight,
                               LeasePhase::kOffered, at);
  Lease& lease = state.leases[slot];
  lease.offer = offer;
  lease.kind = e.kind;
  state.offers.bind(offer.value, slot);
  const std::int32_t open = ++conversation.open_offers;
  if (open < queue.stage(conversation.relaxed).offers_at_once) {
    state.record_change(place.slot, conversation);
  } else {
    state.record_departure(place.slot, conversation);
  }
  ++figures_of(state, queue, at).counts.offered;
  ++figures_of(state, agent, at).offered;
  queue.last_offered = agent;
  if (queue.draws) state.random = next_random(state.random);
  state.timers.arm(lease.timers, TimerKind::kOfferExpiry, slot, e.expires_at);
}

template <>
void apply(State& state, Time at, const event::OfferAccepted& e) {
  // The lease keeps its weight and does not yet count as work.
  Lease& lease = state.leases[close_offer(state, e)];
  lease.move(LeasePhase::kAccepted, at);
  if (lease.kind != OfferKind::kRoute) [[unlikely]]
    remove_request(state, lease.conversation, state.find_request(lease.conversation, e.offer));
}

template <>
void apply(State& state, Time at, const event::OfferDeclined& e) {
  const Slot slot = close_offer(state, e);
  const Slot conversation = state.leases[slot].conversation;
  // The exclusion is the same for an offer of the routing and for one that an agent requested.
  if (e.kind != OfferKind::kConsultation) exclude_after_refusal(state, conversation, e.agent, at);
  if (e.kind != OfferKind::kRoute) return close_offer_of_request(state, slot, at);
  Queue& queue = queue_of(state, conversation);
  ++figures_of(state, queue, at).counts.declined;
  ++figures_of(state, e.agent, at).declined;
  ++state.conversations[conversation].failed_offers;
  state.agents[e.agent.index].pause_until(at + queue.settings.declined_pause);
  state.record_change(e.agent);  // a paused agent leaves the order
  end_lease(state, slot, at);
}

template <>
void apply(State& state, Time at, const event::OfferExpired& e) {
  const Slot slot = close_offer(state, e);
  state.agents[e.agent.index].miss();
  const Slot conversation = state.leases[slot].conversation;
  if (e.kind != OfferKind::kConsultation) exclude_after_miss(state, conversation, e.agent, at);
  if (e.kind != OfferKind::kRoute) return close_offer_of_request(state, slot, at);
  Queue& queue = queue_of(state, conversation);
  ++figures_of(state, queue, at).counts.missed;
  ++figures_of(state, e.agent, at).missed;
  ++state.conversations[conversation].failed_offers;
  end_lease(state, slot, at);
}

template <>
void apply(State& state, Time at, const event::OfferRevoked& e) {
  const Slot slot = close_offer(state, e);
  if (e.kind != OfferKind::kRoute) return close_offer_of_request(state, slot, at);
  end_lease(state, slot, at);
}

}  // namespace cordboard::core
