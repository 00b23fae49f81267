// Into queues, from one to another, and out of them unserved.
#pragma once

#include <optional>

#include "decide/turn.h"

namespace cordboard::core {

// The conversation stands in the queue from now on, at the step of relaxation that its age asks
// for.
void enter_queue(Turn& turn, Slot conversation, QueueId queue, QueuedCause cause,
                 std::int32_t priority_add = 0);

// After a change of the site: whoever waits stands at the step that their age asks for.
void relax_all_due(Turn& turn);

// A newcomer: enters its queue, overflows or is turned away.
void receive(Turn& turn, Slot conversation);
// The same where the queue may turn newcomers away.
[[gnu::noinline]] void receive_if_possible(Turn& turn, Slot conversation, QueueId queue);

// Whether the queue would take in a conversation that is elsewhere yet.
bool takes_in(Turn& turn, Slot conversation, QueueId queue);

// Why a waiting conversation must leave its queue unserved now; nothing if it need not. One that is
// offered to somebody stays until that is settled.
std::optional<RejectReason> must_leave(const State& state, const Conversation& conversation,
                                       Time now);

// To where the queue overflows, and on from there, each queue once; at the end it is turned away.
void overflow(Turn& turn, Slot conversation, RejectReason reason);

// The stay is over; nothing happens while it is offered to somebody.
void on_wait_over(Turn& turn, Slot conversation);

// All of these that the last steps of the turn have touched.
void overflow_those_due(Turn& turn, const std::vector<Slot>& touched);

// The next step of relaxation is due. The time of a call back has come.
void on_relax(Turn& turn, Slot conversation);
void on_callback(Turn& turn, Slot conversation);

}  // namespace cordboard::core
