#include "engine/watches.h"

#include <algorithm>

#include "checks/presence.h"
#include "effects/presence.h"
#include "effects/queues.h"
#include "matching/eligibility.h"

namespace cordboard::core {

void Watches::sync(const State& state, Time now, Time from) {
  if (state.changes.site) return rebuild(state, now);
  for (const AgentId agent : state.changes.agents) {
    watch_agent(state, agent, now, from);
  }
  if (limits_stays_) {
    if (waits_.size() < state.conversations.extent()) waits_.resize(state.conversations.extent());
    for (const Slot slot : state.changes.conversations) watch_conversation(state, slot, from);
  }
  if (heap_.size() >= many_) sweep(state);
}

void Watches::note_rules(const State& state) {
  has_schedules_ = std::any_of(state.agent_setups.begin(), state.agent_setups.end(),
                               [](const AgentSetup& setup) { return setup.schedule.has_value(); });
  limits_stays_ = std::any_of(state.queues.begin(), state.queues.end(), [](const Queue& queue) {
    return queue.settings.max_wait.count() > 0;
  });
}

void Watches::rebuild(const State& state, Time now) {
  const Time later = now + Duration{1};  // what was due by now has been done
  note_rules(state);
  heap_.clear();
  note_next();
  agents_.assign(state.agents.size(), OfAgent{});
  lost_ = 0;
  waits_.assign(state.conversations.extent(), OfConversation{});
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    watch_agent(state, AgentId{index}, now, later);
  }
  state.conversations.numbers().for_each(
      [&](std::uint64_t, Slot slot) { watch_conversation(state, slot, later); });
}

void Watches::watch_agent(const State& state, AgentId id, Time now, Time from) {
  const Agent& agent = state.agent(id);
  OfAgent& watched = agents_[id.index];
  lost_ -= watched.is_lost;
  watched.is_lost = agent.is_signed_in() && agent.lost;
  lost_ += watched.is_lost;
  if (!watched.is_lost) watched.grace = watched.requeue = Time::min();
  if (!agent.is_signed_in()) return;
  const auto& schedule = state.agent_setups[id.index].schedule;
  if (schedule && watched.schedule <= now) {
    add(watched.schedule, schedule->next_boundary(now), {{}, Kind::kSchedule, 0, id.index}, from);
  }
  if (!agent.lost) return;
  const std::uint64_t order = agent.lost_order;
  add(watched.grace, lost_grace_at(state, id), {{}, Kind::kLostGrace, order, id.index}, from);
  add(watched.requeue, lost_requeue_at(state, id), {{}, Kind::kLostRequeue, order, id.index}, from);
}

void Watches::watch_conversation(const State& state, Slot slot, Time from) {
  const Conversation& conversation = state.conversations[slot];
  OfConversation& watched = waits_[slot];
  if (watched.number != conversation.number) watched = {conversation.number, Time::min()};
  if (!conversation.is_waiting()) return;
  add(watched.over, wait_over_at(state, conversation),
      {{}, Kind::kWaitOver, 0, conversation.number.value}, from);
}

void Watches::add(Time& watched, std::optional<Time> at, Watch watch, Time from) {
  if (!at || *at == watched) return;
  watch.at = watched = *at;
  if (*at < from) return;
  heap_.push_back(watch);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
  note_next();
}

// Whose conversation has left the queue, whose agent is connected again, or signed out. An engine
// that was restored from here would not watch for it.
bool Watches::is_left_behind(const State& state, const Watch& watch) {
  if (watch.kind == Kind::kWaitOver) {
    const Slot slot = state.find(ConversationId{watch.number});
    if (slot == kNoSlot || !state.conversations[slot].is_waiting()) return true;
    return wait_over_at(state, state.conversations[slot]) != watch.at;
  }
  const AgentId id{static_cast<std::uint32_t>(watch.number)};
  const Agent& agent = state.agent(id);
  switch (watch.kind) {
    case Kind::kLostGrace:
      return agent.lost_order != watch.order || lost_grace_at(state, id) != watch.at;
    case Kind::kLostRequeue:
      return agent.lost_order != watch.order || lost_requeue_at(state, id) != watch.at;
    case Kind::kSchedule:
    case Kind::kWaitOver:
      break;
  }
  return !agent.is_signed_in();
}

// They are swept out together, once they are many.
void Watches::sweep(const State& state) {
  std::erase_if(heap_, [&](const Watch& watch) { return is_left_behind(state, watch); });
  std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
  many_ = std::max(kFew, 2 * heap_.size());
  note_next();
}

bool Watches::run_next(Turn& turn) {
  const Watch watch = heap_.front();
  std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
  heap_.pop_back();
  note_next();
  const State& state = turn.state();
  if (is_left_behind(state, watch)) return false;
  const AgentId agent{static_cast<std::uint32_t>(watch.number)};
  switch (watch.kind) {
    case Kind::kSchedule:
      on_schedule(turn, agent);
      watch_agent(state, agent, turn.now(), turn.now());
      break;
    case Kind::kLostGrace:
      on_lost_grace(turn, agent);
      break;
    case Kind::kLostRequeue:
      on_lost_requeue(turn, agent);
      break;
    case Kind::kWaitOver:
      leave_queue_if_due(turn, state.find(ConversationId{watch.number}));
      break;
  }
  return true;
}

}  // namespace cordboard::core
