#include <algorithm>
#include <type_traits>

#include "answer/answer.h"
#include "state/figures.h"

namespace cordboard::core {
namespace {

// The stretch of quarter-hours that the question is about; all time if it names no border.
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

template <class Figures>
Figures sum_of(const Intervals<Figures>& intervals, const Stretch& stretch) {
  Figures sum;
  for (const auto& each : intervals.kept()) {
    if (each.begin >= stretch.from && each.begin < stretch.to) add_figures(sum, each.figures);
  }
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

// With the agent's time up to now, which the state writes down only when something changes.
AgentRecord up_to_date(const State& state, AgentId id, Time now) {
  AgentRecord record = state.agent_records[id.index];
  add_time(state.agent(id), now, record);
  return record;
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
    const QueueFigures figures =
        stretch.is_all ? QueueFigures{queue.seen, queue.waits} : sum_of(queue.intervals, stretch);
    told.queues.push_back({id, told_of(figures)});
  }
  for (std::uint32_t index = 0; index < state.agents.size() && !(q.queue && !q.agent); ++index) {
    const AgentId id{index};
    if (q.agent ? *q.agent != id : !state.agents[index].is_known()) continue;
    const AgentRecord record = up_to_date(state, id, view.now);
    const AgentFigures figures =
        stretch.is_all ? AgentFigures{record.seen} : sum_of(record.intervals, stretch);
    told.agents.push_back({id, told_of(figures)});
  }
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
