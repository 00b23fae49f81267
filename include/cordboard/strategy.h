// The extension point of routing: a strategy of the host's own beside those of the engine.
//
//   Preference fewest_years(const Candidate& agent) { return {years_of(agent.agent)}; }
//   constexpr Strategy kOwn[] = {{"fewest_years", fewest_years, LooksAt::kAgent}};
//   Engine engine({.strategies = kOwn});  // and queue.strategy = "fewest_years" in the site
//
// A strategy is a name and a pure function: the same candidate must always be preferred alike, on
// every machine, or a restored engine decides otherwise than the one before. Whole numbers only.
// Whoever is equal after it is told apart by the engine: longest idle, then fewer units in use,
// then the site's order, so that the order is total. Hosts that are content with the strategies of
// `site.h` need not include this.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "cordboard/ids.h"
#include "cordboard/time.h"

namespace cordboard {

// An agent who may be offered the conversation, as a strategy sees them.
struct Candidate {
  static constexpr std::int32_t kNoRank = std::numeric_limits<std::int32_t>::max();

  std::int32_t load = 0;        // units in use
  std::int32_t capacity = 1;    // units
  std::int32_t score = 0;       // sum of the levels in the skills that the requirement names
  std::int32_t rank = kNoRank;  // in the queue
  AgentId agent{};
  std::uint32_t site_order = 0;  // place among the site's agents
  std::uint64_t handled = 0;     // accepted since the last sign-in
  Time idle_since{};             // since becoming ready, the last acceptance, chat or wrap-up
};

// A strategy's word: a fraction, the lower the better. The numerator within ± 2^31, the denominator
// from 1 to 2^31; what lies beyond is taken for the bound.
struct Preference {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

// What a strategy looks at decides what a match costs. `kGroup`: load, capacity, score and rank
// alone, which agents share (nothing else is filled in): the cost grows with the number of distinct
// ones. `kAgent`: anything; then each agent with room who could serve is looked at for each offer.
enum class LooksAt : std::uint8_t { kGroup, kAgent };

struct Strategy {
  std::string_view name;  // a key; must not be one of the engine's own
  Preference (*prefer)(const Candidate& agent) = nullptr;
  LooksAt looks_at = LooksAt::kGroup;
};

}  // namespace cordboard
