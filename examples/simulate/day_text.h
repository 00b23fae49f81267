// A simulated day beside the recorded one, as text and as JSON.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hours.h"
#include "json_text.h"
#include "ledger.h"
#include "model.h"

namespace cordboard::simulate {

// One or more simulated days by hour.
struct SimulatedDays {
  std::string name;  // the heading of its columns
  DayByHour hours;
  std::array<PoolTally, kHours> staff{};
  double days = 0;

  // Adds a run of this many days.
  void add_run(const Model& model, const Ledger& ledger, double run_days);
};

struct RecordedDays {
  DayByHour hours;
  double days = 1;
};

// Charts by hour, per day: calls, average speed of answer and service level, recorded and
// simulated, and the occupancy of the agents.
std::string day_charts(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated);

// The figures of the whole day, recorded and simulated, and the errors.
std::string day_errors(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated);

// Adds the fields `by_hour` and `error` to an object that the caller has begun.
void write_days(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated,
                JsonText& json);

}  // namespace cordboard::simulate
