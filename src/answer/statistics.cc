#include <algorithm>
#include <type_traits>

#include "answer/answer.h"
#include "state/agent_record.h"
#include "state/figures.h"

namespace cordboard::core {
namespace {

// The quarter-hours that a question covers; all time if it has neither begin nor end.
struct Stretch {
  bool is_all = true;
  Time from{};
  Time to{};
};

Stretch stretch_of(const question::Statistics& q, Time now) {
  if (!q.from && !q.to) return {true, {}, now};
  const Time oldest = std::max(Time{}, begin_of_interval(now) - kIntervalsKept + kInterval);
  const Time newest = begin_of_interval(now) + kInterval;
  Stretch stretch{false, oldest, newest};
  if (q.from) stretch.from = std::clamp(begin_of_interval(*q.from), oldest, newest);
  if (q.to) {
    const Time end = begin_of_interval(*q.to);
    stretch.to = std::clamp(end == *q.to ? end : end + kInterval, stretch.from, newest);
  }
  return stretch;
}

template <class Record>
auto sum_of(const Record& record, const Stretch& stretch, const typename Record::Past& past) {
  return stretch.is_all ? record.total() : record.sum(stretch.from, stretch.to, past);
}

// Adds the agent's time since the last tally, which the state does not contain yet.
AgentFigures sum_of(const State& state, AgentId id, const Stretch& stretch, Time now) {
  const Agent& agent = state.agent(id);
  AgentFigures sum = sum_of(state.agent_records[id.index], stretch, state.past_of_agents);
  const Time from = std::max(agent.tallied_until, stretch.from);
  spend(agent, from, stretch.is_all ? now : std::min(now, stretch.to), sum.counts);
  return sum;
}

std::uint64_t mean(std::uint64_t sum, std::uint64_t count) { return count == 0 ? 0 : sum / count; }

Share share(std::uint64_t part, std::uint64_t whole) {
  return {whole == 0 ? 0 : part * 1000 / whole};
}

answer::QueueFigures told_of(const QueueFigures& figures) {
  const QueueStatistics& counts = figures.counts;
  answer::QueueFigures told;
  told.counts = counts;
  const std::uint64_t waited = counts.answered + counts.abandoned;
  told.service_level = share(counts.within_service_level, waited);
  told.average_wait = mean(counts.wait_ms, waited);
  told.p50_wait = figures.waits.quantile(500);
  told.p90_wait = figures.waits.quantile(900);
  told.average_handle = mean(counts.handle_ms, counts.handled);
  return told;
}

answer::AgentFigures told_of(const AgentFigures& figures) {
  const AgentStatistics& counts = figures.counts;
  answer::AgentFigures told;
  told.counts = counts;
  told.average_handle = mean(counts.handle_ms, counts.handled);
  told.occupancy = share(counts.busy_ms, counts.busy_ms + counts.ready_ms);
  return told;
}

}  // namespace

Answer answer_to(const View& view, const question::Statistics& q) {
  const State& state = view.state;
  if (q.queue && (q.queue->index >= state.queues.size())) {
    return {Refusal::kUnknownQueue, {}, {}};
  }
  if (q.agent && state.find_agent(*q.agent) == nullptr) return {Refusal::kUnknownAgent, {}, {}};
  const Stretch stretch = stretch_of(q, view.now);
  answer::Statistics told;
  told.from = stretch.from;
  told.to = stretch.to;
  for (std::uint32_t index = 0; index < state.queues.size() && !(q.agent && !q.queue); ++index) {
    const Queue& queue = state.queues[index];
    const QueueId id{index};
    if (q.queue ? *q.queue != id : !queue.listed && queue.waiting == 0) continue;
    told.queues.push_back({id, told_of(sum_of(queue.record, stretch, state.past_of_queues))});
  }
  for (std::uint32_t index = 0; index < state.agents.size() && !(q.queue && !q.agent); ++index) {
    const AgentId id{index};
    if (q.agent ? *q.agent != id : !state.agents[index].is_known()) continue;
    told.agents.push_back({id, told_of(sum_of(state, id, stretch, view.now))});
  }
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
