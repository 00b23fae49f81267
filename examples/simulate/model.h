// What is simulated: a site, agents in pools, customers in classes, and for how long.
// `model_reader.h` reads one from JSON, `replay.h` makes one of recorded calls; docs/simulation.md
// describes the fields.
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

// Agents who are alike.
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
  std::size_t first_agent = 0;  // its place in the site's agents; the others follow
};

// A customer who really came; `CustomerClass::arrivals` has the time.
struct RecordedCall {
  std::optional<Ms> patience;  // nothing: waits as long as it takes
  Ms handle = 0;
  Ms credit = 0;  // counts as having waited so long already
};

// Customers who are alike.
struct CustomerClass {
  std::string name;
  std::string queue;
  ArrivalPlan arrivals;
  std::optional<Distribution> patience;  // nothing: for ever
  Distribution handle;
  std::vector<std::optional<Distribution>> handle_in;  // by pool; nothing: as `handle`
  Requirement needs;                                   // beside the queue's own
  int priority = 0;
  std::vector<RecordedCall>
      calls;  // if any, one for each arrival, in the place of the distributions
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
