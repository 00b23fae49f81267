// The simulated model: a site, agents in pools, customers in classes, and the duration.
// `model_reader.h` reads one from JSON, `replay.h` makes one from recorded calls;
// docs/simulation.md describes the fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "arrivals.h"
#include "cordboard/requirement.h"
#include "cordboard/site.h"
#include "distribution.h"
#include "moment.h"
#include "shift_plan.h"

namespace cordboard::simulate {

// A group of equal agents.
struct Pool {
  std::string key;
  std::size_t count = 0;
  int capacity = 1;
  Distribution answer_delay = {};
  double miss_probability = 0;
  Distribution back_after_missed = Constant{60};
  Distribution wrap_up = {};
  std::vector<double> rate_by_load;
  ShiftPlan shifts = {};
  std::size_t first_agent = 0;  // index in the site's agents; the others follow
};

// A recorded customer; `CustomerClass::arrivals` has the time.
struct RecordedCall {
  std::optional<Ms> patience;  // nothing: waits until served
  Ms handle = 0;
  Ms credit = 0;  // counts as having waited this long already
};

// A group of equal customers.
struct CustomerClass {
  std::string name;
  std::string queue;
  ArrivalPlan arrivals;
  std::optional<Distribution> patience;  // nothing: for ever
  Distribution handle;
  std::vector<std::optional<Distribution>> handle_in;  // by pool; nothing: as `handle`
  Requirement needs;                                   // in addition to the queue's own
  int priority = 0;
  std::vector<RecordedCall> calls;  // if any, one for each arrival, instead of the distributions
};

struct Model {
  Site site;
  std::vector<Pool> pools;
  std::vector<CustomerClass> classes;
  Ms warm_up = 0;
  Ms duration = 0;  // measured, after the warm-up
  int batches = 30;
  std::uint64_t seed = 1;
  Ms interval = 0;  // of the day; 0: none
  Ms origin = 0;    // the engine's time at the start of the simulation, a midnight
};

}  // namespace cordboard::simulate
