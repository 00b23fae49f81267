// All strategies of an engine: its own and those of its host.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/strategy.h"
#include "matching/rank.h"

namespace cordboard::core {

class Strategies {
 public:
  // Copies the names. A host's strategy with the name of an engine's strategy is never found.
  explicit Strategies(std::span<const Strategy> of_host = {});

  // Returns null if no strategy has this name. The strategy lives as long as this object, and
  // survives a move of it.
  const CompiledStrategy* find(std::string_view name) const;

  // The engine's own strategies first, then the host's, in the given order.
  std::vector<std::string_view> names() const;

 private:
  std::vector<CompiledStrategy> strategies_;
};

}  // namespace cordboard::core
