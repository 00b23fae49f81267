#include "engine/settle.h"

#include "decide/agents.h"
#include "decide/offers.h"
#include "matching/naive/naive.h"

namespace cordboard::core {

void Settler::settle(Turn& turn) {
  while (true) {
    finish_drains(turn);
    if (!turn.state().changes.empty()) {
      index_.sync(turn.state(), turn.now());
      turn.forget_changes();
    }
    // A gate that opens in this very instant is open, whatever else woke us.
    index_.pass_gates(turn.state(), turn.now());
    const std::optional<Match> match = next_match(turn.state(), turn.now());
    if (!match) return;
    offer(turn, match->conversation, match->agent);
  }
}

std::optional<Match> Settler::next_match(const State& state, Time now) {
  if (!naive_) return index_.next_match(state, now);
  index_.discard_fresh();
  return naive::next_match(state, now);
}

std::optional<Time> Settler::next_gate(const State& state, Time now) const {
  return naive_ ? naive::next_gate(state, now) : index_.next_gate();
}

}  // namespace cordboard::core
