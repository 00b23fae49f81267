// The pace of a queue, from which the wait is estimated.
//
// Two running means, each moved by one eighth of its distance to the newest observation: the time
// between two acceptances while conversations were waiting, and the time for which a conversation
// occupies its agent, from acceptance to the end of the wrap-up. Unit: 1/256 ms, so that an eighth
// of a short time is not rounded to zero.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>

#include "cordboard/time.h"

namespace cordboard::core {

struct Pace {
  std::int64_t gap = 0;      // between acceptances; 0: not observed yet
  std::int64_t holding = 0;  // occupation of an agent; 0: not observed yet
  Time last_accepted{};
  bool counting = false;  // conversations have been waiting since the last acceptance

  static constexpr std::int64_t kUnit = 256;

  void accept(Time at, bool others_wait) {
    if (counting) learn(gap, at - last_accepted);
    last_accepted = at;
    counting = others_wait;
  }
  void end_backlog() { counting = false; }
  void release(Duration held) { learn(holding, held); }

  auto persistent() { return std::tie(gap, holding, last_accepted, counting); }

 private:
  static void learn(std::int64_t& mean, Duration seen) {
    constexpr std::int64_t kLongest = std::int64_t{366} * 24 * 3600 * 1000;
    std::int64_t newest = seen.count() < kLongest ? seen.count() : kLongest;
    newest = newest > 0 ? newest * kUnit : 1;
    // Both values are at least 1, so the result is too.
    mean = mean == 0 ? newest : mean + (newest - mean) / 8;
  }
};

}  // namespace cordboard::core
