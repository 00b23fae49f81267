#include "matching/indexed_matcher.h"

#include "matching/eligibility.h"

namespace cordboard::core {

void IndexedMatcher::rebuild(const State& state, Time now) {
  looked_at_ = now;
  news_ = {};
  wake_ups_.clear();
  suitability_.rebuild(state);
  groups_.rebuild(state);
  lines_.rebuild(state);
  search_.rebuild(state);
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    update_agent(state, AgentId{index}, now);
  }
  for (const Queue& queue : state.queues) {
    for (Slot slot = queue.first_waiting; slot != kNoSlot;
         slot = state.conversations[slot].next_waiting) {
      lines_.sync(state, slot, now);
    }
  }
  suitability_.set_crowd_limits();
}

void IndexedMatcher::sync(const State& state, Time now) {
  looked_at_ = now;
  const Changes& changes = state.changes;
  if (changes.site || suitability_.is_crowded()) return rebuild(state, now);
  if (wake_ups_.are_many()) sweep_wake_ups();
  for (const Slot slot : changes.gone) lines_.leave_if_gone(state, slot, now);
  for (const Slot slot : changes.conversations) lines_.leave(state, slot);
  for (const AgentId agent : changes.agents) sync_agent(state, agent, now);
  for (const Slot slot : changes.conversations) lines_.sync(state, slot, now);
}

void IndexedMatcher::replay(const State& state, Time now) {
  sync(state, now);
  take_in_moves(state, now);
  pass_wake_ups(state, now);
}

std::optional<Match> IndexedMatcher::next_match(const State& state, Time now) {
  take_in_moves(state, now);
  if (wake_ups_.next() <= now) pass_wake_ups(state, now);
  if (!news_.any) return std::nullopt;
  return search_.next_match(state, now);
}

std::optional<AgentId> IndexedMatcher::serve_newcomer(const State& state, Time now, Slot slot) {
  const Conversation& conversation = state.conversations[slot];
  if (!lines_.is_newcomer(slot, conversation)) return std::nullopt;
  take_in_moves(state, now);
  const AgentId agent = search_.agent_for_newcomer(state, now, conversation);
  if (!agent) lines_.enter_unserved(state, slot, now);
  return agent;
}

// An agent whose load has changed while no conversation could want the capacity
// stays in the wrong set until the next search (`take_in_moves`).
void IndexedMatcher::sync_agent(const State& state, AgentId id, Time now) {
  if (!groups_.needs_move_only(state, id, now)) return update_agent(state, id, now);
  const GroupedAgent& known = groups_.agent(id);
  if (!known.ready || state.agent(id).load >= known.load) return;
  if (!lines_.could_want(id, known.group)) return;
  groups_.move_freed(state, id);
}

void IndexedMatcher::update_agent(const State& state, AgentId id, Time now) {
  const AgentGroups::Change change = groups_.update(state, id, now);
  if (change.on_duty) lines_.reconsider_preferring(state, id, now);
  if (change.became_unready) lines_.add_excluding_to_news(state);
}

void IndexedMatcher::take_in_moves(const State& state, Time now) {
  for (const Slot slot : state.changes.gone) lines_.leave_if_gone(state, slot, now);
  if (!groups_.keeps_idle_order_only()) return update_moved(state, now);
  groups_.move_all(state, state.changes.moved);
}

// noinline: keeps the uncommon case out of `take_in_moves`.
[[gnu::noinline]] void IndexedMatcher::update_moved(const State& state, Time now) {
  for (const AgentId id : state.changes.moved) update_agent(state, id, now);
}

void IndexedMatcher::pass_wake_ups(const State& state, Time now) {
  looked_at_ = now;
  while (wake_ups_.next() <= now) {
    const MatchingWakeUp wake_up = wake_ups_.pop();
    if (wake_up.agent) {
      sync_agent(state, wake_up.agent, now);
    } else {
      lines_.on_wake_up(state, wake_up.conversation, now);
    }
  }
}

void IndexedMatcher::sweep_wake_ups() {
  wake_ups_.sweep([this](const MatchingWakeUp& wake_up) {
    return wake_up.agent ? groups_.is_needed(wake_up) : lines_.is_needed(wake_up);
  });
}

// A question without a time is answered as of the latest look. The answer
// depends on the time only through wake-ups, and these have been passed.
void IndexedMatcher::catch_up(const State& state) {
  if (!state.changes.empty()) sync(state, looked_at_);
}

bool IndexedMatcher::could_offer(const State& state, Time now, const Conversation& conversation) {
  if (!state.changes.empty()) sync(state, now);
  take_in_moves(state, now);
  pass_wake_ups(state, now);
  return admits_offers(state, conversation, now) && search_.is_servable(state, now, conversation);
}

bool IndexedMatcher::is_staffed(const State& state, QueueId queue) {
  catch_up(state);
  return groups_.is_any_staff(suitability_.groups_serving(state, queue));
}

std::int64_t IndexedMatcher::parallel_capacity(const State& state, QueueId queue) {
  catch_up(state);
  Conversation plain;
  plain.queue = queue;
  const ClassId id = suitability_.class_of(state, plain);
  const std::int32_t weight = suitability_.rules(queue).weight;
  std::int64_t sum = 0;
  suitability_.requirement_class(id).groups.for_each([&](GroupId group) {
    sum +=
        std::int64_t{groups_.members(group).ready} * (suitability_.group(group).capacity / weight);
  });
  return sum;
}

}  // namespace cordboard::core
