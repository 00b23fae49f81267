// The work that a command costs depends on how many profiles and classes there are, not on how many
// agents, nor on how many wait: the engine's own counters say the same for few and for many.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <vector>

#include "bench/engine_system.h"
#include "bench/life_cycles.h"

namespace probe {
namespace {

// Most of what one command of each kind has looked at, by kind.
struct Most {
  std::array<std::uint64_t, 4> sought{};
  std::array<std::uint64_t, 4> heads{};

  friend bool operator==(const Most&, const Most&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Most& most) {
    for (std::size_t i = 0; i < 4; ++i) out << most.sought[i] << '/' << most.heads[i] << ' ';
    return out;
  }
};

// Counts the work of the system behind it, by command.
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
  // What it took to set up is not what is looked at; every class gets its turn many times.
  for (std::size_t i = 0; i < 1'000; ++i) cycles.round();
  counting.most = {};
  for (std::size_t i = 0; i < 1'000; ++i) cycles.round();
  return counting.most;
}

void expect_within(const Most& most, const Shape& shape) {
  for (std::size_t command = 0; command < 4; ++command) {
    EXPECT_LE(most.sought[command], 2u) << "command " << command;  // one match, and that it is all
    // Of each profile that could serve the newcomer the longest idle by load; of each class that
    // the freed agent could serve the first.
    EXPECT_LE(most.heads[command], shape.profiles * kCapacity + 2 * shape.classes)
        << "command " << command;
  }
}

TEST(Work, OfACommandDoesNotDependOnHowManyAgentsThereAre) {
  const Shape few{.agents = 100};
  const Most of_few = most_of(few, {});
  expect_within(of_few, few);
  EXPECT_GT(*std::max_element(of_few.heads.begin(), of_few.heads.end()), 0u);
  EXPECT_EQ(most_of({.agents = 100'000}, {}), of_few);
}

TEST(Work, OfACommandDoesNotDependOnHowManyWaitThatNobodyCanServe) {
  for (const std::size_t agents : {100, 100'000}) {
    const Shape shape{.agents = agents};
    const Most without = most_of(shape, {});
    expect_within(without, shape);
    EXPECT_EQ(most_of(shape, {.waiting = 100'000}), without) << agents << " agents";
  }
}

TEST(Work, OfACommandDoesNotDependOnHowManyWaitInTheBacklog) {
  const Shape shape{.agents = 100};
  const Most few = most_of(shape, {.waiting = 2'000, .backlog = true});
  expect_within(few, shape);
  EXPECT_EQ(most_of(shape, {.waiting = 100'000, .backlog = true}), few);
}

}  // namespace
}  // namespace probe
