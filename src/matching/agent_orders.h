// The orders in which the sets of agent groups keep their agents. Each is a `Space` as OrderedSet
// describes it.
#pragma once

#include <cstdint>
#include <vector>

#include "matching/suitability.h"
#include "state/ordered_set.h"
#include "state/state.h"

namespace cordboard::core {

// An agent as AgentGroups knows it. The size is a power of two, so that an agent is found by one
// shift.
struct alignas(64) GroupedAgent {
  Links links;
  Time idle_since{};
  GroupId group = kNoSlot;   // perhaps a variant
  GroupId origin = kNoSlot;  // the group without capped queues
  std::int32_t load = 0;     // as it was last read, in the sets or not
  Time pause_wake_up{};      // the end of a pause for which a wake-up was added
  bool in_sets = false;      // is in the sets of the group: takes offers and has free capacity
  bool ready = false;        // takes offers, is perhaps paused
  bool on_duty = false;      // is signed in and does not drain
  bool paused = false;
  bool is_news = false;  // is in News::agents
};

struct HandledCount {
  Links links;
  std::uint64_t handled = 0;
};

// Longest idle first, then the site's order. `Agents` is a vector of GroupedAgent, const or not.
template <class Agents>
struct IdleOrder {
  Agents& agents;
  const State& state;

  auto& links(Slot slot) const { return agents[slot].links; }
  bool before(Slot a, Slot b) const {
    if (agents[a].idle_since != agents[b].idle_since) {
      return agents[a].idle_since < agents[b].idle_since;
    }
    return state.agents[a].site_order < state.agents[b].site_order;
  }
};
template <class Agents>
IdleOrder(Agents&, const State&) -> IdleOrder<Agents>;

// The site's order. `Agents` is a vector of CountedLinks.
template <class Agents>
struct SiteOrder {
  Agents& agents;
  const State& state;

  auto& links(Slot slot) const { return agents[slot]; }
  std::uint32_t order(Slot slot) const { return state.agents[slot].site_order; }
  bool before(Slot a, Slot b) const { return order(a) < order(b); }
};
template <class Agents>
SiteOrder(Agents&, const State&) -> SiteOrder<Agents>;

// Fewest handled first, then by IdleOrder. `Counts` is a vector of HandledCount.
template <class Counts, class Agents>
struct HandledOrder {
  Counts& counts;
  IdleOrder<Agents> otherwise;

  auto& links(Slot slot) const { return counts[slot].links; }
  bool before(Slot a, Slot b) const {
    if (counts[a].handled != counts[b].handled) return counts[a].handled < counts[b].handled;
    return otherwise.before(a, b);
  }
};
template <class Counts, class Agents>
HandledOrder(Counts&, IdleOrder<Agents>) -> HandledOrder<Counts, Agents>;

}  // namespace cordboard::core
