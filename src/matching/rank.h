// Which of several agents is the better one for a conversation: lower ranks first, a total order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "cordboard/strategy.h"
#include "cordboard/time.h"

namespace cordboard::core {

// How the agent is found whom a strategy wants.
enum class Choice : std::uint8_t {
  kOfGroups,       // prefers by what a group shares; within a group, the longest idle
  kFewestHandled,  // prefers by what each agent has handled
  kNextInTurn,     // the site's order, round and round
  kByLot,          // draws
  kOfAgents,       // prefers by anything: each agent must be asked about
};

// A strategy as routing uses it.
struct Rule {
  std::string name;
  Preference (*prefer)(const Candidate& agent) = nullptr;  // none: kNextInTurn, kByLot
  Choice choice = Choice::kOfGroups;
  bool uses_score = false;
  bool uses_rank = false;

  // Whether nobody is preferred before who has been free longest.
  bool prefers_nobody = false;

  // Whether agents of different ranks in a queue cannot be of one group there.
  bool parts_by_rank() const { return uses_rank && choice == Choice::kOfGroups; }
};

// What the rule's strategy says of an agent. Bounds keep comparisons within 64 bits; whatever a
// host's strategy says beyond them is taken for the bound.
inline Preference preference(const Rule& rule, const Candidate& agent) {
  constexpr std::int64_t kMost = std::int64_t{1} << 31;
  const Preference said = rule.prefer(agent);
  return {std::clamp(said.numerator, -kMost, kMost),
          std::clamp(said.denominator, std::int64_t{1}, kMost)};
}

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
