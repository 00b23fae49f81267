// The end of an agent's part in a chat, and what follows it.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// The agent's part is over; a wrap-up begins if the queue has one.
void end_part(Turn& turn, const Lease& lease, const Conversation& conversation, LeftCause cause);

// The limit of a wrap-up is over.
void on_wrap_up_limit(Turn& turn, Slot lease);

}  // namespace cordboard::core
