// Random worlds: the indexed matcher decides as the naive one does, every law holds after every
// turn, and a state can be had again from its events and from its snapshot. A failure prints its
// seed and a shrunk scenario.
#include <gtest/gtest.h>

#include <cstdlib>

#include "cordboard/json.h"
#include "property/world.h"

namespace cordboard::property {
namespace {

int from_environment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

std::string as_lines(const Engine& engine, const Batch& batch) {
  std::string lines;
  for (const EventRecord& record : batch.events()) {
    json::append_event(lines, record, engine.names());
    lines += '\n';
  }
  for (const Reply& reply : batch.replies()) json::append_reply(lines, reply, 0);
  return lines;
}

std::string hash_of(const Engine& engine) {
  return std::get<answer::StateHash>(engine.ask(question::StateHash{}).value).text;
}

// Three engines in step: one by indexes, one naive, one that only follows events.
class Trio {
 public:
  Trio() : naive_(EngineOptions{.naive_matching = true}) {}

  const Engine& engine() const { return fast_; }

  // What is wrong after this step; empty if nothing is.
  std::string take(const Step& step, const std::function<void(const Batch&)>& see) {
    const std::string hash_before = hash_;
    const Batch& batch = fast_.submit(step.submission);
    const std::string lines = as_lines(fast_, batch);
    see(batch);
    if (!follower_.replay(batch.events())) return "the events do not follow one another";
    hash_ = hash_of(fast_);
    if (batch.events().empty() && hash_ != hash_before) return "the state changed without an event";
    const std::string slow = as_lines(naive_, naive_.submit(step.submission));
    if (lines != slow) return "by indexes:\n" + lines + "by the naive matcher:\n" + slow;
    if (hash_of(follower_) != hash_) return "replaying the events gives another state";
    const auto found = std::get<answer::Audit>(fast_.ask(question::Audit{}).value);
    if (!found.empty()) return "audit: " + found.front();
    return ++steps_ % 16 == 0 ? start_again() : std::string();
  }

 private:
  // Goes on with an engine restored from a snapshot, as after a crash.
  std::string start_again() {
    const std::string snapshot = fast_.snapshot();
    Engine restored;
    if (!restored.restore(snapshot)) return "the snapshot cannot be read";
    if (restored.snapshot() != snapshot) return "a restored engine takes another snapshot";
    fast_ = std::move(restored);
    return {};
  }

  Engine fast_;
  Engine naive_;
  Engine follower_;
  std::string hash_ = hash_of(fast_);
  int steps_ = 0;
};

std::string run(const std::vector<Step>& steps) {
  Trio trio;
  for (const Step& step : steps) {
    const std::string wrong = trio.take(step, [](const Batch&) {});
    if (!wrong.empty()) return wrong;
  }
  return {};
}

// Leaves out as many steps as possible while it still fails.
std::vector<Step> shrink(std::vector<Step> steps) {
  for (std::size_t part = steps.size() / 2; part > 0; part /= 2) {
    for (std::size_t from = 1; from + part <= steps.size();) {
      std::vector<Step> fewer = steps;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(from),
                  fewer.begin() + static_cast<std::ptrdiff_t>(from + part));
      if (run(fewer).empty()) {
        from += part;
      } else {
        steps = std::move(fewer);
      }
    }
  }
  return steps;
}

std::string told(const std::vector<Step>& steps) {
  Engine engine;
  std::string text;
  for (const Step& step : steps) {
    engine.submit(step.submission);
    text += as_text(step, engine.names()) + '\n';
  }
  return text + run(steps);
}

TEST(RandomWorlds, IndexesDecideAsTheNaiveMatcherAndEveryLawHolds) {
  const int first = from_environment("CORDBOARD_SEED", 1);
  const int worlds = from_environment("CORDBOARD_WORLDS", 400);
  for (int seed = first; seed < first + worlds; ++seed) {
    Dice dice(static_cast<std::uint64_t>(seed));
    Player player(dice, draw_site(dice));
    Trio trio;
    std::vector<Step> steps;
    for (int i = 0; i < 250; ++i) {
      steps.push_back(i == 0 ? player.first() : player.next(trio.engine()));
      const std::string wrong =
          trio.take(steps.back(), [&](const Batch& batch) { player.see(batch); });
      ASSERT_TRUE(wrong.empty()) << "seed " << seed << ", step " << i << ": " << wrong
                                 << "\nshrunk to\n"
                                 << told(shrink(steps));
      ASSERT_NE(trio.engine().site(), nullptr) << "seed " << seed << " draws an invalid site";
    }
  }
}

}  // namespace
}  // namespace cordboard::property
