#include "matching/rank.h"
#include "matching/strategies/best_skilled.h"
#include "matching/strategies/least_loaded.h"
#include "matching/strategies/longest_idle.h"

namespace cordboard::core {
namespace {

struct Row {
  StrategyFunction function;
  bool uses_score;
};

// In the order of the names in site.h. A strategy is one file and one line here.
constexpr Row kStrategies[] = {
    {longest_idle, false},
    {least_loaded, false},
    {best_skilled, true},
};
static_assert(std::size(kStrategies) == std::size(kStrategyNames));

}  // namespace

StrategyFunction function_of(Strategy strategy) {
  return kStrategies[static_cast<std::size_t>(strategy)].function;
}
bool uses_score(Strategy strategy) {
  return kStrategies[static_cast<std::size_t>(strategy)].uses_score;
}

}  // namespace cordboard::core
