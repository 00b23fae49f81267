#include "effects/routed_offers.h"

#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

// Revokes the routed offers whose lease `is_wanted`.
template <class IsWanted>
void revoke_routed_offers_if(Turn& turn, Slot conversation, RevokeCause cause,
                             IsWanted&& is_wanted) {
  const State& state = turn.state();
  const ConversationId number = state.conversations[conversation].number;
  Slot next = kNoSlot;
  for (Slot at = state.conversations[conversation].first_lease; at != kNoSlot; at = next) {
    const Lease& lease = state.leases[at];
    next = lease.next_of_conversation;
    if (!lease.is_open_offer() || lease.kind != OfferKind::kRoute || !is_wanted(lease)) continue;
    turn.emit(event::OfferRevoked{lease.offer, number, lease.agent, lease.kind, cause});
  }
}

}  // namespace

void revoke_routed_offers(Turn& turn, Slot conversation, RevokeCause cause) {
  revoke_routed_offers_if(turn, conversation, cause, [](const Lease&) { return true; });
}

void revoke_unsuitable_offers(Turn& turn, Slot conversation) {
  const State& state = turn.state();
  revoke_routed_offers_if(turn, conversation, RevokeCause::kCancelled, [&](const Lease& lease) {
    return !is_suitable(state, state.conversations[conversation], lease.agent);
  });
}

}  // namespace cordboard::core
