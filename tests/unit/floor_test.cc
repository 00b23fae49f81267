// The two systems that the benchmarks compare with the engine, the floor and the engine of standard
// containers, must make the same offers as the engine on the benchmark's input.
#include "bench/floor.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "bench/engine_system.h"
#include "bench/life_cycles.h"
#include "bench/rivals/std_engine.h"

namespace probe {
namespace {

using Offer =
    std::pair<std::uint64_t, std::uint32_t>;  // number of the conversation, number of the agent

// Records each offer of the wrapped system.
template <class System>
class OfferRecorder {
 public:
  explicit OfferRecorder(System& system) : system_(system) {}

  void start(std::span<const Arrival> arrivals, std::vector<Match>& offered) {
    const std::size_t before = offered.size();
    system_.start(arrivals, offered);
    record(offered, before);
  }
  void accept(std::span<const Match> offers) { system_.accept(offers); }
  void end(std::span<const Match> chats) { system_.end(chats); }
  void finish(std::span<const Match> chats, std::vector<Match>& offered) {
    const std::size_t before = offered.size();
    system_.finish(chats, offered);
    record(offered, before);
  }

  const std::vector<Offer>& offers() const { return offers_; }

 private:
  void record(const std::vector<Match>& offered, std::size_t from) {
    for (std::size_t i = from; i < offered.size(); ++i) {
      offers_.emplace_back(system_.number(offered[i]), system_.agent_number(offered[i]));
    }
  }

  System& system_;
  std::vector<Offer> offers_;
};

struct Course {
  std::string name;
  Shape shape;
  Load load;
  std::size_t rounds;

  friend void PrintTo(const Course& course, std::ostream* out) { *out << course.name; }
};

template <class System, class... Arguments>
std::vector<Offer> offers_of(const Course& course, Arguments... arguments) {
  System system(course.shape, arguments...);
  OfferRecorder witness(system);
  LifeCycles cycles(witness, course.shape, course.load);
  for (std::size_t i = 0; i < course.rounds; ++i) cycles.round();
  return witness.offers();
}

class FloorTest : public testing::TestWithParam<Course> {};

TEST_P(FloorTest, MakesTheSameOffersAsTheEngine) {
  const Course& course = GetParam();
  const std::vector<Offer> made = offers_of<EngineSystem>(course, EngineSetting{});
  ASSERT_GE(made.size(), course.rounds);
  EXPECT_EQ(offers_of<EngineSystem>(course, EngineSetting{.spans = true, .ids = true}), made);
  EXPECT_EQ(offers_of<Floor>(course, false), made);
  EXPECT_EQ(offers_of<Floor>(course, true), made);
  EXPECT_EQ(offers_of<rivals::StdSystem>(course), made);
}

INSTANTIATE_TEST_SUITE_P(
    Courses, FloorTest,
    testing::Values(Course{"Idle", {.agents = 100}, {}, 2'000},
                    Course{"IdleSideBySide", {.agents = 300}, {.width = 200}, 20},
                    Course{"Blocked", {.agents = 100}, {.waiting = 500}, 2'000},
                    Course{"Backlog", {.agents = 100}, {.waiting = 500, .backlog = true}, 3'000},
                    Course{"BacklogSideBySide",
                           {.agents = 300},
                           {.waiting = 2'000, .backlog = true, .width = 100},
                           30},
                    Course{"ManyProfilesAndClasses",
                           {.agents = 1'500, .profiles = 1'024, .classes = 256},
                           {.waiting = 300, .backlog = true},
                           2'000},
                    Course{"TooFewAgents", {.agents = 5}, {.width = 40}, 50}),
    [](const auto& course) { return course.param.name; });

}  // namespace
}  // namespace probe
