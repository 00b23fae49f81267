// A pair that routing has found.
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
