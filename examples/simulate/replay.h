// A recorded day as a model: recorded arrivals, handle times, agents and waits, without tuning.
// docs/data.md describes the gaps of the records and how they are filled.
#pragma once

#include <cstdint>

#include "hours.h"
#include "model.h"
#include "records.h"

namespace cordboard::simulate {

// The times at which an agent counts as working.
enum class Attendance : std::uint8_t {
  // From the beginning of the day's first service to the end of the last.
  kFirstToLast,
  // The same without the gaps between two services in which a caller waited whom the agent could
  // have served: under the rule of the call center, first come, first served, the agent would have
  // got the call.
  kWithoutProvenBreaks,
};

// `seed` is for the handle times of callers who abandoned, in case they are served: drawn from
// those of their type.
Model replay_model(const DayRecords& day, Attendance attendance, std::uint64_t seed);

DayByHour recorded_hours(const DayRecords& day);

// The number of agents who took calls on the day.
std::size_t agents_of(const DayRecords& day);

}  // namespace cordboard::simulate
