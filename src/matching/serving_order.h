// Who is served before whom.
//
// Within a queue: who was given back stands at its front, the oldest first; then higher priority
// with its aging, exactly; then the queue's order. Across queues, the first of each against the
// others': higher effective priority now, then the earlier `waiting_since`, then the lower number.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// All that is added to a conversation's priority but aging.
inline std::int64_t points(const Queue& queue, const Conversation& conversation) {
  return std::int64_t{queue.settings.priority} + conversation.priority + conversation.added +
         queue.stage(conversation.relaxed).priority_add;
}

// What a conversation has of the queue's priority, apart from the part that grows alike for all of
// the queue. Higher is first. No overflow: see limits.h.
inline std::int64_t standing(const Queue& queue, const Conversation& conversation) {
  return points(queue, conversation) * Queue::kMsPerMinute -
         queue.settings.aging_per_minute * to_ms(conversation.waiting_since);
}

inline bool is_older(const Conversation& a, const Conversation& b) {
  if (a.waiting_since != b.waiting_since) return a.waiting_since < b.waiting_since;
  return a.number < b.number;
}

// Both wait in `queue`, with equal standing.
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

// The exact effective priority, in 1/60,000 point.
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
