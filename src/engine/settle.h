// Routing after a turn: offers waiting conversations to agents with room until nothing more can be
// offered.
#pragma once

#include <optional>

#include "decide/turn.h"
#include "matching/index.h"

namespace cordboard::core {

class Settler {
 public:
  explicit Settler(bool naive) : naive_(naive) {}

  // Nobody calls the matcher: the state says who is free and who waits.
  void settle(Turn& turn);
  std::optional<Time> next_gate(const State& state, Time now) const;
  // The state was replaced, or followed from elsewhere, up to now.
  void rebuild(const State& state, Time now) { index_.rebuild(state, now); }
  void sync(const State& state, Time now) {
    index_.sync(state, now);
    index_.pass_gates(state, now);
  }
  WorkCounters work() const { return index_.work(); }

 private:
  std::optional<Match> next_match(const State& state, Time now);

  Index index_;
  bool naive_;
};

}  // namespace cordboard::core
