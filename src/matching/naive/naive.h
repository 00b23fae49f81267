// The slow truth: routing by looking at every pair, straight from the rules. The indexed matcher
// must agree with it always.
#pragma once

#include <cstdint>
#include <optional>

#include "matching/match.h"
#include "matching/strategies/table.h"
#include "state/state.h"

namespace cordboard::core::naive {

// Whether the conversation, if it waits, may be offered to the agent now. It need not be in the
// tables.
bool may_offer(const State& state, Time now, const Conversation& conversation, AgentId agent);

// Whether somebody other than those excluded could take the conversation, with or without room.
bool another_serves(const State& state, Time now, const Conversation& conversation);

// The best agent for a waiting conversation now; none if it must wait.
AgentId best_agent(const State& state, const Strategies& strategies, Time now,
                   const Conversation& conversation);

// What is to be offered next: of the first servable conversation of each queue the best, to its
// best agent.
std::optional<Match> next_match(const State& state, const Strategies& strategies, Time now);

// When a gate opens by itself next: the end of a pause, of a exclusion, or of waiting for one
// agent.
std::optional<Time> next_gate(const State& state, Time now);

// The questions of `Router`.
bool could_offer(const State& state, Time now, const Conversation& conversation);
bool is_staffed(const State& state, QueueId queue);
std::int64_t places(const State& state, QueueId queue);

}  // namespace cordboard::core::naive
