// Erasing archived items and transcripts when a conversation or a case ends.
#pragma once

#include "state/state.h"

namespace cordboard::core {

// Removes the files of a transcript from the archive.
void erase_files(State& state, const Transcript& transcript);

// Removes an item and overwrites its memory, so that no part of it remains in the pool.
void erase_item(State& state, ItemId item);

// Erases the transcript of the conversation, those of its consultations, and all attached files.
// Overwrites the memory.
void erase_transcripts(State& state, Conversation& conversation);

}  // namespace cordboard::core
