// Where the index keeps its links, and in which order.
#pragma once

#include "matching/index.h"
#include "matching/serving_order.h"

namespace cordboard::core {

// Agents of one profile and load: longest idle first, then the site's order.
struct Index::AgentSpace {
  std::vector<AgentEntry>& entries;
  const State& state;

  Links& links(Slot slot) const { return entries[slot].links; }
  bool before(Slot a, Slot b) const {
    if (entries[a].idle_since != entries[b].idle_since) {
      return entries[a].idle_since < entries[b].idle_since;
    }
    return state.agents[a].site_order < state.agents[b].site_order;
  }
};

// The same agents in the site's order.
struct Index::SiteOrderSpace {
  std::vector<CountedLinks>& entries;
  const State& state;

  CountedLinks& links(Slot slot) const { return entries[slot]; }
  std::uint32_t order(Slot slot) const { return state.agents[slot].site_order; }
  bool before(Slot a, Slot b) const { return order(a) < order(b); }
};

// The same agents: who has handled fewest first, then as above.
struct Index::HandledSpace {
  std::vector<HandledEntry>& entries;
  AgentSpace otherwise;

  Links& links(Slot slot) const { return entries[slot].links; }
  bool before(Slot a, Slot b) const {
    if (entries[a].handled != entries[b].handled) return entries[a].handled < entries[b].handled;
    return otherwise.before(a, b);
  }
};

// Conversations of one line, in serving order.
struct Index::ConversationSpace {
  std::vector<ConversationEntry>& entries;
  const State& state;

  Links& links(Slot slot) const { return entries[slot].links; }
  bool before(Slot a, Slot b) const {
    if (entries[a].standing != entries[b].standing)
      return entries[a].standing > entries[b].standing;
    const Conversation& first = state.conversations[a];
    if (entries[a].standing == kFront) return is_older(first, state.conversations[b]);
    return precedes(state.queue(first.queue), first, state.conversations[b]);
  }
};

}  // namespace cordboard::core
