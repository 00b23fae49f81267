// The archive's part in the end of conversations and cases.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// The files of a transcript are in the archive no more.
void erase_files(State& state, const Transcript& transcript);

// Nothing is left of an item, not even in memory that waits to be used again.
void erase_item(State& state, ItemId item);

// Nothing is left of what was said and attached in a conversation.
void erase_transcripts(State& state, Conversation& conversation);

}  // namespace cordboard::core
