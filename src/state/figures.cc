#include "state/figures.h"

#include <algorithm>

#include "state/state.h"

namespace cordboard::core {

void add_time(const Agent& agent, Time at, AgentRecord& record) {
  const Time from = agent.tallied_until;
  if (!agent.is_signed_in() || from >= at) return;
  const auto add = [&agent](AgentStatistics& counts, Time begin, Time end) {
    const auto ms = static_cast<std::uint64_t>((end - begin).count());
    counts.signed_in_ms += ms;
    if (agent.working > 0) {
      counts.busy_ms += ms;
    } else if (agent.takes_offers()) {
      counts.ready_ms += ms;
    }
  };
  add(record.seen, from, at);
  // What is older than a day would be dropped at once.
  Time begin = std::max(from, begin_of_interval(at) - kIntervalsKept + kInterval);
  while (begin < at) {
    const Time end = std::min(at, begin_of_interval(begin) + kInterval);
    add(record.intervals.at(begin).counts, begin, end);
    begin = end;
  }
}

}  // namespace cordboard::core
