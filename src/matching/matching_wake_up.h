// When matching must look again: at the end of a pause, of an exclusion, of a wait for a preferred
// agent, or of a stay in a queue.
#pragma once

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "matching/wake_ups.h"
#include "state/pool.h"

namespace cordboard::core {

struct MatchingWakeUp {
  Time at{};
  AgentId agent;                // whose pause ends; or none, and then:
  Slot conversation = kNoSlot;  // the slot to look at, whichever conversation is there then

  friend bool operator>(const MatchingWakeUp& a, const MatchingWakeUp& b) { return a.at > b.at; }
};

using MatchingWakeUps = WakeUps<MatchingWakeUp>;

}  // namespace cordboard::core
