// The agents of one group who have free capacity, by load and then by idle time.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "state/ordered_set.h"

namespace cordboard::core {

struct GroupMembers {
  std::uint32_t ready = 0;       // agents who take offers, those of variants included
  std::uint32_t on_duty = 0;     // agents signed in who do not drain, likewise
  std::uint32_t with_room = 0;   // agents in the sets below
  std::uint64_t open_loads = 0;  // bit per load at which there are agents; the last bit: and above
  std::vector<OrderedSet> by_load;        // [load]: longest idle first
  std::vector<OrderedSet> in_site_order;  // [load]: filled if the strategy of some queue needs it
  std::vector<OrderedSet> by_handled;     // [load]: fewest handled first; likewise

  static constexpr std::size_t kLastLoad = 63;

  // An agent was added to the sets of this load.
  void add_at(std::size_t load) {
    open_loads |= std::uint64_t{1} << std::min(load, kLastLoad);
    ++with_room;
  }
  // An agent was removed from them.
  void remove_at(std::size_t load) {
    --with_room;
    // The last bit stands for several loads: it stays set until the group is empty.
    if (by_load[load].empty() && load < kLastLoad) open_loads &= ~(std::uint64_t{1} << load);
    if (with_room == 0) open_loads = 0;
  }

  // Calls `visit(load)` for each load at which there are agents, in ascending order.
  template <class Visit>
  void for_each_open_load(Visit&& visit) const {
    constexpr std::uint64_t kFurther = std::uint64_t{1} << kLastLoad;
    for (std::uint64_t left = open_loads & ~kFurther; left != 0; left &= left - 1) {
      visit(static_cast<std::size_t>(std::countr_zero(left)));
    }
    if ((open_loads & kFurther) == 0) return;
    for (std::size_t load = kLastLoad; load < by_load.size(); ++load) {
      if (!by_load[load].empty()) visit(load);
    }
  }
  // Calls `visit(load)` for each load up to `most` at which there are agents, in ascending order,
  // until it returns true. Returns whether it did.
  template <class Visit>
  bool any_open_load(std::int32_t most, Visit&& visit) const {
    for (std::uint64_t left = open_loads; left != 0; left &= left - 1) {
      auto load = static_cast<std::size_t>(std::countr_zero(left));
      if (static_cast<std::int32_t>(load) > most) return false;
      if (load < kLastLoad) {
        if (visit(load)) return true;
        continue;
      }
      for (; static_cast<std::int32_t>(load) <= most; ++load) {
        if (!by_load[load].empty() && visit(load)) return true;
      }
    }
    return false;
  }
};

}  // namespace cordboard::core
