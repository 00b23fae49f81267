// The archive's part in the end of conversations and cases.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The files of a transcript are in the archive no more.
void drop_files(State& state, const Transcript& transcript);

// Nothing is left of an item, not even in memory that waits to be used again.
void drop_item(State& state, ItemId item);

// Nothing is left of what was said and attached in a conversation.
void drop_words(State& state, Conversation& conversation);

}  // namespace cordboard::core
