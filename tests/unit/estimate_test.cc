// Compares the estimated wait, computed in whole numbers, with the same formulas in floating point
// and with published values.
#include "matching/estimate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace cordboard::core {
namespace {

constexpr std::int64_t kYear = std::int64_t{366} * 24 * 3600 * 1000 * Pace::kUnit;

void expect_near(Duration found, double expected) {
  EXPECT_NEAR(static_cast<double>(found.count()), expected, 0.51 + expected * 0.001);
}

TEST(Estimate, AgreesWithFloatingPoint) {
  for (const std::int64_t gap : {std::int64_t{1}, std::int64_t{100}, std::int64_t{256} * 1000,
                                 std::int64_t{256} * 90'000, std::int64_t{99'999'999}, kYear}) {
    for (std::int64_t k = 1; k <= 4'000'001; k = k < 40 ? k + 1 : k * 3 / 2) {
      const double mean = static_cast<double>(gap) / 256;
      const auto n = static_cast<double>(k);
      const Estimate found = erlang(k, gap);
      const double longest = std::ldexp(1.0, 60) / 256;
      const double c = 1 - 1 / (9 * n) + 1.2816 / (3 * std::sqrt(n));
      expect_near(found.p50, std::min(longest, mean * (n - 1.0 / 3)));
      expect_near(found.p90, std::min(longest, mean * n * c * c * c));
      EXPECT_LE(found.p50, found.p90);
    }
  }
}

// An exponential time exceeds its mean times ln 10 with a probability of 0.1. The sum of 100 such
// times has the published quantiles of chi-square with 200 degrees of freedom, halved.
TEST(Estimate, MatchesTheErlangDistribution) {
  const std::int64_t second = 1000 * Pace::kUnit;
  EXPECT_NEAR(static_cast<double>(erlang(1, second).p90.count()), 1000 * std::log(10), 25);
  EXPECT_NEAR(static_cast<double>(erlang(100, second).p50.count()), 199.334 / 2 * 1000, 10);
  EXPECT_NEAR(static_cast<double>(erlang(100, second).p90.count()), 226.021 / 2 * 1000, 20);
}

TEST(Estimate, FollowsTheObservedTimes) {
  State state;
  state.queues.resize(1);
  const QueueId queue{0};
  EXPECT_FALSE(estimate(state, queue, 0, 5));
  state.queues[0].pace.holding = 60'000 * Pace::kUnit;
  EXPECT_FALSE(estimate(state, queue, 0, 0));
  EXPECT_EQ(estimate(state, queue, 0, 5)->p50, erlang(1, 12'000 * Pace::kUnit).p50);
  EXPECT_EQ(estimate(state, queue, 9, 5)->p90, erlang(10, 12'000 * Pace::kUnit).p90);
  state.queues[0].pace.gap = 3'000 * Pace::kUnit;
  EXPECT_EQ(estimate(state, queue, 9, 0)->p50, erlang(10, 3'000 * Pace::kUnit).p50);
}

}  // namespace
}  // namespace cordboard::core
