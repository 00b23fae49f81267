// A queue: its settings with handles for keys, who waits in it, and what it has seen.
//
// Laws
//   (1) The waiting list holds the queued and offered conversations of the queue, and no others.
//   (2) `stages[k]` is what holds after k steps of `relax`; there is always `stages[0]`.
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

// What a queue asks for and offers after so many steps of relaxation.
struct Stage {
  Duration after{0};  // of waiting
  NeedId needs = 0;
  bool everyone = true;          // serves; otherwise:
  std::vector<AgentId> agents;   // in order
  std::vector<TeamId> teams;     // in order
  std::vector<SkillId> dropped;  // skills that nobody asks for any more, in order
  std::int32_t priority_add = 0;
  std::int32_t offers_at_once = 1;
};

struct Queue {
  QueueSettings settings;
  std::vector<Stage> stages{1};
  std::optional<Hours> hours;  // none: always open
  QueueId overflow_to;         // none: rejects
  bool listed = false;
  // What the settings say of every day, so that nobody has to ask one by one.
  bool may_turn_away = false;  // newcomers: when closed, unstaffed, full, or slow
  bool draws = false;          // its strategy is `random`

  Slot first_waiting = kNoSlot;  // in the order of arrival in the queue
  Slot last_waiting = kNoSlot;
  std::uint64_t waiting = 0;
  AgentId last_offered;  // who got the queue's last route offer
  Pace pace;
  QueueRecord record;

  // After a change of settings, one who does not wait may have more steps behind it than there are.
  const Stage& stage(std::uint32_t relaxed) const {
    if (relaxed == 0) return stages.front();
    return relaxed < stages.size() ? stages[relaxed] : stages.back();
  }

  // Whether waiting changes anything of what is asked for.
  bool relaxes() const { return stages.size() > 1; }

  static constexpr std::int64_t kMsPerMinute = 60'000;
};

}  // namespace cordboard::core
