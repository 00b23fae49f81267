#include "checks/admission.h"

#include "matching/eligibility.h"
#include "matching/estimate.h"
#include "state/set_up.h"

namespace cordboard::core {
namespace {

// The conversation as it would wait in another queue.
Conversation moved_to(const State& state, const Conversation& conversation, QueueId queue,
                      Time now) {
  Conversation moved = conversation;
  moved.queue = queue;
  moved.relaxed = steps_due(state.queue(queue), conversation.waiting_since, now);
  moved.needs_now = find_needs_now(state, moved);
  moved.sticky_until = {};
  moved.queued_at = now;
  moved.failed_offers = 0;
  return moved;
}

// Whether a newcomer would wait longer than the queue's `max_estimated_wait`.
bool would_wait_too_long(Router& router, const State& state, QueueId id) {
  const Queue& queue = state.queue(id);
  const auto expected = estimate(state, id, static_cast<std::int64_t>(queue.waiting),
                                 router.parallel_capacity(state, id));
  return expected && expected->p50 > queue.settings.max_estimated_wait;
}

}  // namespace

std::optional<RejectReason> reason_not_to_admit(Router& router, const State& state, Time now,
                                                Slot slot, QueueId id) {
  const Conversation newcomer = moved_to(state, state.conversations[slot], id, now);
  const Queue& queue = state.queue(id);
  const QueueSettings& settings = queue.settings;
  const bool is_closed = queue.hours && !queue.hours->is_open(now);
  if (is_closed && settings.when_closed == WhenClosed::kReject) return RejectReason::kClosed;
  if (settings.when_unstaffed != WhenUnstaffed::kQueue && !router.is_staffed(state, id)) {
    return RejectReason::kUnstaffed;
  }
  const bool is_full =
      settings.max_waiting > 0 && queue.waiting >= static_cast<std::uint64_t>(settings.max_waiting);
  const bool limits_wait = settings.max_estimated_wait.count() > 0;
  if (!is_full && !limits_wait) return std::nullopt;
  if (router.could_offer(state, now, newcomer)) return std::nullopt;
  if (is_full) return RejectReason::kQueueFull;
  if (!would_wait_too_long(router, state, id)) return std::nullopt;
  return RejectReason::kEstimatedWaitTooLong;
}

bool rejects_without_overflow(const Queue& queue, RejectReason reason) {
  return reason == RejectReason::kClosed ||
         (reason == RejectReason::kUnstaffed &&
          queue.settings.when_unstaffed == WhenUnstaffed::kReject);
}

std::optional<RejectReason> reason_to_leave_now(const State& state,
                                                const Conversation& conversation, Time now) {
  if (!conversation.is_waiting() || conversation.open_offers > 0) return std::nullopt;
  return reason_stay_is_over(state, conversation, now);
}

bool has_visited(const State& state, const Conversation& conversation, QueueId queue) {
  for (Slot at = conversation.first_visit; at != kNoSlot; at = state.visits[at].next) {
    if (state.visits[at].queue == queue) return true;
  }
  return conversation.queue == queue;
}

}  // namespace cordboard::core
