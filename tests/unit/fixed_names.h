// A fixed list of keys, the same for each kind, for tests without an engine.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "cordboard/ids.h"

namespace cordboard {

class FixedNames final : public Names {
 public:
  std::string_view key(KeyKind, std::uint32_t index) const override { return kKeys.at(index); }
  std::uint32_t find(KeyKind, std::string_view key) const override {
    const auto found = std::find(kKeys.begin(), kKeys.end(), key);
    return found == kKeys.end() ? AgentId::kNone
                                : static_cast<std::uint32_t>(found - kKeys.begin());
  }

 private:
  static constexpr std::array<std::string_view, 6> kKeys = {"ann",   "bob",  "sales",
                                                            "lunch", "busy", "solved"};
};

inline const FixedNames kNames;
inline constexpr AgentId kAnn{0}, kBob{1};
inline constexpr QueueId kSales{2};

}  // namespace cordboard
