// Little's law on a finished run, in whole numbers and without tolerance: the sum of all waits
// equals the integral of the queue's length over time, and the sum of all handle times that of the
// load.
#include <gtest/gtest.h>

#include "theory/host.h"
#include "theory/worlds.h"

namespace cordboard::theory {
namespace {

// Between all inputs the test asks the engine how many conversations wait and how many units are in
// use.
struct Integrals {
  Ms waiting = 0;
  Ms load = 0;

  void add(const Engine& engine, const World& world, Time last, Time next) {
    for (const QueueSettings& queue : world.site.queues) {
      const question::Queue asked{.queue = engine.find<QueueId>(queue.key)};
      const auto told = std::get<answer::Queue>(engine.ask(asked).value);
      waiting += static_cast<Ms>(told.waiting.size()) * (next - last).count();
    }
    for (const AgentSettings& agent : world.site.agents) {
      const question::Agent asked{.agent = engine.find<AgentId>(agent.key)};
      const auto told = std::get<answer::Agent>(engine.ask(asked).value);
      load += static_cast<Ms>(told.conversations.size()) * (next - last).count();
    }
  }
};

void expect_law(const World& world) {
  Integrals integrals;
  Host host(world, {.meddle = [&](const Engine& engine, Time last, Time next) {
              integrals.add(engine, world, last, next);
            }});
  host.run();
  Ms waits = 0;
  Ms work = 0;
  for (std::size_t customer = 0; customer < world.customers.size(); ++customer) {
    ASSERT_NE(host.outcomes()[customer].fate, Outcome::Fate::kWaiting) << customer;
    waits += host.wait(customer);
    if (host.outcomes()[customer].is_answered()) work += world.customers[customer].handle;
  }
  EXPECT_EQ(integrals.waiting, waits);
  EXPECT_EQ(integrals.load, work);
  EXPECT_GT(waits, 0);
}

TEST(LittlesLaw, HoldsForPlainQueues) {
  for (std::uint64_t seed = 1; seed <= 60 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_law(draw_plain_world(seed));
  }
}

TEST(LittlesLaw, HoldsWithAllFeatures) {
  for (std::uint64_t seed = 1; seed <= 60 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    World world = draw_world(seed);
    world.until.reset();
    // No customer waits for ever for an agent who does not exist.
    for (Customer& customer : world.customers) {
      if (!customer.patience) customer.patience = 100'000;
    }
    expect_law(world);
  }
}

}  // namespace
}  // namespace cordboard::theory
