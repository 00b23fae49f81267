// What has changed since the last complete search and could make a match possible. A search that
// knows the news looks there alone, instead of at every waiting line.
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
