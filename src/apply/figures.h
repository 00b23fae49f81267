// Updates the statistics of queues and agents.
#pragma once

#include "state/state.h"

namespace cordboard::core {

inline std::uint64_t ms_between(Time from, Time to) {
  return to > from ? static_cast<std::uint64_t>((to - from).count()) : 0;
}

// The queue's figures for the quarter-hour that contains `at`.
inline QueueFigures& figures_of(State& state, Queue& queue, Time at) {
  return queue.record.at(at, state.past_of_queues);
}

// Begins the quarter-hour that contains `at`. The agent's time before it is added to the earlier
// quarter-hours in which it was spent.
void begin_quarter_hour(State& state, AgentId agent, Time at);

// The agent's figures for the quarter-hour that contains `at`.
inline AgentStatistics& figures_of(State& state, AgentId id, Time at) {
  AgentRecord& record = state.agent_records[id.index];
  if (!record.covers(at)) [[unlikely]]
    begin_quarter_hour(state, id, at);
  return record.counts();
}

// Adds the agent's time since the last tally to the figures. Must be called before a change of any
// value that decides how the agent's time is counted.
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
