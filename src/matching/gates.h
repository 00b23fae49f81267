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

// Tells whether some agent suits the conversation, takes offers and is not excluded from it. Free
// capacity does not matter. Looks at all agents, at most once for each object.
class OtherAgents {
 public:
  // State and conversation must outlive this object and stay unchanged.
  OtherAgents(const State& state, Time now, const Conversation& conversation)
      : state_(state), now_(now), conversation_(conversation) {}

  bool can_serve();

 private:
  const State& state_;
  Time now_;
  const Conversation& conversation_;
  std::optional<bool> known_;
};

// Returns the first gate that keeps the agent from a waiting conversation, or a gate of the kind
// kNone if the conversation may be offered to the agent now. The conversation need not be in the
// tables. Not checked: whether the queue is a pull queue, how many offers are open, and whether
// another conversation comes first. `others` must be of this conversation; calls may share it.
Gate first_gate(const State& state, Time now, const Conversation& conversation, AgentId agent,
                OtherAgents& others);
inline Gate first_gate(const State& state, Time now, const Conversation& conversation,
                       AgentId agent) {
  OtherAgents others(state, now, conversation);
  return first_gate(state, now, conversation, agent, others);
}

}  // namespace cordboard::core
