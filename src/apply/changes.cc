#include "apply/apply.h"

namespace cordboard::core {

void clear_changes(State& state) {
  for (const AgentId agent : state.changes.agents) state.agents[agent.index].changed = false;
  for (const Slot slot : state.changes.conversations) state.conversations[slot].changed = false;
  state.changes.agents.clear();
  state.changes.conversations.clear();
  state.changes.site = state.changes.must_settle = false;
}

namespace {

inline void drop_moves(State& state) {
  for (const AgentId agent : state.changes.moved) state.agents[agent.index].moved = false;
  for (const Slot slot : state.changes.gone) state.conversations[slot].gone = false;
  state.changes.moved.clear();
  state.changes.gone.clear();
}

}  // namespace

void clear_moves(State& state) {
  drop_moves(state);
  state.changes.must_settle = !state.changes.empty();
}

void clear_recorded_changes(State& state) {
  clear_moves(state);
  clear_changes(state);
}

void clear_newcomer(State& state) {
  state.conversations[state.changes.conversations.front()].changed = false;
  state.changes.conversations.clear();
  drop_moves(state);
  state.changes.must_settle = false;
}

}  // namespace cordboard::core
