// Revokes offers that the matching has made.
#pragma once

#include "turn/turn.h"

namespace cordboard::core {

// Revokes every open offer that the matching has made of the conversation. Offers that come from an
// agent's request stay open.
void revoke_routed_offers(Turn& turn, Slot conversation, RevokeCause cause);

// The same for agents who are not suitable any more, because the needs have changed.
void revoke_unsuitable_offers(Turn& turn, Slot conversation);

}  // namespace cordboard::core
