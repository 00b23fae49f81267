#include "effects/offers.h"

#include "checks/targets.h"
#include "effects/presence.h"

namespace cordboard::core {
namespace {

// Whether the time for asking a group is over before the agent had the whole time of an offer. Then
// the offer does not count as missed.
bool is_cut_short(const Turn& turn, Slot request, const Lease& lease) {
  const State& state = turn.state();
  const QueueId queue = state.conversations[lease.conversation].queue;
  return turn.now() >= state.requests[request].ends_at &&
         turn.now() < lease.since + state.queue(queue).settings.offer_timeout;
}

// Sets the presence RONA if the agent has missed too many offers in a row.
void set_rona_if_due(Turn& turn, AgentId id, std::int32_t missed_before_rona) {
  const auto tolerated = static_cast<std::uint32_t>(missed_before_rona);
  if (tolerated == 0 || turn.state().agent(id).missed_in_row < tolerated) return;
  turn.emit(event::AgentPresenceChanged{id, Presence::kRona, {}, PresenceCause::kMissedOffer});
  revoke_offers_to(turn, id, RevokeCause::kAgentUnavailable);
}

// Not inline, so that `offer` needs fewer saved registers when nothing is accepted at once.
[[gnu::noinline]] void accept_last(Turn& turn) {
  const State& state = turn.state();
  accept(turn, state.find(OfferId{state.offers.last()}));
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
  const std::int32_t tolerated = state.queue(conversation.queue).settings.missed_before_rona;
  const Slot request = find_request_behind(state, lease);
  if (request != kNoSlot && is_cut_short(turn, request, lease)) {
    return requeue(turn, expire_request(turn, request));
  }
  turn.emit(event::OfferExpired{lease.offer, conversation.number, id, lease.kind});
  set_rona_if_due(turn, id, tolerated);
  if (request != kNoSlot) {
    requeue(turn, offer_to_next_or_fail(turn, request, RequestEnd::kExpired));
  }
}

}  // namespace cordboard::core
