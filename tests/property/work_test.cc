// The work of a command depends on the number of agent groups and requirement classes, not on the
// number of agents or waiting conversations: the engine's work counters are the same for few and
// for many.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <vector>

#include "bench/engine_system.h"
#include "bench/life_cycles.h"

namespace probe {
namespace {

// The largest work of one command of each kind.
struct Most {
  std::array<std::uint64_t, 4> sought{};
  std::array<std::uint64_t, 4> heads{};

  friend bool operator==(const Most&, const Most&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Most& most) {
    for (std::size_t i = 0; i < 4; ++i) out << most.sought[i] << '/' << most.heads[i] << ' ';
    return out;
  }
};

// Counts the work of the wrapped system by command.
class Counting {
 public:
  explicit Counting(EngineSystem& system) : system_(system) {}

  void start(std::span<const Arrival> arrivals, std::vector<Match>& offered) {
    count(0, [&] { system_.start(arrivals, offered); });
  }
  void accept(std::span<const Match> offers) {
    count(1, [&] { system_.accept(offers); });
  }
  void end(std::span<const Match> chats) {
    count(2, [&] { system_.end(chats); });
  }
  void finish(std::span<const Match> chats, std::vector<Match>& offered) {
    count(3, [&] { system_.finish(chats, offered); });
  }

  Most most;

 private:
  template <class Work>
  void count(std::size_t command, Work work) {
    const cordboard::WorkCounters before = system_.engine().work();
    work();
    const cordboard::WorkCounters after = system_.engine().work();
    most.sought[command] =
        std::max(most.sought[command], after.matches_sought - before.matches_sought);
    most.heads[command] =
        std::max(most.heads[command], after.heads_examined - before.heads_examined);
  }

  EngineSystem& system_;
};

Most most_of(const Shape& shape, const Load& load) {
  EngineSystem system(shape, {.blocked_in_line = !load.backlog});
  Counting counting(system);
  LifeCycles cycles(counting, shape, load);
  // The setup does not count; every class has its turn many times.
  for (std::size_t i = 0; i < 1'000; ++i) cycles.round();
  counting.most = {};
  for (std::size_t i = 0; i < 1'000; ++i) cycles.round();
  return counting.most;
}

void expect_within(const Most& most, const Shape& shape) {
  for (std::size_t command = 0; command < 4; ++command) {
    EXPECT_LE(most.sought[command], 2u)
        << "command " << command;  // one match, and the search that finds no other
    // The longest idle agent at each load of each agent group that could serve the newcomer, and
    // the first conversation of each class that the freed agent could serve.
    EXPECT_LE(most.heads[command], shape.profiles * kCapacity + 2 * shape.classes)
        << "command " << command;
  }
}

TEST(Work, OfACommandDoesNotDependOnTheNumberOfAgents) {
  const Shape few{.agents = 100};
  const Most of_few = most_of(few, {});
  expect_within(of_few, few);
  EXPECT_GT(*std::max_element(of_few.heads.begin(), of_few.heads.end()), 0u);
  EXPECT_EQ(most_of({.agents = 100'000}, {}), of_few);
}

TEST(Work, OfACommandDoesNotDependOnConversationsThatNoAgentCanServe) {
  for (const std::size_t agents : {100, 100'000}) {
    const Shape shape{.agents = agents};
    const Most without = most_of(shape, {});
    expect_within(without, shape);
    EXPECT_EQ(most_of(shape, {.waiting = 100'000}), without) << agents << " agents";
  }
}

TEST(Work, OfACommandDoesNotDependOnTheBacklog) {
  const Shape shape{.agents = 100};
  const Most few = most_of(shape, {.waiting = 2'000, .backlog = true});
  expect_within(few, shape);
  EXPECT_EQ(most_of(shape, {.waiting = 100'000, .backlog = true}), few);
}

}  // namespace
}  // namespace probe
