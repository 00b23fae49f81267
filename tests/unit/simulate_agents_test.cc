// The simulated agents: work shared among conversations, shifts, and the order of simulation
// events.
#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "simulate/event_list.h"
#include "simulate/live_table.h"
#include "simulate/shift_plan.h"
#include "simulate/worker.h"

namespace cordboard::simulate {
namespace {

constexpr Ms kHour = 3'600'000;

TEST(SimulateWorker, ConversationsAtFullRateDoNotSlowEachOther) {
  const std::vector<double> rates = {1, 2, 3};
  std::vector<Worker::Chat> desk(3);
  Worker worker(rates, desk);
  worker.start(0, 1, 1000);
  worker.start(400, 2, 300);
  EXPECT_EQ(worker.next().chat, 2u);
  EXPECT_EQ(worker.next().at, 700);
  worker.stop(700, 2);
  EXPECT_EQ(worker.next().at, 1000);
}

TEST(SimulateWorker, SharesOneWorkerEqually) {
  const std::vector<double> rates = {1};
  std::vector<Worker::Chat> desk(3);
  Worker worker(rates, desk);
  worker.start(0, 1, 1000);
  worker.start(500, 2, 1000);  // from now on both at half speed
  EXPECT_EQ(worker.next().chat, 1u);
  EXPECT_EQ(worker.next().at, 1500);
  worker.stop(1500, 1);
  EXPECT_EQ(worker.next().at, 2000);  // 500 ms of work left, at full speed
}

TEST(SimulateWorker, TheLastRateHoldsForMoreConversations) {
  const std::vector<double> rates = {1, 1.5};
  std::vector<Worker::Chat> desk(3);
  Worker worker(rates, desk);
  for (std::uint64_t chat = 1; chat <= 3; ++chat) worker.start(0, chat, 1000);
  EXPECT_EQ(worker.next().at, 2000);
}

TEST(SimulateWorker, AConversationMayBeStoppedEarly) {
  const std::vector<double> rates = {1};
  std::vector<Worker::Chat> desk(3);
  Worker worker(rates, desk);
  worker.start(0, 1, 1000);
  worker.stop(100, 1);
  EXPECT_FALSE(worker.is_busy());
}

TEST(SimulateWorker, TheDeskHoldsNoMoreThanItsCapacity) {
  const std::vector<double> rates = {1};
  std::vector<Worker::Chat> desk(1);
  Worker worker(rates, desk);
  worker.start(0, 1, 1000);
  EXPECT_THROW(worker.start(0, 2, 1000), std::length_error);
}

TEST(SimulateShiftPlan, WithoutShiftsAgentsAreAlwaysPresent) {
  const ShiftPlan always;
  EXPECT_TRUE(always.is_on(0));
  EXPECT_TRUE(always.is_on(kDay - 1));
  EXPECT_FALSE(always.next_turn(0).has_value());
}

TEST(SimulateShiftPlan, DailyShiftsRepeatEveryDay) {
  const ShiftPlan plan = ShiftPlan::daily({{8 * kHour, 12 * kHour}, {13 * kHour, 17 * kHour}});
  EXPECT_FALSE(plan.is_on(0));
  std::vector<Ms> turns;
  for (Ms at = 0; turns.size() < 5; at = turns.back()) turns.push_back(plan.next_turn(at)->at);
  EXPECT_EQ(turns,
            (std::vector<Ms>{8 * kHour, 12 * kHour, 13 * kHour, 17 * kHour, kDay + 8 * kHour}));
  EXPECT_TRUE(plan.is_on(kDay + 9 * kHour));
}

TEST(SimulateShiftPlan, JoinsAdjacentShifts) {
  const ShiftPlan plan = ShiftPlan::daily({{8 * kHour, 12 * kHour}, {12 * kHour, 17 * kHour}});
  EXPECT_EQ(plan.next_turn(8 * kHour)->at, 17 * kHour);
}

TEST(SimulateShiftPlan, ANightShiftContinuesAcrossMidnight) {
  const ShiftPlan plan = ShiftPlan::daily({{22 * kHour, 30 * kHour}});
  EXPECT_TRUE(plan.is_on(0));
  EXPECT_EQ(plan.next_turn(0)->at, 6 * kHour);
  EXPECT_EQ(plan.next_turn(6 * kHour)->at, 22 * kHour);
  EXPECT_EQ(plan.next_turn(22 * kHour)->at, kDay + 6 * kHour);
}

TEST(SimulateShiftPlan, SingleShiftsDoNotRepeat) {
  const ShiftPlan plan = ShiftPlan::once({{10, 20}});
  EXPECT_EQ(plan.next_turn(0)->at, 10);
  EXPECT_EQ(plan.next_turn(10)->at, 20);
  EXPECT_FALSE(plan.next_turn(20).has_value());
}

TEST(SimulateEventList, ReturnsTheEarliestThenByKindThenByInsertion) {
  EventList events;
  events.add(20, Happening::kAnswer, 1);
  events.add(10, Happening::kPatience, 2);
  events.add(10, Happening::kAnswer, 3);
  events.add(10, Happening::kArrival, 4);
  events.add(10, Happening::kArrival, 5);
  std::vector<std::uint64_t> order;
  while (!events.empty()) order.push_back(events.take().subject);
  EXPECT_EQ(order, (std::vector<std::uint64_t>{3, 4, 5, 2, 1}));
}

TEST(SimulateEventList, KeepsManyInOrder) {
  EventList events;
  for (Ms i = 0; i < 1000; ++i) events.add(i * 7919 % 1000, Happening::kArrival, 0);
  for (Ms i = 0; i < 1000; ++i) EXPECT_EQ(events.take().at, i);
}

TEST(SimulateLiveTable, FindsLiveEntriesAndNoOthers) {
  struct Thing {
    std::uint64_t number = 0;
  };
  LiveTable<Thing> table;
  for (std::uint64_t number = 1; number <= 1000; ++number) {
    table.add({number});
    if (number % 10 != 0) table.remove(*table.find(number));
  }
  for (std::uint64_t number = 1; number <= 1000; ++number) {
    EXPECT_EQ(table.find(number) != nullptr, number % 10 == 0) << number;
  }
}

}  // namespace
}  // namespace cordboard::simulate
