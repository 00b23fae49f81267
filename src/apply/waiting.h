// Standing in a queue, and what a conversation collects there.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The conversation leaves its queue's waiting list.
void leave_queue(State& state, Slot conversation);

// Step `step` of its queue's relaxation holds for it, and the timer of the next one is armed.
void relax_to(State& state, Slot conversation, std::uint32_t step);

// After a change of the queue's settings: nobody who waits stands at a later step than its age asks
// for. Further ones are events of their own. All
// who wait count as changed.
void relax_anew(State& state, Queue& queue, Time now);

// Changes what a conversation asks for beside its queue.
void ask_for(State& state, Slot conversation, const Requirement* needs);

// It asks for nothing any more.
void drop_needs(State& state, Conversation& conversation);

// For a while an agent is not offered the conversation again; bars that are over make way.
void bar(State& state, Slot conversation, Bar fresh, Time at);

// The same for who declined it or gave it back, and at first even if there is nobody else.
void bar_refuser(State& state, Slot conversation, AgentId agent, Time at);

}  // namespace cordboard::core
