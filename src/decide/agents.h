// What several handlers do to an agent's presence.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// Takes back every open offer of an agent.
void revoke_offers_of(Turn& turn, AgentId agent, RevokeCause cause);

void make_ready(Turn& turn, AgentId agent);
void make_not_ready(Turn& turn, AgentId agent, std::optional<NotReadyReasonId> reason);

// Leaves: at once if nothing is in hand, otherwise when the last chat and wrap-up are done.
void leave(Turn& turn, AgentId agent, PresenceCause cause);

// Signs out whoever drains and has nothing left in hand, among those that this turn has touched.
void finish_drains(Turn& turn);

}  // namespace cordboard::core
