// Offers of waiting conversations to agents.
#pragma once

#include "effects/participants.h"
#include "effects/routed_offers.h"
#include "turn/turn.h"

namespace cordboard::core {

// Offers a waiting conversation to an agent with free capacity. Where the queue says `auto_accept`,
// accepts it at once.
void offer(Turn& turn, Slot conversation, AgentId agent);

// The agent accepts an open offer. `lease`: of the offer. Inline, because every life cycle runs
// through here.
inline void accept(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Lease& lease = state.leases[slot];
  if (lease.kind != OfferKind::kRoute) [[unlikely]]
    return accept_request(turn, slot);
  const Conversation& conversation = state.conversations[lease.conversation];
  const ConversationId number = conversation.number;
  const AgentId agent = lease.agent;
  turn.emit(event::OfferAccepted{lease.offer, number, agent, lease.kind});
  if (conversation.open_offers > 0) {
    revoke_routed_offers(turn, lease.conversation, RevokeCause::kAcceptedElsewhere);
  }
  begin_to_serve(turn, number, agent);
}

// The agent has not answered the offer in time. `lease`: of the offer.
void on_offer_expiry(Turn& turn, Slot lease);

}  // namespace cordboard::core
