#include "state/bars.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace cordboard::core {
namespace {

// What a conversation's bars come to, kept the obvious way.
using Truth = std::map<std::uint32_t, Time>;

void expect_equal(const Bars& bars, const Conversation& conversation, const Truth& truth,
                  Time now) {
  for (const auto& [agent, until] : truth) {
    const Bar* bar = bars.find(conversation, AgentId{agent});
    if (until <= now) continue;
    ASSERT_NE(bar, nullptr) << agent;
    EXPECT_EQ(bar->until, until) << agent;
  }
  std::size_t counting = 0;
  for (Slot at = conversation.first_bar; at != kNoSlot; at = bars[at].next) {
    if (bars[at].until <= now) continue;
    ++counting;
    EXPECT_EQ(truth.at(bars[at].agent.index), bars[at].until);
  }
  std::size_t expected = 0;
  for (const auto& [agent, until] : truth) expected += until > now;
  EXPECT_EQ(counting, expected);
}

TEST(Bars, FewAndManyFindTheSame) {
  Bars bars;
  std::mt19937 random(5);
  Conversation conversations[2];
  Truth truths[2];
  conversations[0].number = {1};
  conversations[1].number = {2};
  Time now{};
  for (int round = 0; round < 20'000; ++round) {
    // Now and then all are few for a while, now and then many.
    const std::uint32_t agents = round / 2000 % 2 == 0 ? 6 : 60;
    const std::size_t which = random() % 2;
    now += Duration{static_cast<std::int64_t>(random() % 3)};
    const std::uint32_t agent = static_cast<std::uint32_t>(random()) % agents;
    const Time until = now + Duration{static_cast<std::int64_t>(1 + random() % 80)};
    bars.add(conversations[which], {AgentId{agent}, false, now, until}, now);
    truths[which][agent] = until;
    if (random() % 500 == 0) {
      bars.clear(conversations[which]);
      truths[which].clear();
      EXPECT_EQ(conversations[which].bar_count, 0u);
    }
    for (std::size_t i = 0; i < 2; ++i) expect_equal(bars, conversations[i], truths[i], now);
  }
}

TEST(Bars, AnIndexStandsBesideLongListsOnly) {
  Bars bars;
  Conversation conversation;
  conversation.number = {1};
  for (std::uint32_t agent = 0; agent < 8; ++agent) {
    bars.add(conversation, {AgentId{agent}, true, Time{}, Time{Duration{100}}}, Time{});
  }
  EXPECT_EQ(bars.indexed(), 0u);
  bars.add(conversation, {AgentId{8}, true, Time{}, Time{Duration{100}}}, Time{});
  EXPECT_EQ(bars.indexed(), 9u);
  bars.clear(conversation);
  EXPECT_EQ(bars.indexed(), 0u);
}

}  // namespace
}  // namespace cordboard::core
