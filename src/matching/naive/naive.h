// The slow truth: routing by looking at every pair, straight from the rules. The indexed matcher
// must agree with it always.
#pragma once

#include <optional>

#include "matching/match.h"
#include "state/state.h"

namespace cordboard::core::naive {

// Whether the conversation may be offered to the agent now.
bool may_offer(const State& state, Time now, const Conversation& conversation, AgentId agent);

// The best agent for a waiting conversation now; none if it must wait.
AgentId best_agent(const State& state, Time now, const Conversation& conversation);

// What is to be offered next: of the first servable conversation of each queue the best, to its
// best agent.
std::optional<Match> next_match(const State& state, Time now);

// When a gate opens by itself next: the end of a pause or of a bar.
std::optional<Time> next_gate(const State& state, Time now);

}  // namespace cordboard::core::naive
