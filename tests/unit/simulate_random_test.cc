// The simulator's random streams and distributions: correct means, and streams that do not affect
// each other.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "simulate/arrivals.h"
#include "simulate/distribution.h"
#include "simulate/random.h"

namespace cordboard::simulate {
namespace {

struct Moments {
  double mean = 0;
  double deviation = 0;
};

template <class Draw>
Moments moments_of(Draw draw) {
  constexpr int kDraws = 200'000;
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double value = draw();
    sum += value;
    squares += value * value;
  }
  const double mean = sum / kDraws;
  return {.mean = mean, .deviation = std::sqrt(squares / kDraws - mean * mean)};
}

Moments moments_of(const Distribution& law) {
  Stream stream(1, "test", "law");
  return moments_of([&] { return law.sample(stream); });
}

// Four standard errors of the mean of 200,000 draws.
double tolerance(double deviation) { return 4 * deviation / std::sqrt(200'000.0); }

TEST(SimulateRandom, StreamsAreTheSameOnEveryMachine) {
  Stream stream(1, "patience", "sales");
  Stream again(1, "patience", "sales");
  const std::uint64_t first = stream.next();
  EXPECT_EQ(first, again.next());
  EXPECT_EQ(Stream(0).next(),
            0x99ec5f36cb75f2b4u);  // xoshiro256** from splitmix64(0), as published
}

TEST(SimulateRandom, EachNameAndSeedHasItsOwnStream) {
  const std::uint64_t first = Stream(1, "patience", "sales").next();
  EXPECT_NE(first, Stream(2, "patience", "sales").next());
  EXPECT_NE(first, Stream(1, "handle", "sales").next());
  EXPECT_NE(first, Stream(1, "patience", "support").next());
  EXPECT_NE(Stream(1, "a", "bc").next(), Stream(1, "ab", "c").next());
}

TEST(SimulateRandom, NormalQuantilesMatchTheTables) {
  EXPECT_DOUBLE_EQ(normal_quantile(0.5), 0);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-13);
  EXPECT_NEAR(normal_quantile(0.025), -1.959963984540054, 1e-13);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-12);
}

TEST(SimulateDistribution, MeansAndDeviationsAreAsGiven) {
  struct Case {
    Distribution law;
    double mean;
    double deviation;
  };
  const std::vector<Case> cases = {
      {Exponential{180}, 180, 180},
      {Uniform{10, 40}, 25, 30 / std::sqrt(12.0)},
      {Erlang{4, 100}, 100, 50},
      {Erlang{400, 100}, 100, 5},
      {Hyperexponential{{{0.5, 10}, {0.5, 30}}}, 20, std::sqrt(600.0)},
      {lognormal_of(200, 1.5), 200, 300},
      {Empirical{{1, 2, 3, 4}}, 2.5, std::sqrt(1.25)},
  };
  for (const Case& one : cases) {
    const Moments seen = moments_of(one.law);
    EXPECT_NEAR(one.law.mean(), one.mean, 1e-9 * one.mean);
    EXPECT_NEAR(seen.mean, one.mean, tolerance(one.deviation));
    EXPECT_NEAR(seen.deviation, one.deviation, 0.05 * one.deviation);
  }
}

TEST(SimulateDistribution, AConstantZeroIsRecognised) {
  EXPECT_TRUE(Distribution().is_always_zero());
  EXPECT_FALSE(Distribution(Constant{1}).is_always_zero());
  EXPECT_FALSE(Distribution(Exponential{0}).is_always_zero());
}

TEST(SimulateArrivals, FollowTheRatesOfTheDay) {
  // No arrivals from 6 to 18 h; 2 a minute before and 6 after.
  const ArrivalPlan plan{.rates = {{.from = 0, .per_minute = 2},
                                   {.from = kDay / 4, .per_minute = 0},
                                   {.from = kDay * 3 / 4, .per_minute = 6}},
                         .times = {}};
  Arrivals arrivals(plan, Stream(1, "arrivals", "test"));
  constexpr int kDays = 50;
  int morning = 0;
  int evening = 0;
  for (Ms at = *arrivals.next(); at < kDays * kDay; at = *arrivals.next()) {
    const Ms place = at % kDay;
    ASSERT_TRUE(place <= kDay / 4 || place >= kDay * 3 / 4) << place;
    ++(place < kDay / 2 ? morning : evening);
  }
  EXPECT_NEAR(morning, 720 * kDays, 4 * std::sqrt(720.0 * kDays));
  EXPECT_NEAR(evening, 2160 * kDays, 4 * std::sqrt(2160.0 * kDays));
}

TEST(SimulateArrivals, BeforeTheFirstStepTheLastOneHolds) {
  const ArrivalPlan plan{.rates = {{.from = kDay / 2, .per_minute = 1}}, .times = {}};
  Arrivals arrivals(plan, Stream(1, "arrivals", "test"));
  EXPECT_LT(*arrivals.next(), kDay / 2);
}

TEST(SimulateArrivals, EndAfterTheLastTime) {
  const ArrivalPlan times{.rates = {}, .times = {5, 7}};
  Arrivals arrivals(times, Stream(1));
  EXPECT_EQ(arrivals.next(), 5);
  EXPECT_EQ(arrivals.next(), 7);
  EXPECT_EQ(arrivals.next(), std::nullopt);
  const ArrivalPlan nobody{.rates = {{.from = 0, .per_minute = 0}}, .times = {}};
  EXPECT_EQ(Arrivals(nobody, Stream(1)).next(), std::nullopt);
}

}  // namespace
}  // namespace cordboard::simulate
