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
  std::vector<Slot> newcomers;      // waiting, and not in line yet
  bool everything = true;           // the lists above are not complete
  bool any = true;                  // one of the members above is not empty, or true
};

}  // namespace cordboard::core
