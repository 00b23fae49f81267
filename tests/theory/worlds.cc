#include "theory/worlds.h"

#include <string>
#include <utility>
#include <vector>

#include "property/world.h"

namespace cordboard::theory {
namespace {

using property::Dice;

constexpr int kArrivals = 80;
constexpr std::string_view kOther = "other-";

Duration seconds(int count) { return Duration{count * 1000}; }

void draw_overflow(Dice& dice, std::size_t place, std::size_t queues, QueueSettings& queue) {
  queue.max_waiting = dice.pick(std::vector<std::int32_t>{0, 0, 2, 5});
  queue.max_wait = seconds(dice.pick(std::vector<int>{0, 0, 20, 45}));
  queue.max_offers = dice.pick(std::vector<std::int32_t>{0, 0, 3});
  if (queues < 2 || !dice.chance(60)) return;
  queue.overflow = OverflowSettings{.reject = {},
                                    .queue = "q" + std::to_string((place + 1) % queues),
                                    .priority_add = dice.roll(3)};
}

QueueSettings draw_queue(Dice& dice, std::size_t place, std::size_t queues) {
  using Names = std::vector<std::string_view>;
  QueueSettings queue;
  queue.key = "q" + std::to_string(place);
  queue.priority = dice.roll(3);
  queue.aging_per_minute = 2 * dice.roll(3);
  queue.order = dice.chance(70) ? QueueOrder::kFifo : QueueOrder::kLifo;
  queue.strategy =
      dice.pick(Names{strategy::kLongestIdle, strategy::kLeastLoaded, strategy::kRoundRobin,
                      strategy::kBestSkilled, strategy::kFewestHandled, strategy::kRanked});
  queue.weight = 1 + dice.roll(2);
  if (dice.chance(40)) queue.needs = Requirement::skill("s" + std::to_string(dice.roll(2)));
  queue.offer_timeout = seconds(10);
  queue.missed_before_rona = dice.roll(3);
  queue.reoffer_after = seconds(dice.pick(std::vector<int>{8, 60}));
  queue.wrap_up.mode = WrapUpMode::kNone;
  if (dice.chance(50)) queue.wrap_up = {.mode = WrapUpMode::kTimed, .limit = seconds(6)};
  queue.offers_at_once = 1 + dice.roll(2);
  queue.max_per_agent = dice.roll(3);
  if (dice.chance(40)) {
    RelaxStep step{.after = seconds(16)};
    step.drop = {"s0"};
    step.priority_add = 1;
    queue.relax.push_back(step);
  }
  draw_overflow(dice, place, queues, queue);
  return queue;
}

AgentSettings draw_agent(Dice& dice, std::size_t place) {
  AgentSettings agent{.key = "a" + std::to_string(place), .capacity = 1 + dice.roll(4)};
  for (const char* skill : {"s0", "s1"}) {
    if (dice.chance(60)) agent.skills.push_back({skill, 1 + dice.roll(5)});
  }
  agent.rank.push_back({"q0", dice.roll(3)});
  return agent;
}

std::vector<Customer> draw_customers(Dice& dice, std::size_t queues) {
  std::vector<Customer> customers;
  Ms clock = 0;
  for (int number = 0; number < kArrivals; ++number) {
    // Some arrive at the same instant.
    if (!dice.chance(10)) clock += 2 * dice.roll(3000);
    Customer customer{.arrival = clock, .handle = 2 + 2 * dice.roll(20'000)};
    if (dice.chance(60)) customer.patience = 2 * dice.roll(30'000);
    customer.queue = static_cast<std::size_t>(dice.roll(static_cast<int>(queues)));
    if (dice.chance(30)) {
      customer.needs = Requirement::skill("s" + std::to_string(dice.roll(2)), 1 + dice.roll(3));
    }
    customer.priority = dice.chance(20) ? dice.roll(4) : 0;
    customers.push_back(customer);
  }
  return customers;
}

void rename_queue(QueueSettings& queue) {
  queue.key.insert(0, kOther);
  if (queue.overflow) queue.overflow->queue->insert(0, kOther);
  for (std::string& agent : *queue.agents) agent.insert(0, kOther);
}

void rename_agent(AgentSettings& agent) {
  agent.key.insert(0, kOther);
  for (QueueRank& rank : agent.rank) rank.queue.insert(0, kOther);
}

}  // namespace

World draw_plain_world(std::uint64_t seed) {
  Dice dice(seed);
  World world;
  world.site.queues.push_back({.key = "chat"});
  world.site.queues.back().wrap_up.mode = WrapUpMode::kNone;
  const int agents = 1 + dice.roll(6);
  for (int place = 0; place < agents; ++place) {
    world.site.agents.push_back({.key = "a" + std::to_string(place), .capacity = 1});
  }
  Ms clock = 0;
  for (int number = 0; number < 2 * kArrivals; ++number) {
    clock += dice.roll(2 * 10'000 / agents);
    world.customers.push_back({.arrival = clock, .handle = 1 + dice.roll(18'000)});
  }
  return world;
}

World draw_world(std::uint64_t seed) {
  Dice dice(seed);
  World world;
  world.site.skills = {"s0", "s1"};
  const auto queues = static_cast<std::size_t>(1 + dice.roll(3));
  const auto agents = static_cast<std::size_t>(2 + dice.roll(5));
  for (std::size_t place = 0; place < agents; ++place) {
    world.site.agents.push_back(draw_agent(dice, place));
  }
  for (std::size_t place = 0; place < queues; ++place) {
    QueueSettings queue = draw_queue(dice, place, queues);
    queue.agents.emplace();
    for (const AgentSettings& agent : world.site.agents) {
      if (queue.agents->empty() || dice.chance(70)) queue.agents->push_back(agent.key);
    }
    world.site.queues.push_back(queue);
  }
  world.customers = draw_customers(dice, queues);
  world.miss_percent = dice.chance(50) ? 20 : 0;
  world.slowest_answer = dice.chance(70) ? 8000 : 0;
  world.back_after = 12'000;
  world.until = 30 * 60'000;
  return world;
}

World beside(const World& world, const World& other) {
  World both = world;
  std::vector<AgentSettings> agents = other.site.agents;
  for (AgentSettings& agent : agents) rename_agent(agent);
  agents.insert(agents.end(), world.site.agents.begin(), world.site.agents.end());
  both.site.agents = std::move(agents);
  for (QueueSettings queue : other.site.queues) {
    rename_queue(queue);
    both.site.queues.push_back(std::move(queue));
  }
  for (Customer customer : other.customers) {
    customer.queue += world.site.queues.size();
    both.customers.push_back(std::move(customer));
  }
  return both;
}

}  // namespace cordboard::theory
