// Compares the intrusive ordered set with std::set, in random order and in the usual order of use.
#include "state/ordered_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace cordboard::core {
namespace {

struct Thing {
  Links links;
  int key = 0;
};
struct Space {
  std::vector<Thing>& things;
  Links& links(Slot slot) const { return things[slot].links; }
  bool before(Slot a, Slot b) const {
    return things[a].key != things[b].key ? things[a].key < things[b].key : a < b;
  }
};

std::vector<Slot> forwards(const OrderedSet& set, const Space& space) {
  std::vector<Slot> all;
  for (Slot slot = set.first; slot != kNoSlot; slot = set.next(space, slot)) all.push_back(slot);
  return all;
}

std::vector<Slot> backwards(const OrderedSet& set, const Space& space) {
  std::vector<Slot> all;
  for (Slot slot = set.last; slot != kNoSlot; slot = set.previous(space, slot)) all.push_back(slot);
  return {all.rbegin(), all.rend()};
}

TEST(OrderedSet, HoldsTheSameAsStdSet) {
  std::mt19937 random(7);
  std::vector<Thing> things(200);
  const Space space{things};
  OrderedSet set;
  std::set<std::pair<int, Slot>> truth;
  for (int round = 0; round < 20000; ++round) {
    const Slot slot = random() % things.size();
    if (truth.erase({things[slot].key, slot}) > 0) {
      set.erase(space, slot);
    } else {
      things[slot].key = static_cast<int>(random() % 50);
      truth.insert({things[slot].key, slot});
      set.insert(space, slot);
    }
    if (round % 100 != 0) continue;
    std::vector<Slot> expected;
    for (const auto& [key, member] : truth) expected.push_back(member);
    ASSERT_EQ(forwards(set, space), expected);
    ASSERT_EQ(backwards(set, space), expected);
  }
}

TEST(OrderedSet, InsertsAndErasesAtTheEndsInConstantTime) {
  std::vector<Thing> things(100'000);
  std::uint64_t compared = 0;
  struct Counting {
    std::vector<Thing>& things;
    std::uint64_t& compared;
    Links& links(Slot slot) const { return things[slot].links; }
    bool before(Slot a, Slot b) const {
      ++compared;
      return things[a].key < things[b].key;
    }
  } space{things, compared};
  OrderedSet set;
  for (Slot slot = 0; slot < things.size(); ++slot) {
    things[slot].key = static_cast<int>(slot);
    set.insert(space, slot);
  }
  EXPECT_LE(compared, things.size());
  int expected = 0;
  while (!set.empty()) {
    ASSERT_EQ(things[set.first].key, expected++);
    set.erase(space, set.first);
  }
}

struct CountedThing {
  CountedLinks links;
  int key = 0;
};
struct CountedSpace {
  std::vector<CountedThing>& things;
  CountedLinks& links(Slot slot) const { return things[slot].links; }
  bool before(Slot a, Slot b) const {
    return things[a].key != things[b].key ? things[a].key < things[b].key : a < b;
  }
};

TEST(OrderedSet, CountsMembersBeforeAPoint) {
  std::mt19937 random(11);
  std::vector<CountedThing> things(150);
  const CountedSpace space{things};
  OrderedSet set;
  std::set<std::pair<int, Slot>> truth;
  for (int round = 0; round < 20000; ++round) {
    const Slot slot = random() % things.size();
    if (truth.erase({things[slot].key, slot}) > 0) {
      set.erase(space, slot);
    } else {
      things[slot].key = static_cast<int>(random() % 60);
      truth.insert({things[slot].key, slot});
      set.insert(space, slot);
    }
    ASSERT_EQ(set.size(space), truth.size());
    const int point = static_cast<int>(random() % 62) - 1;
    const auto beyond = [&](Slot member) { return things[member].key > point; };
    const auto border = truth.lower_bound({point + 1, 0});
    const auto before = static_cast<std::size_t>(std::distance(truth.begin(), border));
    ASSERT_EQ(set.count_before(space, beyond), before);
    ASSERT_EQ(set.first_beyond(space, beyond), border == truth.end() ? kNoSlot : border->second);
  }
}

}  // namespace
}  // namespace cordboard::core
