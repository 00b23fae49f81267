#include "engine/settle.h"

#include <algorithm>

#include "checks/admission.h"
#include "effects/offers.h"
#include "effects/presence.h"
#include "effects/queues.h"
#include "matching/naive/naive.h"

namespace cordboard::core {

void Settler::look(Turn& turn) {
  if (!is_one_newcomer(turn) || !settle_newcomer(turn)) {
    match_all(turn);
    may_shorten_ = !naive_ && !anybody_may_overstay_ && !watches_.any();
  }
  note_next_gate(turn.state(), turn.now());
}

void Settler::match_all(Turn& turn) {
  const State& state = turn.state();
  is_restless_ = naive_;
  while (true) {
    if (state.changes.any) {
      take_in(turn);
      if (!state.changes.empty()) continue;
    }
    // A gate that opens in this very instant is open, whatever else woke us.
    const bool is_gate_open = index_.next_gate() <= turn.now();
    const bool must_match = is_gate_open || naive_ || index_.has_news();
    if (!must_match && !state.changes.are_many_moves()) return;
    index_.put_right(state, turn.now());
    turn.forget_moves();
    if (is_gate_open) index_.pass_gates(state, turn.now());
    if (!must_match) return;
    const std::optional<Match> match = next_match(state, turn.now());
    if (!match) return;
    offer(turn, match->conversation, match->agent);
  }
}

void Settler::note_next_gate(const State& state, Time now) {
  gate_ = naive_ ? naive::next_gate(state, now).value_or(Time::max()) : index_.next_gate();
  note_next();
}

// Nearly always when a conversation arrives: nothing else has changed, and nobody must leave.
bool Settler::is_one_newcomer(const Turn& turn) const {
  const Changes& changes = turn.state().changes;
  return changes.conversations.size() == 1 && changes.agents.empty() && !changes.site &&
         may_shorten_ && !index_.has_news() && index_.next_gate() > turn.now();
}

// A newcomer who can be served at once never lines up, and nobody else need be looked at. False if
// it is no newcomer, or there is more to do.
bool Settler::settle_newcomer(Turn& turn) {
  const State& state = turn.state();
  const Slot slot = state.changes.conversations.front();
  if (!index_.is_newcomer(state, slot)) return false;
  index_.put_right(state, turn.now());
  const AgentId agent = index_.agent_for_newcomer(state, slot, turn.now());
  turn.forget_newcomer();
  if (!agent) {
    index_.line_up_newcomer(state, slot, turn.now());
    return true;
  }
  offer(turn, slot, agent);
  return !state.changes.any;
}

// What has changed reaches the indexes; whoever must leave, leaves.
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
  if (changes.site) rebuild_rules(state);
  index_.sync(state, turn.now());
  if (is_lost || changes.site || watches_.any()) watches_.sync(state, turn.now(), turn.now());
  if (!anybody_may_overstay_) return turn.forget_changes();
  let_overstayed_go(turn);
}

void Settler::let_overstayed_go(Turn& turn) {
  const State& state = turn.state();
  const auto& changed = state.changes.conversations;
  const bool any = std::any_of(changed.begin(), changed.end(), [&](Slot slot) {
    return reason_to_leave(state, state.conversations[slot], turn.now()).has_value();
  });
  if (any) touched_ = changed;
  turn.forget_changes();
  if (any) leave_queues_if_due(turn, touched_);
}

void Settler::rebuild_rules(const State& state) {
  anybody_may_overstay_ =
      std::any_of(state.queues.begin(), state.queues.end(), [](const Queue& queue) {
        return queue.settings.max_offers > 0 || queue.settings.max_wait.count() > 0;
      });
}

std::optional<Match> Settler::next_match(const State& state, Time now) {
  if (!naive_) return index_.next_match(state, now);
  index_.discard_news();
  return naive::next_match(state, strategies_, now);
}

void Settler::rebuild(const State& state, Time now) {
  rebuild_rules(state);
  index_.rebuild(state, now);
  watches_.rebuild(state, now);
  is_restless_ = true;
  may_shorten_ = false;
  note_next_gate(state, now);
}

void Settler::sync(const State& state, Time now) {
  if (state.changes.site) rebuild_rules(state);
  index_.sync(state, now);
  index_.put_right(state, now);
  index_.pass_gates(state, now);
  watches_.sync(state, now, now + Duration{1});  // whoever made the events has done what was due
  is_restless_ = true;
  may_shorten_ = false;
  note_next_gate(state, now);
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
