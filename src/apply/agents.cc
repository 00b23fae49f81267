#include "apply/agents.h"

#include <algorithm>

#include "apply/apply.h"
#include "apply/figures.h"

namespace cordboard::core {

void set_presence_override(State& state, AgentId id, Time at, bool overrides) {
  Agent& agent = state.agents[id.index];
  const auto& schedule = state.agent_setups[id.index].schedule;
  agent.overridden = overrides && schedule;
  agent.override_until =
      agent.overridden ? schedule->next_boundary(at).value_or(Time::max()) : Time{};
}

void end_sessions_if_unknown(State& state, AgentId id) {
  Agent& agent = state.agents[id.index];
  if (agent.is_known()) return;
  agent.watched = false;
  state.sessions.erase(id.index);
}

template <>
void apply(State& state, Time at, const event::AgentSignedIn& e) {
  tally_time(state, e.agent, at);
  state.agents[e.agent.index].sign_in();
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time at, const event::AgentDrainStarted& e) {
  tally_time(state, e.agent, at);
  state.agents[e.agent.index].start_drain();
  state.record_change(e.agent);
}

// A presence that the agent asked for takes precedence over the schedule until its next boundary.
template <>
void apply(State& state, Time at, const event::AgentPresenceChanged& e) {
  tally_time(state, e.agent, at);
  Agent& agent = state.agents[e.agent.index];
  agent.change_presence(e.presence, e.reason.value_or(NotReadyReasonId{}), at);
  set_presence_override(state, e.agent, at, e.cause == PresenceCause::kAsked);
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time, const event::AgentSignedOut& e) {
  Agent& agent = state.agents[e.agent.index];
  agent.sign_out();
  agent.overridden = false;
  agent.override_until = {};
  agent.lost = false;
  end_sessions_if_unknown(state, e.agent);
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time at, const event::AgentPresencePending& e) {
  tally_time(state, e.agent, at);
  state.agents[e.agent.index].expect_not_ready(e.reason.value_or(NotReadyReasonId{}));
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time, const event::AgentConnected& e) {
  state.agents[e.agent.index].watched = true;
  state.sessions[e.agent.index].emplace_back(e.session);
}

template <>
void apply(State& state, Time, const event::AgentDisconnected& e) {
  const auto known = state.sessions.find(e.agent.index);
  CORDBOARD_ASSERT(known != state.sessions.end());
  std::erase(known->second, e.session);
  if (known->second.empty()) state.sessions.erase(known);
}

template <>
void apply(State& state, Time at, const event::AgentConnectionLost& e) {
  state.agents[e.agent.index].lost = true;
  state.agents[e.agent.index].lost_at = at;
  state.agents[e.agent.index].lost_order = state.timers.take_order();
  state.record_change(e.agent);
}

template <>
void apply(State& state, Time, const event::AgentConnectionRestored& e) {
  state.agents[e.agent.index].lost = false;
  state.record_change(e.agent);
}

}  // namespace cordboard::core
