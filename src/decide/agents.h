// What several handlers do to an agent's presence.
#pragma once

#include <optional>

#include "decide/turn.h"

namespace cordboard::core {

// Takes back every open offer of an agent.
void revoke_offers_of(Turn& turn, AgentId agent, RevokeCause cause);

// A supervisor looks on nowhere any more.
void stop_watching_all(Turn& turn, AgentId agent);

void make_ready(Turn& turn, AgentId agent);
void make_not_ready(Turn& turn, AgentId agent, std::optional<NotReadyReasonId> reason);

// Leaves: at once if nothing is in hand, otherwise when the last chat and wrap-up are done.
void leave(Turn& turn, AgentId agent, PresenceCause cause);

// Whoever drains, or is to be not ready after the current chats, and has nothing left in hand,
// among those that this turn has touched.
void finish_leaving(Turn& turn);

// A block of the agent's schedule has begun or ended.
void on_schedule(Turn& turn, AgentId agent);

// The agent's last connection has been gone for so long: no offers any more; no chats any more.
void on_lost_grace(Turn& turn, AgentId agent);
void on_lost_requeue(Turn& turn, AgentId agent);

// When these two are due; nothing while the agent is connected.
inline std::optional<Time> lost_grace_at(const State& state, AgentId id) {
  const Agent& agent = state.agent(id);
  if (!agent.lost) return std::nullopt;
  return agent.lost_at + state.agent_setups[id.index].disconnect_grace;
}
inline std::optional<Time> lost_requeue_at(const State& state, AgentId id) {
  const Agent& agent = state.agent(id);
  if (!agent.lost) return std::nullopt;
  return agent.lost_at + state.agent_setups[id.index].requeue_after;
}

}  // namespace cordboard::core
