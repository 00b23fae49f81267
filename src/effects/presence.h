// Changes an agent's presence, with the consequences for offers and conversations.
#pragma once

#include <optional>

#include "turn/turn.h"

namespace cordboard::core {

// Revokes every open offer to an agent. Requests go on to the next agent of a group, or fail.
void revoke_offers_to(Turn& turn, AgentId agent, RevokeCause cause);

// Sets the agent ready, or not ready. Do nothing if the agent is that already.
void make_ready(Turn& turn, AgentId agent);
void make_not_ready(Turn& turn, AgentId agent, std::optional<NotReadyReasonId> reason);

// Sets the presence that the schedule asks for.
void follow_schedule(Turn& turn, AgentId agent, Presence wanted);

// Signs the agent out: at once without leases, otherwise after the last chat and wrap-up.
void sign_out_or_drain(Turn& turn, AgentId agent, PresenceCause cause);

// Signs out, or sets not ready, the agents who have asked for it and have no work left. Looks at
// the agents whom this turn has changed.
void finish_leaving(Turn& turn);

// A block of the agent's schedule has begun or ended.
void on_schedule(Turn& turn, AgentId agent);

// The agent has had no connection for `disconnect_grace`: gets no more offers.
void on_lost_grace(Turn& turn, AgentId agent);

// The agent has had no connection for `requeue_after`: the chats go on without the agent.
void on_lost_requeue(Turn& turn, AgentId agent);

}  // namespace cordboard::core
