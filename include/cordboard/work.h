// How much the engine has looked at: for tests and reports of its complexity, not for statistics
// of a contact center.
#pragma once

#include <cstdint>

namespace cordboard {

struct WorkCounters {
  std::uint64_t matches_sought = 0;         // looks for a pair of conversation and agent
  std::uint64_t heads_examined = 0;         // heads of queue lines and agent groups seen in them
  std::uint64_t appointments_examined = 0;  // that could be in the way of a slot to be booked
};

}  // namespace cordboard
