// First come, first served, with patience: the outcome of every conversation follows from the times
// at which each agent becomes free, by a short recursion (Kiefer and Wolfowitz, 1955). The engine
// must agree conversation by conversation: outcome, millisecond and agent.
//
// CORDBOARD_CHATS=1000000 tests a million conversations instead of a hundred thousand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "property/world.h"
#include "theory/host.h"

namespace cordboard::theory {
namespace {

constexpr std::size_t kChatsOfASet = 500;

// How customers leave: never; when their own patience ends, after everything else of that instant;
// or by the queue's maximum wait, before everything else of that instant.
enum class Leaving : std::uint8_t { kNever, kOwnFixed, kOwnRandom, kLimit };

struct Parameters {
  std::size_t agents = 1;
  Leaving leaving = Leaving::kNever;
  Ms patience = 0;
  World world;
};

Ms exponential(property::Dice& dice, double mean) {
  const double uniform = (static_cast<double>(dice.next() >> 11) + 0.5) * 0x1.0p-53;
  return std::llround(-mean * std::log(uniform));
}

// Handle times from a few milliseconds, so that many events share a millisecond, up to minutes.
Ms draw_work(property::Dice& dice, int law, Ms mean) {
  if (law == 0) return mean;
  const Ms work = law == 1 ? dice.roll(static_cast<int>(2 * mean))
                           : exponential(dice, static_cast<double>(mean));
  return std::max<Ms>(1, work);
}

Parameters draw(std::uint64_t seed) {
  property::Dice dice(seed);
  Parameters drawn;
  drawn.agents = 1 + static_cast<std::size_t>(dice.roll(12));
  drawn.leaving = static_cast<Leaving>(dice.roll(4));
  const Ms mean = dice.pick(std::vector<Ms>{4, 40, 1000, 60'000});
  const int law = dice.roll(3);
  const double load = 0.3 + 1.2 * dice.roll(1001) / 1000;
  const double gap = static_cast<double>(mean) / (load * static_cast<double>(drawn.agents));
  drawn.patience = 1 + dice.roll(static_cast<int>(2 * mean));

  QueueSettings queue;
  queue.key = "chat";
  queue.wrap_up.mode = WrapUpMode::kNone;
  if (drawn.leaving == Leaving::kLimit) queue.max_wait = Duration{drawn.patience};
  drawn.world.site.queues.push_back(queue);
  drawn.world.site.keep_closed = Duration{0};
  for (std::size_t place = 0; place < drawn.agents; ++place) {
    drawn.world.site.agents.push_back({.key = "a" + std::to_string(place), .capacity = 1});
  }
  double clock = 0;
  for (std::size_t number = 0; number < kChatsOfASet; ++number) {
    clock += static_cast<double>(exponential(dice, gap * 1000)) / 1000;
    Customer customer{.arrival = std::llround(clock), .handle = draw_work(dice, law, mean)};
    if (drawn.leaving == Leaving::kOwnFixed) customer.patience = drawn.patience;
    if (drawn.leaving == Leaving::kOwnRandom) {
      customer.patience = exponential(dice, static_cast<double>(drawn.patience));
    }
    drawn.world.customers.push_back(customer);
  }
  return drawn;
}

// The result of the recursion, and the number of conversations that were decided by one
// millisecond.
struct Truth {
  std::vector<Outcome> outcomes;
  std::size_t ties = 0;
};

Truth recursion(const Parameters& given) {
  Truth truth;
  std::vector<Ms> free_at(given.agents, 0);
  for (const Customer& customer : given.world.customers) {
    // The agent who is free first; of several free agents the longest idle.
    const auto first = std::ranges::min_element(free_at);
    const Ms start = std::max(customer.arrival, *first);
    const Ms wait = start - customer.arrival;
    const bool has_limit = given.leaving == Leaving::kLimit;
    const std::optional<Ms> patience = has_limit ? given.patience : customer.patience;
    truth.ties += static_cast<std::size_t>(patience && wait == *patience);
    if (patience && (has_limit ? wait >= *patience : wait > *patience)) {
      const auto fate = has_limit ? Outcome::Fate::kRejected : Outcome::Fate::kAbandoned;
      truth.outcomes.push_back({.fate = fate, .at = customer.arrival + *patience});
    } else {
      *first = start + customer.handle;
      truth.outcomes.push_back({.fate = Outcome::Fate::kAnswered,
                                .at = start,
                                .agent = static_cast<int>(first - free_at.begin())});
    }
  }
  return truth;
}

std::size_t chats_wanted() {
  const char* wanted = std::getenv("CORDBOARD_CHATS");
  return wanted == nullptr ? 100'000 : std::stoul(wanted);
}

TEST(KieferWolfowitz, EveryConversationMatchesTheRecursion) {
  std::size_t ties = 0;
  std::size_t left = 0;
  for (std::uint64_t seed = 1; seed * kChatsOfASet <= chats_wanted(); ++seed) {
    const Parameters given = draw(seed);
    const Truth truth = recursion(given);
    Host host(given.world);
    host.run();
    for (std::size_t chat = 0; chat < kChatsOfASet; ++chat) {
      const Outcome& said = truth.outcomes[chat];
      const Outcome& done = host.outcomes()[chat];
      ASSERT_EQ(done, said) << "seed " << seed << ", chat " << chat << ": fate "
                            << static_cast<int>(done.fate) << " at " << done.at << " agent "
                            << done.agent << " for " << static_cast<int>(said.fate) << " at "
                            << said.at << " agent " << said.agent;
      left += static_cast<std::size_t>(!said.is_answered());
    }
    ties += truth.ties;
  }
  EXPECT_GT(ties, chats_wanted() / 1000);
  EXPECT_GT(left, chats_wanted() / 20);
  RecordProperty("chats", static_cast<int>(chats_wanted()));
  RecordProperty("ties", static_cast<int>(ties));
}

}  // namespace
}  // namespace cordboard::theory
