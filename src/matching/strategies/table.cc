#include "matching/strategies/table.h"

#include "cordboard/site.h"
#include "describe/assert.h"
#include "matching/strategies/best_skilled.h"
#include "matching/strategies/fewest_handled.h"
#include "matching/strategies/least_loaded.h"
#include "matching/strategies/longest_idle.h"
#include "matching/strategies/random.h"
#include "matching/strategies/ranked.h"
#include "matching/strategies/round_robin.h"

namespace cordboard::core {
namespace {

struct Row {
  std::string_view name;
  Preference (*prefer)(const Candidate& agent);
  Choice choice;
  bool uses_score;
  bool uses_rank;
};

// A new strategy needs one file, and one line here.
constexpr Row kOwnStrategies[] = {
    {strategy::kLongestIdle, longest_idle, Choice::kOfGroups, false, false},
    {strategy::kLeastLoaded, least_loaded, Choice::kOfGroups, false, false},
    {strategy::kRoundRobin, nullptr, Choice::kNextInTurn, false, false},
    {strategy::kBestSkilled, best_skilled, Choice::kOfGroups, true, false},
    {strategy::kFewestHandled, fewest_handled, Choice::kFewestHandled, false, false},
    {strategy::kRanked, ranked, Choice::kOfGroups, false, true},
    {strategy::kRandom, nullptr, Choice::kByLot, false, false},
};

}  // namespace

Strategies::Strategies(std::span<const Strategy> of_host) {
  for (const Row& row : kOwnStrategies) {
    strategies_.push_back({std::string(row.name), row.prefer, row.choice, row.uses_score,
                           row.uses_rank, row.prefer == longest_idle});
  }
  for (const Strategy& added : of_host) {
    CORDBOARD_ASSERT(added.prefer != nullptr);
    const Choice choice = added.looks_at == LooksAt::kGroup ? Choice::kOfGroups : Choice::kOfAgents;
    strategies_.push_back({std::string(added.name), added.prefer, choice, true, true});
  }
}

const CompiledStrategy* Strategies::find(std::string_view name) const {
  for (const CompiledStrategy& strategy : strategies_) {
    if (strategy.name == name) return &strategy;
  }
  return nullptr;
}

std::vector<std::string_view> Strategies::names() const {
  std::vector<std::string_view> all;
  for (const CompiledStrategy& strategy : strategies_) all.push_back(strategy.name);
  return all;
}

}  // namespace cordboard::core
