// Checks of commands that put something into a conversation: messages, files, links, calendars.
#pragma once

#include "checks/found.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"
#include "state/state.h"

namespace cordboard::core {

// The slot of a conversation in which the speaker may say something: the customer until it ends,
// agents while they take part and it is active. REQUIRES: conversation and speaker are known.
Found<Slot> find_for_speaker(const State& state, const Actor& by, ConversationId number,
                             Speaker from);

// The same for a message. A coach may write to agents, although a coach takes no part.
Found<Slot> find_for_message(const State& state, const Actor& by, ConversationId number,
                             Speaker from, Visibility readers);

// The same as `find_for_speaker`; also refuses unknown ones, and a transcript that is full.
Found<Slot> find_known_with_room(const State& state, const Actor& by, ConversationId number,
                                 Speaker from);

}  // namespace cordboard::core
