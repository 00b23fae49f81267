#include "apply/apply.h"

namespace cordboard::core {

void apply(State& state, Time, const event::AgentSignedIn& e) {
  state.agents[e.agent.index].sign_in();
  state.note(e.agent);
}

void apply(State& state, Time, const event::AgentDrainStarted& e) {
  state.agents[e.agent.index].start_drain();
  state.note(e.agent);
}

void apply(State& state, Time at, const event::AgentPresenceChanged& e) {
  state.agents[e.agent.index].change_presence(e.presence, e.reason.value_or(NotReadyReasonId{}),
                                              at);
  state.note(e.agent);
}

void apply(State& state, Time, const event::AgentSignedOut& e) {
  state.agents[e.agent.index].sign_out();
  state.note(e.agent);
}

void forget_changes(State& state) {
  for (const AgentId agent : state.changes.agents) state.agents[agent.index].changed = false;
  for (const Slot slot : state.changes.conversations) state.conversations[slot].changed = false;
  state.changes.agents.clear();
  state.changes.conversations.clear();
  state.changes.site = false;
}

}  // namespace cordboard::core
