// All strategies that an engine knows: its own and those of its host.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/strategy.h"
#include "matching/rank.h"

namespace cordboard::core {

class Strategies {
 public:
  // Copies the names. A host's strategy that is called like one of the engine's is never found.
  explicit Strategies(std::span<const Strategy> of_host = {});

  // Null if there is none of that name. The rule lives as long as this, also when this is moved.
  const Rule* find(std::string_view name) const;

  // The engine's own first, then the host's, as given.
  std::vector<std::string_view> names() const;

 private:
  std::vector<Rule> rules_;
};

}  // namespace cordboard::core
