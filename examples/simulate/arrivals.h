// When customers arrive: a Poisson process with a rate that changes over the day, or real times.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "moment.h"
#include "random.h"

namespace cordboard::simulate {

// From this time of the day on, so many a minute.
struct RateStep {
  Ms from = 0;
  double per_minute = 0;
};

// What a model says. Rates are repeated daily; before the first step of a day the last one holds.
// Times, if any, take the place of rates; they are in order and happen once.
struct ArrivalPlan {
  std::vector<RateStep> rates;
  std::vector<Ms> times;
};

// Gives one arrival after the other.
class Arrivals {
 public:
  // The plan is the caller's.
  Arrivals(const ArrivalPlan& plan, Stream stream) : plan_(&plan), stream_(stream) {}

  // Nothing when nobody comes any more.
  std::optional<Ms> next();

 private:
  std::optional<Ms> next_by_rate();

  const ArrivalPlan* plan_;
  Stream stream_;
  std::size_t place_ = 0;  // in the times
  double clock_ = 0;  // of the last arrival, in milliseconds; not rounded, lest roundings add up
};

}  // namespace cordboard::simulate
