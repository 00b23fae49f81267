// How long somebody will wait: an estimate from how fast the queue has moved lately.
//
// Who stands behind n others gets an agent at the (n+1)-th service from now. Times between services
// are taken for independent and exponential with mean g, so the wait is a sum of k = n+1 of them:
// an Erlang distribution with k stages. Its quantiles, in whole numbers:
//   p50 = g (k − 1/3)      Chen and Rubin, "Bounds for the difference between median and mean of
//                          gamma and Poisson distributions" (1986); for k = 1 four per cent short,
//                          then closer
//   p90 = g k c³           c = 1 − 1/(9k) + z/(3√k), z = 1.2816: Wilson and Hilferty, "The
//                          distribution of chi-square" (1931), with chi-square of 2k degrees
// g is the mean time between acceptances while others wait (`Pace::gap`); until one was seen, the
// mean time for which a conversation holds an agent (`Pace::holding`), divided by the places.
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

// The quantiles of k exponential times of mean `gap`, in units of 1/256 ms. Both from 1. Rounded to
// a millisecond; what exceeds some 140,000 years is taken for that.
Estimate erlang(std::int64_t k, std::int64_t gap);

// The wait of who stands behind `ahead` others while nobody is free; `places` as `Router` counts
// them. Nothing if nothing was seen yet, or if there are no places to go by.
std::optional<Estimate> estimate(const State& state, QueueId queue, std::int64_t ahead,
                                 std::int64_t places);

}  // namespace cordboard::core
