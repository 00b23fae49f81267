// Reads an agent's work, connection and schedule, which determine the presence.
#pragma once

#include <optional>

#include "state/state.h"

namespace cordboard::core {

// When the agent, whose last connection is gone, stops receiving offers, and when the agent's
// conversations return to their queues; nothing while the agent is connected.
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

// Whether the agent has had no connection for longer than the grace.
inline bool is_past_lost_grace(const State& state, AgentId id, Time now) {
  const auto grace = lost_grace_at(state, id);
  return grace && *grace <= now;
}

// The presence that the agent's schedule asks for now; nothing without a schedule.
inline std::optional<Presence> scheduled_presence(const State& state, AgentId id, Time now) {
  const auto& schedule = state.agent_setups[id.index].schedule;
  if (!schedule) return std::nullopt;
  return schedule->is_open(now) ? Presence::kReady : Presence::kNotReady;
}

// Whether the agent has chats, parked ones included, consultations or wrap-ups. Open offers and
// monitoring are no work.
inline bool has_work(const State& state, AgentId id) {
  for (Slot at = state.agent(id).first_lease; at != kNoSlot; at = state.leases[at].next_of_agent) {
    const Lease& lease = state.leases[at];
    if (!lease.is_open_offer() && !lease.is_watching()) return true;
  }
  return false;
}

}  // namespace cordboard::core
