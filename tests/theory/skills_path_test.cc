// Agents with skills, conversation by conversation: a simple model knows only the rules (an
// arriving conversation goes to the longest-idle free agent with the skill; a freed agent takes the
// oldest conversation that they can serve) and searches linearly. It must agree with the engine in
// outcome, millisecond and agent for the designs one skill, spread, chain and pairs.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "property/world.h"
#include "theory/host.h"

namespace cordboard::theory {
namespace {

constexpr int kKinds = 6;
constexpr int kOfAKind = 5;
constexpr int kAgents = kKinds * kOfAKind;
constexpr std::size_t kPlaces = 10;
constexpr int kCustomers = 3000;
constexpr Ms kLongest = 120'000;  // handle time, drawn evenly from 1 ms

enum class Design : std::uint8_t { kOneSkill, kSpread, kChain, kPairs };

// The second skill of an agent; the first is the agent's own kind.
int second_skill(Design design, int agent) {
  const int own = agent / kOfAKind;
  switch (design) {
    case Design::kOneSkill:
      return own;
    case Design::kSpread:
      return (own + 1 + agent % kOfAKind) % kKinds;
    case Design::kChain:
      return (own + 1) % kKinds;
    case Design::kPairs:
      return own ^ 1;
  }
  return own;
}

struct Drawn {
  World world;
  std::vector<int> kinds;  // of the customers
  std::array<std::array<int, 2>, kAgents> skills{};
};

std::string skill_key(int kind) { return "s" + std::to_string(kind); }

Drawn draw(Design design, std::uint64_t seed) {
  property::Dice dice(seed);
  Drawn drawn;
  Site& site = drawn.world.site;
  for (int kind = 0; kind < kKinds; ++kind) site.skills.push_back(skill_key(kind));
  site.queues.push_back({.key = "chat"});
  site.queues.back().wrap_up.mode = WrapUpMode::kNone;
  site.queues.back().max_waiting = kPlaces;
  for (int agent = 0; agent < kAgents; ++agent) {
    drawn.skills[static_cast<std::size_t>(agent)] = {agent / kOfAKind, second_skill(design, agent)};
    AgentSettings settings{.key = "a" + std::to_string(agent), .capacity = 1};
    settings.skills.push_back({skill_key(agent / kOfAKind), 1});
    const int second = second_skill(design, agent);
    if (second != agent / kOfAKind) settings.skills.push_back({skill_key(second), 1});
    site.agents.push_back(settings);
  }
  Ms clock = 0;
  for (int number = 0; number < kCustomers; ++number) {
    clock += dice.roll(static_cast<int>(kLongest) / kAgents);  // as much work as there are agents
    drawn.kinds.push_back(dice.roll(kKinds));
    drawn.world.customers.push_back({.arrival = clock,
                                     .handle = 1 + dice.roll(static_cast<int>(kLongest)),
                                     .needs = Requirement::skill(skill_key(drawn.kinds.back()))});
  }
  return drawn;
}

// The simple model. `free_at` is also the time since which an agent has been idle.
class Center {
 public:
  explicit Center(const Drawn& drawn) : drawn_(&drawn), outcomes_(drawn.kinds.size()) {
    for (std::size_t customer = 0; customer < outcomes_.size(); ++customer) {
      const Ms now = drawn.world.customers[customer].arrival;
      end_chats(now);
      arrive(customer, now);
    }
    end_chats(std::numeric_limits<Ms>::max());
  }

  const std::vector<Outcome>& outcomes() const { return outcomes_; }

 private:
  struct Agent {
    Ms free_at = 0;
    bool is_busy = false;
  };

  bool can(std::size_t agent, std::size_t customer) const {
    const auto& skills = drawn_->skills[agent];
    return std::ranges::find(skills, drawn_->kinds[customer]) != skills.end();
  }

  void serve(std::size_t agent, std::size_t customer, Ms now) {
    agents_[agent] = {.free_at = now + drawn_->world.customers[customer].handle, .is_busy = true};
    outcomes_[customer] = {
        .fate = Outcome::Fate::kAnswered, .at = now, .agent = static_cast<int>(agent)};
  }

  // Ends all conversations until then in order; each end lets its agent take the next conversation.
  void end_chats(Ms until) {
    while (true) {
      std::size_t first = agents_.size();
      for (std::size_t agent = 0; agent < agents_.size(); ++agent) {
        if (!agents_[agent].is_busy || agents_[agent].free_at > until) continue;
        if (first == agents_.size() || agents_[agent].free_at < agents_[first].free_at) {
          first = agent;
        }
      }
      if (first == agents_.size()) return;
      agents_[first].is_busy = false;
      const auto next =
          std::ranges::find_if(waiting_, [&](std::size_t one) { return can(first, one); });
      if (next == waiting_.end()) continue;
      const std::size_t customer = *next;
      waiting_.erase(next);
      serve(first, customer, agents_[first].free_at);
    }
  }

  void arrive(std::size_t customer, Ms now) {
    std::size_t best = agents_.size();
    for (std::size_t agent = 0; agent < agents_.size(); ++agent) {
      if (agents_[agent].is_busy || !can(agent, customer)) continue;
      if (best == agents_.size() || agents_[agent].free_at < agents_[best].free_at) best = agent;
    }
    if (best != agents_.size()) {
      serve(best, customer, now);
    } else if (waiting_.size() < kPlaces) {
      waiting_.push_back(customer);
    } else {
      outcomes_[customer] = {.fate = Outcome::Fate::kRejected, .at = now};
    }
  }

  const Drawn* drawn_;
  std::array<Agent, kAgents> agents_{};
  std::vector<std::size_t> waiting_;
  std::vector<Outcome> outcomes_;
};

class SkillsPath : public testing::TestWithParam<Design> {};

TEST_P(SkillsPath, EveryConversationMatchesTheRules) {
  std::size_t waited = 0;
  std::size_t rejected = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Drawn drawn = draw(GetParam(), seed);
    const Center center(drawn);
    Host host(drawn.world);
    host.run();
    for (std::size_t chat = 0; chat < center.outcomes().size(); ++chat) {
      ASSERT_EQ(host.outcomes()[chat], center.outcomes()[chat]) << "seed " << seed << ", " << chat;
      waited += static_cast<std::size_t>(host.wait(chat) > 0);
      rejected +=
          static_cast<std::size_t>(center.outcomes()[chat].fate == Outcome::Fate::kRejected);
    }
  }
  EXPECT_GT(waited, 2000u);
  EXPECT_GT(rejected, 100u);
}

std::string name_of(const testing::TestParamInfo<Design>& info) {
  static constexpr std::array<const char*, 4> kNames = {"OneSkill", "Spread", "Chain", "Pairs"};
  return kNames[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(Designs, SkillsPath,
                         testing::Values(Design::kOneSkill, Design::kSpread, Design::kChain,
                                         Design::kPairs),
                         name_of);

}  // namespace
}  // namespace cordboard::theory
