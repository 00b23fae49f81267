// The order in which waiting conversations are served.
//
// Within a queue: first the conversations that were given back, the oldest first. Then by priority
// with aging, computed exactly; then by the queue's `order`. Across queues, the first conversations
// of all queues are compared: higher effective priority now, then earlier `waiting_since`, then
// lower number.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The priority of a conversation in points, without aging.
inline std::int64_t points(const Queue& queue, const Conversation& conversation) {
  return std::int64_t{queue.settings.priority} + conversation.priority + conversation.added +
         queue.stage(conversation.relaxed).priority_add;
}

// The part of the effective priority that does not change with time: the rest grows equally for all
// conversations of the queue. Higher is first. The limits in limits.h exclude an overflow.
inline std::int64_t standing(const Queue& queue, const Conversation& conversation) {
  return points(queue, conversation) * Queue::kMsPerMinute -
         queue.settings.aging_per_minute * to_ms(conversation.waiting_since);
}

inline bool is_older(const Conversation& a, const Conversation& b) {
  if (a.waiting_since != b.waiting_since) return a.waiting_since < b.waiting_since;
  return a.number < b.number;
}

// REQUIRES: both wait in `queue`, with equal standing.
inline bool precedes(const Queue& queue, const Conversation& a, const Conversation& b) {
  switch (queue.settings.order) {
    case QueueOrder::kFifo:
      break;
    case QueueOrder::kLifo:
      return is_older(b, a);
    case QueueOrder::kDue:
      if (a.due_at != b.due_at) return a.due_at < b.due_at;
      break;
  }
  return is_older(a, b);
}

inline bool before_in_queue(const Queue& queue, const Conversation& a, const Conversation& b) {
  if (a.front != b.front) return a.front;
  if (a.front) return is_older(a, b);
  const std::int64_t standing_a = standing(queue, a);
  const std::int64_t standing_b = standing(queue, b);
  return standing_a != standing_b ? standing_a > standing_b : precedes(queue, a, b);
}

// The exact effective priority now, in 1/60,000 of a point.
inline std::int64_t effective_priority(const State& state, Time now, const Conversation& c) {
  const Queue& queue = state.queue(c.queue);
  return points(queue, c) * Queue::kMsPerMinute +
         queue.settings.aging_per_minute * (now - c.waiting_since).count();
}

inline bool before_across(const State& state, Time now, const Conversation& a,
                          const Conversation& b) {
  const std::int64_t priority_a = effective_priority(state, now, a);
  const std::int64_t priority_b = effective_priority(state, now, b);
  return priority_a != priority_b ? priority_a > priority_b : is_older(a, b);
}

}  // namespace cordboard::core
