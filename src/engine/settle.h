// Settling: after each input, the engine offers waiting conversations to agents with free capacity
// until no further offer is possible. No handler calls the matcher.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "engine/derived_timers.h"
#include "matching/matcher.h"
#include "turn/turn.h"

namespace cordboard::core {

class Settler {
 public:
  // The strategies must outlive the settler. `naive`: match by looking at every pair.
  Settler(const Strategies& strategies, bool naive);

  // Answers the questions that handlers may ask.
  Router& router() { return *matcher_; }

  // Whether an offer may have become possible.
  bool must_settle(const Turn& turn) const {
    return turn.state().changes.any || matcher_->has_news();
  }
  // Makes all offers that are possible at the turn's time. Also signs out, or sets not ready, the
  // agents who asked for it and have no work left, and takes conversations that may not wait any
  // longer out of their queues.
  void settle(Turn& turn);

  // The next time at which something may be due that no timer of the state announces. Time::max()
  // if there is none.
  Time next() const { return next_; }
  // The next time at which a derived timer is due. At any other time of `next`, only `settle` is
  // due.
  Time next_derived_timer() const { return derived_timers_.next(); }
  // Runs the first derived timer and settles. REQUIRES: it is due at the turn's time.
  void run_derived_timer(Turn& turn);

  // The state was replaced.
  void rebuild(const State& state, Time now);
  // The state was changed by the events of another engine, up to now.
  void follow(const State& state, Time now);

  WorkCounters work() const { return matcher_->work(); }

 private:
  void set_next() { next_ = std::min(matcher_->next_wake_up(), derived_timers_.next()); }
  bool is_only_newcomer(const Turn& turn) const;
  bool settle_newcomer(Turn& turn);
  void settle_all(Turn& turn);
  void take_in(Turn& turn);
  void remove_overstayed(Turn& turn);
  void read_site(const State& state);

  std::unique_ptr<Matcher> matcher_;
  DerivedTimers derived_timers_;
  std::vector<Slot> touched_;      // scratch of `remove_overstayed`
  bool queues_may_expel_ = false;  // some queue has `max_offers` or `max_wait_ms`
  Time next_ = Time::max();
};

}  // namespace cordboard::core
