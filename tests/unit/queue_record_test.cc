#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "state/figures.h"

namespace cordboard::core {
namespace {

// A simple reference: the waits by quarter-hour.
using QueueTruth = std::map<Time, std::vector<std::uint64_t>>;

// A quantile is rounded up to the end of its bin, by at most an eighth.
void expect_equal(const QueueFigures& figures, const QueueTruth& truth, Time from, Time to) {
  std::vector<std::uint64_t> waits;
  for (auto at = truth.lower_bound(from); at != truth.end() && at->first < to; ++at) {
    waits.insert(waits.end(), at->second.begin(), at->second.end());
  }
  EXPECT_EQ(figures.counts.answered, waits.size());
  if (waits.empty()) return;
  std::sort(waits.begin(), waits.end());
  for (const std::uint64_t permille : {1u, 500u, 900u, 1000u}) {
    const std::uint64_t exact = waits[(waits.size() * permille + 999) / 1000 - 1];
    EXPECT_GE(figures.waits.quantile(permille), exact);
    EXPECT_LE(figures.waits.quantile(permille), exact + exact / 8);
  }
}

TEST(QueueRecord, KeepsADayOfWaitsByQuarterHour) {
  std::mt19937 random(3);
  QueueRecord records[2];
  QueueTruth truths[2];
  QueueRecord::Past past;
  Time now{};
  for (int round = 0; round < 4'000; ++round) {
    now +=
        Duration{static_cast<std::int64_t>(random() % (round % 300 == 0 ? 90'000'000 : 600'000))};
    const std::size_t which = random() % std::size(records);
    const std::uint64_t wait = random() >> random() % 32;
    QueueFigures& figures = records[which].at(now, past);
    ++figures.counts.answered;
    figures.waits.add(wait);
    truths[which][begin_of_interval(now)].push_back(wait);

    const Time newest = begin_of_interval(now);
    const Time oldest = newest - kIntervalsKept + kInterval;
    const Time from = oldest + static_cast<std::int64_t>(random() % 96) * kInterval;
    const Time to = from + static_cast<std::int64_t>(random() % 20) * kInterval;
    expect_equal(records[which].sum(from, to, past), truths[which], from, to);
    if (round % 100 == 0) {
      QueueRecord restored;
      QueueRecord::Past other_past;
      restored.restore(records[which].saved(past), other_past);
      expect_equal(restored.sum(from, to, other_past), truths[which], from, to);
      expect_equal(restored.total(), truths[which], Time{}, Time::max());
    }
  }
}

}  // namespace
}  // namespace cordboard::core
