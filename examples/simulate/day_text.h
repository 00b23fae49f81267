// A simulated day beside the recorded one, for people and for machines.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hours.h"
#include "json_text.h"
#include "ledger.h"
#include "model.h"

namespace cordboard::simulate {

// One or more days of a kind that were simulated, by hour.
struct SimulatedDays {
  std::string name;  // heads its columns
  DayByHour hours;
  std::array<PoolTally, kHours> staff{};
  double days = 0;

  // Adds a run of so many days.
  void add_run(const Model& model, const Ledger& ledger, double run_days);
};

struct RecordedDays {
  DayByHour hours;
  double days = 1;
};

// Charts by hour: calls, waits and service levels recorded and simulated, and how busy the agents
// were. Per day.
std::string day_charts(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated);

// The figures of the whole day, recorded and simulated, and the errors.
std::string day_errors(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated);

// Adds the field `by_hour` and the field `error` to an object that the caller has begun.
void write_days(const RecordedDays& recorded, const std::vector<SimulatedDays>& simulated,
                JsonText& json);

}  // namespace cordboard::simulate
