#include <algorithm>

#include "apply/apply.h"
#include "apply/figures.h"
#include "apply/leases.h"
#include "apply/waiting.h"
#include "state/links.h"
#include "state/random.h"

namespace cordboard::core {
namespace {

// The offer is open no more; what becomes of its lease is the caller's.
inline Slot settle_offer(State& state, OfferId offer) {
  const Slot slot = state.offers.unbind(offer.value);
  Lease& lease = state.leases[slot];
  CORDBOARD_ASSERT(lease.is_open_offer());
  state.timers.disarm_only(lease.timers);
  --state.conversations[lease.conversation].open_offers;
  return slot;
}

Queue& queue_of(State& state, Slot conversation) {
  return state.queues[state.conversations[conversation].queue.index];
}

}  // namespace

void apply(State& state, Time at, const event::OfferCreated& e) {
  const AgentId agent = e.agent;
  const OfferId offer = e.offer;
  const Slot of = slot_of(state, e.conversation);
  Conversation& conversation = state.conversations[of];
  Queue& queue = state.queues[conversation.queue.index];
  const Slot slot =
      take_lease(state, of, conversation, agent, queue.settings.weight, LeasePhase::kOffered, at);
  Lease& lease = state.leases[slot];
  lease.offer = offer;
  lease.kind = e.kind;
  state.offers.bind(offer.value, slot);
  const std::int32_t open = ++conversation.open_offers;
  if (open < queue.stage(conversation.relaxed).offers_at_once) {
    state.note(of, conversation);
  } else {
    state.note_gone(of, conversation);
  }
  ++figures_of(state, queue, at).counts.offered;
  ++figures_of(state, agent, at).offered;
  queue.last_offered = agent;
  if (queue.draws) state.random = next_random(state.random);
  state.timers.arm(lease.timers, TimerKind::kOfferExpiry, slot, e.expires_at);
}

void apply(State& state, Time at, const event::OfferAccepted& e) {
  // Accepted, it weighs as much as offered, and is no work yet either.
  state.leases[settle_offer(state, e.offer)].move(LeasePhase::kAccepted, at);
}

void apply(State& state, Time at, const event::OfferDeclined& e) {
  const Slot slot = settle_offer(state, e.offer);
  const Slot conversation = state.leases[slot].conversation;
  Queue& queue = queue_of(state, conversation);
  ++figures_of(state, queue, at).counts.declined;
  ++figures_of(state, e.agent, at).declined;
  ++state.conversations[conversation].failed_offers;
  bar_refuser(state, conversation, e.agent, at);
  state.agents[e.agent.index].pause_until(at + queue.settings.declined_pause);
  state.note(e.agent);  // whoever pauses stands nowhere
  end_lease(state, slot, at);
}

void apply(State& state, Time at, const event::OfferExpired& e) {
  const Slot slot = settle_offer(state, e.offer);
  const Slot conversation = state.leases[slot].conversation;
  Queue& queue = queue_of(state, conversation);
  ++figures_of(state, queue, at).counts.missed;
  ++figures_of(state, e.agent, at).missed;
  ++state.conversations[conversation].failed_offers;
  state.agents[e.agent.index].miss();
  bar(state, conversation, {e.agent, false, at, at + queue.settings.reoffer_after}, at);
  end_lease(state, slot, at);
}

void apply(State& state, Time at, const event::OfferRevoked& e) {
  end_lease(state, settle_offer(state, e.offer), at);
}

}  // namespace cordboard::core
