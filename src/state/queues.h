// A queue: its settings with handles for keys, who waits in it, and what it has seen.
//
// Laws
//   (1) The waiting list holds the queued and offered conversations of the queue, and no others.
#pragma once

#include <cstdint>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/site.h"
#include "cordboard/statistics.h"
#include "state/needs.h"
#include "state/pool.h"

namespace cordboard::core {

struct Queue {
  QueueSettings settings;
  NeedId needs = 0;
  bool everyone = true;         // serves; otherwise:
  std::vector<AgentId> agents;  // in order
  std::vector<TeamId> teams;    // in order
  bool listed = false;

  Slot first_waiting = kNoSlot;  // in the order of arrival in the queue
  Slot last_waiting = kNoSlot;
  std::uint64_t waiting = 0;
  QueueStatistics seen;

  // Exact effective priority at `now`, in units of 1/60,000 point. No overflow: see limits.h.
  std::int64_t priority_at(Time now, std::int32_t own, Time waiting_since) const {
    const std::int64_t base = std::int64_t{settings.priority} + own;
    return base * kMsPerMinute + settings.aging_per_minute * (now - waiting_since).count();
  }
  static constexpr std::int64_t kMsPerMinute = 60'000;
};

}  // namespace cordboard::core
