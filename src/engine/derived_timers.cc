#include "engine/derived_timers.h"

#include <algorithm>

#include "checks/presence.h"
#include "effects/presence.h"
#include "effects/queues.h"
#include "matching/eligibility.h"

namespace cordboard::core {

void DerivedTimers::sync(const State& state, Time now, Time from) {
  if (state.changes.site) return rebuild(state, now);
  for (const AgentId agent : state.changes.agents) sync_agent(state, agent, now, from);
  if (limits_stays_) {
    if (conversations_.size() < state.conversations.extent()) {
      conversations_.resize(state.conversations.extent());
    }
    for (const Slot slot : state.changes.conversations) sync_conversation(state, slot, from);
  }
  if (wake_ups_.are_many()) {
    wake_ups_.sweep([&](const WakeUp& wake_up) { return !is_stale(state, wake_up); });
  }
}

void DerivedTimers::read_site(const State& state) {
  has_schedules_ = std::any_of(state.agent_setups.begin(), state.agent_setups.end(),
                               [](const AgentSetup& setup) { return setup.schedule.has_value(); });
  limits_stays_ = std::any_of(state.queues.begin(), state.queues.end(), [](const Queue& queue) {
    return queue.settings.max_wait.count() > 0;
  });
}

void DerivedTimers::rebuild(const State& state, Time now) {
  const Time from = now + Duration{1};
  read_site(state);
  wake_ups_.clear();
  agents_.assign(state.agents.size(), OfAgent{});
  lost_agents_ = 0;
  conversations_.assign(state.conversations.extent(), OfConversation{});
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    sync_agent(state, AgentId{index}, now, from);
  }
  state.conversations.numbers().for_each(
      [&](std::uint64_t, Slot slot) { sync_conversation(state, slot, from); });
}

void DerivedTimers::sync_agent(const State& state, AgentId id, Time now, Time from) {
  const Agent& agent = state.agent(id);
  OfAgent& added = agents_[id.index];
  lost_agents_ -= added.is_lost;
  added.is_lost = agent.is_signed_in() && agent.lost;
  lost_agents_ += added.is_lost;
  if (!added.is_lost) added.grace = added.requeue = Time::min();
  if (!agent.is_signed_in()) return;
  const auto& schedule = state.agent_setups[id.index].schedule;
  if (schedule && added.schedule <= now) {
    add(added.schedule, schedule->next_boundary(now), {{}, Kind::kSchedule, 0, id.index}, from);
  }
  if (!agent.lost) return;
  const std::uint64_t order = agent.lost_order;
  add(added.grace, lost_grace_at(state, id), {{}, Kind::kLostGrace, order, id.index}, from);
  add(added.requeue, lost_requeue_at(state, id), {{}, Kind::kLostRequeue, order, id.index}, from);
}

void DerivedTimers::sync_conversation(const State& state, Slot slot, Time from) {
  const Conversation& conversation = state.conversations[slot];
  OfConversation& added = conversations_[slot];
  if (added.number != conversation.number) added = {conversation.number, Time::min()};
  if (!conversation.is_waiting()) return;
  add(added.over, wait_over_at(state, conversation),
      {{}, Kind::kWaitOver, 0, conversation.number.value}, from);
}

void DerivedTimers::add(Time& added, std::optional<Time> at, WakeUp wake_up, Time from) {
  if (!at || *at == added) return;
  wake_up.at = added = *at;
  if (*at >= from) wake_ups_.add(wake_up);
}

// Whether the conversation has left the queue, or the agent is connected again or signed out. An
// engine that is restored from this state would not add the wake-up.
bool DerivedTimers::is_stale(const State& state, const WakeUp& wake_up) {
  if (wake_up.kind == Kind::kWaitOver) {
    const Slot slot = state.find(ConversationId{wake_up.number});
    if (slot == kNoSlot || !state.conversations[slot].is_waiting()) return true;
    return wait_over_at(state, state.conversations[slot]) != wake_up.at;
  }
  const AgentId id{static_cast<std::uint32_t>(wake_up.number)};
  const Agent& agent = state.agent(id);
  switch (wake_up.kind) {
    case Kind::kLostGrace:
      return agent.lost_order != wake_up.order || lost_grace_at(state, id) != wake_up.at;
    case Kind::kLostRequeue:
      return agent.lost_order != wake_up.order || lost_requeue_at(state, id) != wake_up.at;
    case Kind::kSchedule:
    case Kind::kWaitOver:
      break;
  }
  return !agent.is_signed_in();
}

bool DerivedTimers::run_next(Turn& turn) {
  const WakeUp wake_up = wake_ups_.pop();
  const State& state = turn.state();
  if (is_stale(state, wake_up)) return false;
  const AgentId agent{static_cast<std::uint32_t>(wake_up.number)};
  switch (wake_up.kind) {
    case Kind::kSchedule:
      on_schedule(turn, agent);
      sync_agent(state, agent, turn.now(), turn.now());
      break;
    case Kind::kLostGrace:
      on_lost_grace(turn, agent);
      break;
    case Kind::kLostRequeue:
      on_lost_requeue(turn, agent);
      break;
    case Kind::kWaitOver:
      leave_queue_if_due(turn, state.find(ConversationId{wake_up.number}));
      break;
  }
  return true;
}

}  // namespace cordboard::core
