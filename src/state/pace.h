// How fast a queue moves, folded from what happened to it: the ground of the estimated wait.
//
// Two running means, each moved by an eighth of its distance to the newest observation: the time
// between two acceptances while somebody was left waiting, and the time for which a conversation
// holds its agent, from acceptance to the end of the wrap-up. Units: 1/256 ms, so that the eighths
// of short times do not vanish.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>

#include "cordboard/time.h"

namespace cordboard::core {

struct Pace {
  std::int64_t gap = 0;      // between acceptances; 0: never seen
  std::int64_t holding = 0;  // of an agent; 0: never seen
  Time last_accepted{};
  bool counting = false;  // somebody has waited ever since the last acceptance

  static constexpr std::int64_t kUnit = 256;

  void accept(Time at, bool others_wait) {
    if (counting) learn(gap, at - last_accepted);
    last_accepted = at;
    counting = others_wait;
  }
  void run_dry() { counting = false; }
  void release(Duration held) { learn(holding, held); }

  auto persistent() { return std::tie(gap, holding, last_accepted, counting); }

 private:
  static void learn(std::int64_t& mean, Duration seen) {
    constexpr std::int64_t kLongest = std::int64_t{366} * 24 * 3600 * 1000;
    std::int64_t newest = seen.count() < kLongest ? seen.count() : kLongest;
    newest = newest > 0 ? newest * kUnit : 1;
    // Both are at least 1, and so is what lies between them.
    mean = mean == 0 ? newest : mean + (newest - mean) / 8;
  }
};

}  // namespace cordboard::core
