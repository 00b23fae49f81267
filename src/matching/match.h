// A conversation and the agent to whom it is to be offered.
#pragma once

#include "cordboard/ids.h"
#include "state/pool.h"

namespace cordboard::core {

struct Match {
  Slot conversation = kNoSlot;
  AgentId agent;

  friend bool operator==(Match, Match) = default;
};

}  // namespace cordboard::core
