// The changes since the last complete search that could make a match possible. With them, a search
// looks at the changed agents and conversations only, instead of at every waiting line.
#pragma once

#include <vector>

#include "cordboard/ids.h"
#include "state/pool.h"

namespace cordboard::core {

struct News {
  std::vector<AgentId> agents;      // with more free capacity
  std::vector<Slot> conversations;  // in line, and there is a new reason to look at them
  bool everything = true;           // the two lists are not complete
  bool any = true;                  // a list is not empty, or `everything` is true
};

}  // namespace cordboard::core
