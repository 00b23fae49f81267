// Routing after a turn: offers waiting conversations to agents with room until nothing more can be
// offered.
#pragma once

#include <optional>
#include <vector>

#include "engine/watches.h"
#include "matching/index.h"
#include "turn/turn.h"

namespace cordboard::core {

class Settler final : public Router {
 public:
  Settler(const Strategies& strategies, bool naive)
      : strategies_(strategies), index_(strategies), naive_(naive) {}

  // Whether anything may have become possible.
  bool must_look(const Turn& turn) const { return turn.state().changes.any || is_restless_; }
  // Nobody calls the matcher: the state says who is free and who waits. Also where a gate may have
  // opened.
  void look(Turn& turn);

  // When something may be due that no timer tells of: a gate that opens, or a watch. Time::max() if
  // nothing is.
  Time next() const { return next_; }
  Time next_watch() const { return watches_.next(); }
  // Does what is watched for and due first, and looks what has become possible by it.
  void run_next_watch(Turn& turn) { watches_.run_next(turn) ? look(turn) : note_next(); }

  // The state was replaced, or followed from elsewhere, up to now.
  void rebuild(const State& state, Time now);
  void sync(const State& state, Time now);

  bool could_offer(const State& state, Time now, const Conversation& conversation) override;
  bool is_staffed(const State& state, QueueId queue) override;
  std::int64_t places(const State& state, QueueId queue) override;

  WorkCounters work() const { return index_.work(); }

 private:
  void match_all(Turn& turn);
  // A gate that opens now is passed when somebody looks; until then it is still to come.
  void note_next_gate(const State& state, Time now);
  void note_next() { next_ = gate_ < watches_.next() ? gate_ : watches_.next(); }
  bool is_one_newcomer(const Turn& turn) const;
  bool settle_newcomer(Turn& turn);
  std::optional<Match> next_match(const State& state, Time now);
  void take_in(Turn& turn);
  void let_overstayed_go(Turn& turn);
  void rebuild_rules(const State& state);

  const Strategies& strategies_;
  Index index_;
  Watches watches_;
  std::vector<Slot> touched_;
  bool anybody_may_overstay_ = false;  // some queue limits stays or offers
  // None does, nobody is watched, and this engine is not naive, since everything was looked at
  // last: a newcomer may be looked at alone.
  bool may_shorten_ = false;
  // Something may be matched though nothing has changed: the state was replaced, or this engine is
  // naive.
  bool is_restless_ = true;
  Time gate_ = Time::max();  // the next to open
  Time next_ = Time::max();
  bool naive_;
};

}  // namespace cordboard::core
