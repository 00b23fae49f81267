// Putting conversations before agents, and what comes of it.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// Offers a waiting conversation to an agent with room; where the queue says so, it is accepted at
// once.
void offer(Turn& turn, Slot conversation, AgentId agent);

// The offer was not answered in time.
void on_offer_expiry(Turn& turn, Slot lease);

}  // namespace cordboard::core
