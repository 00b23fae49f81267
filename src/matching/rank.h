// Which of several agents is the better one for a conversation: lower ranks first, a total order.
#pragma once

#include <cstdint>

#include "cordboard/site.h"
#include "cordboard/time.h"

namespace cordboard::core {

// What a strategy may look at. All of it is the same for agents with the same skills, capacity and
// load.
struct Candidate {
  std::int32_t load = 0;
  std::int32_t capacity = 1;
  std::int32_t score = 0;  // sum of the agent's levels in the skills that the requirement names
};

// A strategy's word: a fraction, lower is better.
struct Preference {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;  // above 0
};

using StrategyFunction = Preference (*)(const Candidate&);

// The function behind a strategy's name.
StrategyFunction function_of(Strategy strategy);
// Whether the strategy looks at `score`.
bool uses_score(Strategy strategy);

struct Rank {
  Preference preference;
  Time idle_since{};
  std::int32_t load = 0;
  std::uint32_t site_order = 0;

  friend bool operator<(const Rank& a, const Rank& b) {
    const std::int64_t left = a.preference.numerator * b.preference.denominator;
    const std::int64_t right = b.preference.numerator * a.preference.denominator;
    if (left != right) return left < right;
    if (a.idle_since != b.idle_since) return a.idle_since < b.idle_since;
    if (a.load != b.load) return a.load < b.load;
    return a.site_order < b.site_order;
  }
};

}  // namespace cordboard::core
