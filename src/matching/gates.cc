#include "matching/gates.h"

#include <algorithm>

#include "matching/eligibility.h"

namespace cordboard::core {
namespace {

Gate gate_of_presence(const Agent& agent) {
  if (!agent.is_signed_in()) return {RoutingGate::kSignedOut};
  if (agent.draining) return {RoutingGate::kDraining};
  if (agent.presence == Presence::kRona) return {RoutingGate::kRona};
  if (!agent.takes_offers()) return {RoutingGate::kNotReady};
  return {};
}

Gate gate_of_capacity(const State& state, QueueId queue, AgentId id) {
  const Agent& agent = state.agent(id);
  const QueueSettings& settings = state.queue(queue).settings;
  if (!agent.has_room_for(settings.weight)) {
    return {RoutingGate::kNoCapacity, settings.weight, std::max(0, agent.capacity - agent.load)};
  }
  if (is_below_cap(state, queue, id)) return {};
  return {RoutingGate::kMaxPerAgent, settings.max_per_agent, count_of_queue(state, queue, id)};
}

Gate gate_of_setup(const State& state, const Conversation& conversation, AgentId id) {
  if (!serves(state, state.stage_of(conversation), id)) return {RoutingGate::kNotServing};
  if (!has_skills(state, conversation, id)) return {RoutingGate::kSkill};
  return {};
}

Gate gate_of_history(const State& state, Time now, const Conversation& conversation, AgentId id,
                     OtherAgents& others) {
  // The agent has a lease on it: an open offer, or a wrap-up of an earlier part. `explain` handles
  // open offers before.
  if (holds_lease(state, conversation, id)) return {RoutingGate::kRecentlyDeclined};
  const Exclusion* exclusion = exclusion_at(state, conversation, id, now);
  if (exclusion == nullptr) return {};
  const bool another_can = others.can_serve();
  if (!another_can && exclusion->not_before <= now) return {};
  return {exclusion->declined ? RoutingGate::kRecentlyDeclined : RoutingGate::kRecentlyMissed,
          {},
          {},
          another_can ? exclusion->until : exclusion->not_before};
}

Gate gate_of_waiting(const State& state, Time now, const Conversation& conversation, AgentId id) {
  const Agent& agent = state.agent(id);
  if (agent.paused_until > now) return {RoutingGate::kDeclinedPause, {}, {}, agent.paused_until};
  if (conversation.preferred != id && awaits_preferred(state, conversation, now)) {
    return {RoutingGate::kStickyWait, {}, {}, conversation.sticky_until};
  }
  if (conversation.customer_away) return {RoutingGate::kCustomerAway};
  return {};
}

}  // namespace

bool OtherAgents::can_serve() {
  if (known_) return *known_;
  known_ = false;
  for (std::uint32_t index = 0; index < state_.agents.size() && !*known_; ++index) {
    const AgentId id{index};
    known_ = state_.agents[index].takes_offers() && is_suitable(state_, conversation_, id) &&
             exclusion_at(state_, conversation_, id, now_) == nullptr &&
             !wraps_up(state_, conversation_, id);
  }
  return *known_;
}

Gate first_gate(const State& state, Time now, const Conversation& conversation, AgentId agent,
                OtherAgents& others) {
  Gate gate = gate_of_presence(state.agent(agent));
  if (!gate.is_closed()) gate = gate_of_capacity(state, conversation.queue, agent);
  if (!gate.is_closed()) gate = gate_of_setup(state, conversation, agent);
  if (!gate.is_closed()) gate = gate_of_history(state, now, conversation, agent, others);
  if (!gate.is_closed()) gate = gate_of_waiting(state, now, conversation, agent);
  return gate;
}

}  // namespace cordboard::core
