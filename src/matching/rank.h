// How a strategy orders agents for a conversation: a total order, lower ranks first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "cordboard/strategy.h"
#include "cordboard/time.h"

namespace cordboard::core {

// How a search finds the agent that a strategy prefers.
enum class Choice : std::uint8_t {
  kOfGroups,       // compares groups; within a group, the longest idle agent
  kFewestHandled,  // compares how many conversations each agent has handled
  kNextInTurn,     // goes round in the site's order
  kByLot,          // draws an agent at random
  kOfAgents,       // compares anything: every agent must be looked at
};

// A strategy as matching uses it.
struct CompiledStrategy {
  std::string name;
  Preference (*prefer)(const Candidate& agent) = nullptr;  // null: kNextInTurn, kByLot
  Choice choice = Choice::kOfGroups;
  bool uses_score = false;
  bool uses_rank = false;

  // Whether the strategy prefers no agent: the tie-break by idle time decides.
  bool ranks_by_idle_time_only = false;

  // Whether agents with different ranks in a queue must be in different agent groups.
  bool parts_by_rank() const { return uses_rank && choice == Choice::kOfGroups; }
};

// Returns the strategy's preference for an agent. The values are clamped, so that
// comparisons of a host's strategy stay within 64 bits.
inline Preference preference(const CompiledStrategy& strategy, const Candidate& agent) {
  constexpr std::int64_t kMost = std::int64_t{1} << 31;
  const Preference said = strategy.prefer(agent);
  return {std::clamp(said.numerator, -kMost, kMost),
          std::clamp(said.denominator, std::int64_t{1}, kMost)};
}

// The position of an agent in the order of a strategy; the lowest is chosen.
struct SortKey {
  Preference preference;
  Time idle_since{};
  std::int32_t load = 0;
  std::uint32_t site_order = 0;

  friend bool operator<(const SortKey& a, const SortKey& b) {
    const std::int64_t left = a.preference.numerator * b.preference.denominator;
    const std::int64_t right = b.preference.numerator * a.preference.denominator;
    if (left != right) return left < right;
    if (a.idle_since != b.idle_since) return a.idle_since < b.idle_since;
    if (a.load != b.load) return a.load < b.load;
    return a.site_order < b.site_order;
  }
};

}  // namespace cordboard::core
