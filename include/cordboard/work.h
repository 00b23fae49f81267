// Counters of the engine's search work, for tests and reports of its complexity.
//
//   const WorkCounters before = engine.work();
//   engine.submit(submission);
//   const WorkCounters after = engine.work();
//   assert(after.heads_examined - before.heads_examined < 100);
//
// They count since the engine was made, are not part of the state, and say nothing about a contact
// center; for that see `statistics.h`. Plain values; no thread-safety concerns.
#pragma once

#include <cstdint>

namespace cordboard {

// Counts of the things that the engine has looked at. A search that costs the same on every site
// examines the same number.
struct WorkCounters {
  // Searches for a pair of conversation and agent.
  std::uint64_t matches_sought = 0;
  // Heads of waiting lines and agent groups that these searches looked at.
  std::uint64_t heads_examined = 0;
  // Appointments that could overlap a slot to be booked.
  std::uint64_t appointments_examined = 0;
};

}  // namespace cordboard
