#include "state/exclusions.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace cordboard::core {
namespace {

// A simple reference for the exclusions of one conversation.
using ExclusionTruth = std::map<std::uint32_t, Time>;

void expect_equal(const Exclusions& exclusions, const Conversation& conversation,
                  const ExclusionTruth& truth, Time now) {
  for (const auto& [agent, until] : truth) {
    const Exclusion* exclusion = exclusions.find(conversation, AgentId{agent});
    if (until <= now) continue;
    ASSERT_NE(exclusion, nullptr) << agent;
    EXPECT_EQ(exclusion->until, until) << agent;
  }
  std::size_t counting = 0;
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = exclusions[at].next) {
    if (exclusions[at].until <= now) continue;
    ++counting;
    EXPECT_EQ(truth.at(exclusions[at].agent.index), exclusions[at].until);
  }
  std::size_t expected = 0;
  for (const auto& [agent, until] : truth) expected += until > now;
  EXPECT_EQ(counting, expected);
}

TEST(Exclusions, ShortAndLongListsFindTheSame) {
  Exclusions exclusions;
  std::mt19937 random(5);
  Conversation conversations[2];
  ExclusionTruth truths[2];
  conversations[0].number = {1};
  conversations[1].number = {2};
  Time now{};
  for (int round = 0; round < 20'000; ++round) {
    // Phases with few agents alternate with phases with many.
    const std::uint32_t agents = round / 2000 % 2 == 0 ? 6 : 60;
    const std::size_t which = random() % 2;
    now += Duration{static_cast<std::int64_t>(random() % 3)};
    const std::uint32_t agent = static_cast<std::uint32_t>(random()) % agents;
    const Time until = now + Duration{static_cast<std::int64_t>(1 + random() % 80)};
    exclusions.add(conversations[which], {AgentId{agent}, false, now, until}, now);
    truths[which][agent] = until;
    if (random() % 500 == 0) {
      exclusions.clear(conversations[which]);
      truths[which].clear();
      EXPECT_EQ(conversations[which].exclusion_count, 0u);
    }
    for (std::size_t i = 0; i < 2; ++i) expect_equal(exclusions, conversations[i], truths[i], now);
  }
}

TEST(Exclusions, IndexesOnlyLongLists) {
  Exclusions exclusions;
  Conversation conversation;
  conversation.number = {1};
  for (std::uint32_t agent = 0; agent < 8; ++agent) {
    exclusions.add(conversation, {AgentId{agent}, true, Time{}, Time{Duration{100}}}, Time{});
  }
  EXPECT_EQ(exclusions.indexed(), 0u);
  exclusions.add(conversation, {AgentId{8}, true, Time{}, Time{Duration{100}}}, Time{});
  EXPECT_EQ(exclusions.indexed(), 9u);
  exclusions.clear(conversation);
  EXPECT_EQ(exclusions.indexed(), 0u);
}

}  // namespace
}  // namespace cordboard::core
