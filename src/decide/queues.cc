#include "decide/queues.h"

#include <algorithm>
#include <vector>

#include "decide/conversations.h"
#include "decide/handlers.h"
#include "decide/permission.h"
#include "matching/eligibility.h"
#include "matching/estimate.h"
#include "state/set_up.h"

namespace cordboard::core {
namespace {

[[gnu::noinline]] void relax_if_due(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  const Queue& queue = state.queue(conversation.queue);
  const std::uint32_t due = steps_due(queue, conversation.waiting_since, turn.now());
  while (conversation.relaxed < due) {
    turn.emit(event::RequirementRelaxed{conversation.number, conversation.relaxed + 1});
  }
}

void reject(Turn& turn, Slot slot, QueueId queue, RejectReason reason) {
  const ConversationId number = turn.state().conversations[slot].number;
  turn.emit(event::ConversationRejected{number, queue, reason});
  forget_if_nothing_is_kept(turn, slot);
}

// The conversation as it would stand in another queue.
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

// Why a queue does not take a conversation in now; nothing if it does.
std::optional<RejectReason> obstacle(Turn& turn, const Conversation& newcomer) {
  const State& state = turn.state();
  const Queue& queue = state.queue(newcomer.queue);
  const QueueSettings& settings = queue.settings;
  const bool is_closed = queue.hours && !queue.hours->is_open(turn.now());
  if (is_closed && settings.when_closed == WhenClosed::kReject) return RejectReason::kClosed;
  if (settings.when_unstaffed != WhenUnstaffed::kQueue &&
      !turn.router().is_staffed(state, newcomer.queue)) {
    return RejectReason::kUnstaffed;
  }
  const bool is_full =
      settings.max_waiting > 0 && queue.waiting >= static_cast<std::uint64_t>(settings.max_waiting);
  const bool has_limit = settings.max_estimated_wait.count() > 0;
  if (!is_full && !has_limit) return std::nullopt;
  if (turn.router().could_offer(state, turn.now(), newcomer)) return std::nullopt;
  if (is_full) return RejectReason::kQueueFull;
  const auto expected = estimate(state, newcomer.queue, static_cast<std::int64_t>(queue.waiting),
                                 turn.router().places(state, newcomer.queue));
  if (!expected || expected->p50 <= settings.max_estimated_wait) return std::nullopt;
  return RejectReason::kEstimatedWaitTooLong;
}

// The same for one that is elsewhere yet, or arriving.
std::optional<RejectReason> obstacle_in(Turn& turn, Slot slot, QueueId queue) {
  const State& state = turn.state();
  return obstacle(turn, moved_to(state, state.conversations[slot], queue, turn.now()));
}

// Whether the queue turns away whom it does not take in, wherever it would overflow to.
bool is_final(const Queue& queue, RejectReason reason) {
  return reason == RejectReason::kClosed ||
         (reason == RejectReason::kUnstaffed &&
          queue.settings.when_unstaffed == WhenUnstaffed::kReject);
}

bool has_visited(const State& state, const Conversation& conversation, QueueId queue) {
  for (Slot at = conversation.first_visit; at != kNoSlot; at = state.visits[at].next) {
    if (state.visits[at].queue == queue) return true;
  }
  return conversation.queue == queue;
}

}  // namespace

void enter_queue(Turn& turn, Slot slot, QueueId queue, QueuedCause cause,
                 std::int32_t priority_add) {
  const ConversationId number = turn.state().conversations[slot].number;
  turn.emit_filled<event::ConversationQueued>([&](event::ConversationQueued& queued) {
    queued.conversation = number;
    queued.queue = queue;
    queued.cause = cause;
    if (priority_add != 0) queued.priority_add = priority_add;
  });
  if (turn.state().queue(queue).relaxes()) relax_if_due(turn, slot);
}

bool takes_in(Turn& turn, Slot slot, QueueId queue) {
  return !obstacle_in(turn, slot, queue).has_value();
}

void relax_all_due(Turn& turn) {
  const State& state = turn.state();
  state.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
    if (state.conversations[slot].is_waiting()) relax_if_due(turn, slot);
  });
}

void receive(Turn& turn, Slot slot) {
  const State& state = turn.state();
  const QueueId queue = state.conversations[slot].queue;
  if (state.queue(queue).may_turn_away) return receive_if_possible(turn, slot, queue);
  enter_queue(turn, slot, queue, QueuedCause::kArrived);
}

void receive_if_possible(Turn& turn, Slot slot, QueueId queue) {
  const State& state = turn.state();
  const auto reason = obstacle_in(turn, slot, queue);
  if (!reason) return enter_queue(turn, slot, queue, QueuedCause::kArrived);
  if (is_final(state.queue(queue), *reason)) return reject(turn, slot, queue, *reason);
  overflow(turn, slot, *reason);
}

std::optional<RejectReason> must_leave(const State& state, const Conversation& conversation,
                                       Time now) {
  if (!conversation.is_waiting() || conversation.open_offers > 0) return std::nullopt;
  return overstayed(state, conversation, now);
}

void overflow(Turn& turn, Slot slot, RejectReason reason) {
  const State& state = turn.state();
  const Conversation& conversation = state.conversations[slot];
  QueueId at = conversation.queue;
  std::int32_t added = 0;
  std::vector<QueueId> looked_into;
  while (true) {
    const QueueId next = state.queue(at).overflow_to;
    if (!next) return reject(turn, slot, at, reason);
    const bool is_known =
        std::find(looked_into.begin(), looked_into.end(), next) != looked_into.end();
    if (!state.is_listed(next) || is_known || has_visited(state, conversation, next)) {
      return reject(turn, slot, at, RejectReason::kUnroutable);
    }
    added = add_priority(added, state.queue(at).settings.overflow->priority_add);
    looked_into.push_back(next);
    const auto here = obstacle_in(turn, slot, next);
    if (!here) return enter_queue(turn, slot, next, QueuedCause::kOverflow, added);
    if (is_final(state.queue(next), *here)) return reject(turn, slot, next, *here);
    at = next;
    reason = *here;
  }
}

void on_wait_over(Turn& turn, Slot slot) {
  const auto reason = must_leave(turn.state(), turn.state().conversations[slot], turn.now());
  if (reason) overflow(turn, slot, *reason);
}

void overflow_those_due(Turn& turn, const std::vector<Slot>& touched) {
  const State& state = turn.state();
  std::vector<ConversationId> due;
  for (const Slot slot : touched) {
    const Conversation& conversation = state.conversations[slot];
    if (must_leave(state, conversation, turn.now())) due.push_back(conversation.number);
  }
  for (const ConversationId number : due) on_wait_over(turn, state.find(number));
}

void on_relax(Turn& turn, Slot slot) {
  const Conversation& conversation = turn.state().conversations[slot];
  turn.emit(event::RequirementRelaxed{conversation.number, conversation.relaxed + 1});
}

void on_callback(Turn& turn, Slot slot) {
  enter_queue(turn, slot, turn.state().conversations[slot].queue, QueuedCause::kResumed);
}

}  // namespace cordboard::core
