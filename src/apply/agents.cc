#include "apply/agents.h"

#include <algorithm>

#include "apply/apply.h"
#include "apply/figures.h"

namespace cordboard::core {

void hold_override(State& state, AgentId id, Time at, bool overrides) {
  Agent& agent = state.agents[id.index];
  const auto& schedule = state.agent_setups[id.index].schedule;
  agent.overridden = overrides && schedule;
  agent.override_until =
      agent.overridden ? schedule->next_boundary(at).value_or(Time::max()) : Time{};
}

void drop_desktops_of_unknown(State& state, AgentId id) {
  Agent& agent = state.agents[id.index];
  if (agent.is_known()) return;
  agent.watched = false;
  state.sessions.erase(id.index);
}

void apply(State& state, Time at, const event::AgentSignedIn& e) {
  tally_time(state, e.agent, at);
  state.agents[e.agent.index].sign_in();
  state.note(e.agent);
}

void apply(State& state, Time at, const event::AgentDrainStarted& e) {
  tally_time(state, e.agent, at);
  state.agents[e.agent.index].start_drain();
  state.note(e.agent);
}

// What the agent says holds over the schedule until its next boundary.
void apply(State& state, Time at, const event::AgentPresenceChanged& e) {
  tally_time(state, e.agent, at);
  Agent& agent = state.agents[e.agent.index];
  agent.change_presence(e.presence, e.reason.value_or(NotReadyReasonId{}), at);
  hold_override(state, e.agent, at, e.cause == PresenceCause::kAsked);
  state.note(e.agent);
}

void apply(State& state, Time, const event::AgentSignedOut& e) {
  Agent& agent = state.agents[e.agent.index];
  agent.sign_out();
  agent.overridden = false;
  agent.override_until = {};
  agent.lost = false;
  drop_desktops_of_unknown(state, e.agent);
  state.note(e.agent);
}

void apply(State& state, Time at, const event::AgentPresencePending& e) {
  tally_time(state, e.agent, at);
  state.agents[e.agent.index].expect_not_ready(e.reason.value_or(NotReadyReasonId{}));
  state.note(e.agent);
}

void apply(State& state, Time, const event::AgentConnected& e) {
  state.agents[e.agent.index].watched = true;
  state.sessions[e.agent.index].emplace_back(e.session);
}

void apply(State& state, Time, const event::AgentDisconnected& e) {
  const auto known = state.sessions.find(e.agent.index);
  CORDBOARD_ASSERT(known != state.sessions.end());
  std::erase(known->second, e.session);
  if (known->second.empty()) state.sessions.erase(known);
}

void apply(State& state, Time at, const event::AgentConnectionLost& e) {
  state.agents[e.agent.index].lost = true;
  state.agents[e.agent.index].lost_at = at;
  state.agents[e.agent.index].lost_order = state.timers.take_order();
  state.note(e.agent);
}

void apply(State& state, Time, const event::AgentConnectionRestored& e) {
  state.agents[e.agent.index].lost = false;
  state.note(e.agent);
}

void forget_changes(State& state) {
  for (const AgentId agent : state.changes.agents) state.agents[agent.index].changed = false;
  for (const Slot slot : state.changes.conversations) state.conversations[slot].changed = false;
  state.changes.agents.clear();
  state.changes.conversations.clear();
  state.changes.site = state.changes.any = false;
}

namespace {

inline void drop_moves(State& state) {
  for (const AgentId agent : state.changes.moved) state.agents[agent.index].moved = false;
  for (const Slot slot : state.changes.gone) state.conversations[slot].gone = false;
  state.changes.moved.clear();
  state.changes.gone.clear();
}

}  // namespace

void forget_moves(State& state) {
  drop_moves(state);
  state.changes.any = !state.changes.empty();
}

void forget_all_noted(State& state) {
  forget_moves(state);
  forget_changes(state);
}

void forget_newcomer(State& state) {
  state.conversations[state.changes.conversations.front()].changed = false;
  state.changes.conversations.clear();
  drop_moves(state);
  state.changes.any = false;
}

}  // namespace cordboard::core
