// A recorded day as a model: real arrivals, handle times, agents and waits; nothing is tuned.
// docs/data.md tells what the records leave open and what is done about it.
#pragma once

#include <cstdint>

#include "hours.h"
#include "model.h"
#include "records.h"

namespace cordboard::simulate {

// When an agent counts as at work.
enum class Attendance : std::uint8_t {
  // From the beginning of the first service of the day to the end of the last.
  kFirstToLast,
  // The same, but for the gaps between two services in which a caller waited whom the agent could
  // have served: under the
  // rule that was in force, first come first served, the agent would have been given the call.
  kWithoutProvenBreaks,
};

// `seed` is for the handle times of those who hung up, should they be served: drawn from those of
// their type.
Model replay_model(const DayRecords& day, Attendance attendance, std::uint64_t seed);

DayByHour recorded_hours(const DayRecords& day);

// How many agents took calls on the day.
std::size_t agents_of(const DayRecords& day);

}  // namespace cordboard::simulate
