// Exhaustive exploration of small worlds: every reachable state, up to renumbering and a shift in
// time, with every command and every step of time.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <ostream>

#include "explore/explorer.h"

namespace cordboard::explore {
namespace {

// The largest number of states per world, unless CORDBOARD_EXPLORE_STATES is set. The simplest
// world with one conversation has fewer and is explored completely.
constexpr std::size_t kMostStates = 12'000;
constexpr std::size_t kMostStatesOfPlain = 60'000;

std::size_t most_states(const World& world) {
  const char* text = std::getenv("CORDBOARD_EXPLORE_STATES");
  if (text != nullptr) return std::strtoull(text, nullptr, 10);
  return world.name == "plain" && world.conversations == 1 ? kMostStatesOfPlain : kMostStates;
}

struct Size {
  std::size_t world;
  int conversations;
};
void PrintTo(const Size& size, std::ostream* out) { *out << "of " << size.conversations; }

class Explore : public testing::TestWithParam<Size> {};

TEST_P(Explore, EveryInvariantHoldsInEveryState) {
  const World world = grown(worlds()[GetParam().world], GetParam().conversations);
  const Report report = Explorer(world, documented()).run(most_states(world));
  std::printf(
      "%s %d: %zu states, %s %d turns from the start; %zu turns, %zu refusals of %zu kinds, "
      "%zu endings, %zu twins\n",
      std::string(world.name).c_str(), world.conversations, report.states,
      report.is_whole ? "complete, up to" : "limited, all within", report.depth, report.turns,
      report.refused, report.refusals.size(), report.endings, report.twins);
  EXPECT_TRUE(report.wrong.empty()) << report.wrong;
}

std::vector<Size> sizes() {
  std::vector<Size> all;
  for (std::size_t world = 0; world < worlds().size(); ++world) {
    for (int conversations = 1; conversations <= 3; ++conversations) {
      all.push_back({world, conversations});
    }
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(World, Explore, testing::ValuesIn(sizes()), [](const auto& size) {
  return std::string(worlds()[size.param.world].name) + std::to_string(size.param.conversations);
});

// A command that no world carries out would not be explored.
TEST(ExploreVocabulary, SomeWorldCarriesOutEveryCommand) {
  std::set<std::string> asked;
  for (const World& world : worlds()) asked.merge(Explorer(world, documented()).run(2000).asked);
  EXPECT_EQ(asked.size(), std::variant_size_v<Command>);
}

}  // namespace
}  // namespace cordboard::explore
