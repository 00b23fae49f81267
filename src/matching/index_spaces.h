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

// Conversations of one class, in serving order.
struct Index::ConversationSpace {
  std::vector<ConversationEntry>& entries;
  const State& state;

  Links& links(Slot slot) const { return entries[slot].links; }
  bool before(Slot a, Slot b) const {
    if (entries[a].standing != entries[b].standing)
      return entries[a].standing > entries[b].standing;
    const Conversation& first = state.conversations[a];
    return precedes(state.queue(first.queue), first, state.conversations[b]);
  }
};

}  // namespace cordboard::core
