#include "engine/settle.h"

#include <algorithm>

#include "decide/agents.h"
#include "decide/offers.h"
#include "decide/queues.h"
#include "matching/naive/naive.h"

namespace cordboard::core {

void Settler::settle(Turn& turn) {
  while (true) {
    finish_leaving(turn);
    if (!turn.state().changes.empty()) {
      take_in(turn);
      if (!turn.state().changes.empty()) continue;
    }
    // A gate that opens in this very instant is open, whatever else woke us.
    index_.pass_gates(turn.state(), turn.now());
    const std::optional<Match> match = next_match(turn.state(), turn.now());
    if (!match) return;
    offer(turn, match->conversation, match->agent);
  }
}

// What has changed reaches the indexes; whoever must leave a queue for it, leaves.
void Settler::take_in(Turn& turn) {
  const State& state = turn.state();
  const Changes& changes = state.changes;
  index_.sync(state, turn.now());
  watches_.sync(state, turn.now(), turn.now());
  const auto leaves = [&](Slot slot) {
    return must_leave(state, state.conversations[slot], turn.now()).has_value();
  };
  const bool any = std::any_of(changes.conversations.begin(), changes.conversations.end(), leaves);
  if (any) touched_ = changes.conversations;
  turn.forget_changes();
  if (any) overflow_those_due(turn, touched_);
}

std::optional<Match> Settler::next_match(const State& state, Time now) {
  if (!naive_) return index_.next_match(state, now);
  index_.discard_fresh();
  return naive::next_match(state, strategies_, now);
}

std::optional<Time> Settler::next_gate(const State& state, Time now) const {
  return naive_ ? naive::next_gate(state, now) : index_.next_gate();
}

void Settler::rebuild(const State& state, Time now) {
  index_.rebuild(state, now);
  watches_.rebuild(state, now);
}

void Settler::sync(const State& state, Time now) {
  index_.sync(state, now);
  index_.pass_gates(state, now);
  watches_.sync(state, now, now + Duration{1});  // whoever made the events has done what was due
}

bool Settler::could_offer(const State& state, Time now, const Conversation& conversation) {
  return naive_ ? naive::could_offer(state, now, conversation)
                : index_.could_offer(state, now, conversation);
}

bool Settler::is_staffed(const State& state, QueueId queue) {
  return naive_ ? naive::is_staffed(state, queue) : index_.is_staffed(state, queue);
}

std::int64_t Settler::places(const State& state, QueueId queue) {
  return naive_ ? naive::places(state, queue) : index_.places(state, queue);
}

}  // namespace cordboard::core
