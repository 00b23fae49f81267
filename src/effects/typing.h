// Ends typing indicators.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Ends the speaker's typing indicator in a conversation. Does nothing if none is shown.
void stop_typing(Turn& turn, Slot conversation, Speaker who);

// The same in the thread of a consultation.
void stop_typing_in_consultation(Turn& turn, Slot consultation, AgentId who);

}  // namespace cordboard::core
