// Arrival times of customers: a Poisson process with a rate that changes over the day, or a list of
// times.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "moment.h"
#include "random.h"

namespace cordboard::simulate {

// From this time of day on, this many arrivals a minute.
struct RateStep {
  Ms from = 0;
  double per_minute = 0;
};

// The arrival plan of a model. Rates repeat daily; before the first step of a day the last one
// holds. If there are times, they replace the rates; they are in order and happen once.
struct ArrivalPlan {
  std::vector<RateStep> rates;
  std::vector<Ms> times;
};

// Returns one arrival time after the other.
class Arrivals {
 public:
  // The caller owns the plan.
  Arrivals(const ArrivalPlan& plan, Stream stream) : plan_(&plan), stream_(stream) {}

  // The next arrival; nothing after the last one.
  std::optional<Ms> next();

 private:
  std::optional<Ms> next_by_rate();

  const ArrivalPlan* plan_;
  Stream stream_;
  std::size_t place_ = 0;  // index in the times
  double clock_ = 0;  // time of the last arrival in milliseconds, not rounded, so that rounding
                      // errors do not add up
};

}  // namespace cordboard::simulate
