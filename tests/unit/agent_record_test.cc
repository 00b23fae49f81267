#include "state/agent_record.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>

namespace cordboard::core {
namespace {

// A simple reference: the counts by quarter-hour and in total.
struct AgentTruth {
  std::map<Time, std::uint64_t> by_interval;
  std::uint64_t all = 0;

  std::uint64_t sum(Time from, Time to) const {
    std::uint64_t sum = 0;
    for (auto at = by_interval.lower_bound(from); at != by_interval.end() && at->first < to; ++at) {
      sum += at->second;
    }
    return sum;
  }
};

void expect_equal(const AgentRecord& record, const AgentRecord::Past& past, const AgentTruth& truth,
                  Time now) {
  const Time newest = begin_of_interval(now);
  const Time oldest = newest - kIntervalsKept + kInterval;
  EXPECT_EQ(record.total().counts.offered, truth.all);
  EXPECT_EQ(record.sum(Time{}, Time::max(), past).counts.offered, truth.sum(oldest, Time::max()));
  for (Time from = oldest; from <= newest; from += 17 * kInterval) {
    const Time to = from + 11 * kInterval;
    EXPECT_EQ(record.sum(from, to, past).counts.offered, truth.sum(from, to));
  }
}

TEST(AgentRecord, MatchesASimpleReference) {
  std::mt19937 random(11);
  AgentRecord records[3];
  AgentTruth truths[3];
  AgentRecord::Past past;
  Time now = time_from_ms(1'700'000'000'000);
  for (int round = 0; round < 20'000; ++round) {
    now +=
        Duration{static_cast<std::int64_t>(random() % (round % 500 == 0 ? 200'000'000 : 900'000))};
    const std::size_t which = random() % std::size(records);
    AgentRecord& record = records[which];
    if (!record.covers(now)) record.begin_at(begin_of_interval(now), past);
    const std::uint64_t count = random() % 10;
    record.counts().offered += count;
    truths[which].by_interval[begin_of_interval(now)] += count;
    truths[which].all += count;
    if (random() % 16 == 0) expect_equal(record, past, truths[which], now);
  }
  // Each of the three agents keeps at most the 96 quarter-hours of a day.
  EXPECT_LE(past.live(), 3u * 96);
}

TEST(AgentRecord, IsRestoredFromASnapshot) {
  AgentRecord record;
  AgentRecord::Past past;
  AgentTruth truth;
  Time now{};
  for (std::uint64_t i = 1; i < 200; ++i) {
    now += kInterval * static_cast<std::int64_t>(1 + i % 3);
    record.begin_at(now, past);
    record.counts().offered += i;
    truth.by_interval[now] += i;
    truth.all += i;
  }
  AgentRecord restored;
  AgentRecord::Past other_past;
  restored.restore(record.saved(past), other_past);
  expect_equal(restored, other_past, truth, now);
  EXPECT_TRUE(restored.covers(now));
  EXPECT_FALSE(restored.covers(now + kInterval));
  EXPECT_EQ(restored.saved(other_past).total.counts.offered, truth.all - 199);

  AgentRecord empty;
  empty.restore(AgentRecord().saved(past), other_past);
  EXPECT_EQ(empty.total().counts.offered, 0u);
  EXPECT_FALSE(empty.covers(Time{}));
}

}  // namespace
}  // namespace cordboard::core
