// A queue: its settings with handles instead of keys, its waiting line, and its figures.
//
// Invariants
//   (1) The waiting line holds the queued and offered conversations of the queue, and no others.
//   (2) `stages[k]` holds after k steps of `relax`; `stages[0]` always exists.
//   (3) `may_turn_away` and `draws` follow from the settings.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/site.h"
#include "cordboard/statistics.h"
#include "state/figures.h"
#include "state/hours.h"
#include "state/needs.h"
#include "state/pace.h"
#include "state/pool.h"

namespace cordboard::core {

// The needs and offers of a queue after a number of relaxation steps.
struct Stage {
  Duration after{0};  // waiting time at which it begins
  NeedId needs = 0;
  bool everyone = true;          // all agents serve the queue; otherwise only `agents` and `teams`
  std::vector<AgentId> agents;   // sorted
  std::vector<TeamId> teams;     // sorted
  std::vector<SkillId> dropped;  // skills no longer required, sorted
  std::int32_t priority_add = 0;
  std::int32_t offers_at_once = 1;
};

struct Queue {
  QueueSettings settings;
  std::vector<Stage> stages{1};
  std::optional<Hours> hours;  // none: always open
  QueueId overflow_to;         // none: reject
  bool listed = false;
  // Derived from the settings once, so that the frequent path makes one test. `may_turn_away`: a
  // new conversation may be refused because the queue is closed, unstaffed, full or slow.
  bool may_turn_away = false;
  bool draws = false;  // the strategy is `random`

  Slot first_waiting = kNoSlot;  // in the order of arrival in the queue
  Slot last_waiting = kNoSlot;
  std::uint64_t waiting = 0;
  AgentId last_offered;  // the agent of the queue's last route offer
  Pace pace;
  QueueRecord record;

  // After a change of settings, a conversation that does not wait may have more steps than there
  // are.
  const Stage& stage(std::uint32_t relaxed) const {
    if (relaxed == 0) return stages.front();
    return relaxed < stages.size() ? stages[relaxed] : stages.back();
  }

  // Whether needs or offers change with the waiting time.
  bool relaxes() const { return stages.size() > 1; }

  static constexpr std::int64_t kMsPerMinute = 60'000;
};

}  // namespace cordboard::core
