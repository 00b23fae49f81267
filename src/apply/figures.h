// Counting what queues and agents have seen.
#pragma once

#include "state/state.h"

namespace cordboard::core {

inline std::uint64_t ms_between(Time from, Time to) {
  return to > from ? static_cast<std::uint64_t>((to - from).count()) : 0;
}

// The queue's figures of this quarter-hour.
inline QueueFigures& figures_of(State& state, Queue& queue, Time at) {
  return queue.record.at(at, state.past_of_queues);
}

// A quarter-hour of the agent's begins; their time until then is counted where it belongs.
void begin_quarter_hour(State& state, AgentId agent, Time at);

// The agent's figures of this quarter-hour.
inline AgentStatistics& figures_of(State& state, AgentId id, Time at) {
  AgentRecord& record = state.agent_records[id.index];
  if (!record.covers(at)) [[unlikely]]
    begin_quarter_hour(state, id, at);
  return record.counts();
}

// Writes the agent's time since it was last looked at to the figures. Called before anything
// changes that decides what their time counts as.
inline void tally_time(Agent& agent, AgentStatistics& figures, Time at) {
  spend(agent, agent.tallied_until, at, figures);
  agent.tallied_until = at;
}
inline void tally_time(State& state, AgentId id, Time at) {
  Agent& agent = state.agents[id.index];
  if (agent.is_signed_in()) {
    tally_time(agent, figures_of(state, id, at), at);
  } else {
    agent.tallied_until = at;
  }
}

}  // namespace cordboard::core
