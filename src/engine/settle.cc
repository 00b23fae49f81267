#include "engine/settle.h"

#include <algorithm>

#include "checks/admission.h"
#include "effects/offers.h"
#include "effects/presence.h"
#include "effects/queues.h"
#include "matching/indexed_matcher.h"
#include "matching/naive/naive_matcher.h"

namespace cordboard::core {
namespace {

std::unique_ptr<Matcher> make_matcher(const Strategies& strategies, bool naive) {
  if (naive) return std::make_unique<NaiveMatcher>(strategies);
  return std::make_unique<IndexedMatcher>(strategies);
}

}  // namespace

Settler::Settler(const Strategies& strategies, bool naive)
    : matcher_(make_matcher(strategies, naive)) {}

void Settler::settle(Turn& turn) {
  if (!is_only_newcomer(turn) || !settle_newcomer(turn)) settle_all(turn);
  set_next();
}

// Whether one conversation that begins to wait may be all that has changed: the usual case when a
// conversation arrives.
inline bool Settler::is_only_newcomer(const Turn& turn) const {
  const State& state = turn.state();
  const Changes& changes = state.changes;
  return changes.conversations.size() == 1 && changes.agents.empty() && !changes.site &&
         !queues_may_expel_ && !derived_timers_.may_need_sync() && !matcher_->has_news() &&
         matcher_->next_wake_up() > turn.now();
}

// Offers the newcomer at once, without a look at other conversations. Returns false if the changes
// are not settled by that.
inline bool Settler::settle_newcomer(Turn& turn) {
  const Slot slot = turn.state().changes.conversations.front();
  const std::optional<AgentId> agent = matcher_->serve_newcomer(turn.state(), turn.now(), slot);
  if (!agent) return false;
  turn.forget_newcomer();
  if (*agent) offer(turn, slot, *agent);
  return !turn.state().changes.any;
}

void Settler::settle_all(Turn& turn) {
  const State& state = turn.state();
  const Changes& changes = state.changes;
  while (true) {
    if (changes.any) {
      take_in(turn);
      if (!changes.empty()) continue;
    }
    // A wake-up of this very instant counts, whatever else was due.
    const bool may_match = matcher_->has_news() || matcher_->next_wake_up() <= turn.now();
    if (!may_match && !changes.are_many_moves()) return;
    const std::optional<Match> match = matcher_->next_match(state, turn.now());
    turn.forget_moves();
    if (!match) return;
    offer(turn, match->conversation, match->agent);
  }
}

// Passes the changes on to the matcher and the derived timers. What must leave, leaves.
void Settler::take_in(Turn& turn) {
  const State& state = turn.state();
  const Changes& changes = state.changes;
  bool is_leaving = false;
  bool is_lost = false;
  for (const AgentId id : changes.agents) {
    const Agent& agent = state.agent(id);
    is_leaving |= agent.draining || agent.pending;
    is_lost |= agent.lost;
  }
  if (is_leaving) finish_leaving(turn);
  if (changes.site) read_site(state);
  matcher_->sync(state, turn.now());
  if (is_lost || changes.site || derived_timers_.may_need_sync()) {
    derived_timers_.sync(state, turn.now(), turn.now());
  }
  queues_may_expel_ ? remove_overstayed(turn) : turn.forget_changes();
}

// Takes the conversations among the changes that may not wait any longer out of their queues.
void Settler::remove_overstayed(Turn& turn) {
  const State& state = turn.state();
  const auto& changed = state.changes.conversations;
  const bool any = std::any_of(changed.begin(), changed.end(), [&](Slot slot) {
    return reason_to_leave(state, state.conversations[slot], turn.now()).has_value();
  });
  if (any) touched_ = changed;
  turn.forget_changes();
  if (any) leave_queues_if_due(turn, touched_);
}

void Settler::read_site(const State& state) {
  queues_may_expel_ = std::any_of(state.queues.begin(), state.queues.end(), [](const Queue& queue) {
    return queue.settings.max_offers > 0 || queue.settings.max_wait.count() > 0;
  });
}

void Settler::run_derived_timer(Turn& turn) {
  derived_timers_.run_next(turn) ? settle(turn) : set_next();
}

void Settler::rebuild(const State& state, Time now) {
  read_site(state);
  matcher_->rebuild(state, now);
  derived_timers_.rebuild(state, now);
  set_next();
}

void Settler::follow(const State& state, Time now) {
  if (state.changes.site) read_site(state);
  matcher_->follow(state, now);
  // The other engine has run what was due by now.
  derived_timers_.sync(state, now, now + Duration{1});
  set_next();
}

}  // namespace cordboard::core
