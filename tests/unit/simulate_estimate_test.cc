// Confidence intervals of the simulator's figures: Student's t and batch means.
#include "simulate/estimate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "simulate/random.h"

namespace cordboard::simulate {
namespace {

TEST(SimulateEstimate, StudentQuantilesMatchTheTables) {
  EXPECT_NEAR(student_quantile(0.975, 1), 12.706204736174705, 1e-9);
  EXPECT_NEAR(student_quantile(0.975, 2), 4.302652729749464, 1e-11);
  EXPECT_NEAR(student_quantile(0.975, 9), 2.262157162798206, 1e-11);
  EXPECT_NEAR(student_quantile(0.975, 29), 2.045229642132704, 1e-11);
  EXPECT_NEAR(student_quantile(0.995, 29), 2.756385903670605, 1e-11);
  EXPECT_NEAR(student_quantile(0.025, 29), -2.045229642132704, 1e-11);
  EXPECT_NEAR(student_quantile(0.975, 1e6), 1.959966356814107, 1e-9);
  EXPECT_NEAR(student_quantile(0.5, 7), 0, 1e-12);
}

TEST(SimulateEstimate, StudentProbabilityInvertsTheQuantile) {
  for (const double degrees : {1.0, 3.0, 19.0, 250.0}) {
    for (const double p : {0.01, 0.4, 0.9, 0.999}) {
      EXPECT_NEAR(student_probability(student_quantile(p, degrees), degrees), p, 1e-12);
    }
  }
}

TEST(SimulateEstimate, ARatioUsesTheSumsAndItsSpreadTheBatches) {
  const std::vector<Part> batches = {{2, 1}, {4, 1}, {12, 2}};
  const Figure figure = batch_quotient(batches);
  EXPECT_DOUBLE_EQ(*figure.mean, 4.5);
  // The ratios of the batches are 2, 4 and 6: the deviation is 2.
  EXPECT_NEAR(*figure.half_width, 4.302652729749464 * 2 / std::sqrt(3.0), 1e-12);
}

TEST(SimulateEstimate, LeavesOutEmptyBatches) {
  const std::vector<Part> batches = {{2, 1}, {0, 0}, {4, 1}};
  const Figure figure = batch_quotient(batches);
  EXPECT_DOUBLE_EQ(*figure.mean, 3);
  EXPECT_NEAR(*figure.half_width, 12.706204736174705, 1e-9);
}

TEST(SimulateEstimate, GivesNoValueWhereNoneIsDefined) {
  const std::vector<Part> one = {{2, 1}};
  EXPECT_TRUE(batch_quotient(one).mean.has_value());
  EXPECT_FALSE(batch_quotient(one).half_width.has_value());
  const std::vector<Part> none = {{0, 0}, {0, 0}};
  EXPECT_FALSE(batch_quotient(none).mean.has_value());
}

TEST(SimulateEstimate, NinetyFivePercentIntervalsHoldTheTruth) {
  Stream stream(1, "test", "coverage");
  int hits = 0;
  constexpr int kIntervals = 2000;
  for (int i = 0; i < kIntervals; ++i) {
    std::vector<Part> batches(5);
    for (Part& batch : batches) batch = {10 + stream.normal(), 1};
    const Figure figure = batch_quotient(batches);
    hits += std::fabs(*figure.mean - 10) <= *figure.half_width ? 1 : 0;
  }
  EXPECT_NEAR(hits, 0.95 * kIntervals, 4 * std::sqrt(0.95 * 0.05 * kIntervals));
}

}  // namespace
}  // namespace cordboard::simulate
