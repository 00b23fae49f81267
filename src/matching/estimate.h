// Estimates how long a conversation will wait, from how fast its queue has moved recently.
//
// A conversation behind n others gets an agent at the (n+1)-th service from now. The times between
// services are assumed to be independent and exponential with mean g, so the wait is a sum of
// k = n+1 of them: an Erlang distribution with k stages. Its quantiles, in integer arithmetic:
//   p50 = g (k − 1/3)      Chen and Rubin, "Bounds for the difference between median and mean of
//                          gamma and Poisson distributions" (1986); 4 % too small for k = 1, more
//                          accurate for larger k
//   p90 = g k c³           c = 1 − 1/(9k) + z/(3√k), z = 1.2816: Wilson and Hilferty, "The
//                          distribution of chi-square" (1931), with chi-square of 2k degrees
// g is the mean time between acceptances while others wait (`Pace::gap`). Before the first one, g
// is the mean time for which a conversation occupies an agent (`Pace::holding`), divided by the
// queue's parallel capacity.
#pragma once

#include <cstdint>
#include <optional>

#include "cordboard/time.h"
#include "state/state.h"

namespace cordboard::core {

struct Estimate {
  Duration p50{0};
  Duration p90{0};
};

// Returns the quantiles of the sum of k exponential times of mean `gap`, in units of 1/256 ms,
// rounded to a millisecond. Both arguments must be at least 1. Results are at most about 140,000
// years.
Estimate erlang(std::int64_t k, std::int64_t gap);

// Returns the wait of a conversation behind `ahead` others while no agent is free. See
// `Router::parallel_capacity`. Returns nothing if the queue has no history yet, or if its parallel
// capacity is 0.
std::optional<Estimate> estimate(const State& state, QueueId queue, std::int64_t ahead,
                                 std::int64_t parallel_capacity);

}  // namespace cordboard::core
