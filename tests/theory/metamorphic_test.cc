// Relations between two runs, for which no correct result needs to be known: a change that must
// make no difference makes none, event by event.
//
// CORDBOARD_WORLDS=5000 tests more worlds, CORDBOARD_SEED others.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "property/world.h"
#include "theory/host.h"
#include "theory/worlds.h"

namespace cordboard::theory {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t fallback) {
  const char* text = std::getenv(variable);
  return text == nullptr ? fallback : std::stoull(text);
}

// Calls `look` with the seeds of several worlds, and names the one that failed.
template <class Look>
void for_each_seed(Look look) {
  const std::uint64_t first = number_from("CORDBOARD_SEED", 1);
  const std::uint64_t worlds = number_from("CORDBOARD_WORLDS", 150);
  for (std::uint64_t seed = first; seed < first + worlds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    look(seed);
    if (testing::Test::HasFailure()) return;
  }
}

std::vector<Fact> facts_of(const World& world, Twist twist = {}) {
  Host host(world, std::move(twist));
  host.keep_facts();
  host.run();
  return host.facts();
}

void expect_equal(const std::vector<Fact>& facts, const std::vector<Fact>& others) {
  for (std::size_t place = 0; place < std::min(facts.size(), others.size()); ++place) {
    ASSERT_EQ(as_text(others[place]), as_text(facts[place])) << "event " << place;
  }
  ASSERT_EQ(others.size(), facts.size());
}

// The facts about the customers and agents of one tenant.
std::vector<Fact> without_others(const std::vector<Fact>& facts, int customers) {
  std::vector<Fact> kept;
  for (const Fact& fact : facts) {
    const bool of_nobody = fact.customer < 0;
    const bool is_own = of_nobody ? !fact.agent.empty() && !fact.agent.starts_with("other-")
                                  : fact.customer < customers;
    if (is_own) kept.push_back(fact);
  }
  return kept;
}

constexpr int kEverybody = 1'000'000;

TEST(Metamorphic, WorldsContainWhatTheRelationsNeed) {
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    for (const Fact& fact : facts_of(draw_world(seed))) ++seen[fact.what];
  }
  for (const char* what : {"offer_created", "offer_accepted", "offer_expired", "offer_revoked",
                           "conversation_queued", "conversation_rejected", "conversation_abandoned",
                           "requirement_relaxed", "wrap_up_finished", "agent_presence_changed"}) {
    EXPECT_GT(seen[what], 200) << what;
  }
}

TEST(Metamorphic, ShiftingTheClockChangesNothing) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_world(seed);
    expect_equal(facts_of(world), facts_of(world, {.shift = 86'400'000LL * 20'000 + 7}));
  });
}

TEST(Metamorphic, AdvancingInPiecesChangesNothing) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_world(seed);
    property::Dice dice(seed);
    const auto stop_between = [&dice](Engine& engine, Time last, Time next) {
      const auto length = static_cast<int>((next - last).count());
      const Time between = last + Duration{dice.roll(length)};
      EXPECT_TRUE(engine.advance(between).events().empty());
    };
    expect_equal(facts_of(world), facts_of(world, {.meddle = stop_between}));
  });
}

TEST(Metamorphic, RefusedCommandsChangeNothing) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_world(seed);
    property::Dice dice(seed);
    const auto ask_in_vain = [&dice, &world](Engine& engine, Time last, Time) {
      const AgentId agent = engine.find<AgentId>(dice.pick(world.site.agents).key);
      const auto unknown = static_cast<std::uint64_t>(1'000'000 + dice.roll(10));
      const std::vector<Command> vain = {
          command::AcceptOffer{.offer = {unknown}, .agent = agent},
          command::SignIn{.agent = agent, .presence = Presence::kReady},
          command::EndConversation{.conversation = {unknown}, .agent = agent},
          command::AbandonConversation{.conversation = {unknown}},
          command::StartConversation{.customer = std::string_view("nobody"), .queue = QueueId{}},
          command::DeclineOffer{.offer = {unknown}, .agent = agent, .reason = {}}};
      const Submission submission{.at = last, .by = {}, .id = {}, .command = dice.pick(vain)};
      const Batch& batch = engine.submit(submission);
      EXPECT_FALSE(batch.reply().ok());
      EXPECT_TRUE(batch.events().empty());
    };
    expect_equal(facts_of(world), facts_of(world, {.meddle = ask_in_vain}));
  });
}

TEST(Metamorphic, OtherConversationNumbersChangeNothing) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_world(seed);
    const std::vector<Fact> facts = facts_of(world, {.conversations_before = 7});
    expect_equal(without_others(facts_of(world), kEverybody), without_others(facts, kEverybody));
  });
}

TEST(Metamorphic, OtherAgentKeysChangeNothing) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_world(seed);
    World renamed = world;
    const std::size_t agents = world.site.agents.size();
    std::map<std::string, std::string> names;
    for (std::size_t place = 0; place < agents; ++place) {
      // In reverse alphabetical order.
      AgentSettings& agent = renamed.site.agents[place];
      agent.key = "a" + std::to_string(agents - 1 - place);
      names[agent.key] = world.site.agents[place].key;
    }
    for (QueueSettings& queue : renamed.site.queues) {
      for (std::string& key : *queue.agents) {
        key = "a" + std::to_string(agents - 1 - std::stoul(key.substr(1)));
      }
    }
    std::vector<Fact> facts = facts_of(renamed);
    for (Fact& fact : facts) {
      if (!fact.agent.empty()) fact.agent = names[fact.agent];
    }
    expect_equal(facts_of(world), facts);
  });
}

TEST(Metamorphic, AnUnrelatedTenantChangesNothing) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_world(seed);
    const auto own = static_cast<int>(world.customers.size());
    const World both = beside(world, draw_world(seed + 1'000'000));
    expect_equal(without_others(facts_of(world), own), without_others(facts_of(both), own));
  });
}

void double_times(World& world) {
  for (QueueSettings& queue : world.site.queues) {
    queue.aging_per_minute /= 2;
    for (Duration* time : {&queue.offer_timeout, &queue.reoffer_after, &queue.wrap_up.limit,
                           &queue.max_wait, &queue.reminder.yellow, &queue.reminder.red}) {
      *time *= 2;
    }
    for (RelaxStep& step : queue.relax) step.after *= 2;
  }
  for (Customer& customer : world.customers) {
    customer.arrival *= 2;
    customer.handle *= 2;
    if (customer.patience) *customer.patience *= 2;
  }
  world.back_after *= 2;
  *world.until *= 2;
}

TEST(Metamorphic, DoublingAllTimesDoublesAllTimes) {
  for_each_seed([](std::uint64_t seed) {
    World world = draw_world(seed);
    world.slowest_answer = 0;  // answer delays are drawn at random and would not double
    std::vector<Fact> facts = facts_of(world);
    for (Fact& fact : facts) {
      fact.at *= 2;
      if (fact.expires_at >= 0) fact.expires_at *= 2;
    }
    double_times(world);
    expect_equal(facts, facts_of(world));
  });
}

// ---- relations between the waits of different sites ----

std::vector<Outcome> outcomes_of(const World& world) {
  Host host(world);
  host.run();
  return host.outcomes();
}

void expect_equal_waits(const World& world, const World& other) {
  const std::vector<Outcome> outcomes = outcomes_of(world);
  const std::vector<Outcome> others = outcomes_of(other);
  for (std::size_t customer = 0; customer < outcomes.size(); ++customer) {
    ASSERT_TRUE(outcomes[customer].is_answered()) << "customer " << customer;
    ASSERT_EQ(others[customer].fate, outcomes[customer].fate) << "customer " << customer;
    ASSERT_EQ(others[customer].at, outcomes[customer].at) << "customer " << customer;
  }
}

TEST(Metamorphic, OneMoreAgentLengthensNoWait) {
  std::size_t shorter = 0;
  for_each_seed([&shorter](std::uint64_t seed) {
    World world = draw_plain_world(seed);
    const std::vector<Outcome> before = outcomes_of(world);
    world.site.agents.push_back({.key = "helper", .capacity = 1});
    const std::vector<Outcome> after = outcomes_of(world);
    for (std::size_t customer = 0; customer < before.size(); ++customer) {
      ASSERT_TRUE(after[customer].is_answered());
      ASSERT_LE(after[customer].at, before[customer].at) << "customer " << customer;
      shorter += static_cast<std::size_t>(after[customer].at < before[customer].at);
    }
  });
  EXPECT_GT(shorter, 1000u);
}

TEST(Metamorphic, TwoQueuesOfEqualRulesAreOne) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_plain_world(seed);
    World split = world;
    split.site.queues.push_back(split.site.queues.front());
    split.site.queues.back().key = "second";
    property::Dice dice(seed);
    for (Customer& customer : split.customers) {
      customer.queue = static_cast<std::size_t>(dice.roll(2));
    }
    const std::vector<Outcome> one = outcomes_of(world);
    const std::vector<Outcome> two = outcomes_of(split);
    for (std::size_t customer = 0; customer < one.size(); ++customer) {
      ASSERT_EQ(two[customer], one[customer]) << "customer " << customer;
    }
  });
}

TEST(Metamorphic, OneAgentWithManyUnitsIsManyAgentsWithOne) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_plain_world(seed);
    World merged = world;
    merged.site.agents = {
        {.key = "all", .capacity = static_cast<std::int32_t>(world.site.agents.size())}};
    expect_equal_waits(world, merged);
  });
}

// When the handle time belongs to the customer, no wait depends on which agent serves: a stricter
// form of "longest idle and random give the same queue".
TEST(Metamorphic, NoStrategyChangesAnyWait) {
  for_each_seed([](std::uint64_t seed) {
    const World world = draw_plain_world(seed);
    for (const std::string_view other :
         {strategy::kRandom, strategy::kLeastLoaded, strategy::kRoundRobin, strategy::kBestSkilled,
          strategy::kFewestHandled, strategy::kRanked}) {
      World changed = world;
      changed.site.queues.front().strategy = other;
      expect_equal_waits(world, changed);
    }
  });
}

}  // namespace
}  // namespace cordboard::theory
