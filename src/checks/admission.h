// Decides whether a queue accepts a conversation, and when a waiting conversation must leave.
#pragma once

#include <optional>

#include "cordboard/vocabulary/conversations.h"
#include "matching/router.h"
#include "state/state.h"

namespace cordboard::core {

// Returns why the queue does not admit the conversation now; nothing if it admits it. `queue` is
// the conversation's own queue or another. A full or slow queue still admits a conversation that it
// could offer at once.
std::optional<RejectReason> reason_not_to_admit(Router& router, const State& state, Time now,
                                                Slot conversation, QueueId queue);

// Whether a queue that does not admit a conversation rejects it, instead of letting it overflow.
bool rejects_without_overflow(const Queue& queue, RejectReason reason);

// Why a waiting conversation must leave its queue unserved now; nothing if it may stay. A
// conversation with an open offer stays until the offer closes.
std::optional<RejectReason> reason_to_leave_now(const State& state,
                                                const Conversation& conversation, Time now);

// Whether the conversation is in this queue, or was before it overflowed.
bool has_visited(const State& state, const Conversation& conversation, QueueId queue);

}  // namespace cordboard::core
