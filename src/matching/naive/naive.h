// Matching by looking at every pair of a waiting conversation and an agent, straight from the
// rules: slow and obvious. The indexed matcher must always agree with it.
#pragma once

#include <cstdint>
#include <optional>

#include "matching/match.h"
#include "matching/strategies/table.h"
#include "state/state.h"

namespace cordboard::core::naive {

// Returns the best agent for a waiting conversation now; none if it must wait. The conversation
// need not be in the tables.
AgentId best_agent(const State& state, const Strategies& strategies, Time now,
                   const Conversation& conversation);

// Returns the next match: of each queue the first conversation that can be served, of these the
// first across queues, and its best agent.
std::optional<Match> next_match(const State& state, const Strategies& strategies, Time now);

// Returns when a gate opens next without a further event: the end of a pause, of an exclusion, of a
// wait for the preferred agent, or of a stay in a queue.
std::optional<Time> next_wake_up(const State& state, Time now);

// The questions of `Router`.
bool could_offer(const State& state, Time now, const Conversation& conversation);
bool is_staffed(const State& state, QueueId queue);
std::int64_t parallel_capacity(const State& state, QueueId queue);

}  // namespace cordboard::core::naive
