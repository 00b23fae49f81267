#include <algorithm>
#include <vector>

#include "answer/answer.h"
#include "matching/eligibility.h"
#include "matching/estimate.h"
#include "matching/naive/naive.h"
#include "matching/serving_order.h"
#include "state/set_up.h"

namespace cordboard::core {
namespace {

answer::QueueAgents agents_of(const State& state, Time now, const Queue& queue) {
  answer::QueueAgents count;
  for (std::uint32_t index = 0; index < state.agents.size(); ++index) {
    const Agent& agent = state.agents[index];
    if (!agent.is_signed_in() || !serves(state, queue.stage(0), AgentId{index})) continue;
    ++count.signed_in;
    if (!agent.takes_offers()) continue;
    ++count.ready;
    count.free += agent.has_room_for(queue.settings.weight) && agent.paused_until <= now;
  }
  return count;
}

// A new conversation without own needs, for the estimate.
Conversation newcomer(const State& state, QueueId queue, Time now) {
  Conversation made;
  made.phase = Phase::kWaiting;
  made.queue = queue;
  made.waiting_since = made.queued_at = now;
  made.relaxed = steps_due(state.queue(queue), now, now);
  return made;
}

std::optional<answer::EstimatedWait> estimated_wait(const View& view, QueueId id) {
  const State& state = view.state;
  if (naive::could_offer(state, view.now, newcomer(state, id, view.now))) {
    return answer::EstimatedWait{};
  }
  const auto ahead = static_cast<std::int64_t>(state.queue(id).waiting);
  const auto expected = estimate(state, id, ahead, naive::parallel_capacity(state, id));
  if (!expected) return std::nullopt;
  return answer::EstimatedWait{expected->p50, expected->p90};
}

}  // namespace

Answer answer_to(const View& view, const question::Queue& q) {
  const State& state = view.state;
  const Time now = view.now;
  if (q.queue.index >= state.queues.size()) return {Refusal::kUnknownQueue, {}, {}};
  const Queue& queue = state.queue(q.queue);
  if (!queue.listed && queue.waiting == 0) return {Refusal::kUnknownQueue, {}, {}};
  std::vector<const Conversation*> waiting;
  for (Slot slot = queue.first_waiting; slot != kNoSlot;
       slot = state.conversations[slot].next_waiting) {
    waiting.push_back(&state.conversations[slot]);
  }
  std::sort(waiting.begin(), waiting.end(), [&queue](const Conversation* a, const Conversation* b) {
    return before_in_queue(queue, *a, *b);
  });
  answer::Queue told;
  told.queue = q.queue;
  for (const Conversation* c : waiting) {
    const Duration waited = now - c->waiting_since;
    told.waiting.push_back({c->number, customer_key(state, c->customer),
                            shown_priority(state, now, *c), waited, state_of(*c)});
    told.longest_wait = std::max(told.longest_wait, waited);
  }
  told.agents = agents_of(state, now, queue);
  told.estimated_wait = estimated_wait(view, q.queue);
  told.statistics = queue.record.total().counts;
  return {Refusal::kNone, std::move(told), {}};
}

}  // namespace cordboard::core
