#include <algorithm>

#include "apply/apply.h"
#include "apply/leases.h"

namespace cordboard::core {
namespace {

// An only agent who declines is not asked again at once.
constexpr Duration kRestAfterDecline{1000};

// The offer is open no more; what becomes of its lease is the caller's.
Slot settle_offer(State& state, OfferId offer) {
  const Slot slot = state.find(offer);
  CORDBOARD_ASSERT(slot != kNoSlot);
  Lease& lease = state.leases[slot];
  CORDBOARD_ASSERT(lease.is_open_offer());
  state.timers.disarm(lease.timers, TimerKind::kOfferExpiry);
  state.offers.unbind(offer.value);
  --state.conversations[lease.conversation].open_offers;
  return slot;
}

// Bars the agent from the conversation for a while; bars that are over make way.
void bar(State& state, Slot conversation_slot, Bar fresh, Time at) {
  Conversation& conversation = state.conversations[conversation_slot];
  Slot* link = &conversation.first_bar;
  while (*link != kNoSlot) {
    const Slot slot = *link;
    const Bar& old = state.bars[slot];
    if (old.until > at && old.agent != fresh.agent) {
      link = &state.bars[slot].next;
      continue;
    }
    *link = old.next;
    state.bars.release(slot);
  }
  const Slot slot = state.bars.take();
  fresh.next = conversation.first_bar;
  state.bars[slot] = fresh;
  conversation.first_bar = slot;
}

Queue& queue_of(State& state, Slot conversation) {
  return state.queues[state.conversations[conversation].queue.index];
}

}  // namespace

void apply(State& state, Time at, const event::OfferCreated& e) {
  const Slot conversation = slot_of(state, e.conversation);
  Queue& queue = queue_of(state, conversation);
  const Slot slot = take_lease(state, conversation, e.agent, queue.settings.weight, at);
  Lease& lease = state.leases[slot];
  lease.offer = e.offer;
  lease.kind = e.kind;
  state.offers.bind(e.offer.value, slot);
  ++state.conversations[conversation].open_offers;
  ++queue.seen.offered;
  state.timers.arm(lease.timers, TimerKind::kOfferExpiry, slot, e.expires_at);
}

void apply(State& state, Time at, const event::OfferAccepted& e) {
  const Slot slot = settle_offer(state, e.offer);
  Lease& lease = state.leases[slot];
  lease.move(LeasePhase::kAccepted, at);
  lease.accepted_at = at;
}

void apply(State& state, Time at, const event::OfferDeclined& e) {
  const Slot slot = settle_offer(state, e.offer);
  const Slot conversation = state.leases[slot].conversation;
  Queue& queue = queue_of(state, conversation);
  ++queue.seen.declined;
  const Time until = at + std::max(queue.settings.reoffer_after, kRestAfterDecline);
  bar(state, conversation, {e.agent, true, at + kRestAfterDecline, until}, at);
  state.agents[e.agent.index].pause_until(at + queue.settings.declined_pause);
  end_lease(state, slot, at);
}

void apply(State& state, Time at, const event::OfferExpired& e) {
  const Slot slot = settle_offer(state, e.offer);
  const Slot conversation = state.leases[slot].conversation;
  Queue& queue = queue_of(state, conversation);
  ++queue.seen.missed;
  state.agents[e.agent.index].miss();
  bar(state, conversation, {e.agent, false, at, at + queue.settings.reoffer_after}, at);
  end_lease(state, slot, at);
}

void apply(State& state, Time at, const event::OfferRevoked& e) {
  end_lease(state, settle_offer(state, e.offer), at);
}

}  // namespace cordboard::core
