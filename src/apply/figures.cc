#include "apply/figures.h"

#include <algorithm>

namespace cordboard::core {

void begin_quarter_hour(State& state, AgentId id, Time at) {
  Agent& agent = state.agents[id.index];
  AgentRecord& record = state.agent_records[id.index];
  const Time begin = begin_of_interval(at);
  // Quarter-hours older than a day are not kept, so their time is counted in one step.
  const Time oldest = begin - kIntervalsKept + kInterval;
  if (agent.is_signed_in() && agent.tallied_until < oldest) {
    spend(agent, agent.tallied_until, oldest, record.counts());
    agent.tallied_until = oldest;
  }
  while (agent.is_signed_in() && agent.tallied_until < begin) {
    if (!record.covers(agent.tallied_until)) {
      record.begin_at(begin_of_interval(agent.tallied_until), state.past_of_agents);
    }
    const Time end = std::min(begin, record.end());
    spend(agent, agent.tallied_until, end, record.counts());
    agent.tallied_until = end;
  }
  record.begin_at(begin, state.past_of_agents);
}

}  // namespace cordboard::core
