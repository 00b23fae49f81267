// The eligibility checks between one waiting conversation and one agent, in the order in which
// `explain` names them. The naive matcher asks the same function, so the list exists once.
#pragma once

#include <cstdint>
#include <optional>

#include "cordboard/question.h"
#include "state/state.h"

namespace cordboard::core {

// A check that keeps an agent from a conversation.
struct Gate {
  RoutingGate kind = RoutingGate::kNone;
  std::optional<std::int64_t> needed{};  // units of capacity, or conversations of the queue
  std::optional<std::int64_t> has{};     // what the agent has of them
  std::optional<Time> until{};           // when the gate opens without a further event

  bool is_closed() const { return kind != RoutingGate::kNone; }
};

// Whether an agent could take a conversation who suits, takes offers and is not kept out by an
// exclusion; with or without free capacity. Looks at all agents, at most once for each object.
class OtherAgents {
 public:
  bool can_serve(const State& state, Time now, const Conversation& conversation);

 private:
  std::optional<bool> known_;
};

// Returns the first gate that keeps the agent from a waiting conversation, or a gate of the kind
// kNone if the conversation may be offered to the agent now. The conversation need not be in the
// tables. Not checked: whether the queue is a pull queue, how many offers are open, and whether
// another conversation comes first. Calls for one conversation may share `others`.
Gate first_gate(const State& state, Time now, const Conversation& conversation, AgentId agent,
                OtherAgents& others);
inline Gate first_gate(const State& state, Time now, const Conversation& conversation,
                       AgentId agent) {
  OtherAgents others;
  return first_gate(state, now, conversation, agent, others);
}

}  // namespace cordboard::core
