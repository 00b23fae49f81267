// Counting what queues and agents have seen: since the engine began, and in this quarter-hour.
#pragma once

#include "state/state.h"

namespace cordboard::core {

inline std::uint64_t ms_between(Time from, Time to) {
  return to > from ? static_cast<std::uint64_t>((to - from).count()) : 0;
}

inline void count(Queue& queue, Time at, std::uint64_t QueueStatistics::*figure,
                  std::uint64_t more = 1) {
  queue.seen.*figure += more;
  queue.intervals.at(at).counts.*figure += more;
}

inline void count(State& state, AgentId agent, Time at, std::uint64_t AgentStatistics::*figure,
                  std::uint64_t more = 1) {
  AgentRecord& record = state.agent_records[agent.index];
  record.seen.*figure += more;
  record.intervals.at(at).counts.*figure += more;
}

// Writes the agent's time since it was last looked at to the figures. Called before anything
// changes that decides what their time counts as.
inline void tally_time(State& state, AgentId id, Time at) {
  Agent& agent = state.agents[id.index];
  add_time(agent, at, state.agent_records[id.index]);
  agent.tallied_until = at;
}

}  // namespace cordboard::core
