#include "state/numbering.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace cordboard::core {
namespace {

TEST(Numbering, FindsLiveNumbersAndNoOthers) {
  Numbering numbers;
  std::map<std::uint64_t, Slot> truth;
  std::mt19937 random(3);
  for (int round = 0; round < 50'000; ++round) {
    if (truth.size() < 40 || random() % 2 == 0) {
      const std::uint64_t number = numbers.next();
      truth[number] = static_cast<Slot>(random() % 1000);
      numbers.bind(number, truth[number]);
    } else {
      auto gone = truth.begin();
      // Sometimes an old number stays for long.
      std::advance(gone, random() % truth.size());
      numbers.unbind(gone->first);
      EXPECT_EQ(numbers.find(gone->first), kNoSlot);
      truth.erase(gone);
    }
  }
  std::map<std::uint64_t, Slot> listed;
  numbers.for_each([&](std::uint64_t number, Slot slot) { listed[number] = slot; });
  EXPECT_EQ(listed, truth);
  for (const auto& [number, slot] : truth) EXPECT_EQ(numbers.find(number), slot);
}

TEST(Numbering, KnowsWhichNumbersWereIssued) {
  Numbering numbers;
  EXPECT_FALSE(numbers.was_issued(0));
  EXPECT_FALSE(numbers.was_issued(1));
  numbers.bind(1, 5);
  numbers.unbind(1);
  EXPECT_TRUE(numbers.was_issued(1));
  EXPECT_EQ(numbers.find(1), kNoSlot);
  EXPECT_EQ(numbers.find(std::uint64_t{1} << 60), kNoSlot);
  EXPECT_EQ(numbers.next(), 2u);
}

TEST(Numbering, ContinuesAfterASkip) {
  Numbering numbers;
  numbers.bind(3, 7);
  numbers.skip_to(100'000);
  numbers.bind(100'001, 8);
  EXPECT_EQ(numbers.find(3), 7u);
  EXPECT_EQ(numbers.find(100'001), 8u);
}

TEST(Numbering, ReusesTheNewestPageWhenItsLastNumberIsUnbound) {
  Numbering numbers;
  for (std::uint64_t round = 0; round < 100; ++round) {
    const std::uint64_t number = numbers.next();
    numbers.bind(number, 7);
    numbers.skip_to(number + 10'000);  // far beyond its page
    EXPECT_EQ(numbers.unbind(number), 7u);
    EXPECT_EQ(numbers.find(number), kNoSlot);
  }
  EXPECT_LE(numbers.pages(), 2u);
}

TEST(Table, FindsTheCachedEntryAndTheOthers) {
  Table<int> table;
  table.add(1).thing = 10;
  table.add(2).thing = 20;  // cached
  EXPECT_EQ(*table.look_up(2), 20);
  EXPECT_EQ(*table.look_up(1), 10);
  table.at(1).thing = 11;  // cached from now on
  EXPECT_EQ(*table.look_up(1), 11);
  EXPECT_EQ(table[table.at(2).slot], 20);
  EXPECT_EQ(table.look_up(3), nullptr);
  EXPECT_EQ(table.look_up(0), nullptr);
  table.remove(2);
  EXPECT_EQ(table.look_up(2), nullptr);
  EXPECT_EQ(table.look_up(0), nullptr);
  EXPECT_EQ(*table.look_up(1), 11);
}

TEST(Table, KeepsTheCachedEntryWhenItGrows) {
  Table<std::uint64_t> table;
  for (std::uint64_t number = 1; number <= 5'000; ++number) {
    table.add(number).thing = number;
    ASSERT_EQ(*table.look_up(number), number);
    if (number % 3 == 0) {
      ASSERT_EQ(table.at(number / 3).thing, number / 3);
    }
  }
}

}  // namespace
}  // namespace cordboard::core
